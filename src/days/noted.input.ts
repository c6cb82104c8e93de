import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

@InputType({ description: 'A record of the day that was made in error.' })
export class VoidNotedInput {
  @Field(() => ID, { description: 'The record.' })
  @IsUUID()
  recordId: string;

  @Field({ description: 'Why. It is shown with the record.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

/** Why something that was there is told otherwise. */
export const WhyCorrected = (): PropertyDecorator => (target, property) => {
  Field(() => String, {
    nullable: true,
    description: 'Why. Needed where something that was there is changed; not where only more is told.',
  })(target, property);
  IsOptional()(target, property);
  MaxLength(1000)(target, property);
};
