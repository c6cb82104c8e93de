import type { EntityManager } from 'typeorm';

/**
 * Runs one statement with `:name` parameters (`:...names` for a list) on either database.
 * @returns the rows as plain objects, columns named as the statement names them
 */
export async function sql<Row>(
  manager: EntityManager,
  statement: string,
  parameters: Record<string, unknown> = {},
): Promise<Row[]> {
  const [query, values] = manager.connection.driver.escapeQueryWithParameters(statement, parameters);
  return manager.query(query, values);
}

/** Whether a statement finds any row. */
export async function isAny(
  manager: EntityManager,
  statement: string,
  parameters: Record<string, unknown>,
): Promise<boolean> {
  return (await sql(manager, `${statement} LIMIT 1`, parameters)).length > 0;
}
