import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { type Actor, mayDoInTeam } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { addDays } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import type { Team } from '../teams/team.entity.js';
import { TeamsService } from '../teams/teams.service.js';
import { AuditStatus } from './audit.entity.js';
import { CloseAuditInput, type RateAuditItemInput, StartAuditInput } from './audit.input.js';
import { AuditsService } from './audits.service.js';
import { describeImprovement } from './describe-improvement.js';
import { describeReport } from './describe-report.js';
import { CANNOT_RATE, describeWorkspace, formValues } from './describe-workspace.js';
import { ImprovementService } from './improvement.service.js';
import { Scales } from './scales.js';
import { type AuditedItem, type AuditView, isUnrated } from './view-audit.js';

/** The window a new audit is offered: the four weeks before today. */
const OFFERED_DAYS = 28;

@Controller()
export class AuditsPages {
  constructor(
    private readonly audits: AuditsService,
    private readonly teams: TeamsService,
    private readonly scales: Scales,
    private readonly improvement: ImprovementService,
  ) {}

  @Get('teams/:teamId/audits')
  @Policy('audit.read')
  async list(@CurrentActor() actor: Actor, @Param('teamId') teamId: string): Promise<Page> {
    const views = await this.audits.list(actor, teamId);
    const team = await this.teams.get(actor, teamId);
    return page('fidelity/list', {
      title: translate(actor.locale, 'fidelity.auditsOf', { team: team.name }),
      team: teamLink(team),
      mayWrite: mayDoInTeam(actor, 'audit.write', teamId),
      audits: views.map((view) => ({
        ...auditLine(view, actor),
        rated: view.total.rated,
        items: view.total.items,
        mean: view.total.itemMean,
        hasTotal: view.total.total !== null,
      })),
    });
  }

  @Get('teams/:teamId/audits/new')
  @Policy('audit.write')
  async blank(@CurrentActor() actor: Actor, @Param('teamId') teamId: string): Promise<Page> {
    const windowTo = addDays(today(), -1);
    const form = formOf({ windowFrom: addDays(windowTo, 1 - OFFERED_DAYS), windowTo });
    return this.newPage(actor, teamId, form, 200);
  }

