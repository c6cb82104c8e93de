import type { Locale } from '../../platform/i18n/locale.js';
import { figureOfSome, figureText } from '../report/draw-report-charts.js';
import type { FidelityReportDistribution } from '../report/fidelity-report.document.js';
import type { AuditView } from '../rules/view-audit.js';
import { ratingsOf } from '../scales/scale.js';
import type { FidelityDistribution } from './distribution.type.js';
import { decimalsOf, figureLines, itemLines } from './distribution-lines.js';

/** One audit beside the country's teams, in words. */
export function describeDistribution(
  { scale, total, figures }: AuditView,
  distribution: FidelityDistribution,
  locale: Locale,
): FidelityReportDistribution {
  const { rated, items } = total;
  const ofWhole = (value: number | null) => ({ value: total.total === null ? null : value, rated, items });
  const own: Record<string, { value: number | null; rated: number; items: number }> = {
    sum: ofWhole(total.sum),
    item_mean: ofWhole(total.itemMean),
    subscale_mean: ofWhole(total.subscaleMean),
    ...Object.fromEntries(total.subscales.map((one) => [one.code, { ...one, value: one.mean }])),
  };
  return {
    status: distribution.status,
    teams: distribution.teams ?? 0,
    closedBefore: distribution.closedBefore,
    figures: figureLines(scale, distribution, locale).map(({ figure, told: _, ...line }) => {
      const counted = own[figure];
      if (!counted || counted.value === null) return { ...line, own: '–' };
      return { ...line, own: figureOfSome(counted.value, decimalsOf(figure), counted, locale) };
    }),
    ratings: ratingsOf(scale),
    items: itemLines(scale, distribution, locale).map((line) => {
      const figure = figures.get(line.code) ?? null;
      return { ...line, own: figureText(figure, Number.isInteger(figure) ? 0 : 2, locale) };
    }),
  };
}
