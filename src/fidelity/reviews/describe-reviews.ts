import { today } from '../../platform/dates/today.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { EvidenceSource } from '../evidence/evidence.entity.js';
import type { FidelityReportEvidence } from '../report/fidelity-report.document.js';
import type { AuditView } from '../rules/view-audit.js';
import type { ReviewedQuestion } from './chart-reviews.service.js';

/** A question of the chart review with what was found, as it is to be read beside a rating. */
export interface ReviewLine {
  code: string;
  text: string;
  /** "6 av 10 (60 %) ja, 2 delvis": of each reviewer, with the name where there are two. */
  found: string[];
}

/** What chart reviews say of these items, question by question; nothing where none has been made. */
export function describeReviews(
  results: readonly ReviewedQuestion[],
  items: readonly string[],
  locale: Locale,
): ReviewLine[] {
  const asked = Map.groupBy(
    results.filter(({ question }) => items.includes(question.item)),
    ({ question }) => question,
  );
  return [...asked].map(([{ code, text }, of]) => ({
    code,
    text: text[locale],
    found: of.map((one) => foundWords(one, locale)),
  }));
}

/** The same for a report: one piece of evidence for each item, in the order of the scale. */
export function reviewEvidence(
  { items }: AuditView,
  results: readonly ReviewedQuestion[],
  locale: Locale,
): FidelityReportEvidence[] {
  return items.flatMap(({ item: { code, name } }) => {
    const own = results.filter(({ question }) => question.item === code);
    if (own.length === 0) return [];
    const last = own.map(({ lastAt }) => today(lastAt)).sort();
    return {
      code,
      name: name[locale],
      source: translate(locale, `kind.evidenceSource.${EvidenceSource.CHART}`),
      note: describeReviews(own, [code], locale)
        .map(({ text, found }) => `${text} ${found.join(' ')}`)
        .join('\n'),
      file: '',
      addedBy: [...new Set(own.flatMap(({ by }) => by))].join(', '),
      day: last.at(-1)!,
    };
  });
}

function foundWords(
  { yes, partly, of, share, reviewer, reviewed, sampled }: ReviewedQuestion,
  locale: Locale,
) {
  const found =
    share === null
      ? translate(locale, 'review.ofNobody')
      : translate(locale, 'review.found', { yes, partly, of, share: formatNumber(locale, share, 0) });
  const basis = translate(locale, 'review.basis', { reviewed, sampled });
  return `${reviewer ? `${reviewer}: ` : ''}${found} ${basis}`;
}
