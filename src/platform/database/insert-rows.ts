import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

/** Few enough for what SQLite may bind, and so many that a statement's own cost does not matter. */
const VALUES_A_STATEMENT = 1000;

/**
 * Inserts any number of rows, in the order given. A column that no row names gets its default, and one that some name
 * is empty where they do not.
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { driver, options } = manager.connection;
  const { tableName, columns: all } = manager.connection.getMetadata(entity);
  const columns = all.filter(({ propertyName }) => rows.some((row) => propertyName in row));
  const into = `INSERT INTO ${driver.escape(tableName)} (${columns.map(({ databaseName }) => driver.escape(databaseName))})`;
  const valueIn = (row: ObjectLiteral, column: ColumnMetadata): unknown =>
    driver.preparePersistentValue(row[column.propertyName], column) ?? null;
  if (options.type === 'postgres') {
    // Its time goes to parameters, so it gets one for each column.
    const lists = columns.map((column, at) => `$${at + 1}::${driver.normalizeType(column)}[]`);
    const values = columns.map((column) => rows.map((row) => valueIn(row, column)));
    await manager.query(`${into} SELECT * FROM unnest(${lists})`, values);
    return;
  }
  // Of one length, so that the statement is prepared once.
  const size = Math.floor(VALUES_A_STATEMENT / columns.length);
  const places = `(${columns.map(() => '?')})`;
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    const values = part.flatMap((row) => columns.map((column) => valueIn(row, column)));
    await manager.query(`${into} VALUES ${part.map(() => places)}`, values);
  }
}
