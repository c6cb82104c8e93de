import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { PersonAccess } from '../persons/person-access.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { ResourceGroupMeeting } from './group-note.entity.js';
import type {
  CorrectGroupMeetingInput,
  GroupMeetingFields,
  NoteGroupMeetingInput,
} from './group-note.input.js';
import { GroupNotes } from './group-notes.js';
import { ResourceGroupMember } from './resource-group.entity.js';

type MeetingContent = Pick<ResourceGroupMeeting, 'date' | 'agenda' | 'minutes' | 'attended'>;

/** Meetings of resource groups: those to come with what they are to be about, and what was said at those that were held. */
@Injectable()
export class GroupMeetingsService extends GroupNotes<ResourceGroupMeeting, MeetingContent> {
  protected readonly entity = ResourceGroupMeeting;

  constructor(unitOfWork: UnitOfWork, personAccess: PersonAccess) {
    super(unitOfWork, personAccess);
  }

  override async ofPerson(manager: EntityManager, personId: string) {
    const meetings = await super.ofPerson(manager, personId);
    const members = await manager.find(ResourceGroupMember, {
      where: { groupId: In([...new Set(meetings.map(({ groupId }) => groupId))]) },
      order: { version: 'ASC' },
    });
    const names = new Map(members.map(({ memberKey, name }) => [memberKey, name]));
    for (const meeting of meetings.flatMap((one) => [one, ...one.earlier]))
      meeting.attendedNames = meeting.attended.map((key) => names.get(key)!);
    return meetings;
  }

  noteMeeting(actor: Actor, { personId, ...fields }: NoteGroupMeetingInput): Promise<ResourceGroupMeeting> {
    return this.note(actor, personId, contentSaid(fields));
  }

  correctMeeting(
    actor: Actor,
    input: CorrectGroupMeetingInput,
  ): Promise<ResourceGroupMeeting | RevisionConflict> {
    return this.correct(actor, input, contentSaid(input));
  }

  protected contentOf({ date, agenda, minutes, attended }: ResourceGroupMeeting): MeetingContent {
    return { date, agenda, minutes, attended };
  }

  protected async problemsOf(
    manager: EntityManager,
    groupId: string,
    { date, agenda, minutes, attended }: MeetingContent,
  ): Promise<Problem[]> {
    const known = await manager.findBy(ResourceGroupMember, { groupId, memberKey: In(attended) });
    if (attended.some((key) => !known.some(({ memberKey }) => memberKey === key))) throw notFound('attended');
    if (date > today() && (minutes || attended.length > 0)) return [{ path: 'date', code: 'meetingNotHeld' }];
    return agenda || minutes ? [] : [{ path: 'agenda', code: 'meetingSaysNothing' }];
  }
}

const contentSaid = ({ date, agenda, minutes, attended }: GroupMeetingFields): MeetingContent => ({
  date,
  agenda: agenda ?? '',
  minutes: minutes ?? '',
  attended: [...(attended ?? [])].sort(),
});
