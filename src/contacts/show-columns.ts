import type { Columns } from '../platform/csv/columns.js';
import type { Locale } from '../platform/i18n/locale.js';
import { meaningOf } from './import-column.js';
import { importColumns } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

/**
 * The columns of a kind of file as the page tells of them, the header first that the reader would write.
 */
export function showColumns(kind: ImportKind, locale: Locale) {
  const columns: Columns = importColumns[kind];
  return Object.entries(columns).map(([name, { headers, required, cell }]) => {
    const [header, ...others] = new Set([...headers[locale], ...Object.values(headers).flat()]);
    const words = cell.choices?.map((one) => one.words[locale][0]).join(', ');
    return {
      header,
      otherNames: others.join(', '),
      required,
      meaning: meaningOf(locale, kind, name),
      format: words || cell.format(locale),
    };
  });
}
