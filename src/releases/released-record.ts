import { type EntityManager, IsNull } from 'typeorm';
import { Block } from '../consents/block.entity.js';
import { principalFacts } from '../disclosure/principal-facts.js';
import { categoryOf, type RecordCategory } from '../disclosure/record-category.js';
import { Principal } from '../organisations/organisation.entity.js';
import type { Person } from '../persons/person.entity.js';
import type { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import { today } from '../platform/dates/today.js';
import type { ReleasedRecord } from './receivers-on-grounds.js';

export const planCategory = (kind: PlanKind): RecordCategory => categoryOf(PLAN_TABLES[kind].plan);

/** What decides to whom else a person's plan may be given. @param teamId which keeps the plan */
export async function releasedRecord(
  manager: EntityManager,
  person: Person,
  kind: PlanKind,
  teamId: string,
): Promise<ReleasedRecord> {
  const owner = await manager.findOneByOrFail(Principal, { id: person.ownerId });
  const blocks = await manager.findBy(Block, { personId: person.id, liftedAt: IsNull() });
  return {
    ownerId: owner.id,
    owner: { ...principalFacts(owner, today()), activity: person.activity },
    category: planCategory(kind),
    keptByTeamId: teamId,
    blocks: blocks.map((block) => ({ teamId: block.teamId, lifted: false })),
  };
}
