import { Args, Context, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { today } from '../../platform/dates/today.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { loaderFor } from '../../platform/graphql/loaders.js';
import { PageArg, PageInput, pageOf } from '../../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../../platform/revision/revision-conflict.js';
import { AuditsService } from '../audits/audits.service.js';
import type { RatingThen } from '../rules/rating-history.js';
import { whatMoved } from '../rules/what-moved.js';
import { historyOf } from './history-of.js';
import { ImprovementAction, ImprovementEntry } from './improvement.entity.js';
import {
  AddImprovementEntryInput,
  ChangeImprovementActionInput,
  MoveImprovementActionInput,
  PlanImprovementActionInput,
  PlanTeamImprovementActionInput,
} from './improvement.input.js';
import { ImprovementService } from './improvement.service.js';
import { ImprovementMove, ImprovementRating, ratingType } from './improvement.type.js';
import { ImprovementStatus } from './improvement-kinds.js';
import { isOverdue, nextStates, waitsForFollowUp } from './improvement-lifecycle.js';

const ChangeImprovementActionResult = savedOrConflict('ChangeImprovementActionResult', ImprovementAction);

const actionId = "The action's UUID.";

@ObjectType({ description: "One page of a team's improvement actions." })
class ImprovementActionPage extends pageOf(ImprovementAction) {}

@Resolver(() => ImprovementAction)
export class ImprovementResolver {
  constructor(
    private readonly improvementService: ImprovementService,
    private readonly auditsService: AuditsService,
  ) {}

  @Query(() => ImprovementActionPage, { description: "A team's improvement actions, the first due first." })
  @Policy('audit.read')
  improvementActions(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', "The team's UUID.") teamId: string,
    @PageArg() page: PageInput,
  ): Promise<ImprovementActionPage> {
    return this.improvementService.page(actor, teamId, page);
  }

  @Query(() => ImprovementAction, { description: 'One improvement action.' })
  @Policy('audit.read')
  improvementAction(
    @CurrentActor() actor: Actor,
    @IdArg('id', actionId) id: string,
  ): Promise<ImprovementAction> {
    return this.improvementService.get(actor, id);
  }

  @Mutation(() => ImprovementAction, { description: 'Plans an action for one item of a closed audit.' })
  @Policy('audit.write')
  planImprovementAction(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The action.' }) input: PlanImprovementActionInput,
  ): Promise<ImprovementAction> {
    return this.improvementService.plan(actor, input);
  }

  @Mutation(() => ImprovementAction, {
    description: 'Plans an action that came of something else than an item of an audit, such as a meeting.',
  })
  @Policy('audit.write')
  planTeamImprovementAction(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The action.' }) input: PlanTeamImprovementActionInput,
  ): Promise<ImprovementAction> {
    return this.improvementService.planOther(actor, input);
  }

  @Mutation(() => ChangeImprovementActionResult, {
    description: 'Changes what is to be done, by whom or when, and what it is meant to bring.',
  })
  @Policy('audit.write')
  changeImprovementAction(
    @CurrentActor() actor: Actor,
    @IdArg('id', actionId) id: string,
    @Args('input', { description: 'All of it, changed or not.' }) input: ChangeImprovementActionInput,
  ): Promise<ImprovementAction | RevisionConflict> {
    return this.improvementService.change(actor, id, input);
  }

  @Mutation(() => ChangeImprovementActionResult, {
    description: 'Takes an action on to one of its next states.',
  })
  @Policy('audit.write')
  moveImprovementAction(
    @CurrentActor() actor: Actor,
    @IdArg('id', actionId) id: string,
    @Args('input', { description: 'The state, and why.' }) input: MoveImprovementActionInput,
  ): Promise<ImprovementAction | RevisionConflict> {
    return this.improvementService.move(actor, id, input);
  }

  @Mutation(() => ImprovementEntry, { description: 'Writes a line in the log of an action.' })
  @Policy('improvementEntry.write')
  addImprovementEntry(
    @CurrentActor() actor: Actor,
    @IdArg('id', actionId) id: string,
    @Args('input', { description: 'The line.' }) input: AddImprovementEntryInput,
  ): Promise<ImprovementEntry> {
    return this.improvementService.addEntry(actor, id, input);
  }

  @ResolveField(() => [ImprovementStatus], { description: 'Where it may go from here.' })
  nextStates(@Parent() { status }: ImprovementAction): ImprovementStatus[] {
    return nextStates(status);
  }

  @ResolveField(() => Boolean, { description: 'Whether its day has passed with the work still to do.' })
  overdue(@Parent() action: ImprovementAction): boolean {
    return isOverdue(action, today());
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether the team has still to look at whether it has helped: nothing seen on the day of its follow-up or later is noted.',
  })
  async waitsForFollowUp(
    @Parent() action: ImprovementAction,
    @Context('req') request: Request,
  ): Promise<boolean> {
    return waitsForFollowUp(action, await this.entries(action, request));
  }

  @ResolveField(() => [ImprovementEntry], { description: 'Its log, the oldest day first.' })
  entries(
    @Parent() { id }: ImprovementAction,
    @Context('req') request: Request,
  ): Promise<ImprovementEntry[]> {
    const actor = request.actor as Actor;
    return loaderFor(request, 'improvementEntries', (ids) =>
      this.improvementService.entries(actor, ids),
    ).load(id);
  }

  @ResolveField(() => [ImprovementRating], {
    description:
      "The item's rating in the audit that the action came of and in the team's later closed audits by the same scale, the oldest first; none where it came of no item.",
  })
  async ratings(
    @Parent() action: ImprovementAction,
    @Context('req') request: Request,
  ): Promise<ImprovementRating[]> {
    return (await this.history(action, request)).map(ratingType);
  }

  @ResolveField(() => ImprovementMove, {
    nullable: true,
    description:
      'What has moved, beside what it was meant to move; missing where it came of no item of an audit.',
  })
  async moved(
    @Parent() action: ImprovementAction,
    @Context('req') request: Request,
  ): Promise<ImprovementMove | null> {
    const history = await this.history(action, request);
    if (history.length === 0) return null;
    const { before, after, ...moved } = whatMoved(history, action.aimedRating);
    return { before: ratingType(before), after: after && ratingType(after), ...moved };
  }

  private async history(action: ImprovementAction, request: Request): Promise<RatingThen[]> {
    const actor = request.actor as Actor;
    const views = await loaderFor(request, 'auditViewsOfTeam', (teamIds) =>
      Promise.all(teamIds.map((teamId) => this.auditsService.list(actor, teamId))),
    ).load(action.teamId);
    return historyOf(views, action);
  }
}
