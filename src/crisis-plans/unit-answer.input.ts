import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { UnitResponse } from './crisis-plan-kinds.js';

@InputType({ description: 'A question to a unit about its task in a draft of a crisis plan.' })
export class AskUnitInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @Field(() => ID, { description: 'The unit, named in the draft.' })
  @IsUUID()
  unitId: string;
}

@InputType({ description: "A unit's own answer to its task in a crisis plan." })
export class AnswerForUnitInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @Field(() => ID, { description: 'The unit for which the answer is.' })
  @IsUUID()
  unitId: string;

  @Field({ description: 'The task as it was read; other words are another question.' })
  @IsNotBlank()
  @MaxLength(2000)
  task: string;

  @Field(() => UnitResponse, { description: 'Yes or no.' })
  @IsEnum(UnitResponse)
  response: UnitResponse;

  @Field({ defaultValue: '', description: 'What the unit wants to say with it, such as why it cannot.' })
  @IsString()
  @MaxLength(1000)
  words: string = '';
}

@InputType({
  description: "A unit's answer by telephone to its task in the crisis plan in force, noted by the team.",
})
export class NoteUnitAnswerInput extends AnswerForUnitInput {
  @Field({
    description:
      'The day it answered, YYYY-MM-DD: not before the plan was agreed, nor before the answer that was seen.',
  })
  @IsCivilDate()
  answeredOn: string;

  @Field({ description: 'Who answered for the unit.' })
  @IsNotBlank()
  @MaxLength(200)
  answeredByName: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The answer of the unit that was seen beside the task; missing where there was none. Where another has come, nothing is written.',
  })
  @IsOptional()
  @IsUUID()
  seenAnswerId?: string | null;
}
