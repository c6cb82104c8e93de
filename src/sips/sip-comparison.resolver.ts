import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PlanComparison, planComparison } from '../plans/comparison.type.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { SipsService } from './sips.service.js';

@Resolver(() => PlanComparison)
export class SipComparisonResolver {
  constructor(private readonly sipsService: SipsService) {}

  @Query(() => PlanComparison, { description: 'Two versions of a SIP, and what differs.' })
  @Policy('plan.read')
  async sipComparison(
    @CurrentActor() actor: Actor,
    @IdArg('sipId', "The SIP's UUID.") sipId: string,
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
    const { before, after, compared } = await this.sipsService.compare(actor, sipId, { from, to });
    return planComparison(before, after, compared);
  }
}
