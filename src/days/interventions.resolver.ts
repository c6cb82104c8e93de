import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Intervention } from '../contacts/intervention.entity.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { CorrectInterventionInput, NoteInterventionInput } from './intervention.input.js';
import { InterventionsService } from './interventions.service.js';
import { VoidNotedInput } from './noted.input.js';

const CorrectInterventionResult = savedOrConflict('CorrectInterventionResult', Intervention);

@Resolver(() => Intervention)
export class InterventionsResolver {
  constructor(private readonly interventionsService: InterventionsService) {}

  @Query(() => Intervention, { description: 'One intervention, with its history.' })
  @Policy('contact.read')
  async intervention(
    @CurrentActor() actor: Actor,
    @IdArg('interventionId', 'Its UUID.') interventionId: string,
  ): Promise<Intervention> {
    return (await this.interventionsService.get(actor, interventionId)).record;
  }

  @Mutation(() => Intervention, {
    description: 'Notes an intervention that a person was offered (insats). The same sent twice is one.',
  })
  @Policy('contact.write')
  noteIntervention(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The intervention.' }) input: NoteInterventionInput,
  ): Promise<Intervention> {
    return this.interventionsService.note(actor, input);
  }

  @Mutation(() => CorrectInterventionResult, {
    description:
      'Puts an intervention right (rättelse), or tells that it began or ended. What it said before is kept.',
  })
  @Policy('contact.write')
  correctIntervention(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'All of it, and why.' }) input: CorrectInterventionInput,
  ): Promise<Intervention | RevisionConflict> {
    return this.interventionsService.correct(actor, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Voids an intervention that was noted in error (makulering). It stays readable, and counts nowhere.',
  })
  @Policy('contact.write')
  voidIntervention(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) { recordId: id, reason }: VoidNotedInput,
  ): Promise<Intervention> {
    return this.interventionsService.void(actor, { id, reason });
  }
}
