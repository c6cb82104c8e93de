import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../../platform/revision/revision-conflict.js';
import { NextReview, SetNextReviewInput } from './next-review.type.js';
import { NextReviewsService } from './next-reviews.service.js';

const SetNextReviewResult = savedOrConflict('SetNextReviewResult', NextReview);

@Resolver(() => NextReview)
export class NextReviewsResolver {
  constructor(private readonly nextReviews: NextReviewsService) {}

  @Query(() => [NextReview], {
    description: 'When a team is to be reviewed next, by each scale that it has been reviewed by as a whole.',
  })
  @Policy('audit.read')
  nextReviewsOfTeam(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', "The team's UUID.") teamId: string,
  ): Promise<NextReview[]> {
    return this.nextReviews.list(actor, teamId);
  }

  @Mutation(() => SetNextReviewResult, {
    description:
      'Sets the day by which a team is to be reviewed next after a closed audit, or takes it back.',
  })
  @Policy('audit.write')
  setNextReview(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The audit's UUID.") id: string,
    @Args('input', { description: 'The day.' }) input: SetNextReviewInput,
  ): Promise<NextReview | RevisionConflict> {
    return this.nextReviews.set(actor, id, input);
  }
}
