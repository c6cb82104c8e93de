import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { IsCivilDate } from '../../platform/dates/is-civil-date.js';
import { MaxLength } from '../../platform/text/length-rules.js';
import { ActionOutcome, PersonView } from './sip-follow-up-kinds.js';

@InputType({ description: 'What has become of one action.' })
export class FollowedActionInput {
  @Field(() => ID, { description: 'The action of the version.' })
  @IsUUID()
  actionId: string;

  @Field(() => ActionOutcome, { nullable: true, description: 'What became of it.' })
  @IsOptional()
  @IsEnum(ActionOutcome)
  outcome?: ActionOutcome | null;

  @Field({ defaultValue: '', description: 'Why, where it was not all done.' })
  @IsString()
  @MaxLength(2000)
  why: string = '';
}

@InputType({ description: 'A SIP in force that has been followed up.' })
export class RecordSipFollowUpInput {
  @Field(() => ID, { description: 'The SIP.' })
  @IsUUID()
  sipId: string;

  @Field(() => Int, { description: 'The number of the version in force that was followed up.' })
  @Type(() => Number)
  @IsInt()
  number: number;

  @Field({ description: 'The day of the meeting, YYYY-MM-DD.' })
  @IsCivilDate()
  heldOn: string;

  @Field({ defaultValue: '', description: 'Who was there, and who was not and why.' })
  @IsString()
  @MaxLength(2000)
  present: string = '';

  @Field(() => PersonView, { nullable: true, description: 'Whether the person was listened to.' })
  @IsOptional()
  @IsEnum(PersonView)
  wasHeard?: PersonView | null;

  @Field(() => PersonView, { nullable: true, description: 'Whether the plan is of help to the person.' })
  @IsOptional()
  @IsEnum(PersonView)
  isOfHelp?: PersonView | null;

  @Field(() => PersonView, { nullable: true, description: 'Whether the person knows who does what.' })
  @IsOptional()
  @IsEnum(PersonView)
  knowsWhoDoesWhat?: PersonView | null;

  @Field({ defaultValue: '', description: 'What the person says of it, in their words.' })
  @IsString()
  @MaxLength(4000)
  personWords: string = '';

  @Field(() => [FollowedActionInput], { description: 'What has become of each action of the version.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FollowedActionInput)
  actions: FollowedActionInput[];
}
