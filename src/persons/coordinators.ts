import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { addDays } from '../platform/dates/civil-date.js';
import { goesOn, type Spell } from '../platform/dates/periods.js';
import { isEmployed } from '../teams/members-on.js';
import { EnrolmentCoordinator } from './support.entity.js';

/** The condition, in SQL, that a `coordinator` coordinates on a day. Whoever has left does for nobody, whatever was written. */
export const coordinatesOn = (day: string): string =>
  `${holdsOn(day, 'coordinator')} AND ${isEmployed(day, 'coordinator.staff_member_id')}`;

/**
 * The days after this one from which others are to coordinate, the first first.
 * @param lastDay of the enrolment, when it ends: nobody takes over after it
 */
export function plannedChanges(day: string, periods: readonly Spell[], lastDay: string | null): string[] {
  const days = periods.flatMap(({ fromDate, toDate }) =>
    toDate === null || toDate === lastDay ? [fromDate] : [fromDate, addDays(toDate, 1)],
  );
  return [...new Set(days)].filter((planned) => planned > day).sort();
}

/**
 * From which day on a further change can be made: after the changes that are planned, and at the earliest on the day.
 * @param lastDay of the enrolment, when it ends: nobody takes over after it
 */
export function nextChangeFrom(day: string, periods: readonly Spell[], lastDay: string | null): string {
  return plannedChanges(day, periods, lastDay).at(-1) ?? day;
}

/**
 * Lets exactly these members of staff coordinate from a day on. Who coordinated before and is not among them does so for
 * the last time the day before; a row that had not begun by then goes.
 * @param by who wrote it; null for a file, which the log tells of
 */
export async function changeCoordinatorsFrom(
  manager: EntityManager,
  enrolmentId: string,
  staffIds: readonly string[],
  day: string,
  by: Pick<Actor, 'accountId' | 'name'> | null,
): Promise<void> {
  const rows = await manager.findBy(EnrolmentCoordinator, { enrolmentId });
  const current = rows.filter((row) => goesOn(day, row));
  for (const { id, staffMemberId, fromDate } of current) {
    if (staffIds.includes(staffMemberId)) continue;
    const end = by && { endedAt: new Date(), endedBy: by.accountId, endedByName: by.name };
    if (fromDate < day)
      await manager.update(EnrolmentCoordinator, { id }, { toDate: addDays(day, -1), ...end });
    else await manager.delete(EnrolmentCoordinator, { id });
  }
  const known = new Set(current.map(({ staffMemberId }) => staffMemberId));
  const begin = by && { recordedAt: new Date(), recordedBy: by.accountId, recordedByName: by.name };
  for (const staffMemberId of new Set(staffIds))
    if (!known.has(staffMemberId))
      await manager.insert(EnrolmentCoordinator, {
        ...coordinatorFrom(enrolmentId, staffMemberId, day),
        ...begin,
      });
}

/** The row of a member of staff who coordinates from a day on. */
export const coordinatorFrom = (enrolmentId: string, staffMemberId: string, fromDate: string) => ({
  id: randomUUID(),
  enrolmentId,
  staffMemberId,
  fromDate,
  toDate: null,
});

/**
 * Puts right who coordinates: these do so for as long as the person has been enrolled, or since they last did.
 * @param earlierFrom the first day of the enrolment as it was
 */
export async function correctCoordinators(
  manager: EntityManager,
  enrolment: { id: string; fromDate: string },
  staffIds: readonly string[],
  earlierFrom: string,
): Promise<void> {
  const { id: enrolmentId, fromDate } = enrolment;
  const rows = await manager.findBy(EnrolmentCoordinator, { enrolmentId });
  const ended = rows.filter(({ toDate }) => toDate !== null);
  for (const row of rows) {
    if (row.toDate === null && !staffIds.includes(row.staffMemberId))
      await manager.delete(EnrolmentCoordinator, { id: row.id });
    else if (row.fromDate === earlierFrom && fromDate !== earlierFrom && goesOn(fromDate, row))
      await manager.update(EnrolmentCoordinator, { id: row.id }, { fromDate });
  }
  const open = rows.filter(({ toDate }) => toDate === null).map(({ staffMemberId }) => staffMemberId);
  for (const staffMemberId of new Set(staffIds)) {
    if (open.includes(staffMemberId)) continue;
    const last = ended.filter((row) => row.staffMemberId === staffMemberId).map(({ toDate }) => toDate!);
    const day = [fromDate, ...last.map((toDate) => addDays(toDate, 1))].sort().at(-1)!;
    await manager.insert(EnrolmentCoordinator, coordinatorFrom(enrolmentId, staffMemberId, day));
  }
}
