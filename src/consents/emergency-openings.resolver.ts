import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { EmergencyOpening } from './emergency-opening.entity.js';
import { OpenInEmergencyInput } from './emergency-opening.input.js';
import { EmergencyOpenings } from './emergency-opening.type.js';
import { EmergencyOpeningsService } from './emergency-openings.service.js';
import { LiftRequest } from './lift-request.entity.js';
import { AnswerLiftRequestInput } from './lift-request.input.js';
import { LiftRequestsService } from './lift-requests.service.js';

@Resolver(() => EmergencyOpening)
export class EmergencyOpeningsResolver {
  constructor(
    private readonly openings: EmergencyOpeningsService,
    private readonly liftRequestsService: LiftRequestsService,
  ) {}

  @Mutation(() => EmergencyOpenings, {
    description:
      'Opens what may be opened of what is kept about a human, to read, for three hours (nödöppning; 2022:913 3:5–7, PDL 4:5). Logged and reviewed.',
  })
  @Policy('emergencyOpening.write')
  openInEmergency(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, and why it cannot wait.' }) input: OpenInEmergencyInput,
  ): Promise<EmergencyOpenings> {
    return this.openings.open(actor, input);
  }

  @Query(() => [LiftRequest], {
    description: 'What the asker has asked other principals to lift in the last day, with the answers.',
  })
  @Policy('emergencyOpening.write')
  askedToLift(@CurrentActor() actor: Actor): Promise<LiftRequest[]> {
    return this.openings.asked(actor);
  }

  @Query(() => [LiftRequest], { description: "Requests to lift a person's blocks, the latest first." })
  @Policy('consent.read')
  liftRequests(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<LiftRequest[]> {
    return this.liftRequestsService.ofPerson(actor, personId);
  }

  @Mutation(() => LiftRequest, {
    description: 'Answers a request that a block be lifted; lifted, it opens the record for whoever asked.',
  })
  @Policy('consent.write')
  answerLiftRequest(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and the answer.' }) input: AnswerLiftRequestInput,
  ): Promise<LiftRequest> {
    return this.liftRequestsService.answer(actor, input);
  }
}
