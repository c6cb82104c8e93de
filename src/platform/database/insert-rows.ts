import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

/** Few enough that no table has more values in them than one statement may bind: 32,766 on SQLite. */
const ROWS_A_STATEMENT = 80;

/**
 * Inserts any number of rows, in the order given, in as many statements as that takes. Nothing is read back into them:
 * TypeORM would read a column with a default back by place in the list, and on SQLite the rows come in another order.
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(start, start + ROWS_A_STATEMENT))
      .updateEntity(false)
      .execute();
}
