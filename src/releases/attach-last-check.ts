import { type EntityManager, In } from 'typeorm';
import { AccessLogEntry, LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { sql } from '../platform/database/sql.js';
import { placesOf } from '../teams/places-of-entries.js';
import type { PlanCopy } from './plan-copy.entity.js';

const LAST = `SELECT MAX(number) AS number FROM audit_log_entry
  WHERE record_type = 'plan_copy' AND record_id IN (:...ids) AND action = '${LoggedAction.CHECK}' GROUP BY record_id`;

/** Says of each copy when somebody last asked whether its sheet holds, and who, as the log has it. */
export async function attachLastCheck(manager: EntityManager, copies: readonly PlanCopy[]): Promise<void> {
  if (copies.length === 0) return;
  const rows = await sql<{ number: number }>(manager, LAST, { ids: copies.map(({ id }) => id) });
  const entries = await manager.findBy(AccessLogEntry, { number: In(rows.map(({ number }) => number)) });
  const places = await placesOf(manager, entries);
  const entryOf = new Map(entries.map((entry) => [entry.recordId, entry]));
  for (const copy of copies) {
    const entry = entryOf.get(copy.id);
    copy.lastCheck = entry && {
      at: entry.at,
      actorRoles: entry.actorRoles,
      place: places.placeOf(entry) ?? places.employerOf(entry),
    };
  }
}
