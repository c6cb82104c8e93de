import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { NeedAnswer, NeedKind } from '../needs/need-kinds.js';
import { Need, NeedsInventory } from '../needs/needs-inventory.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { addDays } from '../platform/dates/civil-date.js';
import { noonOf } from './fill-audits.js';
import { type Random, seededRandom } from './random.js';

const { TEAM, OTHER, NOBODY, DECLINED, NOT_NEEDED } = NeedAnswer;

/** Of all, how many need it; of those who do, how many get it from the team, from others and from nobody. The rest said no. */
const kinds: readonly [kind: NeedKind, needed: number, team: number, other: number, nobody: number][] = [
  [NeedKind.PSYCHIATRIC_CARE, 0.97, 0.92, 0.04, 0.01],
  [NeedKind.PSYCHOTHERAPY, 0.35, 0.55, 0.1, 0.25],
  [NeedKind.ILLNESS_MANAGEMENT, 0.6, 0.6, 0.05, 0.25],
  [NeedKind.PHYSICAL_HEALTH, 0.7, 0.3, 0.5, 0.15],
  [NeedKind.SUBSTANCE_USE_TREATMENT, 0.34, 0.62, 0.12, 0.1],
  [NeedKind.WORK_AND_STUDIES, 0.45, 0.6, 0.1, 0.2],
  [NeedKind.EVERYDAY_LIFE, 0.8, 0.55, 0.35, 0.05],
  [NeedKind.HOUSING, 0.4, 0.2, 0.6, 0.1],
  [NeedKind.FAMILY, 0.4, 0.4, 0.05, 0.35],
  [NeedKind.PEER_SUPPORT, 0.5, 0.45, 0, 0.25],
];

/** Days before the data end between which a round of inventories was made. */
const rounds = [
  { most: 330, least: 190 },
  { most: 150, least: 5 },
];

/** Two rounds of inventories of those enrolled then, all but a few, as if taken down on their days. */
export async function fillNeeds(
  manager: EntityManager,
  actor: Actor,
  teamId: string,
  endDate: string,
  seed: number,
): Promise<void> {
  const random = seededRandom(seed);
  const where = { teamId, voidedAt: IsNull() };
  const enrolments = await manager.find(Enrolment, { where, relations: { person: true } });
  // Ids are made anew each time; numbers are the same for the same seed.
  enrolments.sort((one, other) => (one.person.identityNumber < other.person.identityNumber ? -1 : 1));
  const inventories = rounds.flatMap(({ most, least }) =>
    enrolments.flatMap(({ id: enrolmentId, fromDate, toDate }) => {
      const drawn = addDays(endDate, -random.whole(least, most));
      const madeOn = drawn < fromDate ? fromDate : drawn;
      const isMade =
        random.chance(0.95) && fromDate <= addDays(endDate, -least) && (toDate ?? endDate) >= madeOn;
      const needs = needsOf(random);
      if (!isMade) return [];
      const by = { recordedBy: actor.accountId, recordedByName: actor.name };
      return [{ id: randomUUID(), enrolmentId, madeOn, recordedAt: noonOf(madeOn), ...by, needs }];
    }),
  );
  await insertRows(
    manager,
    NeedsInventory,
    inventories.map(({ needs, ...inventory }) => inventory),
  );
  await insertRows(
    manager,
    Need,
    inventories.flatMap(({ id: inventoryId, needs }) =>
      needs.map((need) => ({ id: randomUUID(), inventoryId, ...need })),
    ),
  );
}

/** The team has no group of its own about alcohol and drugs. */
function needsOf(random: Random): { kind: NeedKind; answer: NeedAnswer }[] {
  const said = kinds.map(([kind, needed, team, other, nobody]) => {
    const share = random.next();
    const answer =
      share < team ? TEAM : share < team + other ? OTHER : share < team + other + nobody ? NOBODY : DECLINED;
    return { kind, answer: random.chance(needed) ? answer : NOT_NEEDED };
  });
  const treatment = said.find(({ kind }) => kind === NeedKind.SUBSTANCE_USE_TREATMENT)!.answer;
  const group = random.pick([OTHER, NOBODY, NOBODY, DECLINED]);
  return [
    ...said,
    { kind: NeedKind.SUBSTANCE_USE_GROUP, answer: treatment === NOT_NEEDED ? NOT_NEEDED : group },
  ];
}
