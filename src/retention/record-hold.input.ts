import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsUUID } from 'class-validator';
import { IsIdentityNumber } from '../persons/is-identity-number.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { HoldReason } from './keeping-kinds.js';

@InputType({ description: 'That the records of one person must not be destroyed for now. It holds at once.' })
export class SetRecordHoldInput {
  @Field(() => ID, { description: 'Whose records.' })
  @IsUUID()
  personId: string;

  @Field(() => HoldReason, { description: 'Why.' })
  @IsEnum(HoldReason)
  reason: HoldReason;

  @Field({ description: 'Why, in words: what is under way, and with whom.' })
  @IsNotBlank()
  @MaxLength(1000)
  note: string;
}

@InputType({ description: 'That a hold is no longer needed.' })
export class LiftRecordHoldInput {
  @Field(() => ID, { description: 'The hold.' })
  @IsUUID()
  holdId: string;

  @Field({ description: 'Why it is no longer needed.' })
  @IsNotBlank()
  @MaxLength(1000)
  liftNote: string;
}

@InputType({ description: 'Whose records are to be held.' })
export class PersonToHoldInput {
  @Field({ description: 'A whole identity number that the person has, or has had.' })
  @IsNotBlank()
  @IsIdentityNumber()
  @MaxLength(200)
  identityNumber: string;
}
