import { formatNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { ratingsOf, type Scale } from '../scales/scale.js';
import { DistributionStatus, type FidelityDistribution } from './distribution.type.js';

/** Decimals that a figure of many teams is told with. */
export const decimalsOf = (figure: string) => (figure === 'sum' ? 0 : 2);

/** The quartiles as they are told and in words, the totals before the subscales. */
export function figureLines(scale: Scale, { totals, subscales }: FidelityDistribution, locale: Locale) {
  const named = (figure: string) =>
    scale.subscales.find(({ code }) => code === figure)?.name[locale] ?? figure;
  const line = (name: string, of: FidelityDistribution['totals'][number]) => {
    const text = (value: number) => formatNumber(locale, value, decimalsOf(of.figure));
    return {
      figure: of.figure,
      name,
      told: of,
      lower: text(of.lower),
      median: text(of.median),
      upper: text(of.upper),
    };
  };
  return [
    ...totals.map((of) => line(translate(locale, `documents.fidelityReport.figure.${of.figure}`), of)),
    ...subscales.map((of) => line(named(of.figure), of)),
  ];
}

/** The shares of each item, in percent and in words; one that is not told says so. */
export function itemLines(scale: Scale, { items }: FidelityDistribution, locale: Locale) {
  return items.map(({ code, status, shares }) => ({
    code,
    name: scale.items.find((one) => one.code === code)?.name[locale] ?? '',
    isSuppressed: status === DistributionStatus.SUPPRESSED,
    shares: ratingsOf(scale).map(({ rating }) => {
      const percent = shares.find((share) => share.rating === rating)?.percent ?? null;
      return {
        rating,
        percent,
        share: percent === null ? translate(locale, 'fidelity.shareSuppressed') : `${percent} %`,
      };
    }),
  }));
}
