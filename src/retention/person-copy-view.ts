import { today } from '../platform/dates/today.js';
import { renderDocument } from '../platform/documents/document-renderer.js';
import { hasMessage } from '../platform/i18n/catalogue.js';
import { formatDate, formatDateTime } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { PersonCopy } from './person-copy.service.js';
import { COPIED_TABLES, type CopiedAs } from './person-copy-columns.js';

/** The copy as a sheet to read: every record with its fields in words; empty ones are left out. */
export function renderPersonCopy(
  copy: PersonCopy,
  { name, fictitious }: { name: string; fictitious: boolean },
  locale: Locale,
): string {
  const sections = Object.entries(copy.records).map(([table, rows]) => ({
    heading: translate(locale, `retention.table.${table}`),
    rows: rows.map((row) =>
      Object.entries(COPIED_TABLES[table]!.columns).flatMap(([property, as]) => {
        const field = property in row ? property : property.replace(/Id$/, '');
        const text = textOf(locale, as, row[field]);
        return text === null ? [] : [{ label: translate(locale, `personCopy.field.${field}`), text }];
      }),
    ),
  }));
  const madeAt = new Date(copy.madeAt);
  const printedAt = formatDateTime(locale, madeAt);
  const model = { date: today(madeAt), printedAt, name, owner: copy.owner, fictitious, sections };
  return renderDocument('person-copy', model, locale);
}

function textOf(locale: Locale, as: CopiedAs, value: unknown): string | null {
  if (value === null || value === '' || as === 'key') return null;
  if (as === 'day') return formatDate(locale, value as string);
  if (as === 'moment') return formatDateTime(locale, value as Date);
  if (as === 'yesNo') return translate(locale, value ? 'documents.yes' : 'documents.no');
  return [value]
    .flat()
    .map((one) => wordOf(locale, as, String(one)))
    .join(', ');
}

/** A code in words, where its key says them: the first of those that a file may use. */
function wordOf(locale: Locale, as: CopiedAs, value: string): string {
  const key = as.includes('*') ? as.replace('*', value) : `${as}.${value}`;
  return as.includes('.') && hasMessage(key) ? translate(locale, key).split(', ')[0]! : value;
}
