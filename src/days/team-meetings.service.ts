import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { TeamMeeting, TeamMeetingPerson, TeamMeetingStaff } from '../contacts/team-meeting.entity.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { changedFields, tellsOnlyMore } from './compare-content.js';
import {
  enrolmentsOfDay,
  heldMeeting,
  knownOf,
  type ReviewedEnrolment,
  reviewedAt,
} from './meeting-parts.js';
import { historyOf, isSentAgain, keepBefore } from './record-history.js';
import { namesOfStaff, staffProblems } from './staff-of-day.js';
import type {
  CorrectTeamMeetingInput,
  NoteTeamMeetingInput,
  TeamMeetingFields,
} from './team-meeting.input.js';
import type { HeldMeeting } from './team-meeting.type.js';

const { CREATE, CORRECT, READ, VOID } = LoggedAction;

type MeetingContent = {
  date: string;
  time: string;
  minutes: number;
  staffPresent: number;
  personsReviewed: number;
  staffIds: readonly string[];
  enrolmentIds: readonly string[];
};

/** A meeting, what it says now, and the names of the staff whom it names or has named. */
type ReadMeeting = HeldMeeting & { content: MeetingContent; staffNames: Map<string, string> };

/** The team's own meetings, noted by hand: who was there, and who was gone through. */
@Injectable()
export class TeamMeetingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
    private readonly accessLog: AccessLog,
  ) {}

  /** One meeting with its history, and what it says now. @throws DomainError NOT_FOUND */
  async get(actor: Actor, meetingId: string): Promise<ReadMeeting> {
    const known = await this.enter(actor, meetingId, 'contact.read');
    return this.unitOfWork.run(async (manager) => {
      this.log(manager, actor, known, READ);
      const history = await historyOf(manager, meetingId);
      const earlier = history.flatMap(({ before }) => (before.enrolmentIds as string[] | undefined) ?? []);
      const held = await this.held(manager, actor, meetingId, earlier);
      const content = await contentOf(manager, held);
      const staffIds = history.flatMap(({ before }) => (before.staffIds as string[] | undefined) ?? []);
      const staffNames = await namesOfStaff(manager, [...content.staffIds, ...staffIds]);
      return Object.assign(held, { history, content, staffNames });
    });
  }

  /** When the team's latest meeting was, and for how long: the next may be likewise. */
  async latest(actor: Actor, teamId: string): Promise<Pick<TeamMeeting, 'time' | 'minutes'> | null> {
    await this.teamAccess.authorise(actor, teamId, 'contact.write');
    return this.unitOfWork.reader.findOne(TeamMeeting, {
      where: { teamId, voidedAt: IsNull() },
      order: { date: 'DESC', time: 'DESC' },
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so, or another is there already */
  async note(actor: Actor, { teamId, ...fields }: NoteTeamMeetingInput): Promise<HeldMeeting> {
    await this.teamAccess.authorise(actor, teamId, 'contact.write');
    return this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Team, teamId);
      const { content, reviewed } = await this.require(manager, actor, teamId, fields, []);
      const there = await this.at(manager, teamId, content);
      if (there) {
        if (changedFields(await contentOf(manager, there), content).length > 0) throw taken(there.id);
        this.log(manager, actor, there, READ);
        return this.held(manager, actor, there.id);
      }
      const { staffIds, enrolmentIds, ...columns } = content;
      const meeting = { ...columns, id: randomUUID(), teamId };
      const noted = { notedBy: actor.accountId, notedByName: actor.name, notedAt: new Date() };
      await manager.insert(TeamMeeting, { ...meeting, ...noted });
      await writeParts(manager, meeting.id, content);
      await this.logEach(manager, actor, meeting, reviewed, CREATE);
      return this.held(manager, actor, meeting.id);
    });
  }

  /**
   * Makes the meeting say what the input says, and keeps what it said before. Persons whom the actor may not know of
   * stay as they are.
   * @returns the conflict when somebody else was first
   * @throws DomainError NOT_FOUND; INVALID as when it is noted, when it was voided, or nothing is changed
   */
  async correct(
    actor: Actor,
    { meetingId, revision, reason: given, ...fields }: CorrectTeamMeetingInput,
  ): Promise<HeldMeeting | RevisionConflict> {
    const { teamId } = await this.enter(actor, meetingId, 'contact.write');
    const reason = given ?? '';
    return this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Team, teamId);
      const meeting = await manager.findOneByOrFail(TeamMeeting, { id: meetingId });
      const all = await reviewedAt(manager, meetingId);
      const shown = await knownOf(manager, this.personAccess, actor, meetingId, all);
      const known = new Set(shown.map(({ enrolment }) => enrolment.id));
      const hidden = all.filter((id) => !known.has(id));
      const { content, reviewed } = await this.require(manager, actor, teamId, fields, hidden);
      const before = await contentOf(manager, meeting);
      const changed = changedFields(before, content);
      const conflict = revisionConflict(meeting, revision);
      if (conflict) {
        this.log(manager, actor, meeting, READ);
        const again =
          changed.length === 0 && (await isSentAgain(manager, actor, meetingId, { reason, voids: false }));
        return again ? this.held(manager, actor, meetingId) : conflict;
      }
      if (meeting.voidedAt) throw invalid([{ path: '', code: 'alreadyVoided' }]);
      if (changed.length === 0) throw invalid([{ path: '', code: 'nothingCorrected' }]);
      if (!reason && !tellsOnlyMore(before, content))
        throw invalid([{ path: 'reason', code: 'correctionReason' }]);
      const there = await this.at(manager, teamId, content);
      if (there && there.id !== meetingId) throw taken(there.id);
      await keepBefore(manager, actor, { ...ofMeeting(meetingId), reason, voids: false, before });
      const { staffIds, enrolmentIds, ...columns } = content;
      const change = { ...columns, revision: NEXT_REVISION };
      await updateAsRead(manager, TeamMeeting, { id: meetingId, revision }, change);
      await writeParts(manager, meetingId, content);
      const named = new Set(reviewed.map(({ person }) => person.id));
      const takenOut = shown.filter(({ person }) => !named.has(person.id));
      await this.logEach(manager, actor, meeting, [...reviewed, ...takenOut], CORRECT);
      return this.held(manager, actor, meetingId);
    });
  }

  /** It stays readable, and counts nowhere. @throws DomainError NOT_FOUND; INVALID when it was voided already */
  async void(actor: Actor, { id, reason }: { id: string; reason: string }): Promise<HeldMeeting> {
    const { teamId } = await this.enter(actor, id, 'contact.write');
    return this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Team, teamId);
      const meeting = await manager.findOneByOrFail(TeamMeeting, { id });
      if (meeting.voidedAt) {
        if (!(await isSentAgain(manager, actor, id, { reason, voids: true })))
          throw invalid([{ path: '', code: 'alreadyVoided' }]);
        this.log(manager, actor, meeting, READ);
        return this.held(manager, actor, id);
      }
      const before = await contentOf(manager, meeting);
      await keepBefore(manager, actor, { ...ofMeeting(id), reason, voids: true, before });
      const change = { voidedAt: new Date(), revision: NEXT_REVISION };
      await updateAsRead(manager, TeamMeeting, { id, voidedAt: IsNull() }, change);
      const shown = await knownOf(manager, this.personAccess, actor, id, before.enrolmentIds);
      await this.logEach(manager, actor, meeting, shown, VOID);
      return this.held(manager, actor, id);
    });
  }

  /** A meeting in a team where the actor may do this. @throws DomainError NOT_FOUND */
  private async enter(actor: Actor, meetingId: string, policy: 'contact.read' | 'contact.write') {
    const known = await this.unitOfWork.reader.findOneBy(TeamMeeting, { id: meetingId });
    await this.teamAccess.authorise(actor, known?.teamId ?? NOBODY, policy).catch(asNotFound('meetingId'));
    return known!;
  }

  private async held(
    manager: EntityManager,
    actor: Actor,
    id: string,
    earlier: readonly string[] = [],
  ): Promise<HeldMeeting> {
    const meeting = await manager.findOneByOrFail(TeamMeeting, { id });
    return heldMeeting(manager, this.personAccess, actor, meeting, earlier);
  }

  private at(manager: EntityManager, teamId: string, { date, time }: MeetingContent) {
    return manager.findOneBy(TeamMeeting, { teamId, date, time, voidedAt: IsNull() });
  }

  /** @param hidden enrolments that stay as they are */
  private async require(
    manager: EntityManager,
    actor: Actor,
    teamId: string,
    {
      date,
      time,
      minutes,
      personIds = [],
      everyoneReviewed,
      othersReviewed = 0,
      ...fields
    }: TeamMeetingFields,
    hidden: readonly string[],
  ): Promise<{ content: MeetingContent; reviewed: ReviewedEnrolment[] }> {
    const staffIds = [...new Set(fields.staffIds)];
    const problems = [
      ...(date > today() ? [{ path: 'date', code: 'inFuture' }] : []),
      ...(await staffProblems(manager, { teamId, day: date, staffIds })),
    ];
    if (problems.length > 0) throw invalid(problems);
    const asked = { teamId, day: date, personIds: everyoneReviewed ? null : personIds };
    const reviewed = await enrolmentsOfDay(manager, this.personAccess, actor, asked);
    const enrolmentIds = [...hidden, ...reviewed.map(({ enrolment }) => enrolment.id)];
    const counts = {
      staffPresent: staffIds.length,
      personsReviewed: enrolmentIds.length + othersReviewed,
    };
    return { content: { date, time, minutes, ...counts, staffIds, enrolmentIds }, reviewed };
  }

  private log(
    manager: EntityManager,
    actor: Actor,
    { id, teamId }: Pick<TeamMeeting, 'id' | 'teamId'>,
    action: LoggedAction,
  ): void {
    this.accessLog.record(manager, actor, [{ action, recordType: 'team_meeting', recordId: id, teamId }]);
  }

  private async logEach(
    manager: EntityManager,
    actor: Actor,
    meeting: Pick<TeamMeeting, 'id' | 'teamId'>,
    reviewed: readonly ReviewedEnrolment[],
    action: LoggedAction,
  ): Promise<void> {
    this.log(manager, actor, meeting, action);
    const each = reviewed.map((one) => ({ ...one, recordId: meeting.id }));
    await this.personAccess.logList(manager, actor, each, null, action);
  }
}

