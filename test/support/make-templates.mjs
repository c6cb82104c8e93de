import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before the first spec: builds the programs that some specs start, and makes a folder in which each process keeps the
 * migrated database that its specs copy.
 */
export default function makeTemplates() {
  execFileSync('npm', ['run', '--silent', 'build', '--', '--quiet']);
  process.env.TEST_TEMPLATES = mkdtempSync(join(tmpdir(), 'teamkompass-templates-'));
}
