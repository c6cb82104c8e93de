import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';

/** Whether the person has another enrolment in the team on any day from the first to the last; null is for ever. */
export async function hasOverlap(
  manager: EntityManager,
  enrolment: { id: string; teamId: string; personId: string; fromDate: string; toDate: string | null },
): Promise<boolean> {
  const { id, teamId, personId, fromDate, toDate } = enrolment;
  const rows = await sql(
    manager,
    `SELECT id FROM enrolment WHERE team_id = :teamId AND person_id = :personId AND voided_at IS NULL
      AND id <> :id AND from_date <= :last AND (to_date IS NULL OR to_date >= :fromDate)`,
    { id, teamId, personId, fromDate, last: toDate ?? '9999-12-31' },
  );
  return rows.length > 0;
}
