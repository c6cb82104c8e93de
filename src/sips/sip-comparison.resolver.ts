import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { ComparedVersionsArgs } from '../plans/compared-versions.args.js';
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
    @Args() versions: ComparedVersionsArgs,
  ): Promise<PlanComparison> {
    const { before, after, compared } = await this.sipsService.compare(actor, sipId, versions);
    return planComparison(before, after, compared);
  }
}
