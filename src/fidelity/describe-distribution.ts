import type { Locale } from '../platform/i18n/locale.js';
import type { FidelityDistribution } from './distribution.type.js';
import { decimalsOf, figureLines, itemLines, ratingsOf } from './distribution-lines.js';
import { figureText } from './draw-report-charts.js';
import type { FidelityReportDistribution } from './fidelity-report.document.js';
import type { AuditView } from './view-audit.js';

/** One audit beside the country's teams, in words. */
export function describeDistribution(
  { scale, total, figures }: AuditView,
  distribution: FidelityDistribution,
  locale: Locale,
): FidelityReportDistribution {
  const own: Record<string, number | null> = {
    sum: total.total === null ? null : total.sum,
    item_mean: total.total === null ? null : total.itemMean,
    subscale_mean: total.total === null ? null : total.subscaleMean,
    ...Object.fromEntries(total.subscales.map(({ code, mean }) => [code, mean])),
  };
  return {
    status: distribution.status,
    teams: distribution.teams ?? 0,
    closedBefore: distribution.closedBefore,
    figures: figureLines(scale, distribution, locale).map(({ figure, ...line }) => ({
      ...line,
      own: figureText(own[figure] ?? null, decimalsOf(figure), locale),
    })),
    ratings: ratingsOf(scale),
    items: itemLines(scale, distribution, locale).map((line) => {
      const figure = figures.get(line.code) ?? null;
      return { ...line, own: figureText(figure, Number.isInteger(figure) ? 0 : 2, locale) };
    }),
  };
}
