import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlanComparison } from '../plans/comparison.type.js';

@ObjectType({ description: 'What of a crisis plan has been changed since a unit answered to its task.' })
export class UnitChanges {
  @Field(() => ID, { description: 'The unit.' })
  unitId: string;

  @Field(() => PlanComparison, {
    description: 'The version that it answered to and that which is told of, cut to what it may read.',
  })
  comparison: PlanComparison;
}
