import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PlanCopy } from './plan-copy.entity.js';
import { ReceivedPlan, ReceivedPlanPage } from './received-plan.type.js';
import { receivedPlan } from './received-plan-view.js';
import { ReceivedPlansService } from './received-plans.service.js';

@Resolver()
export class ReceivedPlansResolver {
  constructor(private readonly receivedPlansService: ReceivedPlansService) {}

  @Query(() => ReceivedPlanPage, {
    description: "Plans that the asker's unit or principal has been given digitally, and may read today.",
  })
  @Policy('receivedPlan.read')
  receivedPlans(@CurrentActor() actor: Actor, @Args() search: SharedPlanSearch): Promise<ReceivedPlanPage> {
    return this.receivedPlansService.list(actor, search);
  }

  @Query(() => ReceivedPlan, {
    description: "A plan that the asker's unit or principal has been given digitally.",
  })
  @Policy('receivedPlan.read')
  async receivedPlan(
    @CurrentActor() actor: Actor,
    @IdArg('copyId', "The copy's UUID.") copyId: string,
  ): Promise<ReceivedPlan> {
    return receivedPlan(actor.locale, await this.receivedPlansService.get(actor, copyId));
  }

  @Mutation(() => PlanCopy, {
    description: "Prints a plan that has been given digitally, for the receiver's own use.",
  })
  @Policy('receivedPlan.read')
  async printReceivedPlan(
    @CurrentActor() actor: Actor,
    @IdArg('copyId', 'UUID of the copy that was given.') copyId: string,
  ): Promise<PlanCopy> {
    return (await this.receivedPlansService.print(actor, copyId)).copy;
  }
}
