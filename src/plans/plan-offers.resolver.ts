import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PlanOffer } from './plan-offer.entity.js';
import { RecordPlanOfferInput, VoidPlanOfferInput } from './plan-offer.input.js';
import { PlanOffersService } from './plan-offers.service.js';
import { PlanShare } from './plan-share.type.js';

@Resolver(() => PlanOffer)
export class PlanOffersResolver {
  constructor(private readonly planOffersService: PlanOffersService) {}

  @Query(() => [PlanOffer], { description: 'Which plans a person was offered, the latest first.' })
  @Policy('consent.read')
  async planOffers(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<PlanOffer[]> {
    return (await this.planOffersService.list(actor, personId)).offers;
  }

  @Query(() => PlanShare, { description: 'How many of a team’s people have a crisis plan in force.' })
  @Policy('person.write')
  crisisPlanShare(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', "The team's UUID.") teamId: string,
  ): Promise<PlanShare> {
    return this.planOffersService.share(actor, teamId);
  }

  @Mutation(() => PlanOffer, {
    description: 'Writes down that a person was offered a plan, and what they said.',
  })
  @Policy('plan.write')
  recordPlanOffer(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, when, and the answer.' }) input: RecordPlanOfferInput,
  ): Promise<PlanOffer> {
    return this.planOffersService.record(actor, input);
  }

  @Mutation(() => PlanOffer, { description: 'Voids an offer that was written down by mistake.' })
  @Policy('plan.write')
  voidPlanOffer(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: VoidPlanOfferInput,
  ): Promise<PlanOffer> {
    return this.planOffersService.void(actor, input);
  }
}
