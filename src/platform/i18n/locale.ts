import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type languages from '../../../templates/layout/languages.json';
import { projectRoot } from '../project-root.js';

export type Locale = keyof typeof languages;

interface Language {
  /** For Intl: Swedish of Sweden, and English with day before month. */
  tag: string;
  /**
   * That of names: those of people and places in Sweden stand in Swedish order in English too, as in every other list of
   * them.
   */
  order: string;
}

/** The languages of the product. Another one is an entry in this file, and its words in every room. */
const known: Record<Locale, Language> = JSON.parse(
  readFileSync(join(projectRoot, 'templates', 'layout', 'languages.json'), 'utf8'),
);

export const locales = Object.keys(known) as Locale[];

export const defaultLocale: Locale = 'sv';

/** A text in every language, such as the wording of a scale item. */
export type Text = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** What is made once for each language, such as a format. */
export function perLocale<T>(make: (locale: Locale) => T): Readonly<Record<Locale, T>> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}

/**
 * Data whose texts lack no language: where a published text has not been translated, readers of that language get the
 * default one. A text is an object that has the default language.
 */
export function inEveryLanguage<T>(data: T): T {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(inEveryLanguage) as T;
  const entries = Object.entries(data).map(([key, value]) => [key, inEveryLanguage(value)]);
  const whole = Object.fromEntries(entries);
  return defaultLocale in whole ? { ...perLocale(() => whole[defaultLocale]), ...whole } : whole;
}

/** The language tag for Intl. */
export const intlTag = perLocale((locale) => known[locale].tag);

/** Compares names for a reader of each language. */
export const collators = perLocale((locale) => new Intl.Collator(known[locale].order));
