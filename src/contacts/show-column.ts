import type { Locale } from '../platform/i18n/locale.js';
import type { ImportColumn } from './import-column.js';

/** A column as the page tells of it; the header first that people here would write. */
export function showColumn(column: ImportColumn, locale: Locale) {
  const { name, otherNames, required } = column;
  const [header = name, ...others] = locale === 'sv' ? [...otherNames, name] : [name, ...otherNames];
  const { meaning, format, words } =
    locale === 'sv'
      ? { meaning: column.meaningSv, format: column.formatSv, words: column.wordsSv }
      : { meaning: column.meaningEn, format: column.formatEn, words: column.wordsEn };
  return { header, otherNames: others.join(', '), required, meaning, format: words.join(', ') || format };
}
