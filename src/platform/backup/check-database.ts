import type { DataSourceOptions, EntityManager } from 'typeorm';
import type { Verdict } from '../access-log/verify-chain.js';
import { verifyLog } from '../access-log/verify-log.js';
import type { DatabasePlace } from '../database/data-source-options.js';
import { readSnapshot } from '../database/read-snapshot.js';
import { sql } from '../database/sql.js';
import { StartRefused } from '../database/start-refused.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * Reads a whole database: that its file is sound, that every reference leads somewhere, and what its log looks like.
 * @throws StartRefused where the file is damaged
 */
export function checkDatabase(place: DatabasePlace, entities: Entities): Promise<Verdict> {
  return readSnapshot(place, entities, checkIn);
}

/** The same within a snapshot that is open already. */
export async function checkIn(manager: EntityManager): Promise<Verdict> {
  if (manager.connection.options.type !== 'postgres') await checkFile(manager);
  return verifyLog(manager);
}

async function checkFile(manager: EntityManager): Promise<void> {
  const found = await sql<{ integrity_check: string }>(manager, 'PRAGMA integrity_check');
  const words = found.map(({ integrity_check }) => integrity_check);
  if (words.join() !== 'ok') throw new StartRefused(`The file is damaged:\n${words.slice(0, 5).join('\n')}`);
  const [orphan] = await sql<{ table: string }>(manager, 'PRAGMA foreign_key_check');
  if (orphan)
    throw new StartRefused(`The file is damaged: a row of ${orphan.table} refers to one that is not there.`);
}
