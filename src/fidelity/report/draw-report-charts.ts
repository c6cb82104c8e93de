import { type DotRow, dotsSvg } from '../../platform/charts/dots.js';
import { radarSvg } from '../../platform/charts/radar.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { Svg } from '../../platform/web/svg.js';
import { improvementRange } from '../improvement/improvement-range.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Scale } from '../scales/scale.js';
import type { FidelityReportItem, FidelityReportSubscale } from './fidelity-report.document.js';

/** A web of fewer axes shows no shape that a row of dots does not. */
const LEAST_AXES = 5;

/**
 * The subscales' means with the rating that is good enough as a line, and beside them those of the audit before.
 * @param before an audit by the same version; null for none
 */
export function drawBoardChart({ scale, total }: AuditView, before: AuditView | null, locale: Locale): Svg {
  const { lowest: min, highest: max } = scale.ratings;
  const word = (key: string, params = {}) => translate(locale, `fidelity.chart.${key}`, params);
  const rows = total.subscales.map(({ code, name, mean, rated, items }): DotRow => {
    const now = { value: mean, text: figureOfSome(mean, 2, { rated, items }, locale) };
    if (!before) return { label: name[locale], points: [now] };
    const then = before.total.subscales.find((one) => one.code === code);
    // A mean of some of the items beside one of all would show a change that is none.
    const mayStand = then !== undefined && then.rated === then.items && rated === items;
    const value = mayStand ? then.mean : null;
    return {
      label: name[locale],
      points: [now, { value, text: value === null ? '–' : formatNumber(locale, value, 2) }],
    };
  });
  const { acceptable } = improvementRange(scale);
  return new Svg(
    dotsSvg({
      id: 'board-chart',
      title: word('inWords', {
        title: word('subscales', { scale: scale.name[locale] }),
        values: rows.map(({ label, points: [now] }) => `${label} ${now!.text}`).join('; '),
      }),
      description: word('range', { ...scale.ratings }),
      min,
      max,
      series: before ? [word('now'), word('before')] : [word('now')],
      line: { value: acceptable, label: word('goodEnough', { rating: acceptable }) },
      rows,
    }),
  );
}

/** The shape of the subscales' means; null of fewer than make one. */
export function drawWeb(
  subscales: readonly Omit<FidelityReportSubscale, 'chart'>[],
  scale: Scale,
  locale: Locale,
): Svg | null {
  if (subscales.length < LEAST_AXES) return null;
  const points = subscales.map(({ mean, rated, count }) => ({
    value: mean,
    text: figureOfSome(mean, 2, { rated, items: count }, locale),
  }));
  return new Svg(
    radarSvg({
      id: 'subscale-chart',
      title: translate(locale, 'fidelity.chart.subscales', { scale: scale.name[locale] }),
      description: translate(locale, 'fidelity.chart.range', { ...scale.ratings }),
      axes: subscales.map(({ name }) => name),
      min: scale.ratings.lowest,
      max: scale.ratings.highest,
      series: [{ label: scale.name[locale], points }],
    }),
  );
}

/** The items of one subscale: those of a whole scale are more than a sheet of paper holds. */
export function drawItemChart(
  { code, name, items }: { code: string; name: string; items: readonly FidelityReportItem[] },
  { ratings }: Scale,
  locale: Locale,
): Svg {
  const title = translate(locale, 'fidelity.chart.items', { subscale: name });
  return new Svg(
    dotsSvg({
      id: `item-chart-${code}`,
      title,
      description: translate(locale, 'fidelity.chart.range', { ...ratings }),
      min: ratings.lowest,
      max: ratings.highest,
      series: [title],
      rows: items
        .filter(({ isPart }) => !isPart)
        .map(({ rating, decimals, ...item }) => ({
          label: `${item.code} ${item.name}`,
          points: [{ value: rating, text: figureText(rating, decimals, locale) }],
        })),
    }),
  );
}

/** The same; a figure of fewer items than there are says of how many. */
export function figureOfSome(
  figure: number | null,
  decimals: number,
  { rated, items }: { rated: number; items: number },
  locale: Locale,
): string {
  const text = figureText(figure, decimals, locale);
  if (figure === null || rated === items) return text;
  return `${text} (${translate(locale, 'fidelity.ofItems', { n: rated, items })})`;
}

/** A figure as it is to be read, or that there is none. */
export function figureText(figure: number | null, decimals: number, locale: Locale): string {
  return figure === null ? translate(locale, 'fidelity.notRated') : formatNumber(locale, figure, decimals);
}
