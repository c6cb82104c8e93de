import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsInt, IsObject, IsOptional } from 'class-validator';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { NUMBER, UUID } from '../../platform/door/ids.js';
import { translate } from '../../platform/i18n/translate.js';
import { onSaved } from '../../platform/revision/revision-conflict.js';
import { MaxLength } from '../../platform/text/length-rules.js';
import { choicesOf } from '../../platform/web/choices.js';
import { type Form, shownForm, statusOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { auditLine, teamLink } from '../audits/audits.pages.js';
import { AuditsService } from '../audits/audits.service.js';
import { isBlind } from '../raters/compare-ratings.js';
import type { AuditView } from '../rules/view-audit.js';
import { ReviewAnswer } from './chart-review.entity.js';
import { ChartReviewsService, mayReview } from './chart-reviews.service.js';
import { describeReviews } from './describe-reviews.js';

/** What raters find in the records of the sampled persons: a form for each, and what all of them say together. */
@Controller('audits/:auditId')
export class ChartReviewsPages {
  constructor(
    private readonly auditsService: AuditsService,
    private readonly reviews: ChartReviewsService,
  ) {}

  @Get('reviews')
  @Policy('audit.open')
  async list(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    const reviews = await this.reviews.list(actor, auditId);
    const results = await this.reviews.results(actor, view);
    const by = (number: number) => reviews.filter((review) => review.number === number);
    return page('fidelity/reviews', {
      ...pageLine(actor, view),
      title: translate(actor.locale, 'review.title'),
      asks: (view.scale.review ?? []).length > 0,
      charts: Array.from({ length: view.audit.sampleSize ?? 0 }, (_, index) => ({
        number: index + 1,
        reviewers: by(index + 1).map(({ reviewedByName: name, reviewedAt: at }) => ({ name, at })),
      })),
      items: view.items.flatMap(({ item: { code, name } }) => {
        const lines = describeReviews(results, [code], actor.locale);
        return lines.length > 0 ? [{ code, name: name[actor.locale], lines }] : [];
      }),
    });
  }

  @Get('charts/:number/review')
  @Policy('audit.open')
  ask(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Page | Redirect> {
    return this.form(actor, auditId, number, null);
  }

  @Post('charts/:number/review')
  @Policy('audit.rate')
  save(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Param('number', NUMBER) number: number,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      ReviewForm,
      body,
      async ({ answers = {}, ...input }) => {
        const given = Object.entries(answers).map(([question, answer]) => ({ question, answer }));
        const saved = await this.reviews.save(actor, auditId, {
          whatWasRead: '',
          ...input,
          number,
          answers: given,
        });
        return onSaved(saved, () => redirect(`/audits/${auditId}/reviews`, 'notice.saved'));
      },
      (form) => this.form(actor, auditId, number, form),
    );
  }

  private async form(
    actor: Actor,
    auditId: string,
    number: number,
    form: Form<unknown> | null,
  ): Promise<Page | Redirect> {
    const { view, chart, review } = await this.reviews.get(actor, auditId, number);
    if (!mayReview(actor, view.audit)) return redirect(`/audits/${auditId}/reviews`);
    const { locale } = actor;
    const { answers = {}, whatWasRead = '', revision = 0 } = review ?? {};
    const model = {
      ...pageLine(actor, view),
      title: translate(locale, 'review.of', { n: number }),
      chart,
      form: shownForm(form, { answers, whatWasRead, revision }),
      answers: choicesOf(ReviewAnswer, 'review.answer', locale),
      items: view.items.flatMap(({ item: { code, name } }) => {
        const asked = view.scale.review?.filter(({ item }) => item === code) ?? [];
        const questions = asked.map(({ code: question, text }) => ({ code: question, text: text[locale] }));
        return questions.length > 0 ? [{ code, name: name[locale], questions }] : [];
      }),
    };
    return page('fidelity/review', model, statusOf(form));
  }
}

/** A chart review as its form sends it: the answers by the codes of their questions. */
class ReviewForm {
  @IsInt()
  revision: number;

  @IsOptional()
  @IsObject()
  answers?: Record<string, ReviewAnswer>;

  @IsOptional()
  @MaxLength(1000)
  whatWasRead?: string;
}

function pageLine(actor: Actor, view: AuditView) {
  const line = auditLine(view, actor);
  return {
    ...line,
    audit: line.title,
    team: teamLink(view.audit.team),
    isBlind: isBlind(view.audit),
    mayWrite: mayReview(actor, view.audit),
  };
}
