import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsInt, IsOptional } from 'class-validator';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CODE, NUMBER, UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { onSaved, RevisionConflict } from '../../platform/revision/revision-conflict.js';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { type Form, formsOf, readForm, type SentForm, shownForm, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { autosaved, submitted } from '../../platform/web/submitted.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { DescribeTopicInput, JudgeAuditInput, type RateAuditItemInput } from '../audits/audit.input.js';
import { mayChangeRatings, mayRate } from '../audits/audit-access.js';
import { auditLine, teamLink } from '../audits/audits.pages.js';
import { AuditsService } from '../audits/audits.service.js';
import { ChartsService } from '../audits/charts.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { isBlind, isCompared } from '../raters/compare-ratings.js';
import { isUnseen } from '../raters/describe-raters.js';
import { ChartReviewsService } from '../reviews/chart-reviews.service.js';
import { describeReviews } from '../reviews/describe-reviews.js';
import type { AuditView } from '../rules/view-audit.js';
import {
  BY_RULE,
  CANNOT_RATE,
  describeItems,
  type ItemsPage,
  itemsPages,
  pageAfter,
  pageValues,
} from './describe-workspace.js';

/** Where an open audit is rated: a page for each subscale, or for each person of the sample. */
@Controller('audits/:auditId')
export class WorkspacePages {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly charts: ChartsService,
    private readonly evidenceService: EvidenceService,
    private readonly reviews: ChartReviewsService,
  ) {}

  @Get('subscales/:subscale')
  @Policy('audit.open')
  async subscale(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('subscale', CODE) code: string,
  ): Promise<Page | Redirect> {
    const view = await this.openView(actor, auditId);
    if (!view) return redirect(`/audits/${auditId}`);
    const of = itemsPages(view).find(({ subscale, caseNumber }) => subscale === code && caseNumber === 0);
    if (!of) throw notFound('subscale');
    return this.itemsPage(actor, view, of);
  }

  @Get('charts')
  @Policy('audit.read')
  async sample(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    const charts = await this.charts.list(actor, auditId);
    const { sampleSeed, sampleSize, sampleFrom } = view.audit;
    return page('fidelity/charts', {
      ...pageLine(actor, view),
      title: translate(actor.locale, 'fidelity.charts'),
      sampleSeed,
      sampleSize,
      sampleFrom,
      isCase: view.scale.level === 'case' && view.audit.status === AuditStatus.OPEN,
      charts,
    });
  }

  @Get('charts/:number')
  @Policy('audit.open')
  async chart(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Page | Redirect> {
    const view = await this.openView(actor, auditId);
    if (view?.scale.level !== 'case') return redirect(`/audits/${auditId}`);
    const of = itemsPages(view).find(({ caseNumber }) => caseNumber === number && number > 0);
    if (!of) throw notFound('number');
    return this.itemsPage(actor, view, of);
  }

  @Post('items/:code')
  @Policy('audit.rate')
  async rate(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      RateItemForm,
      body[code],
      async (form) => {
        const input = ratingOf(form);
        const rated = await this.auditsService.rate(actor, auditId, code, input);
        if (rated instanceof RevisionConflict) return rated;
        const view = await this.auditsService.get(actor, auditId);
        return redirect(pageAfter(view, code, input.caseNumber ?? 0), 'notice.saved');
      },
      async (form) => {
        const view = await this.openView(actor, auditId);
        if (!view) throw notFound('auditId');
        const caseNumber = Number(form.values.caseNumber ?? 0);
        const of = itemsPages(view).find((one) => one.caseNumber === caseNumber && one.codes.includes(code));
        if (!of) throw notFound('code');
        return this.itemsPage(actor, view, of, { name: code, form });
      },
    );
  }

  /** Saves while somebody writes. @returns the revision that the next save must name */
  @Post('items/:code/draft')
  @HttpCode(200)
  @Policy('audit.rate')
  async autosave(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<{ revision: number }> {
    const form = await readForm(RateItemForm, body[code]);
    const { revision } = await autosaved(form, (input) =>
      this.auditsService.rate(actor, auditId, code, ratingOf(input)),
    );
    return { revision };
  }

  @Get('topics')
  @Policy('audit.open')
  topics(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page | Redirect> {
    return this.topicsPage(actor, auditId);
  }

  @Post('topics/:code')
  @Policy('audit.rate')
  describe(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      DescribeTopicInput,
      body[code],
      async (input) =>
        onSaved(await this.auditsService.describeTopic(actor, auditId, code, input), () =>
          redirect(`/audits/${auditId}/topics#${code}`, 'notice.saved'),
        ),
      (form) => this.topicsPage(actor, auditId, { name: code, form }),
    );
  }

  @Post('topics/:code/draft')
  @HttpCode(200)
  @Policy('audit.rate')
  async autosaveTopic(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<{ revision: number }> {
    const form = await readForm(DescribeTopicInput, body[code]);
    const { revision } = await autosaved(form, (input) =>
      this.auditsService.describeTopic(actor, auditId, code, input),
    );
    return { revision };
  }

  @Get('judgement')
  @Policy('audit.open')
  async judgement(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
  ): Promise<Page | Redirect> {
    const view = await this.openView(actor, auditId);
    if (!view) return redirect(`/audits/${auditId}`);
    return judgementPage(actor, view, null);
  }

  @Post('judgement')
  @Policy('audit.rate')
  judge(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      JudgeAuditInput,
      body,
      async (input) =>
        onSaved(await this.auditsService.judge(actor, auditId, input), () =>
          redirect(`/audits/${auditId}`, 'notice.saved'),
        ),
      async (form) => judgementPage(actor, await this.auditsService.get(actor, auditId), form),
    );
  }

  /** Nothing of a closed audit, which has nothing to rate. @throws DomainError NOT_FOUND */
  private async openView(actor: Actor, auditId: string): Promise<AuditView | undefined> {
    const view = await this.auditsService.get(actor, auditId);
    return view.audit.status === AuditStatus.OPEN ? view : undefined;
  }

  private async itemsPage(actor: Actor, view: AuditView, of: ItemsPage, sent?: SentForm): Promise<Page> {
    const { locale } = actor;
    const pages = itemsPages(view);
    const index = pages.findIndex(({ href }) => href === of.href);
    const link = (one: ItemsPage | undefined) => one && { href: one.href, title: titleOf(one, view, actor) };
    const evidence = await this.evidenceService.counts(actor, view);
    const reviewed = await this.reviews.results(actor, view);
    const items = describeItems(view, of, locale);
    const next = items.find(({ state }) => state === 'unrated');
    return page(
      'fidelity/items',
      {
        ...pageLine(actor, view),
        title: titleOf(of, view, actor),
        form: formsOf(pageValues(view, of.caseNumber), sent),
        caseNumber: of.caseNumber,
        done: items.filter(({ state }) => state !== 'unrated').length,
        nextUnrated: next && { code: next.code, name: next.name },
        before: link(pages[index - 1]),
        after: link(pages[index + 1]),
        // What is rated is folded away until somebody wants to change it.
        items: items.map((item) => ({
          ...item,
          isOpen: item.state === 'unrated' || item.code === sent?.name,
          evidence: evidence.get(item.code) ?? 0,
          reviews: describeReviews(reviewed, [item.code], locale),
        })),
      },
      statusOf(sent?.form),
    );
  }

  private async topicsPage(actor: Actor, auditId: string, sent?: SentForm): Promise<Page | Redirect> {
    const view = await this.openView(actor, auditId);
    if (!view?.scale.topics) return redirect(`/audits/${auditId}`);
    const { topics } = view.scale;
    const { locale } = actor;
    const written = new Map(view.audit.topics.map((topic) => [topic.code, topic]));
    const stored = topics.map(({ code }) => {
      const { text, revision } = written.get(code) ?? {};
      return [code, { text, revision }] as const;
    });
    return page(
      'fidelity/topics',
      {
        ...togetherLine(actor, view),
        title: translate(locale, 'fidelity.topics'),
        form: formsOf(Object.fromEntries(stored), sent),
        topics: topics.map(({ code, name, about, prompts }) => ({
          code,
          name: name[locale],
          about: about[locale],
          prompts: prompts.map((prompt) => prompt[locale]),
          text: written.get(code)?.text ?? '',
        })),
      },
      statusOf(sent?.form),
    );
  }
}

/** A rating as its form sends it. */
export class RateItemForm {
  @IsInt()
  revision: number;

  @IsNotBlank()
  rating: string;

  @IsOptional()
  @MaxLength(4000)
  note?: string;

  @IsOptional()
  @IsInt()
  caseNumber?: number;
}

export function ratingOf({ rating, ...given }: RateItemForm): RateAuditItemInput {
  if (rating.startsWith(BY_RULE))
    return { ...given, rating: null, notRatedRule: rating.slice(BY_RULE.length) };
  return { ...given, rating: rating === CANNOT_RATE ? null : Number(rating) };
}

export function pageLine(actor: Actor, view: AuditView) {
  const { audit } = view;
  const line = auditLine(view, actor);
  return {
    ...line,
    audit: line.title,
    team: teamLink(audit.team),
    // Two raters settle what differs on a page of its own.
    mayWrite: mayChangeRatings(actor, audit) && !isCompared(audit),
    isUnseen: isUnseen(actor, view),
    mayReadCharts: mayDoInTeam(actor, 'audit.read', audit.teamId),
  };
}

/** Topics and the overall judgement are what two raters write together. */
function togetherLine(actor: Actor, view: AuditView) {
  const waits = isBlind(view.audit);
  return { ...pageLine(actor, view), waits, mayWrite: mayRate(actor, view.audit) && !waits };
}

function titleOf({ subscale, caseNumber }: ItemsPage, { scale }: AuditView, { locale }: Actor): string {
  if (caseNumber > 0) return translate(locale, 'fidelity.chartTitle', { n: caseNumber });
  return scale.subscales.find(({ code }) => code === subscale)?.name[locale] ?? '';
}

function judgementPage(actor: Actor, view: AuditView, form: Form<unknown> | null): Page | Redirect {
  const { judgement } = view.scale;
  const { audit } = view;
  if (!judgement) return redirect(`/audits/${audit.id}`);
  const { locale } = actor;
  const suggested = judgement.levels.find(({ rating }) => rating === view.total.suggestedJudgement);
  const model = {
    ...togetherLine(actor, view),
    title: judgement.name[locale],
    about: judgement.about[locale],
    suggested: suggested?.text[locale] ?? '',
    form: shownForm(form, {
      judgement: audit.judgement,
      note: audit.judgementNote,
      revision: audit.revision,
    }),
    levels: judgement.levels.map(({ rating, text }) => ({ value: rating, label: text[locale] })),
  };
  return page('fidelity/judgement', model, statusOf(form));
}
