import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsUUID } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { LiftAnswer } from './lift-request.entity.js';

@InputType({ description: 'The answer to a request that a block be lifted in an emergency.' })
export class AnswerLiftRequestInput {
  @Field(() => ID, { description: 'Which request.' })
  @IsUUID()
  liftRequestId: string;

  @Field(() => LiftAnswer, { description: 'The answer.' })
  @IsEnum(LiftAnswer)
  answer: LiftAnswer;

  @Field({ description: 'Why, in words; whoever asked reads it.' })
  @IsNotBlank()
  @MaxLength(2000)
  answerNote: string;
}
