import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Audience } from '../disclosure/audience.js';
import { withJoined } from '../persons/joins/joined-records.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { addDays } from '../platform/dates/civil-date.js';
import { startOfDay, today } from '../platform/dates/today.js';
import { requireLength } from '../platform/documents/require-length.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { GoalNotesService } from './goal-notes.service.js';
import { GroupMeetingsService } from './group-meetings.service.js';
import type { ResourceGroupGoalNote, ResourceGroupMeeting } from './group-note.entity.js';
import { keepKeys } from './keep-keys.js';
import { groupProblems } from './member-roles.js';
import { type NextMeeting, nextMeeting } from './next-meeting.js';
import {
  ResourceGroup,
  ResourceGroupGoal,
  ResourceGroupMember,
  ResourceGroupVersion,
} from './resource-group.entity.js';
import type { SaveResourceGroupInput } from './resource-group.input.js';
import { GoalTerm } from './resource-group-kinds.js';

/** In lines on paper, about 6 pages: a group is printed with each of the person's plans. */
const MOST_LINES = 300;

/** A person and their group, which is missing until it has been saved once. */
export interface PersonsResourceGroup extends AuthorisedPerson {
  group: ResourceGroup | null;
}

/**
 * One version of it, and all there are; and the meetings that the group has had and is to have. Whoever reads on a ground is told of
 * the group as it is now, and of nothing that it was or said.
 */
export interface PersonsVersion extends PersonsResourceGroup {
  isWhole: boolean;
  version: ResourceGroupVersion | undefined;
  versions: ResourceGroupVersion[];
  meetings: ResourceGroupMeeting[];
  next: NextMeeting | null;
}

/** A goal as the last version that has it says, and how it goes with it. */
export interface PersonsGoal extends PersonsResourceGroup {
  goal: ResourceGroupGoal;
  /** Whether it is in the group still. */
  isCurrent: boolean;
  notes: ResourceGroupGoalNote[];
}

/** Which version of a group; the newest where nothing is said. */
export interface WhichVersion {
  /** The one that held when this day was over, YYYY-MM-DD. */
  on?: string | undefined;
  versionId?: string | undefined;
}

export type GroupPolicy = 'resourceGroup.read' | 'resourceGroup.write';

const asked = { recordType: 'resource_group', recordId: null };

