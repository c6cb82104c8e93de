import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { TeamPlans } from './team-plans.service.js';
import { OverduePlanPage, OverduePlansArgs, PlanOfferCount, PlanOfferCountInput } from './team-plans.type.js';

@Resolver(() => OverduePlanPage)
export class TeamPlansResolver {
  constructor(private readonly teamPlans: TeamPlans) {}

  @Query(() => OverduePlanPage, {
    description:
      'Plans in force of those who are enrolled in a team, whose day to look them through has passed.',
  })
  @Policy('plan.read')
  overduePlans(@CurrentActor() actor: Actor, @Args() asked: OverduePlansArgs): Promise<OverduePlanPage> {
    return this.teamPlans.overdue(actor, asked);
  }

  @Query(() => [PlanOfferCount], {
    description: 'How many people a team offered each kind of plan in a period, and what they said.',
  })
  @Policy('person.write')
  planOfferCounts(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Of which team, and in which period.' }) input: PlanOfferCountInput,
  ): Promise<PlanOfferCount[]> {
    return this.teamPlans.offers(actor, input);
  }
}
