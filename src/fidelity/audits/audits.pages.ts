import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { addDays } from '../../platform/dates/civil-date.js';
import { today } from '../../platform/dates/today.js';
import { CODE, UUID } from '../../platform/door/ids.js';
import { invalid, notFound } from '../../platform/errors/domain-error.js';
import { cutPage } from '../../platform/graphql/page-of.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { type Form, formOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { pageFrom, pageLinks } from '../../platform/web/page-links.js';
import { submitted } from '../../platform/web/submitted.js';
import { raterChoices } from '../../teams/staff-choices.js';
import type { Team } from '../../teams/team.entity.js';
import { TeamsService } from '../../teams/teams.service.js';
import { describeImprovement, ratingText } from '../improvement/describe-improvement.js';
import { ImprovementService } from '../improvement/improvement.service.js';
import type { WindowLength } from '../measures/measure.js';
import { activeRaters, isBlind, isCompared } from '../raters/compare-ratings.js';
import { describeRaters, isUnseen, settleKey } from '../raters/describe-raters.js';
import { ReportsService } from '../report/reports.service.js';
import { hasTooFewPriorities } from '../reviewer-words/newest-words.js';
import { ReviewerWordsService } from '../reviewer-words/reviewer-words.service.js';
import { rangeItems } from '../rules/range-items.js';
import { mayBeRatedAgain, ratedAgain, reReviewDueAfter, weakItems } from '../rules/re-review.js';
import {
  type AuditedItem,
  type AuditView,
  isIncomplete,
  isToConfirm,
  isUnrated,
} from '../rules/view-audit.js';
import { Scales } from '../scales/scales.js';
import { describeMissing } from '../workspace/describe-missing.js';
import { describeVersions } from '../workspace/describe-versions.js';
import { describeProgress, pageOf } from '../workspace/describe-workspace.js';
import { AuditStatus } from './audit.entity.js';
import { CloseAuditInput, StartAuditInput } from './audit.input.js';
import { mayKeep } from './audit-access.js';
import { AuditsService } from './audits.service.js';
import { NextReviewsService } from './next-reviews.service.js';
import { StartAuditService } from './start-audit.service.js';

/** The window a new audit is offered: the four weeks before today. */
const OFFERED_DAYS = 28;
/** The chart sample a new audit is offered: enough to see how the team works, few enough to read with care. */
const OFFERED_CHARTS = 10;

