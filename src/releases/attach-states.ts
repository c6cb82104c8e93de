import type { EntityManager } from 'typeorm';
import { attachRecall } from './attach-recall.js';
import { attachLinks } from './link-standing.js';
import type { PlanCopy } from './plan-copy.entity.js';

/** Says of each copy how it is with it today: whether it is to be recalled, and what has become of its link. */
export async function attachStates(manager: EntityManager, copies: readonly PlanCopy[]): Promise<void> {
  await attachRecall(manager, copies);
  await attachLinks(manager, copies);
}
