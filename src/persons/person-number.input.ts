import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { IsIdentityNumber } from './is-identity-number.js';

@InputType({ description: 'A new number for somebody who has another, which stays theirs (byte av nummer).' })
export class ReplaceNumberInput {
  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;

  @SeenRevision()
  revision: number;

  @Field({ description: 'Personnummer, samordningsnummer or reserve number, as people write them.' })
  @IsNotBlank()
  @IsIdentityNumber()
  @MaxLength(200)
  identityNumber: string;

  @Field({ description: 'Why the number is another now.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}
