import type { DataSourceOptions, EntityManager } from 'typeorm';
import { describeVerdict } from '../audit-log/describe-verdict.js';
import type { ChainLink } from '../audit-log/hash-entry.js';
import { verifyLog } from '../audit-log/verify-log.js';
import { type DatabasePlace } from '../database/data-source-options.js';
import { readSnapshot } from '../database/read-snapshot.js';
import { sql } from '../database/sql.js';
import { StartRefused } from '../database/start-refused.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * Reads a whole database: that its file is sound, that every reference leads somewhere, and that the log is whole.
 * @param expected a head of the log that must be in it
 * @returns the head of the log
 * @throws StartRefused
 */
export function checkDatabase(
  place: DatabasePlace,
  entities: Entities,
  expected?: ChainLink,
): Promise<ChainLink> {
  return readSnapshot(place, entities, (manager) => checkIn(manager, expected));
}

/** The same within a snapshot that is open already. */
export async function checkIn(manager: EntityManager, expected?: ChainLink): Promise<ChainLink> {
  if (manager.connection.options.type !== 'postgres') await checkFile(manager);
  const verdict = await verifyLog(manager, expected);
  if (verdict.fault) throw new StartRefused(describeVerdict(verdict));
  return verdict.head;
}

async function checkFile(manager: EntityManager): Promise<void> {
  const found = await sql<{ integrity_check: string }>(manager, 'PRAGMA integrity_check');
  const words = found.map(({ integrity_check }) => integrity_check);
  if (words.join() !== 'ok') throw new StartRefused(`The file is damaged:\n${words.slice(0, 5).join('\n')}`);
  const [orphan] = await sql<{ table: string }>(manager, 'PRAGMA foreign_key_check');
  if (orphan)
    throw new StartRefused(`The file is damaged: a row of ${orphan.table} refers to one that is not there.`);
}
