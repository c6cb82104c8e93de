import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'A crisis plan in force that the asker may read as it is, so that nothing has to be opened: shared or received.',
})
export class PlanAtHand {
  @Field(() => ID, { description: 'UUID of the plan. Shared, it is read by `sharedCrisisPlan`.' })
  planId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'UUID of the copy that has been received, and is read by `receivedPlan`; missing when shared.',
  })
  copyId: string | null;

  @Field({ description: 'Whose it is, by name.' })
  personName: string;
}
