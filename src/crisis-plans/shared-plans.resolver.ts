import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PlanComparison } from '../plans/comparison.type.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { OpenedRecord, SharedPlan, SharedPlanPage, SharedPlanSearch } from './shared-plan.type.js';
import { SharedPlansService } from './shared-plans.service.js';

@Resolver()
export class SharedPlansResolver {
  constructor(private readonly sharedPlansService: SharedPlansService) {}

  @Query(() => SharedPlanPage, {
    description: "The crisis plans in force that are shared with the asker's unit or opened in an emergency.",
  })
  @Policy('sharedPlan.read')
  sharedCrisisPlans(@CurrentActor() actor: Actor, @Args() search: SharedPlanSearch): Promise<SharedPlanPage> {
    return this.sharedPlansService.list(actor, search);
  }

  @Query(() => SharedPlan, { description: 'What care may read of a crisis plan in force.' })
  @Policy('sharedPlan.read')
  sharedCrisisPlan(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The plan's UUID.") id: string,
  ): Promise<SharedPlan> {
    return this.sharedPlansService.get(actor, id);
  }

  @Query(() => PlanComparison, {
    nullable: true,
    description:
      'What the asker may read of a crisis plan in force that is other than in the version to which their unit answered; without what stood there before. Missing where nothing is, or no answer stands.',
  })
  @Policy('sharedPlan.read')
  sharedCrisisPlanChanges(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The plan's UUID.") id: string,
  ): Promise<PlanComparison | null> {
    return this.sharedPlansService.changes(actor, id);
  }

  @Query(() => [OpenedRecord], { description: 'What the asker has open after emergency openings.' })
  @Policy('emergencyOpening.write')
  openedInEmergency(@CurrentActor() actor: Actor): Promise<OpenedRecord[]> {
    return this.sharedPlansService.opened(actor);
  }
}
