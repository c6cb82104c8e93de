import { LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { today } from '../platform/dates/today.js';
import { renderDocument } from '../platform/documents/document-renderer.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { describePlace } from './describe-entry.js';
import { RowAssessment } from './log-review.entity.js';
import type { LogReviewDetails } from './log-review.type.js';

/** The review as it is shown to whoever answers for the principal's records, or to an authority. */
export function renderLogReview(
  { review, principal, rows, denied, refusedSignIns }: LogReviewDetails,
  locale: Locale,
): string {
  const moment = (at: Date | null) => at && formatDateTime(locale, at);
  const model = {
    date: today(review.closedAt ?? new Date()),
    principal,
    status: review.status,
    period: { from: review.periodFrom, to: review.periodTo },
    rowsInPeriod: review.rowsInPeriod,
    drawn: rows.length,
    seed: review.seed,
    started: { at: moment(review.startedAt), by: review.startedByName },
    closed: review.closedAt && { at: moment(review.closedAt), by: review.closedByName },
    summary: review.summary,
    counts: Object.values(RowAssessment).map((assessment) => ({
      assessment,
      n: rows.filter((row) => row.assessment === assessment).length,
    })),
    left: rows.filter(({ assessment }) => assessment === null).length,
    denied: denied.map(({ who, times, persons }) => ({ who, times, persons })),
    refusedSignIns: refusedSignIns.map(({ who, refusal, times }) => ({ who, refusal, times })),
    rows: rows.map(
      ({ number, item, at, who, roles, place, employer, what, outcome, person, why, assessment, note }) => ({
        rowName: describePlace(locale, { number, item }),
        when: moment(at),
        who,
        roles,
        places: [place, employer].filter((name) => name !== null),
        what,
        denied: outcome === LoggedOutcome.DENIED,
        person,
        why,
        assessment,
        note,
      }),
    ),
  };
  return renderDocument('log-review', model, locale);
}
