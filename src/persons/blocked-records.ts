import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'That there are blocked records about a person (det finns spärrade uppgifter), for those who could read them but for the block.',
})
export class BlockedRecords {
  @Field({ description: 'Some of the records here are blocked.' })
  here: boolean;

  @Field(() => [String], { description: 'Other principals that have blocked records about the same person.' })
  principals: string[];
}
