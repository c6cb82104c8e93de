import { Field, ObjectType } from '@nestjs/graphql';
import { EmergencyOpening } from './emergency-opening.entity.js';
import { LiftRequest } from './lift-request.entity.js';
import { PlanAtHand } from './plan-at-hand.type.js';

@ObjectType({
  description: 'What became of an emergency opening. Nothing in any of the lists: nothing was found to open.',
})
export class EmergencyOpenings {
  @Field(() => [EmergencyOpening], { description: 'What was opened, to read and for three hours.' })
  opened: EmergencyOpening[];

  @Field(() => [LiftRequest], {
    description:
      'Principals that have blocked what they keep, and have been asked to lift it. Of that nothing is told.',
  })
  asked: LiftRequest[];

  @Field(() => [PlanAtHand], {
    description:
      'Crisis plans in force that may be read already. Where there is one nothing was opened, unless it was said that it is not enough.',
  })
  atHand: PlanAtHand[];
}
