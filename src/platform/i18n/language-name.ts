import { type Locale, locales, perLocale } from './locale.js';

const names = perLocale((locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }));

/** A language, as readers of another one call it; nothing where they have no name for it. @param code of two letters */
export const languageName = (locale: Locale, code: string): string | undefined => names[locale].of(code);

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const folded = (said: string) => said.normalize('NFC').trim().toLowerCase();
const codes = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) =>
      locales.flatMap((locale) => {
        const name = languageName(locale, code);
        return name ? [[folded(name), code] as const] : [];
      }),
    ),
);

/** What is written as somebody's language, in the language of a reader; what is not the name of one stays as written. */
export function sayLanguage(locale: Locale, said: string): string {
  const code = codes.get(folded(said));
  return (code && languageName(locale, code)) ?? said;
}
