import type { ChildProcess } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { type DatabasePlace } from '../../src/platform/database/data-source-options.js';
import { copyDatabase, type TestDatabase } from '../support/test-database.js';
import { runCommand, startServer } from './built.js';
import { inspect } from './holdings.js';
import type { Report } from './report.js';
import { appliedIn, makeOlder, shapeOf } from './shape.js';
import type { World } from './world.js';

/** A database of an older shape, and what becomes of it when nobody is killed. */
export interface OlderDatabase {
  database: TestDatabase;
  applied: number;
  newest: { applied: number; shape: string[]; ms: number };
}

/** @param migrations how many it lacks */
export async function makeOlderDatabase(world: World, migrations: number): Promise<OlderDatabase> {
  const database = await copyDatabase(world.database);
  await makeOlder(database.environment, migrations);
  const control = await copyDatabase(database);
  const begun = performance.now();
  const { status, stderr } = await runCommand(['migrate'], { ...control.environment });
  if (status !== 0) throw new Error(stderr);
  const ms = performance.now() - begun;
  const newest = {
    applied: await appliedIn(control.environment),
    shape: await shapeOf(control.environment),
    ms,
  };
  await control.drop();
  return { database, applied: await appliedIn(database.environment), newest };
}

/**
 * Kills whoever brings a database to its newest shape, and looks whether it has the older shape or the newest, and nothing between;
 * and whether the next that tries comes to the end.
 * @param kill told of the program, and of the database, when it has been started
 */
export async function killMigration(
  older: OlderDatabase,
  program: 'migrate' | 'server',
  kill: (child: ChildProcess, place: DatabasePlace) => unknown,
): Promise<Report> {
  const database = await copyDatabase(older.database);
  const { environment } = database;
  const faults: string[] = [];
  try {
    const isKilled = await (program === 'migrate' ? migrateKilled : startKilled)(environment, (child) =>
      kill(child, environment),
    );
    const applied = await appliedIn(environment);
    if (applied !== older.applied && applied !== older.newest.applied)
      faults.push(`HALF: ${applied} migrations`);
    const { status, stderr } = await runCommand(['migrate'], { ...environment });
    if (status !== 0) faults.push(`NOT BROUGHT TO AN END: ${stderr}`);
    if (!isDeepStrictEqual(await shapeOf(environment), older.newest.shape)) faults.push('ANOTHER SHAPE');
    faults.push(...(await inspect(environment)).faults);
    const isDone = applied === older.newest.applied;
    return {
      faults,
      figures: { 'killed in time': Number(isKilled), 'had come to the end': Number(isDone) },
      longestMs: 0,
    };
  } finally {
    await database.drop();
  }
}

type Started = (child: ChildProcess) => unknown;

async function migrateKilled(environment: TestDatabase['environment'], kill: Started): Promise<boolean> {
  const { signal } = await runCommand(['migrate'], { ...environment }, kill);
  return signal === 'SIGKILL';
}

async function startKilled(environment: TestDatabase['environment'], kill: Started): Promise<boolean> {
  try {
    await (await startServer({ ...environment }, kill)).kill();
    return false;
  } catch {
    return true;
  }
}
