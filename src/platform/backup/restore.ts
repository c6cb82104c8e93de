import { existsSync, statSync } from 'node:fs';
import type { DataSourceOptions } from 'typeorm';
import type { ChainLink } from '../access-log/hash-entry.js';
import { writeHeadNote } from '../access-log/head-note.js';
import type { Verdict } from '../access-log/verify-chain.js';
import { type DatabasePlace, sqlitePathOf } from '../database/data-source-options.js';
import { migrate, Shape, shapeOf } from '../database/migrate.js';
import {
  copySqlite,
  noteBeside,
  removeBeside,
  removeSqlite,
  renameSqlite,
  requireWholeFile,
  restoredTo,
  SqliteClaim,
} from '../database/sqlite-file.js';
import { StartRefused } from '../database/start-refused.js';
import { putInPlace } from '../database/write-whole.js';
import { checkDatabase } from './check-database.js';
import { readManifest } from './manifest.js';
import { runPostgresTool } from './postgres-tools.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/** What became of a restore. */
export interface Restored {
  /** What the log that was restored looks like. */
  verdict: Verdict;
  /** When the backup was made, where its manifest lay beside it. */
  madeAt?: string;
  /** Where the database that stood there before lies now. */
  putAside?: string;
}

/**
 * Puts a backup in the place of the database, once it has been found whole; what stood there before is put aside. On PostgreSQL
 * the database must be empty.
 * @param isIncomplete takes a copy of a file that a server was writing to, of which the latest rows are missing
 * @throws StartRefused
 */
export async function restore(
  place: DatabasePlace,
  entities: Entities,
  file: string,
  { isIncomplete }: { isIncomplete: boolean },
): Promise<Restored> {
  if (!existsSync(file) || statSync(file).size === 0)
    throw new StartRefused(`There is no backup in ${file}. Nothing was done.`);
  const manifest = await readManifest(file);
  const restored = await (place.DATABASE_URL
    ? restorePostgres(place, entities, file, manifest?.logHead)
    : restoreSqlite(place, entities, file, { isIncomplete, logHead: manifest?.logHead }));
  return { ...restored, madeAt: manifest?.madeAt };
}

async function restoreSqlite(
  place: DatabasePlace,
  entities: Entities,
  file: string,
  { isIncomplete, logHead: expected }: { isIncomplete: boolean; logHead?: ChainLink },
): Promise<Restored> {
  if (!isIncomplete) requireWholeFile(file);
  const path = sqlitePathOf(place);
  const claim = SqliteClaim.of(path);
  try {
    const verdict = await makeWhole(file, restoredTo(path), entities, expected);
    const putAside = `${path}.before-${new Date().toISOString().replaceAll(':', '.')}`;
    try {
      renameSqlite(path, putAside);
      await putInPlace(restoredTo(path), path);
      await writeHeadNote(noteBeside(path), { ...verdict.head, at: new Date().toISOString() });
    } catch (error) {
      throw new StartRefused(
        `The restore of ${path} was broken off: ${(error as Error).message}. What stood there before may lie in ${putAside}. Do it again.`,
      );
    }
    return { verdict, putAside: existsSync(putAside) ? putAside : undefined };
  } finally {
    claim.release();
  }
}

/** Copies a database to a file of its own, in its newest shape, and reads it through. @returns what its log is like */
async function makeWhole(
  file: string,
  copy: string,
  entities: Entities,
  expected?: ChainLink,
): Promise<Verdict> {
  const place = { SQLITE_PATH: copy };
  try {
    copySqlite(file, copy);
    if ((await shapeOf(place)) === Shape.EMPTY)
      throw new StartRefused(`${file} is no database of Teamkompass. Nothing was done with it.`);
    await migrate(place);
    const verdict = await checkRestored(place, entities, expected);
    removeBeside(copy);
    return verdict;
  } catch (error) {
    removeSqlite(copy);
    throw error;
  }
}

async function restorePostgres(
  place: DatabasePlace,
  entities: Entities,
  file: string,
  expected?: ChainLink,
): Promise<Restored> {
  if ((await shapeOf(place)) !== Shape.EMPTY)
    throw new StartRefused(
      'The database is not empty. Create a new one, and name it in DATABASE_URL: a restore overwrites nothing.',
    );
  // Comments are those of extensions, which only their owner may write.
  const args = [
    '--single-transaction',
    '--exit-on-error',
    '--no-owner',
    '--no-privileges',
    '--no-comments',
    // Which is the one in its environment.
    '--dbname=',
    file,
  ];
  await runPostgresTool('pg_restore', args, place.DATABASE_URL!);
  try {
    await migrate(place);
    return { verdict: await checkRestored(place, entities, expected) };
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    throw new StartRefused(`${error.message}\nWhat was read in is left in the database: drop that database.`);
  }
}

/** @param expected the head of the log as it was when the backup was made */
async function checkRestored(
  place: DatabasePlace,
  entities: Entities,
  expected?: ChainLink,
): Promise<Verdict> {
  const verdict = await checkDatabase(place, entities);
  if (expected && verdict.head.hash !== expected.hash)
    throw new StartRefused('What was restored is not what was backed up: its log ends in another row.');
  return verdict;
}
