import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';

@InputType({ description: 'Which rater is taken off an open audit, and why.' })
export class RemoveRaterInput {
  @Field(() => ID, { description: "The rater's UUID, as the audit's raters have it." })
  @IsUUID()
  raterId: string;

  @Field({ description: 'Why. Stands in the report; nothing about health or other private matters.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}
