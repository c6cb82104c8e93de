import type { EntityManager } from 'typeorm';
import { isAny } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { LeavingReason } from './person-kinds.js';

const BEGAN_AFTER = (day: string) =>
  `SELECT 1 FROM enrolment later WHERE later.person_id = :personId AND later.voided_at IS NULL AND later.from_date > ${day}`;

const DIED = `SELECT 1 FROM enrolment died WHERE died.person_id = :personId AND died.voided_at IS NULL
  AND died.leaving_reason = '${LeavingReason.DECEASED}' AND NOT EXISTS (${BEGAN_AFTER('died.to_date')})`;

/** Whether a team took somebody in after a day, on which they can then not have died. */
export const livedAfter = (manager: EntityManager, personId: string, day: string): Promise<boolean> =>
  isAny(manager, BEGAN_AFTER(':day'), { personId, day });

/** @throws DomainError INVALID when an enrolment is to end with a death that is to come, or before one that began later */
export async function requireDeath(
  manager: EntityManager,
  { personId, toDate }: { personId: string; toDate: string },
): Promise<void> {
  if (toDate > today()) throw invalid([{ path: 'toDate', code: 'dayInFuture' }]);
  if (await livedAfter(manager, personId, toDate)) throw invalid([{ path: 'toDate', code: 'livedAfter' }]);
}

/** @throws DomainError INVALID when an enrolment has ended with the death of the person, and no team took them in after it */
export async function requireAlive(
  manager: EntityManager,
  personId: string,
  path = 'personId',
): Promise<void> {
  if (await isAny(manager, DIED, { personId })) throw invalid([{ path, code: 'personHasDied' }]);
}
