import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { OpeningJudgement } from '../consents/emergency-opening.entity.js';
import { daysBetween } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { addressOf, pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { JudgeEmergencyOpeningInput } from './log-review.input.js';
import { OpeningReviewsService } from './opening-reviews.service.js';

const ADDRESS = '/log-reviews/emergency-openings';

/** Emergency openings, each to be judged within a week. */
@Controller('log-reviews/emergency-openings')
export class OpeningReviewsPages {
  constructor(private readonly openings: OpeningReviewsService) {}

  @Get()
  @Policy('log.review')
  list(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    return this.queue(actor, formOf(), 200, wanted);
  }

  @Post()
  @Policy('log.review')
  judge(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Query('page') wanted?: string,
  ): Promise<Page | Redirect> {
    return submitted(
      JudgeEmergencyOpeningInput,
      body,
      async (input) => {
        await this.openings.judge(actor, input);
        return redirect(ADDRESS, 'logReview.opening.judged');
      },
      (form) => this.queue(actor, form, 422, wanted),
    );
  }

  private async queue(
    actor: Actor,
    form: Form<unknown>,
    status: number,
    wanted: string | undefined,
  ): Promise<Page> {
    const rows = pageFrom(wanted);
    const { items: openings, total } = await this.openings.list(actor, rows);
    const day = today();
    const shown = openings.map(({ opening, person, owner, employer, done, dueOn, late }) => ({
      id: opening.id,
      openedAt: opening.openedAt,
      age: daysBetween(today(opening.openedAt), day),
      accountName: opening.accountName,
      employer,
      person,
      owner,
      reason: opening.reason,
      done: done.join(', '),
      dueOn,
      late,
      own: opening.accountId === actor.accountId,
      judgement: opening.judgement && translate(actor.locale, `kind.openingJudgement.${opening.judgement}`),
      reviewNote: opening.reviewNote,
      reviewedAt: opening.reviewedAt,
      form: form.values.openingId === opening.id ? form : formOf(),
    }));
    const model = {
      title: translate(actor.locale, 'logReview.opening.title'),
      action: addressOf(ADDRESS, rows.page, {}),
      pageLinks: pageLinks(ADDRESS, rows, total),
      waiting: shown.filter(({ judgement }) => !judgement),
      judged: shown.filter(({ judgement }) => judgement),
      judgements: choicesOf(OpeningJudgement, 'kind.openingJudgement', actor.locale),
    };
    return page('log-reviews/openings', model, status);
  }
}
