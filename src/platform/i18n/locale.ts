/** The languages of the product. Swedish comes first and is the default. */
export const locales = ['sv', 'en'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'sv';

/** A text that data carries in both languages, such as the wording of a scale item. */
export type Text = Record<Locale, string>;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The language tag for Intl: Swedish of Sweden, and English with day before month. */
export const intlTag: Readonly<Record<Locale, string>> = { sv: 'sv-SE', en: 'en-GB' };
