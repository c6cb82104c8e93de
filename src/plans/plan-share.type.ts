import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'How many of a team’s enrolled people have a crisis plan in force, of those who have not declined one.',
})
export class PlanShare {
  @Field(() => Int, { description: 'People with a crisis plan in force.' })
  withPlan: number;

  @Field(() => Int, { description: 'People enrolled today who have a plan, or have not declined one.' })
  of: number;

  @Field(() => Int, { description: 'People who have no plan and have declined one; not in the others.' })
  declined: number;

  @Field(() => Float, {
    nullable: true,
    description: 'withPlan of `of`, 0 to 1; missing where there is nobody.',
  })
  share: number | null;
}