@Controller()
export class AuditsPages {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly starting: StartAuditService,
    private readonly reports: ReportsService,
    private readonly teamsService: TeamsService,
    private readonly scales: Scales,
    private readonly improvementService: ImprovementService,
    private readonly nextReviews: NextReviewsService,
    private readonly words: ReviewerWordsService,
  ) {}

  @Get('teams/:teamId/audits')
  @Policy('audit.open')
  async list(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const rows = pageFrom(wanted);
    const all = await this.auditsService.list(actor, teamId);
    const { items: views, total } = cutPage(all, rows);
    const team = await this.teamsService.get(actor, teamId);
    return page('fidelity/list', {
      title: translate(actor.locale, 'fidelity.auditsOf', { team: team.name }),
      team: teamLink(team),
      mayWrite: mayDoInTeam(actor, 'audit.write', teamId),
      maySides: mayDoInTeam(actor, 'audit.read', teamId),
      next: mayDoInTeam(actor, 'audit.read', teamId) ? await this.nextLines(actor, all) : [],
      total,
      pageLinks: pageLinks(`/teams/${teamId}/audits`, rows, total),
      audits: views.map((view) => ({
        ...auditLine(view, actor),
        rated: isUnseen(actor, view) ? null : view.total.rated,
        items: view.total.items,
        mean: view.total.itemMean,
        hasTotal: view.total.total !== null,
      })),
    });
  }

  @Get('teams/:teamId/audits/new')
  @Policy('audit.write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query('scale', CODE) scale?: string,
    @Query('reReviewOf', UUID) reReviewOf?: string,
  ): Promise<Page> {
    const windowTo = addDays(today(), -1);
    const windowFrom = addDays(windowTo, 1 - OFFERED_DAYS);
    const whole = reReviewOf ? await this.auditsService.get(actor, reReviewOf) : null;
    const ofWhole = whole && { scale: whole.scale.id, reReviewOf, components: weakItems(whole) };
    const form = formOf({ scale, windowFrom, windowTo, sampleSize: OFFERED_CHARTS, ...ofWhole });
    return this.newPage(actor, teamId, form, 200);
  }

  @Post('teams/:teamId/audits')
  @Policy('audit.write')
  start(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      StartAuditInput,
      { ...body, teamId },
      async (input) =>
        redirect(`/audits/${(await this.starting.start(actor, input)).id}`, 'fidelity.started'),
      (form) => this.newPage(actor, teamId, form, 422),
    );
  }

  @Get('audits/:auditId')
  @Policy('audit.open')
  async show(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    if (view.audit.status === AuditStatus.OPEN)
      return page('fidelity/audit', {
        ...auditLine(view, actor),
        team: teamLink(view.audit.team),
        mayWrite:
          activeRaters(view.audit.raters).length === 0 &&
          !isCompared(view.audit) &&
          mayDoInTeam(actor, 'audit.write', view.audit.teamId),
        mayReadCharts: mayDoInTeam(actor, 'audit.read', view.audit.teamId),
        asksReview: view.scale.review !== undefined,
        isUnseen: isUnseen(actor, view),
        raters: describeRaters(actor, view),
        versions: await this.versions(actor, view),
        ...describeProgress(view, actor.locale),
      });
    const { report } = await this.reports.get(actor, auditId);
    const { teamId } = view.audit;
    // What the team does about it is the team's.
    const all = await this.auditsService.list(actor, teamId);
    const improvement = mayDoInTeam(actor, 'audit.read', teamId)
      ? describeImprovement(view, all, await this.improvementService.list(actor, teamId), actor.locale)
      : null;
    return page('fidelity/closed', {
      ...auditLine(view, actor),
      team: teamLink(view.audit.team),
      raters: describeRaters(actor, view),
      versions: await this.versions(actor, view),
      report,
      improvement,
      reReview: describeReReview(view, all, actor),
      mayWrite: mayDoInTeam(actor, 'audit.write', teamId),
      // Short enough to break on a narrow screen.
      checksumParts: report.scale.checksum.match(/.{1,16}/g) ?? [],
    });
  }

  @Post('audits/:auditId/recount')
  @Policy('audit.write')
  async recount(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Redirect> {
    await this.starting.recount(actor, auditId);
    return redirect(`/audits/${auditId}`, 'fidelity.recounted');
  }

  @Get('audits/:auditId/close')
  @Policy('audit.write')
  async confirm(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    return this.closePage(actor, auditId, formOf(), 200);
  }

  @Post('audits/:auditId/close')
  @Policy('audit.write')
  close(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      CloseAuditInput,
      body,
      async (input) => {
        const outcome = await this.auditsService.close(actor, auditId, input);
        if (!('unrated' in outcome)) return redirect(`/audits/${auditId}`, 'fidelity.closedNotice');
        const { unrated, toConfirm } = outcome;
        const named = (codes: string[]) => ({ params: { items: codes.join(', ') } });
        throw invalid([
          ...(unrated.length > 0 ? [{ path: '', code: 'itemsLeft', ...named(unrated) }] : []),
          ...(toConfirm.length > 0
            ? [{ path: 'cautionsConfirmed', code: 'cautionsToConfirm', ...named(toConfirm) }]
            : []),
        ]);
      },
      (form) => this.closePage(actor, auditId, form, 422),
    );
  }

  /** @throws DomainError NOT_FOUND for whoever does not keep it, and when it is closed */
  private async closePage(actor: Actor, auditId: string, form: Form<unknown>, status: number): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    if (!mayKeep(actor, view.audit) || view.audit.status !== AuditStatus.OPEN) throw notFound('auditId');
    return page(
      'fidelity/close',
      {
        ...describeClosing(actor, view),
        form,
        fewPriorities: hasTooFewPriorities(await this.words.list(actor, auditId)),
      },
      status,
    );
  }

  private async nextLines({ locale }: Actor, views: readonly AuditView[]) {
    return (await this.nextReviews.after(views)).map(({ auditId, scaleName, dueOn, setTo }) => ({
      auditId,
      scale: scaleName[locale],
      dueOn,
      isSet: setTo !== null,
      isLate: dueOn < today(),
    }));
  }

  private async versions(actor: Actor, view: AuditView) {
    const { scale } = view;
    return describeVersions(scale.version, await this.auditsService.versions(actor, view), actor.locale);
  }

  private async newPage(actor: Actor, teamId: string, form: Form<unknown>, status: number): Promise<Page> {
    const team = await this.teamsService.get(actor, teamId, 'audit.write');
    const { locale } = actor;
    const { scale: id, reReviewOf } = form.values;
    const whole = isUUID(reReviewOf) ? await this.auditsService.get(actor, reReviewOf as string) : null;
    if (whole && (whole.audit.teamId !== teamId || !mayBeRatedAgain(whole))) throw notFound('reReviewOf');
    const scale = whole?.scale ?? (typeof id === 'string' ? this.scales.newest(id) : undefined);
    const model = {
      title: translate(locale, whole ? 'reReview.newOf' : 'fidelity.newAuditOf', { team: team.name }),
      team: teamLink(team),
      form,
      whole: whole && auditLine(whole, actor),
      staff: await raterChoices(this.teamsService, actor, teamId),
      scales: this.scales.newestOfEach().map(({ id: value, name, about, version, items, level }) => ({
        value,
        label: `${name[locale]} (${version})`,
        hint: about[locale],
        items: items.length,
        isCase: level === 'case',
      })),
      chosen: scale && {
        id: scale.id,
        name: scale.name[locale],
        about: scale.about[locale],
        isCase: scale.level === 'case',
        components: whole
          ? rangeItems(whole).map(({ item: { code, name }, rating }) => ({
              value: code,
              label: `${code} ${name[locale]} (${ratingText(rating, locale)})`,
            }))
          : scale.subscales.map(({ code, name }) => ({ value: code, label: name[locale] })),
        mayChoose: !whole && scale.subscales.length > 1,
        window: scale.window && describeWindow(scale.window, locale),
      },
    };
    return page('fidelity/new', model, status);
  }
}

