import { type Locale, perLocale } from '../i18n/locale.js';
import { translate } from '../i18n/translate.js';

/** What something is called in files: in each language the word that is written first, then others that are read. */
export type FileWords = Readonly<Record<Locale, readonly [string, ...string[]]>>;

/** An allowed value of a cell, and the words for it. */
export interface Choice<T> {
  value: T;
  words: FileWords;
}

/** The headers of a column, `import.headerOf` in the words, with commas between. */
export function headers(column: string): FileWords {
  return fileWords(`import.headerOf.${column}`);
}

/** Values by the names that their words have under `import.wordOf`. */
export function choices<T>(kind: string, values: Readonly<Record<string, T>>): Choice<T>[] {
  return Object.entries(values).map(([name, value]) => ({
    value,
    words: fileWords(`import.wordOf.${kind}.${name}`),
  }));
}

function fileWords(key: string): FileWords {
  return perLocale((locale) => translate(locale, key).split(', ') as [string, ...string[]]);
}
