import { intlTag, type Locale, perLocale } from './locale.js';

/**
 * A number with exactly `decimals` decimals: `3,6` and `12 346` in Swedish. Halves are rounded away from zero
 * on the number as written (1.005 with two decimals is 1,01), and zero never has a minus sign.
 */
export function formatNumber(locale: Locale, value: number, decimals = 0): string {
  return formatter(locale, decimals).format(value);
}

/** A number as a user would type it: with the language's decimal sign, all its decimals and no grouping. */
export function plainNumber(locale: Locale, value: number): string {
  return plain[locale].format(value);
}

const plain = perLocale(
  (locale) => new Intl.NumberFormat(intlTag[locale], { useGrouping: false, maximumFractionDigits: 20 }),
);

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, decimals: number): Intl.NumberFormat {
  const key = `${locale}${decimals}`;
  let format = formatters.get(key);
  if (!format) {
    format = new Intl.NumberFormat(intlTag[locale], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // Known to Node 20, but not yet to the types of ES2022.
      signDisplay: 'negative' as 'auto',
    });
    formatters.set(key, format);
  }
  return format;
}
