import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { VoidNotedInput } from '../days/noted.input.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { Discharge } from './discharge.entity.js';
import { CorrectDischargeInput, NoteDischargeInput } from './discharge.input.js';
import { DischargesService } from './discharges.service.js';

const CorrectDischargeResult = savedOrConflict('CorrectDischargeResult', Discharge);

@Resolver(() => Discharge)
export class DischargesResolver {
  constructor(private readonly dischargesService: DischargesService) {}

  @Query(() => [Discharge], {
    description:
      "A person's discharges from inpatient care that one's own teams have noted, the latest first; not what was voided.",
  })
  @Policy('contact.read')
  async discharges(
    @CurrentActor() actor: Actor,
    @IdArg('personId', 'The person.') personId: string,
  ): Promise<Discharge[]> {
    return (await this.dischargesService.ofPerson(actor, personId)).discharges;
  }

  @Query(() => Discharge, { description: 'One discharge, with its history.' })
  @Policy('contact.read')
  async discharge(
    @CurrentActor() actor: Actor,
    @IdArg('dischargeId', 'Its UUID.') dischargeId: string,
  ): Promise<Discharge> {
    return (await this.dischargesService.get(actor, dischargeId)).record;
  }

  @Mutation(() => Discharge, {
    description: 'Begins a discharge (utskrivning), with the admission. The same sent twice is one.',
  })
  @Policy('contact.write')
  noteDischarge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The discharge.' }) input: NoteDischargeInput,
  ): Promise<Discharge> {
    return this.dischargesService.note(actor, input);
  }

  @Mutation(() => CorrectDischargeResult, {
    description: 'Tells of the next step of a discharge, or puts it right. What it said before is kept.',
  })
  @Policy('contact.write')
  correctDischarge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'All of it, and why.' }) input: CorrectDischargeInput,
  ): Promise<Discharge | RevisionConflict> {
    return this.dischargesService.correct(actor, input);
  }

  @Mutation(() => Discharge, {
    description:
      'Voids a discharge that was noted in error (makulering). It stays readable, and counts nowhere.',
  })
  @Policy('contact.write')
  voidDischarge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) { recordId: id, reason }: VoidNotedInput,
  ): Promise<Discharge> {
    return this.dischargesService.void(actor, { id, reason });
  }
}
