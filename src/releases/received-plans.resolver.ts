import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PersonSummariesService } from './person-summaries.service.js';
import { PlanCopy } from './plan-copy.entity.js';
import { ReceivedPerson, ReceivedPersonPage } from './received-person.type.js';
import { ReceivedPlan, ReceivedPlanPage } from './received-plan.type.js';
import { receivedPlan } from './received-plan-view.js';
import { ReceivedPlansService } from './received-plans.service.js';

@Resolver()
export class ReceivedPlansResolver {
  constructor(
    private readonly receivedPlansService: ReceivedPlansService,
    private readonly personSummaries: PersonSummariesService,
  ) {}

  @Query(() => ReceivedPersonPage, {
    description: "Persons of whom the asker's unit or principal is given a short summary, by family name.",
  })
  @Policy('receivedPerson.read')
  receivedPersons(
    @CurrentActor() actor: Actor,
    @Args() search: SharedPlanSearch,
  ): Promise<ReceivedPersonPage> {
    return this.personSummaries.list(actor, search);
  }

  @Query(() => ReceivedPerson, {
    description:
      "The short summary of a person that the asker's unit or principal is given, as it is today. What is new in it is kept as given.",
  })
  @Policy('receivedPerson.read')
  receivedPerson(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<ReceivedPerson> {
    return this.personSummaries.get(actor, personId);
  }

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
