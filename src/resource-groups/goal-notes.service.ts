import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { PersonAccess } from '../persons/person-access.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { ResourceGroupGoalNote } from './group-note.entity.js';
import type { NoteGoalInput } from './group-note.input.js';
import { GroupNotes } from './group-notes.js';
import { ResourceGroupGoal } from './resource-group.entity.js';

type GoalNoteContent = Pick<ResourceGroupGoalNote, 'goalKey' | 'date' | 'rating' | 'ownWords' | 'followUp'>;

/** How it goes with the goals of a resource group: the person's own ratings and words, and what was said when they were followed up. */
@Injectable()
export class GoalNotesService extends GroupNotes<ResourceGroupGoalNote, GoalNoteContent> {
  protected readonly entity = ResourceGroupGoalNote;

  constructor(unitOfWork: UnitOfWork, personAccess: PersonAccess) {
    super(unitOfWork, personAccess);
  }

  noteGoal(
    actor: Actor,
    { personId, goalKey, date, rating, ownWords, followUp }: NoteGoalInput,
  ): Promise<ResourceGroupGoalNote> {
    const said = { rating: rating ?? null, ownWords: ownWords ?? '', followUp: followUp ?? '' };
    return this.note(actor, personId, { goalKey, date, ...said });
  }

  protected contentOf({ goalKey, date, rating, ownWords, followUp }: ResourceGroupGoalNote): GoalNoteContent {
    return { goalKey, date, rating, ownWords, followUp };
  }

  protected async problemsOf(
    manager: EntityManager,
    groupId: string,
    { goalKey, date, rating, ownWords, followUp }: GoalNoteContent,
  ): Promise<Problem[]> {
    if (!(await manager.existsBy(ResourceGroupGoal, { groupId, goalKey }))) throw notFound('goalKey');
    if (date > today()) return [{ path: 'date', code: 'dayInFuture' }];
    return rating === null && !ownWords && !followUp ? [{ path: 'rating', code: 'goalNoteSaysNothing' }] : [];
  }
}
