import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before the first spec: makes a folder in which each process keeps the migrated database that its specs copy. */
export default function makeTemplates() {
  process.env.TEST_TEMPLATES = mkdtempSync(join(tmpdir(), 'teamkompass-templates-'));
}
