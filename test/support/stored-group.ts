import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ResourceGroupGoalNote, ResourceGroupMeeting } from '../../src/resource-groups/group-note.entity.js';
import {
  ResourceGroup,
  ResourceGroupGoal,
  ResourceGroupMember,
  ResourceGroupVersion,
} from '../../src/resource-groups/resource-group.entity.js';
import { GoalTerm, MemberKind } from '../../src/resource-groups/resource-group-kinds.js';

/** What tests say of a group; the rest is made up. */
interface GroupSaid {
  id?: string;
  ownerId: string;
  personId: string;
  savedAt?: Date | null;
  meetingWeeks?: number;
  members?: readonly Partial<ResourceGroupMember>[];
  goals?: readonly Partial<ResourceGroupGoal>[];
}

/** Stores the next version of a person's resource group; the first makes the group. @returns its id */
export async function storeGroup(manager: EntityManager, said: GroupSaid): Promise<string> {
  const { ownerId, personId, savedAt: changedAt = null, members = [], goals = [], meetingWeeks } = said;
  const known = await manager.findOneBy(ResourceGroup, { personId });
  const groupId = known?.id ?? said.id ?? randomUUID();
  const version = (known?.revision ?? 0) + 1;
  const saved = { revision: version, changedAt };
  if (known) await manager.update(ResourceGroup, { id: groupId }, saved);
  else await manager.insert(ResourceGroup, { ...saved, id: groupId, ownerId, personId });
  const row = (position: number) => ({ id: randomUUID(), groupId, version, position });
  for (const [position, member] of members.entries())
    await manager.insert(ResourceGroupMember, {
      ...{ ...row(position), memberKey: randomUUID(), name: 'Påhittad Syster', relation: 'syster' },
      ...{ kind: MemberKind.RELATIVE, phone: '', seesCrisisPlan: false, ...member },
    });
  for (const [position, goal] of goals.entries())
    await manager.insert(ResourceGroupGoal, {
      ...{ ...row(position), goalKey: randomUUID(), term: GoalTerm.LONG, text: 'Odla.', ...goal },
    });
  const savedBy = changedAt && ownerId;
  await manager.insert(ResourceGroupVersion, {
    ...{ id: randomUUID(), groupId, number: version, savedAt: changedAt, meetingWeeks },
    ...{ savedBy, savedByName: savedBy && 'Samordnaren' },
  });
  return groupId;
}

/** Stores a meeting of a group and a rating of a goal of its, of a day. @returns what both are called by */
export async function storeNotes(
  manager: EntityManager,
  groupId: string,
  date: string,
  words = 'Vi köper jord.',
): Promise<string> {
  const id = randomUUID();
  const noted = {
    ...{ id, groupId, noteKey: id, number: 1, date, reason: '', voids: false },
    ...{ notedAt: new Date(`${date}T12:00:00Z`), notedBy: id, notedByName: 'Samordnaren' },
  };
  const meeting = { ...noted, agenda: words, minutes: words, attended: [] };
  await manager.insert(ResourceGroupMeeting, meeting);
  const { goalKey } = (await manager.findOneBy(ResourceGroupGoal, { groupId })) ?? { goalKey: id };
  await manager.insert(ResourceGroupGoalNote, {
    ...noted,
    goalKey,
    rating: 4,
    ownWords: words,
    followUp: words,
  });
  return id;
}
