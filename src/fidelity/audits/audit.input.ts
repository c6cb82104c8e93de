import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { IsCivilDate } from '../../platform/dates/is-civil-date.js';
import { SeenRevision } from '../../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';

@InputType({ description: 'Which team an audit rates, by which scale, over which days.' })
export class StartAuditInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field({ description: 'Code of the scale; its newest version is taken.' })
  @IsNotBlank()
  @MaxLength(40)
  scale: string;

  @Field({
    nullable: true,
    description:
      "First day of the window, YYYY-MM-DD; needed where the scale does not say how long it is, else in place of the scale's.",
  })
  @IsOptional()
  @IsCivilDate()
  windowFrom?: string;

  @Field({ description: 'Last day of the window, YYYY-MM-DD; not after today.' })
  @IsCivilDate()
  windowTo: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "A closed audit of the team by the scale, some of whose items are rated again by the version it had (ommätning). The components are then the items' codes, and there is no total.",
  })
  @IsOptional()
  @IsUUID()
  reReviewOf?: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of the subscales to use, or of the items that a re-review rates again; the whole scale when missing. A choice gives no total.',
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @MaxLength(20, { each: true })
  components?: string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'How many persons the chart sample is to hold; everybody when the team has fewer. A scale that is rated person by person needs one.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  sampleSize?: number;

  @Field({
    nullable: true,
    description:
      'Why other persons are to be drawn than those that the team’s audits of the window already have. The draws are counted, and the report says why.',
  })
  @IsOptional()
  @MaxLength(1000)
  redrawReason?: string;

  @Field({
    nullable: true,
    description:
      'Username of a second rater, who may rate audits of the team. The two then rate unseen by each other until both have finished.',
  })
  @IsOptional()
  @IsNotBlank()
  @MaxLength(200)
  secondRater?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The second rater as a member of the team's staff with an account, in place of the username.",
  })
  @IsOptional()
  @IsUUID()
  secondRaterStaffId?: string;

  @Field(() => ID, {
    nullable: true,
    description: "The first rater as a member of the team's staff with an account, in place of the username.",
  })
  @IsOptional()
  @IsUUID()
  firstRaterStaffId?: string;

  @Field({
    nullable: true,
    description:
      'Username of a first rater in place of the signed-in one, where two others rate, such as two from outside. Needs a second rater.',
  })
  @IsOptional()
  @IsNotBlank()
  @MaxLength(200)
  firstRater?: string;
}

@InputType({ description: 'The rating of one item of an open audit.' })
export class RateAuditItemInput {
  @SeenRevision()
  revision: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The rating; missing when the item cannot be rated, and then the note says why.',
  })
  @IsOptional()
  @IsInt()
  rating?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Code of the scale's rule by which the item stays unrated; the note then says why it holds, such as since when a post is vacant.",
  })
  @IsOptional()
  @MaxLength(10)
  notRatedRule?: string | null;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Number of the person in the chart sample, on a scale that is rated person by person.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(200)
  caseNumber?: number;

  @Field({
    defaultValue: '',
    description:
      'Why; needed for a rating other than the computed one, for an item that cannot be rated, and for what two raters settle together.',
  })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'What is said of a topic that is never rated.' })
export class DescribeTopicInput {
  @SeenRevision()
  revision: number;

  @Field({ description: 'The words; empty takes back what was written.' })
  @IsString()
  @MaxLength(10_000)
  text: string = '';
}

@InputType({ description: 'The overall judgement of an open audit.' })
export class JudgeAuditInput {
  @SeenRevision()
  revision: number;

  @Field(() => Int, { nullable: true, description: "One of the scale's levels; missing takes it back." })
  @IsOptional()
  @IsInt()
  judgement?: number | null;

  @Field({ defaultValue: '', description: 'Why; needed where it is not what the figures would suggest.' })
  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

@InputType({ description: 'How an audit is closed.' })
export class CloseAuditInput {
  @Field({
    defaultValue: false,
    description: 'Give a total of what is rated although items are missing; the audit is partial either way.',
  })
  @IsOptional()
  @IsBoolean()
  partial?: boolean;

  @Field({
    defaultValue: false,
    description:
      'The ratings by posts per 100 persons of fewer than five enrolled have been looked at, and hold. Needed where there are such.',
  })
  @IsOptional()
  @IsBoolean()
  cautionsConfirmed?: boolean;
}
