import { formatNumber } from '../platform/i18n/format-number.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { DistributionStatus, type FidelityDistribution } from './distribution.type.js';
import { figureOfSome, figureText } from './draw-report-charts.js';
import type { FidelityReportDistribution } from './fidelity-report.document.js';
import type { Figure } from './scale.js';
import type { AuditView } from './view-audit.js';

/** One audit beside the country's teams, in words. */
export function describeDistribution(
  { scale, total, figures }: AuditView,
  distribution: FidelityDistribution,
  locale: Locale,
): FidelityReportDistribution {
  const text = (value: number, digits: number) => formatNumber(locale, value, digits);
  const values = { sum: total.sum, item_mean: total.itemMean, subscale_mean: total.subscaleMean };
  const row = (
    name: string,
    value: number | null,
    counted: { rated: number; items: number },
    digits: number,
    of: FidelityDistribution['totals'][number],
  ) => ({
    name,
    own: value === null ? '–' : figureOfSome(value, digits, counted, locale),
    lower: text(of.lower, digits),
    median: text(of.median, digits),
    upper: text(of.upper, digits),
  });
  const { lowest, highest } = scale.ratings;
  const ratings = Array.from({ length: highest - lowest + 1 }, (_, index) => ({ rating: lowest + index }));
  return {
    status: distribution.status,
    teams: distribution.teams ?? 0,
    closedBefore: distribution.closedBefore,
    figures: [
      ...distribution.totals.map((of) =>
        row(
          translate(locale, `documents.fidelityReport.figure.${of.figure}`),
          total.total === null ? null : values[of.figure as Figure],
          total,
          of.figure === 'sum' ? 0 : 2,
          of,
        ),
      ),
      ...distribution.subscales.map((of) => {
        const named = scale.subscales.find(({ code }) => code === of.figure);
        const own = total.subscales.find(({ code }) => code === of.figure);
        return row(named?.name[locale] ?? of.figure, own?.mean ?? null, own ?? total, 2, of);
      }),
    ],
    ratings,
    items: distribution.items.map(({ code, status, shares }) => {
      const item = scale.items.find((one) => one.code === code);
      const figure = figures.get(code) ?? null;
      return {
        code,
        name: item?.name[locale] ?? '',
        own: figureText(figure, Number.isInteger(figure) ? 0 : 2, locale),
        isSuppressed: status === DistributionStatus.SUPPRESSED,
        shares: ratings.map(({ rating }) => {
          const percent = shares.find((share) => share.rating === rating)?.percent ?? null;
          return {
            rating,
            share: percent === null ? translate(locale, 'fidelity.shareSuppressed') : `${percent} %`,
          };
        }),
      };
    }),
  };
}
