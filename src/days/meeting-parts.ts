import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { type TeamMeeting, TeamMeetingPerson, TeamMeetingStaff } from '../contacts/team-meeting.entity.js';
import { byName } from '../persons/by-name.js';
import { Enrolment } from '../persons/person.entity.js';
import type { AccessedPerson, PersonAccess, RequestedRecord } from '../persons/person-access.js';
import { isOn } from '../platform/dates/periods.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { HeldMeeting } from './team-meeting.type.js';

/** An enrolment in the team of a meeting, with whose it is. */
export type ReviewedEnrolment = RequestedRecord & AccessedPerson & { enrolment: Enrolment };

const rowOf = (enrolment: Enrolment, meetingId: string | null) => ({
  recordType: 'team_meeting',
  recordId: meetingId,
  keptByTeamId: enrolment.teamId,
  person: enrolment.person,
  enrolment,
});

/** Whose enrolments these are, as far as the actor may know. */
export async function knownOf(
  manager: EntityManager,
  personAccess: PersonAccess,
  actor: Actor,
  meetingId: string,
  enrolmentIds: readonly string[],
): Promise<ReviewedEnrolment[]> {
  const enrolments = await manager.find(Enrolment, {
    where: { id: In([...enrolmentIds]) },
    relations: { person: true },
  });
  const asked = enrolments.map((enrolment) => rowOf(enrolment, meetingId));
  return personAccess.readable(manager, actor, 'contact.read', asked);
}

/** The enrolments of those who were gone through. */
export async function reviewedAt(manager: EntityManager, meetingId: string): Promise<string[]> {
  return (await manager.findBy(TeamMeetingPerson, { meetingId })).map(({ enrolmentId }) => enrolmentId);
}

/**
 * The enrolments on a day of the persons who are named.
 * @param personIds null where it is everybody whom the actor knows of
 * @throws DomainError INVALID when the actor knows of no such enrolment of one of them
 */
export async function enrolmentsOfDay(
  manager: EntityManager,
  personAccess: PersonAccess,
  actor: Actor,
  { teamId, day, personIds }: { teamId: string; day: string; personIds: readonly string[] | null },
): Promise<ReviewedEnrolment[]> {
  const enrolments = await manager.find(Enrolment, {
    where: { teamId, ...(personIds && { personId: In([...personIds]) }), voidedAt: IsNull() },
    relations: { person: true },
  });
  const asked = enrolments
    .filter((enrolment) => isOn(day, enrolment))
    .map((enrolment) => rowOf(enrolment, null));
  const found = await personAccess.readable(manager, actor, 'contact.write', asked);
  const known = new Set(found.map(({ person }) => person.id));
  if (personIds?.some((id) => !known.has(id)))
    throw invalid([{ path: 'personIds', code: 'notEnrolledThen' }]);
  return found;
}

/**
 * A meeting with its parts, those who may be shown logged.
 * @param earlier enrolments of those who are named in its history, to be shown by name too
 */
export async function heldMeeting(
  manager: EntityManager,
  personAccess: PersonAccess,
  actor: Actor,
  meeting: TeamMeeting,
  earlier: readonly string[] = [],
): Promise<HeldMeeting> {
  const { id: meetingId } = meeting;
  const reviewed = await reviewedAt(manager, meetingId);
  const shown = await knownOf(manager, personAccess, actor, meetingId, [...reviewed, ...earlier]);
  await personAccess.logList(manager, actor, shown);
  const known = shown
    .sort(byName(actor.locale))
    .map(({ person: { id, givenName, familyName }, enrolment }) => ({
      id,
      name: `${givenName} ${familyName}`,
      enrolmentId: enrolment.id,
    }));
  const staff = await manager.find(TeamMeetingStaff, {
    where: { meetingId },
    relations: { staffMember: true },
    order: { staffMember: { name: 'ASC' } },
  });
  return Object.assign(meeting, {
    staff: staff.map(({ staffMember }) => staffMember),
    persons: known.filter(({ enrolmentId }) => reviewed.includes(enrolmentId)),
    known,
    named: reviewed.length,
  });
}
