import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Disagreement, PlanEnding, Voiding } from '../persons/amendment.entity.js';
import { EndPlanInput, NoteDisagreementInput, VoidRecordInput } from './amendment.input.js';
import { AmendmentsService } from './amendments.service.js';

@Resolver()
export class AmendmentsResolver {
  constructor(private readonly amendmentsService: AmendmentsService) {}

  @Mutation(() => Voiding, {
    description:
      'Voids an agreed version of a plan, or an enrolment, that was made in error (makulering). It stays readable.',
  })
  @Policy('person.write')
  voidRecord(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which record, and why.' }) input: VoidRecordInput,
  ): Promise<Voiding> {
    return this.amendmentsService.void(actor, input);
  }

  @Mutation(() => PlanEnding, {
    description:
      'Ends the version of a plan that is in force (avslut). It stays readable, and another may be begun.',
  })
  @Policy('planEnding.write')
  endPlan(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which version, and why.' }) input: EndPlanInput,
  ): Promise<PlanEnding> {
    return this.amendmentsService.end(actor, input);
  }

  @Mutation(() => Disagreement, {
    description: 'Notes what the person thinks is wrong in a record (PDL 3:8). The record stays as it is.',
  })
  @Policy('person.write')
  noteDisagreement(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which record, and what the person says.' }) input: NoteDisagreementInput,
  ): Promise<Disagreement> {
    return this.amendmentsService.disagree(actor, input);
  }
}
