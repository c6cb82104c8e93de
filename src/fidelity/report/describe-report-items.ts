import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { improvementRange, placeInRange } from '../improvement/improvement-range.js';
import { wordsOf } from '../reviewer-words/newest-words.js';
import type { ReviewerWords } from '../reviewer-words/reviewer-words.entity.js';
import type { AuditedItem, AuditView } from '../rules/view-audit.js';
import { levelsOf, ratedOf, type ScaleItem } from '../scales/scale.js';
import { describeFigure, type FigureWords } from '../workspace/describe-figure.js';
import { describeMissing } from '../workspace/describe-missing.js';
import type { FidelityReportDocument, FidelityReportItem } from './fidelity-report.document.js';
import type { Footnotes } from './footnotes.js';

/** The items of one subscale in the order of the scale, each composed one followed by its parts. */
export function describeItems(
  view: AuditView,
  subscale: string,
  { words, footnotes }: { words: readonly ReviewerWords[]; footnotes: Footnotes },
  locale: Locale,
): FidelityReportItem[] {
  const withWords = (item: DescribedItem): FidelityReportItem => ({
    ...item,
    footnote: item.level === '' ? null : footnotes.numberOf(item),
    recommendation: wordsOf(words, item.code)?.text ?? '',
  });
  return view.scale.items
    .filter((item) => item.subscale === subscale)
    .flatMap((item) => {
      const rated = auditedOf(view, item);
      if (!('parts' in item)) return rated.map((audited) => describeRated(view, audited, false, locale));
      const whole = describeComposed(view, item, locale);
      return [whole, ...rated.map((part) => describeRated(view, part, true, locale))];
    })
    .map(withWords);
}

type DescribedItem = Omit<FidelityReportItem, 'footnote' | 'recommendation'>;

/** Everything that is rated of an item and was not left out with its subscale. */
function auditedOf({ items }: AuditView, item: ScaleItem): AuditedItem[] {
  const codes = ratedOf(item).map(({ code }) => code);
  return items.filter((audited) => codes.includes(audited.item.code));
}

function describeComposed(view: AuditView, item: ScaleItem, locale: Locale): DescribedItem {
  const missing = auditedOf(view, item).filter(({ rating }) => rating === null);
  const { numbers: mark, source } = item.provenance;
  return {
    code: item.code,
    name: item.name[locale],
    isPart: false,
    isComposed: true,
    rating: view.figures.get(item.code) ?? null,
    decimals: 2,
    computedRating: null,
    measured: null,
    persons: null,
    level: translate(locale, 'fidelity.meanOfParts'),
    mark,
    source,
    note: '',
    missingReason:
      missing.length === 0
        ? ''
        : translate(locale, 'fidelity.partsMissing', {
            codes: missing.map(({ item: { code } }) => code).join(', '),
          }),
  };
}

function describeRated(
  { scale }: AuditView,
  { item, records, record, rating, rated }: AuditedItem,
  isPart: boolean,
  locale: Locale,
): DescribedItem {
  // What is written of one person's care is about that person; the report is about the team.
  const isCase = scale.level === 'case';
  const level = isCase ? undefined : levelsOf(item).find((one) => one.rating === rating);
  const figure = record.computed && describeFigure(locale, record.computed.figure);
  return {
    code: item.code,
    name: item.name[locale],
    isPart,
    isComposed: false,
    rating,
    decimals: isCase ? 2 : 0,
    computedRating: isCase ? null : record.computedRating,
    measured: figure && measuredWords(figure),
    persons: isCase ? { rated, of: records.length } : null,
    level: level?.text[locale] ?? '',
    mark: level?.mark ?? item.provenance.numbers,
    source: level?.source ?? item.provenance.source,
    note: isCase ? '' : record.note,
    missingReason: [
      ...new Set(records.map((one) => describeMissing(scale, one, locale)).filter(Boolean)),
    ].join(' · '),
  };
}

/** All but the name, which the item has. */
const measuredWords = ({ name: _, ...words }: FigureWords) => words;

/** The measures behind the items that records answer, as they stood when they were counted. */
export function describeMeasures(view: AuditView, locale: Locale): FidelityReportDocument['measures'] {
  return view.items.flatMap(({ item, record }) => {
    const { computed } = record;
    return (computed ? [computed.figure, ...computed.caps] : []).map((figure) => ({
      code: item.code,
      ...describeFigure(locale, figure),
      from: figure.from,
      to: figure.to,
    }));
  });
}

/** Items at or above what a team is held to, and those at or below what calls for improvement. */
export function describeStrengths(
  { scale }: AuditView,
  items: readonly FidelityReportItem[],
  footnotes: Footnotes,
  locale: Locale,
): Pick<FidelityReportDocument, 'target' | 'strengths' | 'toImprove'> {
  const range = improvementRange(scale);
  const whole = items.flatMap(({ code, name, isPart, rating, decimals }) =>
    isPart || rating === null ? [] : [{ code, name, rating, decimals }],
  );
  const named = (some: typeof whole) =>
    some.map(({ code, name, rating, decimals }) => ({
      code,
      name,
      rating: formatNumber(locale, rating, decimals),
    }));
  return {
    target: {
      acceptable: range.acceptable,
      improve: range.improve,
      source: scale.target ? `${scale.target.source}, ${scale.target.mark}` : '',
      footnote: scale.target ? footnotes.numberOf(scale.target) : null,
    },
    strengths: named(whole.filter(({ rating }) => placeInRange(rating, range) === 'within')),
    toImprove: named(whole.filter(({ rating }) => placeInRange(rating, range) === 'improve')),
  };
}