/** How long the window of a scale is, and that only its last day is to be chosen. */
function describeWindow(length: WindowLength, locale: Locale): string {
  const [unit, n] = 'weeks' in length ? ['weeks', length.weeks] : ['months', length.months];
  return translate(locale, 'fidelity.windowOfScale', {
    length: translate(locale, `fidelity.windowLength.${unit}`, { n }),
  });
}

export function teamLink({ id, name }: Team) {
  return { id, name };
}

/** What every page of an audit says of it. */
export function auditLine({ audit, scale, isPartial }: AuditView, { locale }: Actor) {
  return {
    title: translate(locale, 'fidelity.auditTitle', { team: audit.team.name, scale: scale.name[locale] }),
    id: audit.id,
    scale: scale.name[locale],
    from: audit.windowFrom,
    to: audit.windowTo,
    isClosed: audit.status === AuditStatus.CLOSED,
    partial: isPartial,
    isReReview: audit.reReviewOf !== null,
  };
}

/** What of an audit is rated again, or was, beside the whole audit; null where there is nothing of that. */
function describeReReview(view: AuditView, all: readonly AuditView[], actor: Actor) {
  const { locale } = actor;
  const whole = all.find(({ audit }) => audit.id === view.audit.reReviewOf);
  const again = whole
    ? [view]
    : all.filter(({ audit }) => audit.reReviewOf === view.audit.id && audit.status === AuditStatus.CLOSED);
  const dueOn = reReviewDueAfter(view);
  if (again.length === 0 && dueOn === null) return null;
  return {
    dueOn,
    weak: weakItems(view).join(', '),
    whole: whole && auditLine(whole, actor),
    tables: again.map((one) => ({
      whole: auditLine(whole ?? view, actor),
      again: auditLine(one, actor),
      items: ratedAgain(whole ?? view, one).map(({ item: { code, name }, before, after }) => {
        return {
          code,
          name: name[locale],
          before: ratingText(before, locale),
          after: ratingText(after, locale),
        };
      }),
    })),
  };
}

/** What is left before an audit can be closed, and what it will lack. */
function describeClosing(actor: Actor, view: AuditView) {
  const rows = view.items.flatMap((audited) => audited.records.map((record) => ({ ...audited, record })));
  const named = ({ item, record }: AuditedItem) => ({
    code: item.code,
    name: item.name[actor.locale],
    person: record.caseNumber,
    href: isCompared(view.audit)
      ? `/audits/${view.audit.id}/consensus#${settleKey(item.code, record.caseNumber)}`
      : pageOf(view.audit, item, record.caseNumber),
    reason: describeMissing(view.scale, record, actor.locale),
  });
  const willBePartial = isIncomplete(view.total);
  return {
    ...auditLine(view, actor),
    team: teamLink(view.audit.team),
    willBePartial,
    // A choice of subscales has no total.
    mayTotal: willBePartial && view.audit.components === null,
    waits: isBlind(view.audit),
    unrated: rows.filter(({ record }) => isUnrated(record)).map(named),
    notRated: rows.filter(({ record }) => record.notRatedRule).map(named),
    missing: rows.filter(({ record }) => record.missingReason !== '' && !record.notRatedRule).map(named),
    toConfirm: rows.filter(isToConfirm).map(named),
  };
}
