import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { GoalNotesService } from './goal-notes.service.js';
import { ResourceGroupGoalNote } from './group-note.entity.js';
import { NoteGoalInput, VoidGroupNoteInput } from './group-note.input.js';
import { ResourceGroupsService } from './resource-groups.service.js';

@Resolver()
export class GoalNotesResolver {
  constructor(
    private readonly goalNotesService: GoalNotesService,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  @Query(() => [ResourceGroupGoalNote], {
    description:
      'How it goes with a goal of a resource group: the latest day first, those that were voided too.',
  })
  @Policy('resourceGroup.read')
  async goalNotes(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
    @IdArg('goalKey', 'The key of the goal.') goalKey: string,
  ): Promise<ResourceGroupGoalNote[]> {
    return (await this.resourceGroupsService.getGoal(actor, personId, goalKey)).notes;
  }

  @Mutation(() => ResourceGroupGoalNote, {
    description:
      "Writes down how it goes with a goal: the person's own rating and words, or what was said when it was followed up. The same sent twice is one.",
  })
  @Policy('resourceGroup.write')
  noteGoal(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The goal, and what is said of it.' }) input: NoteGoalInput,
  ): Promise<ResourceGroupGoalNote> {
    return this.goalNotesService.noteGoal(actor, input);
  }

  @Mutation(() => ResourceGroupGoalNote, {
    description:
      'Voids what was written of a goal in error (makulering), to be written anew. It stays readable, and counts nowhere.',
  })
  @Policy('resourceGroup.write')
  voidGoalNote(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: VoidGroupNoteInput,
  ): Promise<ResourceGroupGoalNote> {
    return this.goalNotesService.void(actor, input);
  }
}
