import { addMonths } from '../../platform/dates/civil-date.js';
import { formatDate } from '../../platform/i18n/format-date.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { ratingsOf, type Scale } from '../scales/scale.js';
import { DistributionStatus, type FidelityDistribution } from './distribution.type.js';
import { figureLines, itemLines } from './distribution-lines.js';
import { drawMeansChart, drawSumChart } from './draw-country-charts.js';
import { MIN_OTHER_TEAMS, SHARE_STEP, STEP } from './suppress-distribution.js';

/** The country's teams on one scale, in words and drawings. */
export function describeCountry(scale: Scale, distribution: FidelityDistribution, locale: Locale) {
  const { status, teams, teamsLeftOut, closedBefore } = distribution;
  const words = (key: string, params = {}) => translate(locale, `fidelityDistribution.${key}`, params);
  const days = {
    before: formatDate(locale, closedBefore),
    next: formatDate(locale, addMonths(closedBefore, 6)),
  };
  const isShown = status === DistributionStatus.SHOWN;
  const { lowest, highest } = scale.ratings;
  const sumRange = `${lowest * scale.items.length}–${highest * scale.items.length}`;
  return {
    name: `${scale.name[locale]} (${scale.version})`,
    isShown,
    /** Why there is nothing to see, and what can be done; '' when there is. */
    nothing: isShown ? '' : words(`nothing_${status}`, { ...days, min: MIN_OTHER_TEAMS }),
    teams: teams ?? 0,
    basis: isShown
      ? [
          words('basis'),
          words('until', days),
          teamsLeftOut === 0 ? words('noneLeftOut') : words('leftOut', { n: teamsLeftOut ?? 0 }),
          words('rounded', {
            mean: formatNumber(locale, STEP.mean, 2),
            sum: STEP.sum,
            share: SHARE_STEP,
          }),
        ]
      : [],
    figures: figureLines(scale, distribution, locale).map((line) => ({
      ...line,
      isOwn: line.figure === scale.total,
      range: line.figure === 'sum' ? sumRange : `${lowest}–${highest}`,
    })),
    ratings: ratingsOf(scale),
    items: itemLines(scale, distribution, locale),
    charts: isShown
      ? [
          drawMeansChart(scale, distribution, locale),
          ...(scale.total === 'sum' ? [drawSumChart(scale, distribution, locale)] : []),
        ]
      : [],
  };
}
