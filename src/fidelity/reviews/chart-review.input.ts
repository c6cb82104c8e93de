import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsEnum, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { SeenRevision } from '../../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { ReviewAnswer } from './chart-review.entity.js';

@InputType({ description: 'The answer to one question of a chart review.' })
export class ReviewedQuestionInput {
  @Field({ description: "The question's code." })
  @IsNotBlank()
  @MaxLength(10)
  question: string;

  @Field(() => ReviewAnswer, { description: 'The answer.' })
  @IsEnum(ReviewAnswer)
  answer: ReviewAnswer;
}

@InputType({ description: 'What the records of one sampled person say.' })
export class SaveChartReviewInput {
  @SeenRevision('The revision that was changed; 0 where there is no review yet.')
  revision: number;

  @Field(() => Int, { description: 'Number of the person in the chart sample.' })
  @IsInt()
  number: number;

  @Field(() => [ReviewedQuestionInput], {
    description: 'Each question once; one that is left out is not answered.',
  })
  @IsArray()
  @ArrayUnique(({ question }: ReviewedQuestionInput) => question)
  @ValidateNested({ each: true })
  @Type(() => ReviewedQuestionInput)
  answers: ReviewedQuestionInput[];

  @Field({
    defaultValue: '',
    description:
      'What was read, such as the crisis plan and notes of three months; nothing that tells who it is.',
  })
  @IsOptional()
  @MaxLength(1000)
  whatWasRead: string = '';
}
