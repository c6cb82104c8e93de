import { Field, ID, ObjectType } from '@nestjs/graphql';
import { CrisisPlanLabel } from './crisis-plan-kinds.js';

@ObjectType({
  description:
    'A question to a unit that waits for its answer: whose plan, which task, and nothing else of the plan.',
})
export class AskedUnit {
  @Field(() => ID, { description: "The question's UUID." })
  questionId: string;

  @Field(() => ID, { description: "The plan's UUID." })
  planId: string;

  @Field(() => CrisisPlanLabel, { description: 'What the plan is called.' })
  label: CrisisPlanLabel;

  @Field({ description: 'Whose plan it is.' })
  personName: string;

  @Field(() => ID, { description: 'The unit that is asked.' })
  unitId: string;

  @Field({ description: 'What the unit is called.' })
  unitName: string;

  @Field({ description: 'What it is asked to do.' })
  task: string;

  @Field(() => Date, { description: 'When it was asked.' })
  askedAt: Date;

  @Field({ description: 'By whom.' })
  askedByName: string;
}
