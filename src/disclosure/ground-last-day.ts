import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';

/** The last day of a ground that something was allowed on, YYYY-MM-DD. */
export async function lastDayOf(manager: EntityManager, groundId: string): Promise<string | null> {
  const [ground] = await sql<{ toDate: string }>(
    manager,
    'SELECT CAST(to_date AS text) AS "toDate" FROM ground WHERE id = :groundId',
    { groundId },
  );
  return ground?.toDate ?? null;
}
