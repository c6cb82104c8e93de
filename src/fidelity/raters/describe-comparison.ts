import { trendSvg } from '../../platform/charts/trend.js';
import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { Svg } from '../../platform/web/svg.js';
import { figureOfSome } from '../report/draw-report-charts.js';
import type { FidelityReportComparison } from '../report/fidelity-report.document.js';
import { isSameVersion } from '../rules/rating-history.js';
import { meanOf } from '../rules/total-scale.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Figure } from '../scales/scale.js';

/** As many lines as can be told apart. */
const MAX_LINES = 8;

/**
 * An audit beside the team's earlier ones by the same scale. Only items that both versions have, under the same code,
 * are compared: of another version the subscales' means are over those, and there is no total.
 * @param earlier the oldest first
 * @param rangeKey of the words for the ends of the scale
 */
export function describeComparison(
  view: AuditView,
  earlier: readonly AuditView[],
  locale: Locale,
  rangeKey = 'fidelity.chart.range',
): FidelityReportComparison | null {
  if (earlier.length === 0) return null;
  const views = [...earlier, view];
  const { scale } = view;
  const chosen = view.total.subscales;
  const shared = scale.items.filter(({ code }) => views.every((one) => hasItem(one, code)));
  const decimals = (value: number | null) =>
    scale.total === 'sum' && (value === null || Number.isInteger(value)) ? 0 : 2;
  const subscales = chosen.map(({ code, name }) => {
    const own = shared.filter((item) => item.subscale === code);
    const rated = views.map(({ figures }) => own.filter((item) => figures.has(item.code)).length);
    return {
      name: name[locale],
      means: views.map(({ figures }) => meanOver(figures, own)),
      rated,
      of: own.length,
    };
  });
  const items = shared
    .filter(({ subscale }) => chosen.some(({ code }) => code === subscale))
    .map(({ code, name }) => ({
      code,
      name: name[locale],
      ratings: views.map(({ figures }) => figures.get(code) ?? null),
    }));
  const totals = views.map((one) => (isSameVersion(view, one) ? one.total.total : null));
  // A line through a total of some items would show a fall or a rise that is none.
  const whole = totals.map((total, index) => (views[index]!.isPartial ? null : total));
  // What differs may be the scale, not the team.
  const unchanged = isSameVersion(view, earlier.at(-1)!) ? {} : { change: '–' };
  const occasions = views.map(({ audit }) => audit.windowTo);
  const breaks = views.flatMap((one, index) =>
    index > 0 && !isSameVersion(views[index - 1]!, one) ? [index] : [],
  );
  const chart = (id: string, key: string, range: { lowest: number; highest: number }, series: Series[]) =>
    new Svg(
      trendSvg({
        id,
        title: translate(locale, `fidelity.chart.${key}`, { scale: scale.name[locale] }),
        description: [
          translate(locale, rangeKey, { ...range }),
          ...(breaks.length > 0 ? [translate(locale, 'fidelity.chart.otherVersion')] : []),
        ].join(' '),
        occasions,
        breaks,
        min: range.lowest,
        max: range.highest,
        series,
      }),
    );
  return {
    audits: views.map((one, index) => ({
      from: one.audit.windowFrom,
      to: one.audit.windowTo,
      version: one.scale.version,
      isOtherVersion: !isSameVersion(view, one),
      partial: one.isPartial,
      isThis: one === view,
      rated: one.total.rated,
      items: one.total.items,
      total: totals[index] === null ? '–' : formatNumber(locale, totals[index]!, decimals(totals[index]!)),
    })),
    figure: scale.total,
    subscales: subscales.map(({ name, means, rated, of }) => ({
      name,
      ...textsOf(means, occasions, locale, { rated, of }),
      ...unchanged,
    })),
    items: items.map(({ code, name, ratings }) => ({
      code,
      name,
      ...textsOf(ratings, occasions, locale),
      ...unchanged,
    })),
    totalChart:
      whole.filter((total) => total !== null).length > 1
        ? chart('total-trend', 'totalTrend', rangeOf(view, scale.total), [
            {
              label: translate(locale, `documents.fidelityReport.figure.${scale.total}`),
              points: whole.map((value, occasion) => ({
                value,
                text: totalText(totals[occasion] ?? null, decimals, views[occasion]!, locale),
              })),
            },
          ])
        : null,
    subscaleCharts: pieces(subscales, MAX_LINES).map((some, index) =>
      chart(
        `subscale-trend-${index + 1}`,
        'subscaleTrend',
        scale.ratings,
        some.map(({ name, means, rated, of }) => ({
          label: name,
          // Nor is a line drawn through a mean of some of its items, or across a change of version.
          points: means.map((mean, occasion) => ({
            value: rated[occasion] === of && isSameVersion(view, views[occasion]!) ? mean : null,
            text: figureOfSome(mean, 2, { rated: rated[occasion] ?? 0, items: of }, locale),
          })),
        })),
      ),
    ),
  };
}

interface Series {
  label: string;
  points: { value: number | null; text: string }[];
}

/** A total is not unrated where there is none of the items that are rated. */
function totalText(
  total: number | null,
  decimals: (value: number | null) => number,
  { total: counted }: AuditView,
  locale: Locale,
): string {
  return total === null ? '–' : figureOfSome(total, decimals(total), counted, locale);
}

const hasItem = ({ scale }: AuditView, code: string) => scale.items.some((item) => item.code === code);

function meanOver(figures: AuditView['figures'], items: readonly { code: string }[]): number | null {
  return meanOf(items.map(({ code }) => figures.get(code) ?? null).filter((figure) => figure !== null));
}

/**
 * The figures in words, and how the last differs from the one before it. A mean of fewer items than the others says
 * so, and has no change.
 */
function textsOf(
  figures: readonly (number | null)[],
  occasions: readonly string[],
  locale: Locale,
  counted?: { rated: number[]; of: number },
) {
  const text = (value: number) => formatNumber(locale, value, Number.isInteger(value) ? 0 : 2);
  const isWhole = (index: number) => !counted || counted.rated[index] === counted.of;
  const last = figures.length - 1;
  const [before, now] = [last - 1, last].map((index) => (isWhole(index) ? figures[index] : null));
  const change = before == null || now == null ? null : now - before;
  return {
    figures: figures.map((figure, index) => {
      const part = isWhole(index)
        ? ''
        : ` (${translate(locale, 'fidelity.ofItems', { n: counted!.rated[index]!, items: counted!.of })})`;
      return { occasion: occasions[index]!, text: figure === null ? '–' : `${text(figure)}${part}` };
    }),
    change: change === null ? '–' : `${change > 0 ? '+' : ''}${text(change)}`,
  };
}

function rangeOf({ scale }: AuditView, figure: Figure): { lowest: number; highest: number } {
  const times = figure === 'sum' ? scale.items.length : 1;
  return { lowest: scale.ratings.lowest * times, highest: scale.ratings.highest * times };
}

function pieces<Value>(all: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
