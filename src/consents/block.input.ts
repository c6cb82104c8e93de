import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { ConsentForm } from './consent-form.js';

@InputType({ description: 'A block the person asks for. It holds at once.' })
export class SetBlockInput {
  @Field(() => ID, { description: 'Whose records.' })
  @IsUUID()
  personId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The team whose records are kept, also from the principal's other teams; all records, from other principals, when missing.",
  })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;
}

@InputType({ description: 'A block is lifted when the person says so, and only then.' })
export class LiftBlockInput {
  @Field(() => ID, { description: 'The block.' })
  @IsUUID()
  blockId: string;

  @Field(() => ConsentForm, { description: 'How the person said it.' })
  @IsEnum(ConsentForm)
  liftForm: ConsentForm;

  @Field({ description: 'What the person said, and when.' })
  @IsNotBlank()
  @MaxLength(2000)
  liftNote: string;
}
