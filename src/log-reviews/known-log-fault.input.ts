import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsUUID, Matches, Max, Min, MinLength } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

const LAST_NUMBER = 2_147_483_647;

/** Which row of the log is to be looked at. */
@ArgsType()
export class LogRowArgs {
  @Field(() => Int, { description: 'The number of the row.' })
  @IsInt()
  @Min(1)
  @Max(LAST_NUMBER)
  number: number;
}

@InputType({ description: 'A fault of the log that is to be known, as it was shown.' })
export class ProposeKnownLogFaultInput {
  @Field(() => Int, { description: 'The number of the row in the log, or of the first of several.' })
  @IsInt()
  @Min(1)
  @Max(LAST_NUMBER)
  number: number;

  @Field({ description: 'The digest of what was shown; if it is another by now, nothing is done.' })
  @Matches(/^[0-9a-f]{64}$/)
  digest: string;

  @Field({ description: 'How it came about, as far as is known: at least 20 letters. Names nobody.' })
  @IsNotBlank()
  @MinLength(20)
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'The second administrator’s word that a fault of the log is known.' })
export class CountersignKnownLogFaultInput {
  @Field(() => ID, { description: 'What somebody else has proposed.' })
  @IsUUID()
  knownFaultId: string;
}
