import { Args, Context, createUnionType, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { Audit } from '../audits/audit.entity.js';
import { AuditIncomplete } from '../audits/audit.type.js';
import { AuditsService } from '../audits/audits.service.js';
import { loadAuditView } from '../audits/load-audit-view.js';
import { AuditStage, nextStates, stageOf } from './compare-ratings.js';
import { AuditRater } from './rater.entity.js';
import { RemoveRaterInput } from './rater.input.js';
import { RatingComparison } from './rater.type.js';
import { RatersService } from './raters.service.js';

const FinishRatingResult = createUnionType({
  name: 'FinishRatingResult',
  description: 'The audit, or what is left to rate before the rater can finish.',
  types: () => [Audit, AuditIncomplete] as const,
  resolveType: (value) => ('unrated' in value ? AuditIncomplete : Audit),
});

const auditId = "The audit's UUID.";

@Resolver(() => Audit)
export class RatersResolver {
  constructor(
    private readonly ratersService: RatersService,
    private readonly auditsService: AuditsService,
  ) {}

  @Mutation(() => FinishRatingResult, {
    description: 'Says that the signed-in rater has rated everything; when both have, what differs is shown.',
  })
  @Policy('audit.rate')
  async finishRating(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
  ): Promise<typeof FinishRatingResult> {
    const outcome = await this.ratersService.finish(actor, id);
    return Array.isArray(outcome) ? { unrated: outcome, toConfirm: [] } : outcome;
  }

  @Mutation(() => Audit, {
    description: 'Lets the signed-in rater change ratings again, as long as the other has not finished.',
  })
  @Policy('audit.rate')
  reopenRating(@CurrentActor() actor: Actor, @IdArg('id', auditId) id: string): Promise<Audit> {
    return this.ratersService.reopen(actor, id);
  }

  @Mutation(() => Audit, {
    description:
      'Takes a rater off an open audit for good, such as one who has left. The other goes on alone; what both had finished stands.',
  })
  @Policy('audit.write')
  removeRater(
    @CurrentActor() actor: Actor,
    @IdArg('id', auditId) id: string,
    @Args('input', { description: 'Who, and why.' }) input: RemoveRaterInput,
  ): Promise<Audit> {
    return this.ratersService.remove(actor, id, input);
  }

  @ResolveField(() => AuditStage, { description: 'Where it stands.' })
  async stage(@Parent() audit: Audit, @Context('req') request: Request): Promise<AuditStage> {
    return stageOf((await loadAuditView(this.auditsService, audit, request)).audit);
  }

  @ResolveField(() => [AuditStage], { description: 'Where it may go from there.' })
  async nextStates(@Parent() audit: Audit, @Context('req') request: Request): Promise<readonly AuditStage[]> {
    return nextStates((await loadAuditView(this.auditsService, audit, request)).audit);
  }

  @ResolveField(() => [AuditRater], {
    description: 'Its two raters, also one who was taken off; none where one person rates it.',
  })
  async raters(@Parent() audit: Audit, @Context('req') request: Request): Promise<AuditRater[]> {
    return (await loadAuditView(this.auditsService, audit, request)).audit.raters;
  }

  @ResolveField(() => RatingComparison, {
    nullable: true,
    description: "The two raters' ratings side by side; missing until both have finished.",
  })
  comparison(@Parent() audit: Audit, @Context('req') request: Request): Promise<RatingComparison | null> {
    return this.ratersService.comparison(request.actor as Actor, audit.id);
  }
}
