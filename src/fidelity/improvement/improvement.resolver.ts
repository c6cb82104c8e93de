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
import { ratingHistory } from '../rules/rating-history.js';
import { ImprovementAction, ImprovementEntry } from './improvement.entity.js';
import {
  AddImprovementEntryInput,
  ChangeImprovementActionInput,
  MoveImprovementActionInput,
  PlanImprovementActionInput,
} from './improvement.input.js';
import { ImprovementService } from './improvement.service.js';
import { ImprovementRating } from './improvement.type.js';
import { ImprovementStatus } from './improvement-kinds.js';
import { isOverdue, nextStates } from './improvement-lifecycle.js';

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

  @Mutation(() => ChangeImprovementActionResult, {
    description: 'Changes what is to be done, by whom or when.',
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
      "The item's rating in the audit that the action came of and in the team's later closed audits by the same scale, the oldest first.",
  })
  async ratings(
    @Parent() action: ImprovementAction,
    @Context('req') request: Request,
  ): Promise<ImprovementRating[]> {
    const actor = request.actor as Actor;
    const views = await loaderFor(request, 'auditViewsOfTeam', (teamIds) =>
      Promise.all(teamIds.map((teamId) => this.auditsService.list(actor, teamId))),
    ).load(action.teamId);
    return ratingHistory(views, action).map(({ view: { audit }, rating, persons, parts }) => ({
      audit,
      rating,
      persons,
      figures: parts.flatMap(({ record }) => record.computed?.figure ?? []),
    }));
  }
}
