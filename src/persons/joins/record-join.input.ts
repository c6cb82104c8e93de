import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { IsIdentityNumber } from '../is-identity-number.js';

@InputType({ description: 'Two records that are of one human.' })
export class ProposeRecordJoinInput {
  @Field(() => ID, { description: 'The person whose record is to go on, under the number it has.' })
  @IsUUID()
  personId: string;

  @Field({ description: 'A whole number of the other record.' })
  @IsNotBlank()
  @IsIdentityNumber()
  @MaxLength(200)
  identityNumber: string;

  @Field({ description: 'How it is known that it is the same human.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'That two records are not to be joined.' })
export class DeclineRecordJoinInput {
  @Field(() => ID, { description: 'The proposal.' })
  @IsUUID()
  joinId: string;

  @Field({ description: 'Why not.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

/** The form of a confirmation. */
export class ConfirmRecordJoinInput {
  @IsUUID()
  joinId: string;
}
