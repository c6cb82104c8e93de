import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OpeningJudgement } from '../consents/emergency-opening.entity.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { RowAssessment } from './log-review.entity.js';

const PROSE = 4000;
export const USUAL_SAMPLE = 50;
const LARGEST_SAMPLE = 200;

@InputType({ description: 'A spot check to be started.' })
export class StartLogReviewInput {
  @Field(() => ID, { description: 'The principal whose records it is about.' })
  @IsUUID()
  principalId: string;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @IsCivilDate()
  periodFrom: string;

  @Field({ description: 'Last day, YYYY-MM-DD; before today.' })
  @IsCivilDate()
  periodTo: string;

  @Field(() => Int, { defaultValue: USUAL_SAMPLE, description: 'How many rows are drawn, 1 to 200.' })
  @IsInt()
  @Min(1)
  @Max(LARGEST_SAMPLE)
  sampleSize: number = USUAL_SAMPLE;
}

@InputType({ description: 'What the reviewer found of one row.' })
export class AssessedRowInput {
  @Field(() => Int, { description: "The row's number in the log." })
  @IsInt()
  number: number;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Which record of the row’s list; 0 where the row is about one record alone.',
  })
  @IsInt()
  item: number = 0;

  @Field(() => RowAssessment, { nullable: true, description: 'The assessment; missing while undecided.' })
  @IsOptional()
  @IsEnum(RowAssessment)
  assessment?: RowAssessment | null;

  @Field(() => String, { nullable: true, description: 'A note; needed unless the row is as expected.' })
  @IsOptional()
  @MaxLength(PROSE)
  note?: string | null;
}

@InputType({ description: 'What the reviewer found, row by row. Rows that are left out stay as they were.' })
export class AssessLogRowsInput {
  @Field(() => ID, { description: 'The review.' })
  @IsUUID()
  reviewId: string;

  @SeenRevision()
  revision: number;

  @Field(() => [AssessedRowInput], { description: 'The rows.' })
  @IsArray()
  @ArrayMaxSize(LARGEST_SAMPLE)
  @ValidateNested({ each: true })
  @Type(() => AssessedRowInput)
  rows: AssessedRowInput[];
}

@InputType({ description: 'The end of a review.' })
export class CloseLogReviewInput {
  @Field(() => ID, { description: 'The review.' })
  @IsUUID()
  reviewId: string;

  @SeenRevision('The revision that was read before closing.')
  revision: number;

  @Field({ description: 'What was found, and what is done about it.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  summary: string;
}

@InputType({ description: 'The judgement of an emergency opening.' })
export class JudgeEmergencyOpeningInput {
  @Field(() => ID, { description: 'The opening.' })
  @IsUUID()
  openingId: string;

  @Field(() => OpeningJudgement, { description: 'Whether it was justified.' })
  @IsEnum(OpeningJudgement)
  judgement: OpeningJudgement;

  @Field({ description: 'Why the reviewer finds so.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  reviewNote: string;
}