/** The person's own group. There is one for each person, in versions, and it is named in the prints of their plans. */
@Injectable()
export class ResourceGroupsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly meetingsService: GroupMeetingsService,
    private readonly goalNotesService: GoalNotesService,
  ) {}

  /** For a print of the person's plan, which is logged itself; missing where the actor may not read it. */
  async forPrint(manager: EntityManager, actor: Actor, personId: string): Promise<ResourceGroup | null> {
    const mayRead = await this.personAccess.mayAlso(manager, actor, personId, 'resourceGroup.read', asked);
    return mayRead ? this.ofPerson(manager, personId) : null;
  }

  /** For the sheet of somebody who was given the person's plan; how much of it stands there is the sheet's. */
  async ofPerson(manager: EntityManager, personId: string): Promise<ResourceGroup | null> {
    const group = await manager.findOneBy(ResourceGroup, { personId });
    return group && withRows(manager, group);
  }

  /** To read or to write in, as it is now. @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    personId: string,
    policy: GroupPolicy = 'resourceGroup.read',
  ): Promise<PersonsResourceGroup> {
    return this.read(actor, personId, policy, async (manager) => ({
      group: await this.ofPerson(manager, personId),
    }));
  }

  /** As one of its versions says. @throws DomainError NOT_FOUND */
  getVersion(
    actor: Actor,
    personId: string,
    { on, versionId }: WhichVersion = {},
    policy: GroupPolicy = 'resourceGroup.read',
  ): Promise<PersonsVersion> {
    return this.read(actor, personId, policy, async (manager, isWhole) => {
      const all = await versionsOf(manager, personId);
      const own = all.filter(({ group }) => group.personId === personId);
      const versions = isWhole ? all : own.slice(0, 1);
      if (on && !isWhole) throw notFound('on');
      const end = on && startOfDay(addDays(on, 1));
      const version = versionId
        ? versions.find(({ id }) => id === versionId)
        : own.find(({ savedAt }) => !end || !savedAt || savedAt < end);
      if (versionId && !version) throw notFound('versionId');
      const meetings = isWhole ? await this.meetingsService.ofPerson(manager, personId) : [];
      const next = isWhole
        ? nextMeeting(
            meetings.flatMap(({ date, voids }) => (voids ? [] : [date])),
            {
              weeks: own[0]?.meetingWeeks ?? null,
              since: dayOf(own.at(-1)?.savedAt),
              today: today(),
            },
          )
        : null;
      const found = { isWhole, version, versions, meetings, next };
      if (!version) return { ...found, group: null };
      const said = { ...version.group, revision: version.number, changedAt: version.savedAt };
      const group = await withRows(manager, Object.assign(new ResourceGroup(), said));
      return { ...found, group };
    });
  }

  /** One goal of the person's. @throws DomainError NOT_FOUND */
  getGoal(
    actor: Actor,
    personId: string,
    goalKey: string,
    policy: GroupPolicy = 'resourceGroup.read',
  ): Promise<PersonsGoal> {
    return this.read(actor, personId, policy, async (manager, isWhole) => {
      if (!isWhole) throw notFound('goalKey');
      const group = await this.ofPerson(manager, personId);
      const goal = await manager.findOne(ResourceGroupGoal, {
        where: { goalKey, groupId: group?.id ?? NOBODY },
        order: { version: 'DESC' },
      });
      if (!goal) throw notFound('goalKey');
      const notes = await this.goalNotesService.ofPerson(manager, personId);
      return {
        ...{ group, goal, isCurrent: goal.version === group!.revision },
        notes: notes.filter((note) => note.goalKey === goalKey),
      };
    });
  }

  /**
   * Makes the next version say what the input says; the versions before it stay.
   * @returns the group, or the conflict when somebody has saved since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND, or INVALID when it is too long, or says of others what is only of staff
   */
  save(
    actor: Actor,
    { personId, revision, members, goals, ...terms }: SaveResourceGroupInput,
  ): Promise<ResourceGroup | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.personAccess.authorise(
        manager,
        actor,
        personId,
        'resourceGroup.write',
        asked,
      );
      const known = await this.ofPerson(manager, personId);
      const conflict = revisionConflict(known, revision);
      const action = conflict ? LoggedAction.READ : LoggedAction.UPDATE;
      await this.personAccess.log(manager, actor, accessed, { ...asked, action });
      if (conflict) return conflict;
      const texts = [
        ...members.flatMap(({ name, relation = '', phone = '' }) => [name, relation, phone]),
        ...goals.map(({ text }) => text),
      ];
      const problems = groupProblems(members);
      if (problems.length > 0) throw invalid(problems);
      requireLength(texts, { most: MOST_LINES, code: 'groupTooLong' });
      const number = revision + 1;
      const groupId = known?.id ?? randomUUID();
      const saved = { revision: number, changedAt: new Date() };
      if (known) await updateAsRead(manager, ResourceGroup, { id: groupId, revision }, saved);
      else {
        const { ownerId } = accessed.person;
        await manager.insert(ResourceGroup, { ...saved, id: groupId, ownerId, personId });
      }
      const memberKeys = keepKeys(
        members.map(({ memberKey: key, name }) => ({ key, name })),
        (known?.members ?? []).map(({ memberKey: key, name }) => ({ key, name })),
      );
      const goalKeys = keepKeys(
        goals.map(({ goalKey: key, text: name }) => ({ key, name })),
        (known?.goals ?? []).map(({ goalKey: key, text: name }) => ({ key, name })),
      );
      await manager.insert(
        ResourceGroupMember,
        members.map((member, position) => ({
          ...{ id: randomUUID(), groupId, version: number, memberKey: memberKeys[position]!, position },
          name: member.name,
          kind: member.kind,
          relation: member.relation ?? '',
          phone: member.phone ?? '',
          notNominatedReason: member.notNominatedReason ?? '',
          role: member.role ?? null,
          representsPerson: member.representsPerson ?? false,
          seesCrisisPlan: member.seesCrisisPlan ?? false,
          audience: member.audience ?? Audience.CARE_AND_SUPPORT,
        })),
      );
      await manager.insert(
        ResourceGroupGoal,
        goals.map(({ term, text, steps = '', followUpOn = null }, position) => ({
          ...{ id: randomUUID(), groupId, version: number, goalKey: goalKeys[position]!, position },
          ...{ term, text, steps, followUpOn },
        })),
      );
      // Last: a version that stands has no more rows.
      await manager.insert(ResourceGroupVersion, {
        ...{ id: randomUUID(), groupId, number },
        ...{ savedAt: saved.changedAt, savedBy: actor.accountId, savedByName: actor.name },
        withoutCoordinatorReason: terms.withoutCoordinatorReason ?? '',
        withoutDoctorReason: terms.withoutDoctorReason ?? '',
        meetingWeeks: terms.meetingWeeks ?? null,
      });
      return (await this.ofPerson(manager, personId)) as ResourceGroup;
    });
  }

  private read<Found extends { group: ResourceGroup | null }>(
    actor: Actor,
    personId: string,
    policy: GroupPolicy,
    find: (manager: EntityManager, isWhole: boolean) => Promise<Found>,
  ): Promise<AuthorisedPerson & Found> {
    return this.unitOfWork.run(async (manager) => {
      const use = { ...asked, action: LoggedAction.READ };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, policy, use);
      const isWhole = accessed.disclosure.ground === 'CARE_RELATION';
      return { ...accessed, ...(await find(manager, isWhole)) };
    });
  }
}

const dayOf = (at: Date | null | undefined): string | null => (at ? today(at) : null);

/** The versions of a person's group, the newest first; last those of the groups of records that were joined with the person's. */
async function versionsOf(manager: EntityManager, personId: string): Promise<ResourceGroupVersion[]> {
  const versions = await manager.find(ResourceGroupVersion, {
    where: { group: { personId: In(await withJoined(manager, personId)) } },
    relations: { group: true },
    order: { number: 'DESC', id: 'ASC' },
  });
  return versions.sort(
    (one, other) => Number(other.group.personId === personId) - Number(one.group.personId === personId),
  );
}

/** Puts in a group what the version that its revision names says. */
async function withRows(manager: EntityManager, group: ResourceGroup): Promise<ResourceGroup> {
  const inOrder = {
    where: { groupId: group.id, version: group.revision },
    order: { position: 'ASC' },
  } as const;
  const number = group.revision;
  const version = await manager.findOneByOrFail(ResourceGroupVersion, { groupId: group.id, number });
  const members = await manager.find(ResourceGroupMember, inOrder);
  const goals = await manager.find(ResourceGroupGoal, inOrder);
  const byTerm = [GoalTerm.LONG, GoalTerm.SHORT].flatMap((term) =>
    goals.filter((goal) => goal.term === term),
  );
  return Object.assign(group, { version, members, goals: byTerm });
}
