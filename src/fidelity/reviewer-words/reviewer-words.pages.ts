import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CODE, UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { onSaved } from '../../platform/revision/revision-conflict.js';
import { type Form, shownForm, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import { ratingText } from '../improvement/describe-improvement.js';
import { isBlind } from '../raters/compare-ratings.js';
import { rangeItems } from '../rules/range-items.js';
import type { AuditView } from '../rules/view-audit.js';
import { pageLine } from '../workspace/workspace.pages.js';
import { namePriorities } from './name-priorities.js';
import { PRIORITIES, wordsOf } from './newest-words.js';
import type { ReviewerWords } from './reviewer-words.entity.js';
import { RecommendForItemInput, SummariseAuditInput } from './reviewer-words.input.js';
import { mayWriteWords, ReviewerWordsService } from './reviewer-words.service.js';

/** Where reviewers write beside the ratings. Of a closed audit the same pages tell what was written, and when. */
@Controller('audits/:auditId/words')
export class ReviewerWordsPages {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly words: ReviewerWordsService,
  ) {}

  @Get()
  @Policy('audit.open')
  show(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    return this.wholePage(actor, auditId, null);
  }

  @Post()
  @Policy('audit.rate')
  summarise(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      SummariseAuditInput,
      body,
      async (input) =>
        onSaved(await this.words.summarise(actor, auditId, input), () =>
          redirect(`/audits/${auditId}/words`, 'notice.saved'),
        ),
      (form) => this.wholePage(actor, auditId, form),
    );
  }

  @Get(':code')
  @Policy('audit.open')
  item(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
  ): Promise<Page> {
    return this.itemPage(actor, auditId, code, null);
  }

  @Post(':code')
  @Policy('audit.rate')
  recommend(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('code', CODE) code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return submitted(
      RecommendForItemInput,
      body,
      async (input) =>
        onSaved(await this.words.recommend(actor, auditId, code, input), () =>
          redirect(`/audits/${auditId}/words#${code}`, 'notice.saved'),
        ),
      (form) => this.itemPage(actor, auditId, code, form),
    );
  }

  private async wholePage(actor: Actor, auditId: string, form: Form<unknown> | null): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    const all = await this.words.list(actor, auditId);
    const { locale } = actor;
    const items = rangeItems(view).map(({ item: { code, name }, rating, place }) => ({
      code,
      name: name[locale],
      rating: ratingText(rating, locale),
      isToImprove: place === 'improve',
      text: wordsOf(all, code)?.text ?? '',
    }));
    const { text = '', priorities = [], revision = 0 } = wordsOf(all, '') ?? {};
    return page(
      'fidelity/reviewer-words',
      {
        ...wordsLine(actor, view),
        title: translate(locale, 'reviewerWords.title'),
        form: shownForm(form, { summary: text, priorities, revision }),
        rows: Array.from({ length: PRIORITIES.most }, (_, index) => ({ index, n: index + 1 })),
        choices: items.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
        summary: text,
        priorities: namePriorities(view.scale, priorities, actor.locale),
        toImprove: items.filter(({ isToImprove }) => isToImprove),
        others: items.filter(({ isToImprove }) => !isToImprove),
        history: historyOf(view, all, '', actor),
      },
      statusOf(form),
    );
  }

  private async itemPage(
    actor: Actor,
    auditId: string,
    code: string,
    form: Form<unknown> | null,
  ): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    const ranged = rangeItems(view).find(({ item }) => item.code === code);
    if (!ranged) throw notFound('code');
    const all = await this.words.list(actor, auditId);
    const { locale } = actor;
    const { text = '', revision = 0 } = wordsOf(all, code) ?? {};
    const { name, about } = ranged.item;
    return page(
      'fidelity/reviewer-words-item',
      {
        ...wordsLine(actor, view),
        title: translate(locale, 'reviewerWords.recommendationFor', { item: `${code} ${name[locale]}` }),
        code,
        about: about[locale],
        rating: ratingText(ranged.rating, locale),
        form: shownForm(form, { text, revision }),
        text,
        history: historyOf(view, all, code, actor),
      },
      statusOf(form),
    );
  }
}

function wordsLine(actor: Actor, view: AuditView) {
  const { audit } = view;
  const waits = isBlind(audit);
  return {
    ...pageLine(actor, view),
    waits,
    mayWrite: audit.status === AuditStatus.OPEN && !waits && mayWriteWords(actor, audit),
  };
}

/** What an earlier text was replaced by, the last first; nothing where there is but one. */
function historyOf(view: AuditView, all: readonly ReviewerWords[], code: string, actor: Actor) {
  const own = all.filter((words) => words.code === code);
  return own.toReversed().map(({ text, priorities, revision, writtenAt, writtenByName }) => ({
    text,
    priorities: namePriorities(view.scale, priorities, actor.locale),
    revision,
    writtenAt,
    writtenByName,
  }));
}
