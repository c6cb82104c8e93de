import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { sql } from './sql.js';

/**
 * Makes others who would change the row wait until this transaction ends, so that what is read after this still holds
 * when it is written upon. SQLite has one writer anyway.
 */
export function lockRow(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  id: string,
): Promise<void> {
  return lockRows(manager, entity, [id]);
}

/** The same of several, in the order of their ids, so that two who lock the same rows never wait for each other. */
export async function lockRows(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  ids: readonly string[],
): Promise<void> {
  if (manager.connection.options.type !== 'postgres' || ids.length === 0) return;
  const { tableName } = manager.connection.getMetadata(entity);
  const rows = `SELECT id FROM ${tableName} WHERE id IN (:...ids) ORDER BY id`;
  await sql(manager, `${rows} FOR NO KEY UPDATE`, { ids });
}
