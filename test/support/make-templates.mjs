import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files in it wait for no disk, as PostgreSQL does not in tests either. */
const MEMORY = '/dev/shm';
const ROOM = 1_000_000_000;

/**
 * Before the first spec: makes a folder in which each process keeps the databases of its applications, and the migrated one that
 * they are copies of.
 */
export default function makeTemplates() {
  process.env.TEST_TEMPLATES = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'teamkompass-templates-'));
}

function hasRoom() {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM;
}
