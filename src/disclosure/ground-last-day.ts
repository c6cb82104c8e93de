import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';

/** The last days of grounds that something was allowed on, YYYY-MM-DD, by their ids. */
export async function lastDaysOf(
  manager: EntityManager,
  groundIds: readonly string[],
): Promise<Map<string, string>> {
  if (groundIds.length === 0) return new Map();
  const grounds = await sql<{ id: string; toDate: string }>(
    manager,
    'SELECT id, CAST(to_date AS text) AS "toDate" FROM ground WHERE id IN (:...groundIds)',
    { groundIds: [...new Set(groundIds)] },
  );
  return new Map(grounds.map(({ id, toDate }) => [id, toDate]));
}
