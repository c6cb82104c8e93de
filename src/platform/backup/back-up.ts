import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Verdict } from '../access-log/verify-chain.js';
import { type DatabasePlace, dataSourceOptions, sqlitePathOf } from '../database/data-source-options.js';
import { requireReadable } from '../database/prepare-database.js';
import { copySqlite, createPrivate, removeSqlite } from '../database/sqlite-file.js';
import { StartRefused } from '../database/start-refused.js';
import { putInPlace } from '../database/write-whole.js';
import { checkDatabase, checkIn } from './check-database.js';
import { manifestOf, removeManifest, sha256Of, writeManifest } from './manifest.js';
import { runPostgresTool } from './postgres-tools.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * Writes one moment of a database to a file, whole or not at all, while others read and write. It is read through once more
 * before it gets its name, and its manifest lies beside it.
 * @returns what the log in it looks like; one that is not whole is kept too
 * @throws StartRefused
 */
export async function backUp(place: DatabasePlace, entities: Entities, file: string): Promise<Verdict> {
  for (const one of [file, manifestOf(file)])
    if (existsSync(one)) throw new StartRefused(`${one} is there already. A backup overwrites nothing.`);
  if (!existsSync(dirname(file))) throw new StartRefused(`There is no folder ${dirname(file)}.`);
  await requireReadable(place);
  const unfinished = `${file}.unfinished`;
  try {
    const verdict = await (place.DATABASE_URL
      ? dumpPostgres(place, entities, unfinished)
      : copyFile(place, entities, unfinished));
    await writeManifest(file, {
      madeAt: new Date().toISOString(),
      database: place.DATABASE_URL ? 'postgres' : 'sqlite',
      sha256: await sha256Of(unfinished),
      logHead: verdict.head,
    });
    await putInPlace(unfinished, file);
    return verdict;
  } catch (error) {
    removeManifest(file);
    throw error;
  } finally {
    removeSqlite(unfinished);
  }
}

function copyFile(place: DatabasePlace, entities: Entities, file: string): Promise<Verdict> {
  copySqlite(sqlitePathOf(place), file);
  return checkDatabase({ SQLITE_PATH: file }, entities);
}

/** The log is read in the very moment that is dumped. */
async function dumpPostgres(place: DatabasePlace, entities: Entities, file: string): Promise<Verdict> {
  createPrivate(file);
  const source = await new DataSource(dataSourceOptions(place, entities)).initialize();
  try {
    return await source.transaction('REPEATABLE READ', async (manager) => {
      const [{ snapshot }] = await manager.query('SELECT pg_export_snapshot() AS snapshot');
      const args = ['--format=custom', `--snapshot=${snapshot}`, `--file=${file}`];
      await runPostgresTool('pg_dump', args, place.DATABASE_URL!);
      return checkIn(manager);
    });
  } finally {
    await source.destroy();
  }
}
