import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsUUID, Matches } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

@InputType({ description: 'That the records of one principal that may or must go are to be destroyed.' })
export class RequestDestructionInput {
  @Field(() => ID, { description: 'The principal.' })
  @IsUUID()
  principalId: string;

  @Field({ description: 'The mark of what was shown; if it is another by now, nothing is done.' })
  @Matches(/^[0-9a-f]{64}$/)
  mark: string;

  @Field({ description: 'The decision or records schedule it rests on (gallringsbeslut). Names nobody.' })
  @IsNotBlank()
  @MaxLength(1000)
  decision: string;
}

@InputType({ description: 'The second person’s word, after which the records are gone.' })
export class CarryOutDestructionInput {
  @Field(() => ID, { description: 'What was asked for.' })
  @IsUUID()
  destructionId: string;

  @Field(() => Int, { description: 'How many persons, as it was shown.' })
  @IsInt()
  persons: number;
}
