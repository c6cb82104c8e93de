import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { today } from '../../platform/dates/today.js';
import { CODE, UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { cutPage } from '../../platform/graphql/page-of.js';
import { translate } from '../../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { pageFrom, pageLinks } from '../../platform/web/page-links.js';
import { submitted } from '../../platform/web/submitted.js';
import { staffChoices } from '../../teams/staff-choices.js';
import { TeamsService } from '../../teams/teams.service.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import { rangeItems } from '../rules/range-items.js';
import { actionLine, movedLine, partLines, ratingText } from './describe-improvement.js';
import { historyOf } from './history-of.js';
import { PlanImprovementActionInput, PlanTeamImprovementActionInput } from './improvement.input.js';
import { ImprovementService } from './improvement.service.js';
import { aimChoices, offeredDays } from './improvement-fields.js';
import { ImprovementStatus } from './improvement-kinds.js';
import { isLate } from './improvement-lifecycle.js';
import { improvementRange } from './improvement-range.js';

/** What should have been done or followed up by now. */
const LATE = 'LATE';

/** In the order in which they are looked for. */
const SHOWN = [
  ImprovementStatus.ONGOING,
  ImprovementStatus.PLANNED,
  ImprovementStatus.DONE,
  ImprovementStatus.ABANDONED,
];

/** A team's improvement actions, and the planning of one. */
@Controller()
export class ImprovementPages {
  constructor(
    private readonly improvementService: ImprovementService,
    private readonly auditsService: AuditsService,
    private readonly teamsService: TeamsService,
  ) {}

  @Get('teams/:teamId/improvement')
  @Policy('audit.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const rows = pageFrom(wanted);
    const actions = await this.improvementService.list(actor, teamId);
    const views = await this.auditsService.list(actor, teamId);
    const { name } = await this.teamsService.get(actor, teamId);
    const entries = await this.improvementService.entries(
      actor,
      actions.map(({ id }) => id),
    );
    const lines = actions.map((action, index) => {
      const history = historyOf(views, action);
      return {
        ...actionLine(action, history[0]?.view, actor.locale),
        followUpOn: action.followUpOn,
        moved: movedLine(history, action, actor.locale),
        group: isLate(action, entries[index] ?? [], today()) ? LATE : action.status,
      };
    });
    const groups = [LATE, ...SHOWN];
    const { items, total } = cutPage(
      groups.flatMap((group) => lines.filter((line) => line.group === group)),
      rows,
    );
    const latest = views.find(({ audit }) => audit.status === AuditStatus.CLOSED);
    return page('fidelity/improvement-list', {
      title: translate(actor.locale, 'improvement.titleOf', { team: name }),
      team: { id: teamId, name },
      mayWrite: mayDoInTeam(actor, 'audit.write', teamId),
      late: lines.filter(({ group }) => group === LATE).length,
      groups: groups
        .map((group) => ({ group, actions: items.filter((line) => line.group === group) }))
        .filter(({ actions: some }) => some.length > 0),
      pageLinks: pageLinks(`/teams/${teamId}/improvement`, rows, total),
      latestAuditId: latest?.audit.id ?? null,
    });
  }

  @Get('audits/:auditId/items/:code/actions/new')
  @Policy('audit.write')
  blank(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
  ): Promise<Page | Redirect> {
    return this.newPage(actor, auditId, { code, form: null });
  }

  @Post('audits/:auditId/items/:code/actions')
  @Policy('audit.write')
  plan(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      PlanImprovementActionInput,
      { ...body, auditId, code },
      async (input) => {
        const { id } = await this.improvementService.plan(actor, input);
        return redirect(`/improvement-actions/${id}`, 'improvement.planned');
      },
      (form) => this.newPage(actor, auditId, { code, form }),
    );
  }

  @Get('teams/:teamId/improvement/new')
  @Policy('audit.write')
  blankOther(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    return this.otherPage(actor, teamId, formOf(offeredDays()));
  }

  @Post('teams/:teamId/improvement')
  @Policy('audit.write')
  planOther(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      PlanTeamImprovementActionInput,
      { ...body, teamId },
      async (input) => {
        const { id } = await this.improvementService.planOther(actor, input);
        return redirect(`/improvement-actions/${id}`, 'improvement.planned');
      },
      (form) => this.otherPage(actor, teamId, form),
    );
  }

  private async otherPage(actor: Actor, teamId: string, form: Form<unknown>): Promise<Page> {
    const { name } = await this.teamsService.get(actor, teamId, 'audit.write');
    const model = {
      title: translate(actor.locale, 'improvement.newOther'),
      team: { id: teamId, name },
      staff: await staffChoices(this.teamsService, actor, teamId),
      form,
    };
    return page('fidelity/improvement-new-other', model, statusOf(form));
  }

  private async newPage(
    actor: Actor,
    auditId: string,
    { code, form }: { code: string; form: Form<unknown> | null },
  ): Promise<Page | Redirect> {
    const view = await this.auditsService.get(actor, auditId);
    const { team, teamId } = view.audit;
    const ranged = rangeItems(view).find(({ item }) => item.code === code);
    if (!ranged || !mayDoInTeam(actor, 'audit.write', teamId)) throw notFound('code');
    if (view.audit.status !== AuditStatus.CLOSED)
      return redirect(`/audits/${auditId}`, 'improvement.closeFirst');
    const model = {
      title: translate(actor.locale, 'improvement.newTitle', {
        item: `${code} ${ranged.item.name[actor.locale]}`,
      }),
      team: { id: teamId, name: team.name },
      auditId,
      code,
      rating: ratingText(ranged.rating, actor.locale),
      parts: partLines(ranged, actor.locale),
      staff: await staffChoices(this.teamsService, actor, teamId),
      aims: aimChoices(view.scale),
      form: form ?? formOf({ ...offeredDays(), aimedRating: improvementRange(view.scale).acceptable }),
    };
    return page('fidelity/improvement-new', model, statusOf(form));
  }
}
