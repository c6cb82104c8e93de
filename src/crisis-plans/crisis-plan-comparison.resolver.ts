import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PlanComparison, planComparison } from '../plans/comparison.type.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { CrisisPlansService } from './crisis-plans.service.js';
import { UnitChanges } from './unit-changes.type.js';

@Resolver(() => PlanComparison)
export class CrisisPlanComparisonResolver {
  constructor(private readonly crisisPlansService: CrisisPlansService) {}

  @Query(() => PlanComparison, { description: 'Two versions of a crisis plan, and what differs.' })
  @Policy('plan.read')
  async crisisPlanComparison(
    @CurrentActor() actor: Actor,
    @IdArg('planId', "The plan's UUID.") planId: string,
    @Args('from', {
      type: () => Int,
      nullable: true,
      description: 'Number of the earlier version; the one before the later when left out.',
    })
    from?: number | null,
    @Args('to', {
      type: () => Int,
      nullable: true,
      description: 'Number of the later version; the one to show when none is named, when left out.',
    })
    to?: number | null,
  ): Promise<PlanComparison> {
    const { before, after, compared } = await this.crisisPlansService.compare(actor, planId, { from, to });
    return planComparison(before, after, compared);
  }

  @Query(() => [UnitChanges], {
    description:
      'Of each unit in the version in force, or in the draft while there is none, what it may read that has been changed since it answered.',
  })
  @Policy('plan.read')
  async crisisPlanChangesSinceAnswers(
    @CurrentActor() actor: Actor,
    @IdArg('planId', "The plan's UUID.") planId: string,
  ): Promise<UnitChanges[]> {
    const changed = await this.crisisPlansService.changedSinceAnswers(actor, planId);
    return changed.map(({ unitId, from, to, compared }) => ({
      unitId,
      comparison: planComparison(from, to, compared),
    }));
  }
}
