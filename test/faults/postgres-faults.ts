import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresServer } from '../support/postgres-server.mjs';
import { createTestDatabase } from '../support/test-database.js';
import { startServer } from './built.js';
import { inspect } from './holdings.js';
import { Told } from './ledger.js';
import type { Report } from './report.js';
import type { SmallDisk } from './small-disk.js';
import type { Running } from './under-load.js';
import type { World } from './world.js';

/** Ends the server of PostgreSQL, in one way or another, and starts it again. */
export const restartPostgres =
  (postgres: PostgresServer) =>
  async ({ random }: Running): Promise<void> => {
    await postgres.restart(random.pick(['fast', 'immediate', 'kill'] as const));
  };

/** PostgreSQL holds its connections, and answers nothing for a while. */
export const freezePostgres =
  (postgres: PostgresServer) =>
  async ({ random }: Running): Promise<void> => {
    postgres.freeze();
    await setTimeout(random.whole(1000, 40_000));
    postgres.thaw();
  };

/** One of several servers is killed; the others go on. */
export async function killOther({ others: [other], load }: Running): Promise<void> {
  await other!.kill();
  await load.answers(5);
}

/** Somebody has begun a transaction by hand, has locked the head of the log, and has gone for coffee. */
export const forgetLock =
  ({ database }: World) =>
  async ({ load, random }: Running): Promise<void> => {
    const forgotten = new Client({ connectionString: database.environment.DATABASE_URL });
    await forgotten.connect();
    await forgotten.query('BEGIN');
    await forgotten.query('SELECT * FROM audit_log_head FOR UPDATE');
    await load.answers(random.whole(2, 8), Told.UNAVAILABLE);
    await forgotten.end();
  };

/** Takes the space from PostgreSQL itself, which may then end; whoever keeps it starts it again. */
export const fillPostgresDisk =
  (postgres: PostgresServer, disk?: SmallDisk) =>
  async ({ load, server, fault }: Running): Promise<void> => {
    if (!disk) return fault('NOT TRIED: nothing may be mounted here');
    disk.fill(server.pid);
    await load.answers(5, Told.UNAVAILABLE);
    disk.giveBack(server.pid);
    if (!postgres.isRunning) await postgres.start();
  };

/** Two servers that start at the same time on an empty database. */
export async function startTogether(): Promise<Report> {
  const database = await createTestDatabase();
  const { environment } = database;
  const started = await Promise.allSettled([
    startServer({ ...environment }),
    startServer({ ...environment }),
  ]);
  const faults = started.flatMap((one) => (one.status === 'rejected' ? [`${one.reason.message}`] : []));
  for (const one of started) if (one.status === 'fulfilled') await one.value.kill();
  if (faults.length === 0) faults.push(...(await inspect(environment)).faults);
  await database.drop();
  return { faults, figures: {}, longestMs: 0 };
}
