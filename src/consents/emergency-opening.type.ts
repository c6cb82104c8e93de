import { Field, ObjectType } from '@nestjs/graphql';
import { EmergencyOpening } from './emergency-opening.entity.js';
import { LiftRequest } from './lift-request.entity.js';

@ObjectType({
  description: 'What became of an emergency opening. Nothing in either: nothing was found to open.',
})
export class EmergencyOpenings {
  @Field(() => [EmergencyOpening], { description: 'What was opened, to read and for three hours.' })
  opened: EmergencyOpening[];

  @Field(() => [LiftRequest], {
    description:
      'Principals that have blocked what they keep, and have been asked to lift it. Of that nothing is told.',
  })
  asked: LiftRequest[];
}
