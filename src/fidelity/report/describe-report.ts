import { today } from '../../platform/dates/today.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { describeSample } from '../audits/describe-sample.js';
import { describeDistribution } from '../country/describe-distribution.js';
import type { FidelityDistribution } from '../country/distribution.type.js';
import { describeEvidence } from '../evidence/describe-evidence.js';
import type { AuditEvidence } from '../evidence/evidence.entity.js';
import { isBlind } from '../raters/compare-ratings.js';
import { describeComparison } from '../raters/describe-comparison.js';
import { agreementWords, removalWords } from '../raters/describe-raters.js';
import type { RatingComparison } from '../raters/rater.type.js';
import { namePriorities } from '../reviewer-words/name-priorities.js';
import { wordsOf } from '../reviewer-words/newest-words.js';
import type { ReviewerWords } from '../reviewer-words/reviewer-words.entity.js';
import type { ThresholdReading } from '../rules/thresholds-on.js';
import type { ScaleTotal } from '../rules/total-scale.js';
import type { AuditView } from '../rules/view-audit.js';
import { type Scale, totalFigures } from '../scales/scale.js';
import { describeThresholds } from '../thresholds/describe-thresholds.js';
import { chosenNames } from '../workspace/chosen-names.js';
import { type BoardSurroundings, decimalsOf, describeBoard } from './describe-board.js';
import { describeItems, describeMeasures, describeStrengths } from './describe-report-items.js';
import { drawItemChart, drawWeb } from './draw-report-charts.js';
import type { FidelityReportDocument } from './fidelity-report.document.js';
import { Footnotes } from './footnotes.js';

/** What a report tells beside the audit itself. */
export interface ReportSurroundings extends BoardSurroundings {
  /** Names of those who began and closed it. */
  raters: readonly string[];
  /** How alike two raters rated before they talked; null where one rated, or both are not ready. */
  comparison: RatingComparison | null;
  /** What reviewers have written, every revision. */
  words: readonly ReviewerWords[];
  /** What of the evidence the reader may see. */
  evidence: readonly AuditEvidence[];
  /** The country's teams. */
  distribution: FidelityDistribution;
  /** What others ask of teams' figures. */
  thresholds: readonly ThresholdReading[];
}

/**
 * An audit as page and report show it.
 * @param view its audit with the team and the team's service
 */
export function describeReport(
  view: AuditView,
  surroundings: ReportSurroundings,
  locale: Locale,
): FidelityReportDocument {
  const { raters, earlier, comparison, words, evidence, distribution, thresholds } = surroundings;
  const { audit, scale, total } = view;
  const { team } = audit;
  const footnotes = new Footnotes(scale, locale);
  // Numbered as they are met: the first page, then the items.
  const board = describeBoard(view, surroundings, footnotes, locale);
  const interpretations = total.interpretations.map(({ interpretation, text }) => ({
    text: text[locale],
    note: interpretation.note?.[locale] ?? '',
    mark: interpretation.mark,
    source: interpretation.source,
    footnote: footnotes.numberOf(interpretation),
  }));
  const asked = describeThresholds(thresholds, scale, locale).map((one) => ({
    ...one,
    footnote: footnotes.numberOf(one),
  }));
  const judgement = describeJudgement(view, footnotes, locale);
  const { lowest, highest } = scale.ratings;
  const subscales = total.subscales.map(({ code, name, mean, rated, items: count }) => ({
    code,
    name: name[locale],
    mean,
    rated,
    count,
    items: describeItems(view, code, { words, footnotes }, locale),
  }));
  const chartedSubscales = subscales.map((subscale) => {
    return { ...subscale, chart: drawItemChart(subscale, scale, locale) };
  });
  const items = subscales.flatMap((subscale) => subscale.items);
  const whole = wordsOf(words, '');
  return {
    team: { name: team.name, service: team.service.name },
    status: audit.status,
    partial: view.isPartial,
    date: today(audit.closedAt ?? new Date()),
    fictitious: team.fictitious,
    scale: {
      name: scale.name[locale],
      version: scale.version,
      checksum: scale.checksum,
      about: scale.about[locale],
      lowest,
      highest,
      isCase: scale.level === 'case',
      licence: scale.licence?.[locale] ?? '',
    },
    components: chosenNames(view, locale),
    isReReview: view.audit.reReviewOf !== null,
    window: { from: audit.windowFrom, to: audit.windowTo },
    raters: raters.map((name) => ({ name, role: '' })),
    removals: removalWords(locale, audit).map((text) => ({ text })),
    agreement: comparison && agreementWords(locale, comparison).map((text) => ({ text })),
    total: {
      figure: scale.total,
      value: total.total,
      decimals: decimalsOf(view),
      // A sum beside what all the items could give would read those that are missing as nought.
      highest: scale.total === 'sum' ? total.rated * highest : highest,
      figures: figuresOf(scale, total, audit.components !== null),
      rated: total.rated,
      items: total.items,
      notRated: total.notRated,
    },
    interpretations,
    board,
    summary: whole?.text ?? '',
    priorities: namePriorities(scale, whole?.priorities ?? [], locale),
    thresholds: asked,
    judgement,
    ...describeStrengths(view, items, footnotes, locale),
    subscales: chartedSubscales,
    subscaleChart: drawWeb(subscales, scale, locale),
    topics: (scale.topics ?? []).map(({ code, name }) => ({
      code,
      name: name[locale],
      text: audit.topics.find((topic) => topic.code === code)?.text ?? '',
    })),
    evidence: describeEvidence(view, evidence, locale),
    evidenceIsOwn: isBlind(audit),
    comparison: describeComparison(view, earlier, locale),
    distribution: describeDistribution(view, distribution, locale),
    sample: describeSample(view, locale),
    missing: items
      .filter(({ missingReason }) => missingReason !== '')
      .map(({ code, name, missingReason }) => ({ code, name, reason: missingReason })),
    measures: describeMeasures(view, locale),
    footnotes: footnotes.all(),
    sources: scale.sources.map(({ code, text }) => ({ code, text: text[locale] })),
  };
}

/** By both methods, the scale's own first. A sum over some of the subscales has no meaning. */
function figuresOf(scale: Scale, total: ScaleTotal, isChoice: boolean) {
  const values = { sum: total.sum, item_mean: total.itemMean, subscale_mean: total.subscaleMean };
  return totalFigures(scale)
    .filter((figure) => figure !== 'sum' || (!isChoice && total.rated > 0))
    .map((figure) => ({
      figure,
      isOwn: figure === scale.total,
      value: values[figure],
      decimals: figure === 'sum' && Number.isInteger(total.sum) ? 0 : 2,
    }));
}

function describeJudgement(
  { audit, scale, total }: AuditView,
  footnotes: Footnotes,
  locale: Locale,
): FidelityReportDocument['judgement'] {
  const { judgement } = scale;
  if (!judgement) return null;
  const nameOf = (rating: number | null) =>
    judgement.levels.find((level) => level.rating === rating)?.text[locale] ?? '';
  return {
    name: judgement.name[locale],
    given: nameOf(audit.judgement),
    note: audit.judgementNote,
    suggested: nameOf(total.suggestedJudgement),
    source: `${judgement.source}, ${judgement.mark}`,
    footnote: footnotes.numberOf(judgement),
  };
}
