import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { today } from '../../platform/dates/today.js';
import { UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { onSaved } from '../../platform/revision/revision-conflict.js';
import { choicesOf } from '../../platform/web/choices.js';
import { type Form, formOf, shownForm, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { staffChoices } from '../../teams/staff-choices.js';
import { TeamsService } from '../../teams/teams.service.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import { rangeItems } from '../rules/range-items.js';
import { isLater } from '../rules/rating-history.js';
import { actionLine, movedLine, partLines, ratingLine } from './describe-improvement.js';
import { historyOf } from './history-of.js';
import {
  AddImprovementEntryInput,
  ChangeImprovementActionInput,
  MoveImprovementActionInput,
} from './improvement.input.js';
import { ImprovementService } from './improvement.service.js';
import { aimChoices } from './improvement-fields.js';
import { PdsaPhase } from './improvement-kinds.js';
import { nextStates, waitsForFollowUp } from './improvement-lifecycle.js';

/** One improvement action: how far it has come, what its log says, and what the audits say then and now. */
@Controller('improvement-actions/:actionId')
export class ImprovementActionPages {
  constructor(
    private readonly improvementService: ImprovementService,
    private readonly auditsService: AuditsService,
    private readonly teamsService: TeamsService,
  ) {}

  @Get()
  @Policy('audit.read')
  show(@CurrentActor() actor: Actor, @Param('actionId', UUID) actionId: string): Promise<Page> {
    return this.actionPage(actor, actionId, {});
  }

  @Post('entries')
  @Policy('improvementEntry.write')
  write(
    @CurrentActor() actor: Actor,
    @Param('actionId', UUID) actionId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      AddImprovementEntryInput,
      body,
      async (input) => {
        await this.improvementService.addEntry(actor, actionId, input);
        return redirect(`/improvement-actions/${actionId}#log`, 'notice.saved');
      },
      (entryForm) => this.actionPage(actor, actionId, { entryForm }),
    );
  }

  @Post('status')
  @Policy('audit.write')
  move(
    @CurrentActor() actor: Actor,
    @Param('actionId', UUID) actionId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      MoveImprovementActionInput,
      body,
      async (input) =>
        onSaved(await this.improvementService.move(actor, actionId, input), () =>
          redirect(`/improvement-actions/${actionId}`, 'notice.saved'),
        ),
      (statusForm) => this.actionPage(actor, actionId, { statusForm }),
    );
  }

  @Get('edit')
  @Policy('audit.write')
  edit(@CurrentActor() actor: Actor, @Param('actionId', UUID) actionId: string): Promise<Page> {
    return this.editPage(actor, actionId, null);
  }

  @Post('edit')
  @Policy('audit.write')
  change(
    @CurrentActor() actor: Actor,
    @Param('actionId', UUID) actionId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      ChangeImprovementActionInput,
      body,
      async (input) =>
        onSaved(await this.improvementService.change(actor, actionId, input), () =>
          redirect(`/improvement-actions/${actionId}`, 'notice.saved'),
        ),
      (form) => this.editPage(actor, actionId, form),
    );
  }

  private async actionPage(
    actor: Actor,
    actionId: string,
    { entryForm, statusForm }: { entryForm?: Form<unknown>; statusForm?: Form<unknown> },
  ): Promise<Page> {
    const action = await this.improvementService.get(actor, actionId);
    const { teamId, auditId, code, reason, revision } = action;
    const views = await this.auditsService.list(actor, teamId);
    const [entries = []] = await this.improvementService.entries(actor, [actionId]);
    const { locale } = actor;
    const { name: team } = await this.teamsService.get(actor, teamId);
    const history = historyOf(views, action);
    const first = history[0]?.view;
    const latest = history.at(-1)?.view;
    const ranged = latest && rangeItems(latest).find(({ item }) => item.code === code);
    const line = actionLine(action, first, locale);
    const may = (policy: 'audit.write' | 'improvementEntry.write') => mayDoInTeam(actor, policy, teamId);
    const next = nextStates(action.status);
    return page(
      'fidelity/improvement-action',
      {
        title: line.item || translate(locale, 'improvement.actionOf', { team }),
        team: { id: teamId, name: team },
        action: {
          ...line,
          auditId,
          reason,
          followUpOn: action.followUpOn,
          waitsForFollowUp: waitsForFollowUp(action, entries),
          createdAt: action.createdAt,
          createdByName: action.createdByName,
          endedAt: action.endedAt,
        },
        moved: movedLine(history, action, locale),
        ratings: history.map((then) => ratingLine(then, locale)),
        hasLater: history.length > 1,
        underWay: views.some(
          (view) => view.audit.status === AuditStatus.OPEN && first !== undefined && isLater(view, first),
        ),
        parts: ranged ? partLines(ranged, locale) : [],
        entries: entries.map(({ phase, text, date, writtenByName, writtenAt }) => {
          return { phase, text, date, writtenByName, writtenAt };
        }),
        may: {
          change: may('audit.write') && next.length > 0,
          write: may('improvementEntry.write'),
        },
        phases: choicesOf(PdsaPhase, 'improvement.phase', locale),
        states: next.map((value) => ({
          value,
          label: translate(locale, `improvement.moveTo.${value}`),
          hint: translate(locale, `improvement.moveHint.${value}`),
        })),
        entryForm: entryForm ?? formOf({ date: today() }),
        statusForm: statusForm ? shownForm(statusForm, { reason, revision }) : formOf({ revision }),
      },
      statusOf(statusForm ?? entryForm),
    );
  }

  private async editPage(actor: Actor, actionId: string, form: Form<unknown> | null): Promise<Page> {
    const action = await this.improvementService.get(actor, actionId);
    const { teamId, auditId, what, ownerId, ownerName, dueOn, followUpOn, aimedRating, revision } = action;
    if (!mayDoInTeam(actor, 'audit.write', teamId) || nextStates(action.status).length === 0)
      throw notFound('actionId');
    const { name } = await this.teamsService.get(actor, teamId);
    const staff = await staffChoices(this.teamsService, actor, teamId);
    // Whoever has left may still stand there until somebody else takes over.
    const hasLeft = ownerId !== null && !staff.some(({ value }) => value === ownerId);
    const scale = auditId === null ? null : (await this.auditsService.get(actor, auditId)).scale;
    const model = {
      title: translate(actor.locale, 'improvement.editTitle'),
      team: { id: teamId, name },
      actionId,
      staff: hasLeft ? [...staff, { value: ownerId, label: ownerName }] : staff,
      aims: scale && aimChoices(scale),
      form: shownForm(form, {
        ...{ what, ownerId, ownerName: ownerId ? null : ownerName },
        ...{ dueOn, followUpOn, aimedRating, revision },
      }),
    };
    return page('fidelity/improvement-edit', model, statusOf(form));
  }
}
