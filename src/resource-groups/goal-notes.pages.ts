import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { drawRatings } from './draw-ratings.js';
import { GoalNotesService } from './goal-notes.service.js';
import { NoteGoalInput, VoidGroupNoteInput } from './group-note.input.js';
import { type GroupPolicy, ResourceGroupsService } from './resource-groups.service.js';

/** A goal of a person's, and how it goes with it. */
@Controller('persons/:personId/resource-group/goals/:goalKey')
export class GoalNotesPages {
  constructor(
    private readonly goalNotesService: GoalNotesService,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  @Get()
  @Policy('resourceGroup.read')
  show(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('goalKey', UUID) goalKey: string,
  ): Promise<Page> {
    return this.goal(actor, personId, goalKey, formOf({ date: today() }));
  }

  @Post()
  @Policy('resourceGroup.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('goalKey', UUID) goalKey: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      NoteGoalInput,
      { ...body, personId, goalKey },
      async (input) => {
        await this.goalNotesService.noteGoal(actor, input);
        return redirect(hrefOf(personId, goalKey), 'goalNote.noted');
      },
      (form) => this.goal(actor, personId, goalKey, form),
    );
  }

  @Get('notes/:noteKey/void')
  @Policy('resourceGroup.write')
  askVoid(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('goalKey', UUID) goalKey: string,
    @Param('noteKey', UUID) noteKey: string,
  ): Promise<Page> {
    return this.voiding(actor, personId, goalKey, noteKey, formOf());
  }

  @Post('notes/:noteKey/void')
  @Policy('resourceGroup.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('goalKey', UUID) goalKey: string,
    @Param('noteKey', UUID) noteKey: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidGroupNoteInput,
      { ...body, personId, noteKey },
      async (input) => {
        await this.goalNotesService.void(actor, input);
        return redirect(hrefOf(personId, goalKey), 'amendment.voided');
      },
      (form) => this.voiding(actor, personId, goalKey, noteKey, form),
    );
  }

  private async goal(actor: Actor, personId: string, goalKey: string, form: Form<unknown>): Promise<Page> {
    const { goal, isCurrent, notes, may, ...model } = await this.read(actor, personId, goalKey);
    const ratings = notes.flatMap(({ date, rating, isVoided }) =>
      rating === null || isVoided ? [] : [{ date, rating }],
    );
    const mayWrite = may('resourceGroup.write');
    return page(
      'resource-groups/goal',
      {
        ...model,
        ...{ isCurrent, notes, form, mayWrite, day: today() },
        title: goal.text,
        term: translate(actor.locale, `resourceGroup.term.${goal.term}`),
        followUpOn: goal.followUpOn,
        steps: goal.steps.split('\n').filter(Boolean),
        chart: drawRatings(actor.locale, goal.text, ratings),
      },
      statusOf(form),
    );
  }

  private async voiding(
    actor: Actor,
    personId: string,
    goalKey: string,
    noteKey: string,
    form: Form<unknown>,
  ): Promise<Page> {
    const {
      notes,
      goal,
      may: _may,
      ...model
    } = await this.read(actor, personId, goalKey, 'resourceGroup.write');
    const note = notes.find((one) => one.noteKey === noteKey);
    if (!note) throw notFound('noteKey');
    const title = translate(actor.locale, 'goalNote.voidTitle');
    return page('resource-groups/goal-note-void', { ...model, title, goal, note, form }, statusOf(form));
  }

  private async read(
    actor: Actor,
    personId: string,
    goalKey: string,
    policy: GroupPolicy = 'resourceGroup.read',
  ) {
    const { person, notes, ...read } = await this.resourceGroupsService.getGoal(
      actor,
      personId,
      goalKey,
      policy,
    );
    return {
      ...{ goal: read.goal, isCurrent: read.isCurrent, may: read.may, href: hrefOf(personId, goalKey) },
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      notes: notes.map(({ noteKey, date, rating, ownWords, followUp, voids, reason, ...noted }) => ({
        ...{ noteKey, date, rating, isRated: rating !== null, ownWords, followUp, reason },
        isVoided: voids,
        by: noted.notedByName,
        when: formatDateTime(actor.locale, noted.notedAt),
      })),
    };
  }
}

const hrefOf = (personId: string, goalKey: string) => `/persons/${personId}/resource-group/goals/${goalKey}`;
