import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { sql } from './sql.js';

/**
 * Makes others who would change the row wait until this transaction ends, so that what was read before writing
 * still holds. SQLite has one writer anyway.
 */
export async function lockRow(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  id: string,
): Promise<void> {
  if (manager.connection.options.type !== 'postgres') return;
  const { tableName } = manager.connection.getMetadata(entity);
  await sql(manager, `SELECT id FROM ${tableName} WHERE id = :id FOR NO KEY UPDATE`, { id });
}
