import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { EmergencyOpening } from '../consents/emergency-opening.entity.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { LogReview } from './log-review.entity.js';
import {
  AssessLogRowsInput,
  CloseLogReviewInput,
  JudgeEmergencyOpeningInput,
  StartLogReviewInput,
} from './log-review.input.js';
import { LogReviewDetails, OpeningToReview, ReviewedPrincipal } from './log-review.type.js';
import { LogReviewsService } from './log-reviews.service.js';
import { OpeningReviewsService } from './opening-reviews.service.js';

const AssessLogRowsResult = savedOrConflict('AssessLogRowsResult', LogReview);
const CloseLogReviewResult = savedOrConflict('CloseLogReviewResult', LogReview);

@ObjectType({ description: 'One page of the emergency openings that the actor reviews.' })
class OpeningToReviewPage extends pageOf(OpeningToReview) {}

@Resolver(() => LogReview)
export class LogReviewsResolver {
  constructor(
    private readonly logReviewsService: LogReviewsService,
    private readonly openings: OpeningReviewsService,
  ) {}

  @Query(() => [ReviewedPrincipal], { description: 'The principals whose log the actor reviews.' })
  @Policy('log.review')
  reviewedPrincipals(@CurrentActor() actor: Actor): Promise<ReviewedPrincipal[]> {
    return this.logReviewsService.principals(actor);
  }

  @Query(() => LogReviewDetails, { description: 'One log review with its sample.' })
  @Policy('log.review')
  logReview(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The review's UUID.") id: string,
  ): Promise<LogReviewDetails> {
    return this.logReviewsService.get(actor, id);
  }

  @Query(() => OpeningToReviewPage, {
    description: 'The emergency openings that the actor reviews, those that wait first.',
  })
  @Policy('log.review')
  openingsToReview(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<OpeningToReviewPage> {
    return this.openings.list(actor, page);
  }

  @Mutation(() => LogReview, { description: 'Starts a spot check and draws its sample.' })
  @Policy('log.review')
  startLogReview(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose log, which period and how many rows.' }) input: StartLogReviewInput,
  ): Promise<LogReview> {
    return this.logReviewsService.start(actor, input);
  }

  @Mutation(() => AssessLogRowsResult, { description: 'Writes down what was found, row by row.' })
  @Policy('log.review')
  assessLogRows(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The rows.' }) input: AssessLogRowsInput,
  ): Promise<LogReview | RevisionConflict> {
    return this.logReviewsService.assess(actor, input);
  }

  @Mutation(() => CloseLogReviewResult, {
    description: 'Closes a review for good, when each row is assessed.',
  })
  @Policy('log.review')
  closeLogReview(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What was found.' }) input: CloseLogReviewInput,
  ): Promise<LogReview | RevisionConflict> {
    return this.logReviewsService.close(actor, input);
  }

  @Mutation(() => EmergencyOpening, { description: 'Judges an emergency opening, once.' })
  @Policy('log.review')
  judgeEmergencyOpening(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The judgement.' }) input: JudgeEmergencyOpeningInput,
  ): Promise<EmergencyOpening> {
    return this.openings.judge(actor, input);
  }
}
