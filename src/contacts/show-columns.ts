import type { Columns } from '../platform/csv/columns.js';
import type { Locale } from '../platform/i18n/locale.js';
import { meaningOf } from './import-column.js';
import { importColumns } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

/**
 * The columns of a kind of file as the page tells of them, the header first that the reader would write. Files are
 * written in Swedish or English, whatever languages the pages have.
 */
export function showColumns(kind: ImportKind, locale: Locale) {
  const inSwedish = locale === 'sv';
  const columns: Columns = importColumns[kind];
  return Object.entries(columns).map(([name, { aliases, required, cell }]) => {
    const [header, ...others] = inSwedish ? ([...aliases, name] as const) : ([name, ...aliases] as const);
    const words = cell.choices?.map(({ sv, en }) => (inSwedish ? sv : en)).join(', ');
    return {
      header,
      otherNames: others.join(', '),
      required,
      meaning: meaningOf(locale, kind, name),
      format: words || cell.format(locale),
    };
  });
}
