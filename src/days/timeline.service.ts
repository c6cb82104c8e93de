import { Injectable } from '@nestjs/common';
import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Contact } from '../contacts/contact.entity.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { Intervention } from '../contacts/intervention.entity.js';
import { TeamMeeting, TeamMeetingStaff } from '../contacts/team-meeting.entity.js';
import { Enrolment, type Person } from '../persons/person.entity.js';
import { type AuthorisedPerson, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { TeamAccess } from '../teams/team-access.js';
import { attachStaff } from './contact-parts.js';
import { type TimelineEntry, TimelineKind } from './timeline.type.js';

/** Where each kind of entry is found: of these enrolments, its day and what puts it in order within the day. */
const SOURCES: Record<TimelineKind, string> = {
  CONTACT: `SELECT id, date AS day, time FROM contact WHERE enrolment_id IN (:...enrolments)`,
  MEETING: `SELECT id, date AS day, time FROM team_meeting JOIN team_meeting_person reviewed ON reviewed.meeting_id = team_meeting.id
             WHERE reviewed.enrolment_id IN (:...enrolments)`,
  HOSPITAL_EPISODE: `SELECT id, admitted_on AS day, '' AS time FROM hospital_episode WHERE enrolment_id IN (:...enrolments)`,
  INTERVENTION: `SELECT id, offered_on AS day, '' AS time FROM intervention WHERE enrolment_id IN (:...enrolments)`,
  ENROLMENT: `SELECT id, from_date AS day, '' AS time FROM enrolment WHERE id IN (:...enrolments)`,
};

/** What the field of an entry holds. */
const RECORDS: Record<TimelineKind, [field: keyof TimelineEntry, entity: EntityTarget<ObjectLiteral>]> = {
  CONTACT: ['contact', Contact],
  MEETING: ['meeting', TeamMeeting],
  HOSPITAL_EPISODE: ['hospitalEpisode', HospitalEpisode],
  INTERVENTION: ['intervention', Intervention],
  ENROLMENT: ['enrolment', Enrolment],
};

/** What a team has on record of one person, in order of time. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
  ) {}

  /**
   * One page of the enrolments in the teams where the actor works, the newest first, with what was voided.
   * @param kinds all where none is said
   * @returns with the teams, of those, where the person is enrolled now
   * @throws DomainError NOT_FOUND
   */
  read(
    actor: Actor,
    personId: string,
    kinds: readonly TimelineKind[],
    page: PageInput,
  ): Promise<PageOf<TimelineEntry> & AuthorisedPerson & { teamIds: string[] }> {
    return this.unitOfWork.run(async (manager) => {
      const asked = { recordType: 'contact', recordId: null };
      const accessed = await this.personAccess.authorise(manager, actor, personId, 'contact.read', asked);
      const teamId = In(this.teamAccess.ownTeamIds(actor, 'contact.read'));
      const enrolments = await manager.findBy(Enrolment, { personId, teamId });
      const wanted = kinds.length > 0 ? kinds : Object.values(TimelineKind);
      const { entries, total } = await entriesOf(
        manager,
        enrolments.map(({ id }) => id),
        wanted,
        page,
      );
      for (const kind of wanted) await attachRecords(manager, kind, entries);
      await attachOwnPart(manager, accessed.person, entries);
      const shown = entries.map(({ kind, id }) => ({
        ...accessed,
        recordType: TABLE_OF[kind],
        recordId: id,
      }));
      await this.personAccess.log(manager, actor, accessed, { ...asked, action: LoggedAction.LIST });
      await this.personAccess.logList(manager, actor, shown);
      const current = enrolments.filter(({ toDate, voidedAt }) => toDate === null && !voidedAt);
      return { ...accessed, items: entries, total, teamIds: current.map((one) => one.teamId) };
    });
  }
}

const TABLE_OF: Record<TimelineKind, string> = {
  CONTACT: 'contact',
  MEETING: 'team_meeting',
  HOSPITAL_EPISODE: 'hospital_episode',
  INTERVENTION: 'intervention',
  ENROLMENT: 'enrolment',
};

async function entriesOf(
  manager: EntityManager,
  enrolmentIds: readonly string[],
  kinds: readonly TimelineKind[],
  { page, size }: PageInput,
): Promise<{ entries: TimelineEntry[]; total: number }> {
  const all = kinds
    .map((kind) => `SELECT '${kind}' AS kind, one.* FROM (${SOURCES[kind]}) one`)
    .join(' UNION ALL ');
  // A list cannot be empty; nobody has an empty id.
  const enrolments = ['', ...enrolmentIds];
  const [counted] = await sql<{ n: number | string }>(manager, `SELECT COUNT(*) AS n FROM (${all}) entry`, {
    enrolments,
  });
  const entries = await sql<TimelineEntry>(
    manager,
    `SELECT kind, id, CAST(day AS text) AS day FROM (${all}) entry
      ORDER BY entry.day DESC, time DESC, id LIMIT ${size} OFFSET ${(page - 1) * size}`,
    { enrolments },
  );
  return { entries, total: Number(counted?.n) };
}

async function attachRecords(
  manager: EntityManager,
  kind: TimelineKind,
  entries: readonly TimelineEntry[],
): Promise<void> {
  const ofKind = entries.filter((entry) => entry.kind === kind);
  if (ofKind.length === 0) return;
  const [field, entity] = RECORDS[kind];
  const ids = ofKind.map(({ id }) => id);
  const relations = kind === TimelineKind.ENROLMENT ? { team: true } : {};
  const records = await manager.find(entity, { where: { id: In(ids) }, relations });
  if (kind === TimelineKind.CONTACT) await attachStaff(manager, records as Contact[]);
  const byId = new Map(records.map((record) => [record.id as string, record]));
  for (const entry of ofKind) Object.assign(entry, { [field]: byId.get(entry.id) });
}

/** Attaches to meetings who was there, and of those gone through only the person whose line it is. */
async function attachOwnPart(
  manager: EntityManager,
  { id, givenName, familyName }: Person,
  entries: readonly TimelineEntry[],
): Promise<void> {
  const meetings = entries.flatMap(({ meeting }) => meeting ?? []);
  const staff = await manager.find(TeamMeetingStaff, {
    where: { meetingId: In(meetings.map((meeting) => meeting.id)) },
    relations: { staffMember: true },
  });
  const persons = [{ id, name: `${givenName} ${familyName}` }];
  for (const meeting of meetings) {
    const present = staff.filter(({ meetingId }) => meetingId === meeting.id);
    Object.assign(meeting, { staff: present.map(({ staffMember }) => staffMember), persons });
  }
}
