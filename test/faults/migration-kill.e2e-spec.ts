import type { ChildProcess } from 'node:child_process';
import { statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Client } from 'pg';
import type { DatabasePlace } from '../../src/platform/database/data-source-options.js';
import { killMigration, makeOlderDatabase, type OlderDatabase } from './migration-kill.js';
import { makeWorld, type World } from './world.js';

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

/** Keeps it waiting for the tables that all that is about people or about audits refers to. */
async function killWaiting(child: ChildProcess, connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE person, audit');
  const waiting =
    'SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';
  while ((await client.query(waiting)).rowCount === 0);
  child.kill('SIGKILL');
  await client.end();
}

/** So many that one of them, which makes own pages, refers to people: it is that which is kept waiting. */
const SINCE_OWN_PAGES = 17;

let world: World;
let older: OlderDatabase;
beforeAll(async () => {
  world = await makeWorld();
  older = await makeOlderDatabase(world, SINCE_OWN_PAGES);
});
afterAll(async () => {
  await older.database.drop();
  await world.database.drop();
});

describe('an upgrade that is killed', () => {
  it.each(['migrate', 'server'] as const)(
    'by %s leaves the older shape or the newest, and the next comes to the end',
    async (program) => {
      const { faults, figures } = await killMigration(older, program, killMidway);
      expect(faults).toEqual([]);
      // A command may come to its end on SQLite before it is seen to write.
      if (program === 'server' || process.env.DATABASE_URL) expect(figures['killed in time']).toBe(1);
    },
  );
});
