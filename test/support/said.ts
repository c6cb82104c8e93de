import type { LocalText } from '../../src/platform/i18n/local-text.js';
import { type Locale, locales } from '../../src/platform/i18n/locale.js';

/** What the API answers in Swedish and English, or matchers of it; any words of English where they are left out. */
export const said = (sv: unknown, en: unknown = expect.any(String)) =>
  expect.arrayContaining([
    { locale: 'sv', text: sv },
    { locale: 'en', text: en },
  ]);

/** The words of an answer in one language. */
export const wordsIn = (locale: Locale, texts: LocalText[]) =>
  texts.find((text) => text.locale === locale)!.text;

/** That an answer has words of its own in every language. */
export function expectEveryLanguage(texts: LocalText[]): void {
  expect(texts.map(({ locale }) => locale)).toEqual(locales);
  expect(new Set(texts.map(({ text }) => text)).size).toBe(locales.length);
}
