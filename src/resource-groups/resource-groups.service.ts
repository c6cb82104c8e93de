import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Audience } from '../disclosure/audience.js';
import { type AuthorisedPerson, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { requireLength } from '../platform/documents/require-length.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { GoalTerm, ResourceGroup, ResourceGroupGoal, ResourceGroupMember } from './resource-group.entity.js';
import type { SaveResourceGroupInput } from './resource-group.input.js';

/** In lines on paper, about 6 pages: a group is printed with each of the person's plans. */
const MOST_LINES = 300;

/** A person and their group, which is missing until it has been saved once. */
export interface PersonsResourceGroup extends AuthorisedPerson {
  group: ResourceGroup | null;
}

/** The person's own group. There is one for each person, and it is named in the prints of their plans. */
@Injectable()
export class ResourceGroupsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  /** For a print of the person's plan, which is logged itself; missing where the actor may not read it. */
  async forPrint(manager: EntityManager, actor: Actor, personId: string): Promise<ResourceGroup | null> {
    const asked = { recordType: 'resource_group', recordId: null };
    const mayRead = await this.personAccess.mayAlso(manager, actor, personId, 'resourceGroup.read', asked);
    return mayRead ? this.ofPerson(manager, personId) : null;
  }

  /** For the sheet of somebody who was given the person's plan; how much of it stands there is the sheet's. */
  async ofPerson(manager: EntityManager, personId: string): Promise<ResourceGroup | null> {
    const group = await manager.findOneBy(ResourceGroup, { personId });
    if (!group) return null;
    const inOrder = { where: { groupId: group.id }, order: { position: 'ASC' } } as const;
    group.members = await manager.find(ResourceGroupMember, inOrder);
    const goals = await manager.find(ResourceGroupGoal, inOrder);
    group.goals = [GoalTerm.LONG, GoalTerm.SHORT].flatMap((term) =>
      goals.filter((goal) => goal.term === term),
    );
    return group;
  }

  /** To read or to write in. @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    personId: string,
    policy: 'resourceGroup.read' | 'resourceGroup.write' = 'resourceGroup.read',
  ): Promise<PersonsResourceGroup> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, policy, {
        action: LoggedAction.READ,
        recordType: 'resource_group',
        recordId: null,
      });
      return { ...accessed, group: await this.ofPerson(manager, personId) };
    });
  }

  /**
   * Makes the group what the input says; members and goals that are not in it are gone.
   * @returns the group, or the conflict when somebody has saved since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND, or INVALID when it is too long
   */
  save(
    actor: Actor,
    { personId, revision, members, goals }: SaveResourceGroupInput,
  ): Promise<ResourceGroup | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const asked = { recordType: 'resource_group', recordId: null };
      const accessed = await this.personAccess.authorise(
        manager,
        actor,
        personId,
        'resourceGroup.write',
        asked,
      );
      const known = await manager.findOneBy(ResourceGroup, { personId });
      const conflict = revisionConflict(known, revision);
      const action = conflict ? LoggedAction.READ : LoggedAction.UPDATE;
      await this.personAccess.log(manager, actor, accessed, { ...asked, action });
      if (conflict) return conflict;
      const texts = [
        ...members.flatMap(({ name, relation = '', phone = '' }) => [name, relation, phone]),
        ...goals.map(({ text }) => text),
      ];
      requireLength(texts, { most: MOST_LINES, code: 'groupTooLong' });
      const groupId = known?.id ?? randomUUID();
      const saved = { revision: revision + 1, changedAt: new Date() };
      if (known) await manager.update(ResourceGroup, { id: groupId }, saved);
      else
        await manager.insert(ResourceGroup, {
          ...saved,
          id: groupId,
          ownerId: accessed.person.ownerId,
          personId,
        });
      await manager.delete(ResourceGroupMember, { groupId });
      await manager.delete(ResourceGroupGoal, { groupId });
      await manager.insert(
        ResourceGroupMember,
        members.map((member, position) => ({
          id: randomUUID(),
          groupId,
          name: member.name,
          kind: member.kind,
          relation: member.relation ?? '',
          phone: member.phone ?? '',
          seesCrisisPlan: member.seesCrisisPlan ?? false,
          audience: member.audience ?? Audience.CARE_AND_SUPPORT,
          position,
        })),
      );
      await manager.insert(
        ResourceGroupGoal,
        goals.map(({ term, text, followUpOn = null }, position) => ({
          id: randomUUID(),
          groupId,
          term,
          text,
          followUpOn,
          position,
        })),
      );
      return (await this.ofPerson(manager, personId)) as ResourceGroup;
    });
  }
}
