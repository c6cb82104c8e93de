import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PlanAtHand } from './plan-at-hand.type.js';

/** Finds, and logs, what the actor may read of these persons' crisis plans in force without an opening. */
type Finder = (
  manager: EntityManager,
  actor: Actor,
  personIds: readonly string[],
) => Promise<readonly PlanAtHand[]>;

/** What somebody may read already of whom they would open in an emergency: told by the rooms that share and release plans. */
@Injectable()
export class PlansAtHand {
  private readonly finders: Finder[] = [];

  find(finder: Finder): void {
    this.finders.push(finder);
  }

  /** Each plan once. */
  async of(manager: EntityManager, actor: Actor, personIds: readonly string[]): Promise<PlanAtHand[]> {
    if (personIds.length === 0) return [];
    const plans = new Map<string, PlanAtHand>();
    for (const finder of this.finders)
      for (const plan of await finder(manager, actor, personIds))
        if (!plans.has(plan.planId)) plans.set(plan.planId, plan);
    return [...plans.values()];
  }
}
