import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlanKind } from '../persons/person-kinds.js';

@ObjectType({
  description:
    'A version in force that the receiver of a standing release has not been given, such as one that was blocked when it was agreed.',
})
export class MissedRelease {
  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  plan: PlanKind;

  /** What a crisis plan is called. */
  label: string | null;

  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => Int, { description: 'The number of its version.' })
  versionNumber: number;

  @Field({ description: 'Who has not been given it.' })
  receiverName: string;

  /** Which keeps the plan. */
  teamId: string;
}
