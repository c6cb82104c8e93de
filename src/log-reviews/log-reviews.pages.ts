import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { type Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { describePlace } from './describe-entry.js';
import { LogReviewStatus, RowAssessment } from './log-review.entity.js';
import {
  type AssessedRowInput,
  AssessLogRowsInput,
  CloseLogReviewInput,
  StartLogReviewInput,
  USUAL_SAMPLE,
} from './log-review.input.js';
import type { ReviewedRow } from './log-review.type.js';
import { LogReviewsService } from './log-reviews.service.js';

/** Spot checks of the log, for the reviewer of a principal. */
@Controller('log-reviews')
export class LogReviewsPages {
  constructor(private readonly logReviewsService: LogReviewsService) {}

  @Get()
  @Policy('log.review')
  list(@CurrentActor() actor: Actor): Promise<Page> {
    return this.overview(actor, formOf(lastMonth()), 200);
  }

  @Post()
  @Policy('log.review')
  start(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      StartLogReviewInput,
      body,
      async (input) =>
        redirect(
          `/log-reviews/${(await this.logReviewsService.start(actor, input)).id}`,
          'logReview.started',
        ),
      (form) => this.overview(actor, form, 422),
    );
  }

  @Get(':reviewId')
  @Policy('log.review')
  show(@CurrentActor() actor: Actor, @Param('reviewId', UUID) reviewId: string): Promise<Page> {
    return this.review(actor, reviewId, {});
  }

  @Post(':reviewId/rows')
  @Policy('log.review')
  assess(
    @CurrentActor() actor: Actor,
    @Param('reviewId', UUID) reviewId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      AssessLogRowsInput,
      { ...(body as object), reviewId },
      async (input) =>
        onSaved(await this.logReviewsService.assess(actor, input), () =>
          redirect(`/log-reviews/${reviewId}`, 'logReview.saved'),
        ),
      (rowsForm) => this.review(actor, reviewId, { rowsForm }),
    );
  }

  @Post(':reviewId/close')
  @Policy('log.review')
  close(
    @CurrentActor() actor: Actor,
    @Param('reviewId', UUID) reviewId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      CloseLogReviewInput,
      { ...(body as object), reviewId },
      async (input) =>
        onSaved(await this.logReviewsService.close(actor, input), () =>
          redirect(`/log-reviews/${reviewId}`, 'logReview.closedNotice'),
        ),
      (closeForm) => this.review(actor, reviewId, { closeForm }),
    );
  }

  private async overview(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const principals = await this.logReviewsService.principals(actor);
    const model = {
      title: translate(actor.locale, 'logReview.title'),
      form: { ...form, values: { principalId: principals[0]?.principalId, ...form.values } },
      choices: principals.map(({ principalId, name }) => ({ value: principalId, label: name })),
      principals: principals.map(({ reviews, ...principal }) => ({
        ...principal,
        reviews: reviews.map(({ id, periodFrom, periodTo, rowsInPeriod, startedByName, status }) => ({
          id,
          periodFrom,
          periodTo,
          rowsInPeriod,
          startedByName,
          open: status === LogReviewStatus.OPEN,
        })),
      })),
    };
    return page('log-reviews/list', model, status);
  }

  private async review(
    actor: Actor,
    reviewId: string,
    { rowsForm, closeForm }: { rowsForm?: Form<unknown>; closeForm?: Form<unknown> },
  ): Promise<Page> {
    const { review, principal, rows, denied, refusedSignIns } = await this.logReviewsService.get(
      actor,
      reviewId,
    );
    const { revision } = review;
    const stored = rows.map(({ number, item, assessment, note }) => ({ number, item, assessment, note }));
    const model = {
      title: translate(actor.locale, 'logReview.titleOf', { principal }),
      review: {
        id: review.id,
        open: review.status === LogReviewStatus.OPEN,
        periodFrom: review.periodFrom,
        periodTo: review.periodTo,
        rowsInPeriod: review.rowsInPeriod,
        seed: review.seed,
        startedAt: review.startedAt,
        startedByName: review.startedByName,
        closedAt: review.closedAt,
        closedByName: review.closedByName,
        summary: review.summary,
      },
      rows: rows.map((row, index) => ({ ...shownRow(actor.locale, row), name: `rows[${index}]` })),
      left: rows.filter(({ assessment }) => assessment === null).length,
      denied: denied.map(({ who, times, persons }) => ({ who, times, persons })),
      refusedSignIns: refusedSignIns.map(({ who, refusal, times }) => ({ who, refusal, times })),
      rowsForm: shownForm(rowsForm ? withTheirRows(rowsForm, stored) : null, { rows: stored, revision }),
      closeForm: shownForm(closeForm ?? null, { revision }),
      assessments: choicesOf(RowAssessment, 'kind.rowAssessment', actor.locale),
    };
    return page('log-reviews/review', model, statusOf(rowsForm ?? closeForm));
  }
}

/** A form that came too late, with the rows that somebody else has assessed where it says nothing of them. */
function withTheirRows(form: Form<unknown>, stored: readonly AssessedRowInput[]): Form<unknown> {
  const { rows } = form.values;
  if (!form.isStale || !Array.isArray(rows)) return form;
  const both = rows.map((row: AssessedRowInput, index) => (row.assessment || row.note ? row : stored[index]));
  return { ...form, values: { ...form.values, rows: both } };
}

/** The month before this one, as most reviews have it. */
function lastMonth() {
  const first = `${today().slice(0, 8)}01`;
  return { periodFrom: addMonths(first, -1), periodTo: addDays(first, -1), sampleSize: USUAL_SAMPLE };
}

function shownRow(locale: Locale, { employer, place, outcome, ...row }: ReviewedRow) {
  return {
    ...row,
    rowName: describePlace(locale, row),
    places: [place, employer].filter((name) => name !== null).join(', '),
    denied: outcome === LoggedOutcome.DENIED,
    isEnrolled: row.enrolledThen === true,
    isNotEnrolled: row.enrolledThen === false,
  };
}
