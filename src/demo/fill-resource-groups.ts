import { randomUUID } from 'node:crypto';
import { type EntityManager, In, Not } from 'typeorm';
import { Person } from '../persons/person.entity.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { addDays } from '../platform/dates/civil-date.js';
import {
  ResourceGroup,
  ResourceGroupMember,
  ResourceGroupVersion,
} from '../resource-groups/resource-group.entity.js';
import { MemberKind } from '../resource-groups/resource-group-kinds.js';
import { readDemoData } from './demo-data.js';
import { noonOf } from './fill-audits.js';
import type { DemoRecords } from './generate-records.js';
import { seededRandom } from './random.js';

const relations = [
  { kind: MemberKind.RELATIVE, relation: 'mamma' },
  { kind: MemberKind.RELATIVE, relation: 'pappa' },
  { kind: MemberKind.RELATIVE, relation: 'syster' },
  { kind: MemberKind.RELATIVE, relation: 'bror' },
  { kind: MemberKind.FRIEND, relation: 'vän' },
];

/** A group with one member for each whose natural supports have taken part in a contact, but for whoever has one already. */
export async function fillResourceGroups(
  manager: EntityManager,
  { CONTACTS }: DemoRecords,
  personId: string,
  endDate: string,
  seed: number,
): Promise<void> {
  const random = seededRandom(seed);
  const names = readDemoData<{ given: string[]; family: string[] }>('names.json');
  const numbers = new Set(CONTACTS.flatMap((row) => (row.natural_support ? [row.person.number] : [])));
  const persons = await manager.findBy(Person, { id: Not(personId), identityNumber: In([...numbers]) });
  const groups = persons.map(({ id, ownerId }) => {
    return { id: randomUUID(), personId: id, ownerId, revision: 1, changedAt: noonOf(addDays(endDate, -60)) };
  });
  await insertRows(manager, ResourceGroup, groups);
  await insertRows(
    manager,
    ResourceGroupMember,
    groups.map(({ id: groupId }) => ({
      ...{ id: randomUUID(), groupId, version: 1, memberKey: randomUUID(), ...random.pick(relations) },
      ...{ name: `${random.pick(names.given)} ${random.pick(names.family)}`, phone: '', position: 0 },
      seesCrisisPlan: false,
    })),
  );
  await insertRows(
    manager,
    ResourceGroupVersion,
    groups.map(({ id: groupId, changedAt: savedAt }) => ({ id: randomUUID(), groupId, number: 1, savedAt })),
  );
}
