import type { ChildProcess } from 'node:child_process';
import { statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Client } from 'pg';
import type { DatabasePlace } from '../../src/platform/database/data-source-options.js';
import { killMigration, makeOlderDatabase } from './migration-kill.js';
import { makeWorld } from './world.js';

/** Once something of the newer shape has been written, and before it is kept. */
async function killMidway(child: ChildProcess, { SQLITE_PATH, DATABASE_URL }: DatabasePlace): Promise<void> {
  if (DATABASE_URL) return killWaiting(child, DATABASE_URL);
  const log = `${basename(SQLITE_PATH)}-wal`;
  const watcher = watch(dirname(SQLITE_PATH), (_, name) => {
    if (name !== log || !statSync(`${SQLITE_PATH}-wal`, { throwIfNoEntry: false })?.size) return;
    watcher.close();
    child.kill('SIGKILL');
  });
}

/** Keeps it waiting for a table of the last migration but one. */
async function killWaiting(child: ChildProcess, connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE audit');
  const waiting =
    'SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';
  while ((await client.query(waiting)).rowCount === 0);
  child.kill('SIGKILL');
  await client.end();
}

describe('an upgrade that is killed', () => {
  it.each(['migrate', 'server'] as const)(
    'by %s leaves the older shape or the newest, and the next comes to the end',
    async (program) => {
      const world = await makeWorld();
      const older = await makeOlderDatabase(world, 4);
      const { faults } = await killMigration(older, program, killMidway);
      expect(faults).toEqual([]);
      await older.database.drop();
      await world.database.drop();
    },
  );
});
