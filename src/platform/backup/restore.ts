import { existsSync, renameSync, rmSync } from 'node:fs';
import type { DataSourceOptions } from 'typeorm';
import type { ChainLink } from '../audit-log/hash-entry.js';
import { writeHeadNote } from '../audit-log/head-note.js';
import { noteFileOf } from '../audit-log/log-head-note.js';
import type { Verdict } from '../audit-log/verify-chain.js';
import { type DatabasePlace, sqlitePathOf } from '../database/data-source-options.js';
import { migrate, Shape, shapeOf } from '../database/migrate.js';
import { copySqlite, headerOf, requireWholeFile, SqliteClaim } from '../database/sqlite-file.js';
import { StartRefused } from '../database/start-refused.js';
import { checkDatabase } from './check-database.js';
import { readManifest } from './manifest.js';
import { runPostgresTool } from './postgres-tools.js';
import { putInPlace } from './write-whole.js';

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
  if (!existsSync(file)) throw new StartRefused(`There is no file ${file}.`);
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
  const unfinished = `${path}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    copySqlite(file, unfinished);
    await migrate({ SQLITE_PATH: unfinished });
    const verdict = await checkRestored({ SQLITE_PATH: unfinished }, entities, expected);
    const putAside = headerOf(path) && putAsideOf(path);
    putInPlace(unfinished, path);
    await writeHeadNote(noteFileOf(place)!, { ...verdict.head, at: new Date().toISOString() });
    return { verdict, putAside };
  } finally {
    rmSync(unfinished, { force: true });
    claim.release();
  }
}

/** With all that lies beside the file. @returns its new name */
function putAsideOf(path: string): string {
  const putAside = `${path}.before-${new Date().toISOString().replaceAll(':', '.')}`;
  for (const suffix of ['-wal', '-shm', '.log-head', ''])
    if (existsSync(path + suffix)) renameSync(path + suffix, putAside + suffix);
  return putAside;
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
    file,
  ];
  await runPostgresTool('pg_restore', args, place.DATABASE_URL!);
  await migrate(place);
  return { verdict: await checkRestored(place, entities, expected) };
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
