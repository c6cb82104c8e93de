import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from '../persons/person.entity.js';
import { type AccessedPerson, PersonAccess } from '../persons/person-access.js';
import type { Actor } from '../platform/access/actor.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { requireLength } from '../platform/documents/require-length.js';
import { conflict } from '../platform/errors/domain-error.js';
import { GoalTerm, ResourceGroup, ResourceGroupGoal, ResourceGroupMember } from './resource-group.entity.js';
import type { SaveResourceGroupInput } from './resource-group.input.js';

/** In lines on paper, about 6 pages: a group is printed with each of the person's plans. */
const MOST_LINES = 300;

/** A person and their group, which is missing until it has been saved once. */
export interface PersonsResourceGroup extends AccessedPerson {
  group: ResourceGroup | null;
}

/** The person's own group. There is one for each person, and it is named in the prints of their plans. */
@Injectable()
export class ResourceGroupsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly persons: PersonAccess,
  ) {}

  /** For a print of the person's plan, which is logged itself; missing where the actor may not read it. */
  async forPrint(manager: EntityManager, actor: Actor, personId: string): Promise<ResourceGroup | null> {
    const asked = { recordType: 'resource_group', recordId: null };
    const mayRead = await this.persons.mayAlso(manager, actor, personId, 'resourceGroup.read', asked);
    return mayRead ? this.ofPerson(manager, personId) : null;
  }

  private async ofPerson(manager: EntityManager, personId: string): Promise<ResourceGroup | null> {
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
      const accessed = await this.persons.require(manager, actor, personId, policy, {
        action: LoggedAction.READ,
        recordType: 'resource_group',
        recordId: null,
      });
      return { ...accessed, group: await this.ofPerson(manager, personId) };
    });
  }

  /**
   * Makes the group what the input says; members and goals that are not in it are gone.
   * @throws DomainError NOT_FOUND; CONFLICT when somebody has saved since the revision that was changed; INVALID when
   * it is too long
   */
  save(actor: Actor, { personId, revision, members, goals }: SaveResourceGroupInput): Promise<ResourceGroup> {
    return this.unitOfWork.run(async (manager) => {
      const { person } = await this.persons.require(manager, actor, personId, 'resourceGroup.write', {
        action: LoggedAction.UPDATE,
        recordType: 'resource_group',
        recordId: null,
      });
      const groupId = await this.nextRevision(manager, person, revision);
      const texts = [
        ...members.flatMap(({ name, relation = '', phone = '' }) => [name, relation, phone]),
        ...goals.map(({ text }) => text),
      ];
      requireLength(texts, { most: MOST_LINES, code: 'groupTooLong' });
      await manager.delete(ResourceGroupMember, { groupId });
      await manager.delete(ResourceGroupGoal, { groupId });
      await manager.insert(
        ResourceGroupMember,
        members.map(({ name, kind, relation = '', phone = '', seesCrisisPlan = false }, position) => ({
          id: randomUUID(),
          groupId,
          name,
          kind,
          relation,
          phone,
          seesCrisisPlan,
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

  /** @returns the id of the group, made where there was none; of two who save the same revision one gets CONFLICT */
  private async nextRevision(
    manager: EntityManager,
    { id: personId, ownerId }: Person,
    revision: number,
  ): Promise<string> {
    const known = await manager.findOneBy(ResourceGroup, { personId });
    if ((known?.revision ?? 0) !== revision) throw conflict();
    if (!known) {
      const group = { id: randomUUID(), ownerId, personId, revision: 1, changedAt: new Date() };
      await manager.insert(ResourceGroup, group);
      return group.id;
    }
    const { affected } = await manager.update(
      ResourceGroup,
      { id: known.id, revision },
      { revision: revision + 1, changedAt: new Date() },
    );
    if (affected === 0) throw conflict();
    return known.id;
  }
}
