import { dotsSvg } from '../../platform/charts/dots.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { Svg } from '../../platform/web/svg.js';
import { ratingText } from '../improvement/describe-improvement.js';
import type { SideComparison } from './compare-sides.js';

/** The comparisons by one version of a scale, the oldest first. */
export interface SidesByScale {
  scale: string;
  version: string;
  comparisons: ReturnType<typeof describeOne>[];
  /** How the differences have been over time; none of a single comparison. */
  differences: { name: string; cells: { on: string; text: string }[] }[];
}

/** @param comparisons the oldest first */
export function describeSides(comparisons: readonly SideComparison[], locale: Locale): SidesByScale[] {
  const byScale = Map.groupBy(comparisons, ({ outside: { scale } }) => `${scale.id} ${scale.version}`);
  return [...byScale.values()].map((some) => {
    const { scale } = some[0]!.outside;
    return {
      scale: scale.name[locale],
      version: scale.version,
      comparisons: some.map((one) => describeOne(one, locale)),
      differences:
        some.length < 2
          ? []
          : scale.items.map(({ code, name }) => ({
              name: `${code} ${name[locale]}`,
              cells: some.map(({ outside, items }) => ({
                on: outside.audit.windowTo,
                text: signed(items.find(({ item }) => item.code === code)?.difference ?? null, locale),
              })),
            })),
    };
  });
}

function describeOne({ outside, self, items, n, meanDifference, ...counts }: SideComparison, locale: Locale) {
  const { id, windowTo: on } = outside.audit;
  const rows = items.map(({ item: { code, name }, ...sides }) => ({
    name: `${code} ${name[locale]}`,
    self: sides.self === null ? '–' : ratingText(sides.self, locale),
    outside: sides.outside === null ? '–' : ratingText(sides.outside, locale),
    difference: signed(sides.difference, locale),
    values: [sides.self, sides.outside],
  }));
  return {
    id,
    on,
    selfId: self.audit.id,
    selfOn: self.audit.windowTo,
    isSame: self === outside,
    n,
    told: translate(locale, n > 0 ? 'sides.summary' : 'sides.nothing', { n, ...counts }),
    mean:
      meanDifference === null
        ? ''
        : translate(locale, 'sides.mean', { mean: signed(meanDifference, locale), n }),
    rows,
    chart: new Svg(
      dotsSvg({
        id: `sides-${id}`,
        title: translate(locale, 'sides.chart', { scale: outside.scale.name[locale] }),
        description: translate(locale, 'fidelity.chart.range', { ...outside.scale.ratings }),
        min: outside.scale.ratings.lowest,
        max: outside.scale.ratings.highest,
        series: [translate(locale, 'sides.self'), translate(locale, 'sides.outside')],
        rows: rows.map(({ name: label, values, ...words }) => ({
          label,
          points: [words.self, words.outside].map((text, index) => ({ value: values[index] ?? null, text })),
        })),
      }),
    ),
  };
}

function signed(difference: number | null, locale: Locale): string {
  if (difference === null) return '–';
  return `${difference > 0 ? '+' : ''}${ratingText(difference, locale)}`;
}
