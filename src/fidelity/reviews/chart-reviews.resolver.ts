import {
  Args,
  Field,
  Float,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../../platform/revision/revision-conflict.js';
import { AuditsService } from '../audits/audits.service.js';
import { ReviewQuestionType } from '../scales/scale.type.js';
import { ChartReview, ReviewAnswer } from './chart-review.entity.js';
import { SaveChartReviewInput } from './chart-review.input.js';
import { ChartReviewsService, type ReviewedQuestion } from './chart-reviews.service.js';

@ObjectType('ChartReviewAnswer', { description: 'The answer to one question of a chart review.' })
class ChartReviewAnswerType {
  @Field({ description: "The question's code." })
  question: string;

  @Field(() => ReviewAnswer, { description: 'The answer.' })
  answer: ReviewAnswer;
}

@ObjectType('ReviewedQuestion', {
  description: "What one reviewer's chart reviews say of a question; evidence for the rating of its item.",
})
class ReviewedQuestionType implements ReviewedQuestion {
  @Field(() => ReviewQuestionType, { description: 'The question.' })
  question: ReviewQuestionType;

  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of two raters, whose reviews these are; missing where there are no raters.',
  })
  reviewer: string | null;

  @Field(() => [String], { description: 'Who saved them.' })
  by: string[];

  @Field(() => Date, { description: 'When the last of them was saved.' })
  lastAt: Date;

  @Field(() => Int, { description: 'Persons of whom the answer is yes.' })
  yes: number;

  @Field(() => Int, { description: 'Persons of whom it is in part.' })
  partly: number;

  @Field(() => Int, { description: 'Persons of whom it is no.' })
  no: number;

  @Field(() => Int, { description: 'These together: whom the question could be asked of.' })
  of: number;

  @Field(() => Float, { nullable: true, description: 'Yes, in percent of them; missing when there is none.' })
  share: number | null;

  @Field(() => Int, { description: 'Sampled persons whose records were reviewed.' })
  reviewed: number;

  @Field(() => Int, { description: 'Sampled persons in all.' })
  sampled: number;
}

const SaveChartReviewResult = savedOrConflict('SaveChartReviewResult', ChartReview);
const auditId = "The audit's UUID.";

@Resolver(() => ChartReview)
export class ChartReviewsResolver {
  constructor(
    private readonly reviews: ChartReviewsService,
    private readonly auditsService: AuditsService,
  ) {}

  @Query(() => [ChartReview], {
    description:
      'The chart reviews of an audit (journalgranskning), in the order of the sample; while two raters rate, each sees their own.',
  })
  @Policy('audit.open')
  chartReviews(@CurrentActor() actor: Actor, @IdArg('id', auditId) id: string): Promise<ChartReview[]> {
    return this.reviews.list(actor, id);
  }

  @Query(() => [ReviewedQuestionType], {
    description: 'What the chart reviews of an audit say, question by question.',
  })
  @Policy('audit.open')
  async reviewedQuestions(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
  ): Promise<ReviewedQuestion[]> {
    return this.reviews.results(actor, await this.auditsService.get(actor, id));
  }

  @Mutation(() => SaveChartReviewResult, {
    description: 'Writes down what the records of one sampled person say; of two raters each their own.',
  })
  @Policy('audit.rate')
  saveChartReview(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @Args('input', { description: 'Of whom, and the answers.' }) input: SaveChartReviewInput,
  ): Promise<ChartReview | RevisionConflict> {
    return this.reviews.save(actor, id, input);
  }

  @ResolveField(() => [ChartReviewAnswerType], { description: 'What was answered, by question.' })
  answers(@Parent() { answers }: ChartReview): ChartReviewAnswerType[] {
    return Object.entries(answers).map(([question, answer]) => ({ question, answer }));
  }
}
