/**
 * The languages of the product. Another one is an entry here and its words in every room. `tag` is for Intl: Swedish of
 * Sweden, and English with day before month. `order` is that of names: those of people and places in Sweden stand in
 * Swedish order in English too, as in every other list of them.
 */
const languages = {
  sv: { tag: 'sv-SE', order: 'sv-SE' },
  en: { tag: 'en-GB', order: 'sv-SE' },
} as const;

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as Locale[];

export const defaultLocale: Locale = 'sv';

/** A text that data carries in every language, such as the wording of a scale item. */
export type Text = Record<Locale, string>;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** What is made once for each language, such as a format. */
export function perLocale<T>(make: (locale: Locale) => T): Readonly<Record<Locale, T>> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}

/** The language tag for Intl. */
export const intlTag = perLocale((locale) => languages[locale].tag);

/** Compares names for a reader of each language. */
export const collators = perLocale((locale) => new Intl.Collator(languages[locale].order));
