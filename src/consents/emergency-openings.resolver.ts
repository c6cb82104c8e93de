import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { EmergencyOpening } from './emergency-opening.entity.js';
import { OpenInEmergencyInput } from './emergency-opening.input.js';
import { EmergencyOpeningsService } from './emergency-openings.service.js';

@Resolver(() => EmergencyOpening)
export class EmergencyOpeningsResolver {
  constructor(private readonly openings: EmergencyOpeningsService) {}

  @Mutation(() => [EmergencyOpening], {
    description:
      'Opens what every principal keeps about a human, to read, for three hours (nödöppning). Logged and reviewed. Empty when nobody is found.',
  })
  @Policy('emergencyOpening.write')
  openInEmergency(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, and why it cannot wait.' }) input: OpenInEmergencyInput,
  ): Promise<EmergencyOpening[]> {
    return this.openings.open(actor, input);
  }
}
