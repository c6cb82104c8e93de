import { type EntityManager, IsNull, Not } from 'typeorm';
import { addDays } from '../../platform/dates/civil-date.js';
import { startOfDay, today } from '../../platform/dates/today.js';
import { AmendedRecord, Correction } from '../amendment.entity.js';
import { Enrolment } from '../person.entity.js';
import { PersonNumber } from '../person-number.entity.js';

/**
 * The one of these teams of an owner in which the person was last, as long as the card says what it knew: no other team has
 * the person today, and where one has had them since, the card has not changed since and their identity is not protected.
 * The same is asked of the database whether there is such a person or not.
 */
export async function formerTeam(
  manager: EntityManager,
  ownerId: string,
  teamIds: readonly string[],
  personId: string,
): Promise<string | undefined> {
  const day = today();
  const enrolments = await manager.find(Enrolment, {
    where: { personId, ownerId },
    relations: { person: true },
  });
  const corrections = await manager.findBy(Correction, { personId, recordType: AmendedRecord.PERSON });
  const numbers = await manager.findBy(PersonNumber, { personId, endedAt: Not(IsNull()) });
  const isOwn = ({ teamId }: Enrolment) => teamIds.includes(teamId);
  const [last] = enrolments
    .filter((enrolment) => isOwn(enrolment) && enrolment.fromDate <= day)
    .map((enrolment) => ({ ...enrolment, left: leftAt(enrolment) }))
    .sort((one, other) => other.left.getTime() - one.left.getTime());
  if (!last) return undefined;
  const { left, teamId, person } = last;
  // One that was voided counts: who voided it had the person, and may have written on the card.
  const since = enrolments.filter(
    (enrolment) => !isOwn(enrolment) && (enrolment.toDate === null || enrolment.toDate >= today(left)),
  );
  const isAnothers = since.some(
    ({ voidedAt, fromDate, toDate }) =>
      voidedAt === null && fromDate <= day && (toDate === null || toDate >= day),
  );
  const isChanged =
    person.protectedIdentity ||
    corrections.some(({ recordedAt }) => recordedAt >= left) ||
    numbers.some(({ endedAt }) => endedAt! >= left);
  return since.length > 0 && (isAnothers || isChanged) ? undefined : teamId;
}

/** When the team had the person no longer; now, while it has. */
function leftAt({ voidedAt, toDate }: Enrolment): Date {
  const ends = [voidedAt ?? new Date(), ...(toDate === null ? [] : [startOfDay(addDays(toDate, 1))])];
  return new Date(Math.min(...ends.map(Number)));
}
