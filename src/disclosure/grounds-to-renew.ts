import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { addDays } from '../platform/dates/civil-date.js';

const DAYS = 30;

/** The first and last of the last days that are reminded of on a day: 30 before it, and 30 after. */
export const renewalDays = (day: string) => ({ day, first: addDays(day, -DAYS), last: addDays(day, DAYS) });

/**
 * Grounds that end soon, or have ended lately, and that no later one to the same receiver takes over from. A later
 * one that the person has withdrawn is their last word: what ended before it is not reminded of.
 */
export const TO_RENEW = `ground.withdrawn_at IS NULL AND ground.from_date <= :day
  AND ground.to_date >= :first AND ground.to_date <= :last
  AND NOT EXISTS (SELECT 1 FROM ground later WHERE later.person_id = ground.person_id
    AND later.receiver_id = ground.receiver_id
    AND COALESCE(later.receiver_unit_id, '') = COALESCE(ground.receiver_unit_id, '')
    AND later.to_date > ground.to_date AND (later.withdrawn_at IS NULL OR ground.to_date < :day))`;

/** Those of one person, with who reads on them and their last day, YYYY-MM-DD; the earliest first. */
export function groundsToRenew(
  manager: EntityManager,
  personId: string,
  day: string,
): Promise<{ receiver: string; toDate: string }[]> {
  return sql(
    manager,
    `SELECT COALESCE(unit.name, principal.name) AS "receiver", CAST(ground.to_date AS text) AS "toDate"
       FROM ground JOIN principal ON principal.id = ground.receiver_id
       LEFT JOIN unit ON unit.id = ground.receiver_unit_id
      WHERE ground.person_id = :personId AND ${TO_RENEW}
      ORDER BY ground.to_date, ground.id`,
    { personId, ...renewalDays(day) },
  );
}
