import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CodeArg, IdArg } from '../../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../../platform/revision/revision-conflict.js';
import { Audit } from '../audits/audit.entity.js';
import { newestWords } from './newest-words.js';
import { ReviewerWords } from './reviewer-words.entity.js';
import { RecommendForItemInput, SummariseAuditInput } from './reviewer-words.input.js';
import { ReviewerWordsService } from './reviewer-words.service.js';

const SummariseAuditResult = savedOrConflict('SummariseAuditResult', ReviewerWords);
const RecommendForItemResult = savedOrConflict('RecommendForItemResult', ReviewerWords);

const auditId = "The audit's UUID.";

@Resolver(() => Audit)
export class ReviewerWordsResolver {
  constructor(private readonly words: ReviewerWordsService) {}

  @ResolveField(() => [ReviewerWords], {
    description: 'What reviewers have written of it and of its items, as it stands.',
  })
  async reviewerWords(@Parent() { id }: Audit, @Context('req') request: Request): Promise<ReviewerWords[]> {
    return newestWords(await this.words.list(request.actor as Actor, id));
  }

  @ResolveField(() => [ReviewerWords], {
    description: 'The same with all that it replaced, revision by revision, the oldest first.',
  })
  reviewerWordsHistory(@Parent() { id }: Audit, @Context('req') request: Request): Promise<ReviewerWords[]> {
    return this.words.list(request.actor as Actor, id);
  }

  @Mutation(() => SummariseAuditResult, {
    description: 'Writes the summary and the priorities of an open audit.',
  })
  @Policy('audit.rate')
  summariseAudit(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @Args('input', { description: 'The words.' }) input: SummariseAuditInput,
  ): Promise<ReviewerWords | RevisionConflict> {
    return this.words.summarise(actor, id, input);
  }

  @Mutation(() => RecommendForItemResult, {
    description: 'Writes what is recommended for one item of an open audit.',
  })
  @Policy('audit.rate')
  recommendForAuditItem(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @CodeArg('code', "The item's code on the scale.") code: string,
    @Args('input', { description: 'The words.' }) input: RecommendForItemInput,
  ): Promise<ReviewerWords | RevisionConflict> {
    return this.words.recommend(actor, id, code, input);
  }
}