  @Post('teams/:teamId/audits')
  @Policy('audit.write')
  start(
    @CurrentActor() actor: Actor,
    @Param('teamId') teamId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      StartAuditInput,
      { ...body, teamId },
      async (input) => redirect(`/audits/${(await this.audits.start(actor, input)).id}`, 'fidelity.started'),
      (form) => this.newPage(actor, teamId, form, 422),
    );
  }

  @Get('audits/:auditId')
  @Policy('audit.read')
  async show(@CurrentActor() actor: Actor, @Param('auditId') auditId: string): Promise<Page> {
    const view = await this.audits.get(actor, auditId);
    if (view.audit.status === AuditStatus.OPEN)
      return workspacePage(actor, view, formOf(formValues(view)), 200);
    const raters = await this.audits.raters(view);
    const report = describeReport(view, raters, actor.locale);
    const { teamId } = view.audit;
    const views = await this.audits.list(actor, teamId);
    const actions = await this.improvement.list(actor, teamId);
    return page('fidelity/closed', {
      ...auditLine(view, actor),
      team: teamLink(view.audit.team),
      report,
      improvement: describeImprovement(view, views, actions, actor.locale),
      mayWrite: mayDoInTeam(actor, 'audit.write', teamId),
      // Short enough to break on a narrow screen.
      checksumParts: report.scale.checksum.match(/.{1,16}/g) ?? [],
    });
  }

  @Post('audits/:auditId/recount')
  @Policy('audit.write')
  async recount(@CurrentActor() actor: Actor, @Param('auditId') auditId: string): Promise<Redirect> {
    await this.audits.recount(actor, auditId);
    return redirect(`/audits/${auditId}`, 'fidelity.recounted');
  }

  @Post('audits/:auditId/items/:code')
  @Policy('audit.write')
  async rate(
    @CurrentActor() actor: Actor,
    @Param('auditId') auditId: string,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      RateItemForm,
      body[code],
      async (form) => {
        await this.audits.rate(actor, auditId, code, ratingOf(form));
        return redirect(`/audits/${auditId}#${code}`, 'notice.saved');
      },
      async ({ values, problems }) => {
        const view = await this.audits.get(actor, auditId);
        const inPlace = problems.map((problem) => ({ ...problem, path: `${code}.${problem.path}` }));
        const form = { values: { ...formValues(view), [code]: values }, input: null, problems: inPlace };
        return workspacePage(actor, view, form, 422);
      },
    );
  }

  /** Saves while somebody writes. An item has no version: what was written last stands. */
  @Post('audits/:auditId/items/:code/draft')
  @HttpCode(200)
  @Policy('audit.write')
  async autosave(
    @CurrentActor() actor: Actor,
    @Param('auditId') auditId: string,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<{ version: number }> {
    const { input, problems } = await readForm(RateItemForm, body[code]);
    if (!input) throw invalid(problems);
    await this.audits.rate(actor, auditId, code, ratingOf(input));
    return { version: 0 };
  }

  @Get('audits/:auditId/close')
  @Policy('audit.write')
  async confirm(@CurrentActor() actor: Actor, @Param('auditId') auditId: string): Promise<Page> {
    return closePage(actor, await this.audits.get(actor, auditId), formOf(), 200);
  }

  @Post('audits/:auditId/close')
  @Policy('audit.write')
  close(
    @CurrentActor() actor: Actor,
    @Param('auditId') auditId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      CloseAuditInput,
      body,
      async (input) => {
        const outcome = await this.audits.close(actor, auditId, input);
        if (!Array.isArray(outcome)) return redirect(`/audits/${auditId}`, 'fidelity.closedNotice');
        throw invalid([{ path: '', code: 'itemsLeft', params: { items: outcome.join(', ') } }]);
      },
      async (form) => closePage(actor, await this.audits.get(actor, auditId), form, 422),
    );
  }

  private async newPage(actor: Actor, teamId: string, form: Form<unknown>, status: number): Promise<Page> {
    const team = await this.teams.get(actor, teamId);
    const scales = this.scales.newestOfEach().map(({ id, name, version }) => ({
      value: id,
      label: `${name[actor.locale]} (${version})`,
    }));
    const values = { scale: scales.length === 1 ? scales[0]?.value : undefined, ...form.values };
    const title = translate(actor.locale, 'fidelity.newAuditOf', { team: team.name });
    return page('fidelity/new', { title, team: teamLink(team), form: { ...form, values }, scales }, status);
  }
}

/** A rating as its form sends it. */
class RateItemForm {
  @IsNotEmpty()
  rating: string;

  @IsOptional()
  @MaxLength(4000)
  note?: string;
}

function ratingOf({ rating, note }: RateItemForm): RateAuditItemInput {
  return { rating: rating === CANNOT_RATE ? null : Number(rating), note };
}

function teamLink({ id, name }: Team) {
  return { id, name };
}

function auditLine({ audit, scale }: AuditView, { locale }: Actor) {
  return {
    title: translate(locale, 'fidelity.auditTitle', { team: audit.team.name, scale: scale.name[locale] }),
    id: audit.id,
    scale: scale.name[locale],
    from: audit.windowFrom,
    to: audit.windowTo,
    isClosed: audit.status === AuditStatus.CLOSED,
    partial: audit.partial,
  };
}

function workspacePage(actor: Actor, view: AuditView, form: Form<unknown>, status: number): Page {
  const failed = form.problems[0]?.path.split('.')[0];
  const { subscales, ...progress } = describeWorkspace(view, actor.locale);
  const model = {
    ...auditLine(view, actor),
    ...progress,
    team: teamLink(view.audit.team),
    mayWrite: mayDoInTeam(actor, 'audit.write', view.audit.teamId),
    form,
    subscales: subscales.map((subscale) => ({
      ...subscale,
      // What is rated is folded away until somebody wants to change it.
      items: subscale.items.map((item) => ({
        ...item,
        isOpen: item.state === 'unrated' || item.code === failed,
      })),
    })),
  };
  return page('fidelity/audit', model, status);
}

function closePage(actor: Actor, view: AuditView, form: Form<unknown>, status: number): Page {
  const named = ({ item, record }: AuditedItem) => ({
    code: item.code,
    name: item.name[actor.locale],
    reason: record.missingReason,
  });
  const model = {
    ...auditLine(view, actor),
    team: teamLink(view.audit.team),
    form,
    unrated: view.items.filter(({ record }) => isUnrated(record)).map(named),
    missing: view.items.filter(({ record }) => record.missingReason !== '').map(named),
  };
  return page('fidelity/close', model, status);
}