const taken = (id: string) => invalid([{ path: 'time', code: 'meetingTaken', params: { id } }]);

const ofMeeting = (recordId: string) => ({
  recordType: ChangedRecord.TEAM_MEETING,
  recordId,
  personId: null,
  ownerId: null,
});

async function contentOf(manager: EntityManager, meeting: TeamMeeting): Promise<MeetingContent> {
  const { id: meetingId, date, time, minutes, staffPresent, personsReviewed } = meeting;
  const staff = await manager.findBy(TeamMeetingStaff, { meetingId });
  const staffIds = staff.map(({ staffMemberId }) => staffMemberId);
  const enrolmentIds = await reviewedAt(manager, meetingId);
  return { date, time, minutes, staffPresent, personsReviewed, staffIds, enrolmentIds };
}

async function writeParts(
  manager: EntityManager,
  meetingId: string,
  { staffIds, enrolmentIds }: MeetingContent,
): Promise<void> {
  await manager.delete(TeamMeetingStaff, { meetingId });
  await manager.delete(TeamMeetingPerson, { meetingId });
  await manager.insert(
    TeamMeetingStaff,
    staffIds.map((staffMemberId) => ({ meetingId, staffMemberId })),
  );
  await manager.insert(
    TeamMeetingPerson,
    enrolmentIds.map((enrolmentId) => ({ meetingId, enrolmentId })),
  );
}
