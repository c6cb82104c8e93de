import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsCivilDate } from '../../platform/dates/is-civil-date.js';
import { IsClockTime } from '../../platform/dates/is-clock-time.js';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { CallAnswer, CallKind } from './sip-call-kinds.js';

@InputType({ description: 'Somebody who is called or invited to the meeting about a SIP.' })
export class RecordSipCallInput {
  @Field(() => ID, { description: 'The SIP.' })
  @IsUUID()
  sipId: string;

  @Field(() => CallKind, { description: 'Called or invited.' })
  @IsEnum(CallKind)
  kind: CallKind;

  @Field(() => ID, { nullable: true, description: 'The region or municipality that is called.' })
  @IsOptional()
  @IsUUID()
  principalId?: string | null;

  @Field({ defaultValue: '', description: 'Who is asked: a unit or a person.' })
  @IsString()
  @MaxLength(200)
  receiver: string = '';

  @Field({ description: 'The day of the meeting, YYYY-MM-DD.' })
  @IsCivilDate()
  meetingOn: string;

  @Field({ description: 'When it begins, HH:MM.' })
  @IsClockTime()
  meetingAt: string;

  @Field({ description: 'Where.' })
  @IsNotBlank()
  @MaxLength(200)
  place: string;

  @Field(() => String, { nullable: true, description: 'The last day to answer, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  answerBy?: string | null;

  @Field({ description: 'The day it is sent, YYYY-MM-DD.' })
  @IsCivilDate()
  sentOn: string;
}

@InputType({ description: 'What was answered to a call or an invitation.' })
export class AnswerSipCallInput {
  @Field(() => ID, { description: 'The call or the invitation.' })
  @IsUUID()
  callId: string;

  @Field(() => CallAnswer, { description: 'The answer.' })
  @IsEnum(CallAnswer)
  answer: CallAnswer;

  @Field({ defaultValue: '', description: 'What was said with it, such as who comes.' })
  @IsString()
  @MaxLength(2000)
  answerWords: string = '';

  @Field({ description: 'The day of the answer, YYYY-MM-DD.' })
  @IsCivilDate()
  answeredOn: string;
}
