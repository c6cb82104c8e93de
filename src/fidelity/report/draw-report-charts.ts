import { barsSvg } from '../../platform/charts/bars.js';
import { radarSvg } from '../../platform/charts/radar.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { Svg } from '../../platform/web/svg.js';
import type { Scale } from '../scales/scale.js';
import type { FidelityReportItem, FidelityReportSubscale } from './fidelity-report.document.js';

interface Charted {
  subscales: readonly Omit<FidelityReportSubscale, 'chart'>[];
  scale: Scale;
  locale: Locale;
}

/** A web needs three axes; fewer subscales are bars. */
export function drawSubscaleChart({ subscales, scale, locale }: Charted): Svg {
  const words = {
    id: 'subscale-chart',
    title: translate(locale, 'fidelity.chart.subscales', { scale: scale.name[locale] }),
    description: translate(locale, 'fidelity.chart.range', { ...scale.ratings }),
  };
  const points = subscales.map(({ name, mean, rated, count }) => ({
    label: name,
    value: mean,
    text: figureOfSome(mean, 2, { rated, items: count }, locale),
  }));
  if (points.length < 3) return new Svg(barsSvg({ ...words, max: scale.ratings.highest, bars: points }));
  const web = radarSvg({
    ...words,
    axes: subscales.map(({ name }) => name),
    min: scale.ratings.lowest,
    max: scale.ratings.highest,
    series: [{ label: scale.name[locale], points }],
  });
  return new Svg(web);
}

/** The items of one subscale: those of a whole scale are more than a sheet of paper holds. */
export function drawItemChart(
  { code, name, items }: { code: string; name: string; items: readonly FidelityReportItem[] },
  { ratings }: Scale,
  locale: Locale,
): Svg {
  const bars = barsSvg({
    id: `item-chart-${code}`,
    title: translate(locale, 'fidelity.chart.items', { subscale: name }),
    description: translate(locale, 'fidelity.chart.range', { ...ratings }),
    max: ratings.highest,
    bars: items
      .filter(({ isPart }) => !isPart)
      .map(({ rating, decimals, ...item }) => ({
        label: `${item.code} ${item.name}`,
        value: rating,
        text: figureText(rating, decimals, locale),
      })),
  });
  return new Svg(bars);
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
