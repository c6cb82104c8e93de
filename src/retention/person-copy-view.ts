import { today } from '../platform/dates/today.js';
import { renderDocument } from '../platform/documents/document-renderer.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { ReadCopy } from './person-copy.service.js';
import { chaptersOf } from './person-copy-chapters.js';

/** The copy as a sheet to read. */
export function renderPersonCopy(read: ReadCopy, locale: Locale): string {
  const { copy, person } = read;
  const madeAt = new Date(copy.madeAt);
  const model = {
    date: today(madeAt),
    printedAt: formatDateTime(locale, madeAt),
    name: `${person.givenName} ${person.familyName}`,
    owner: copy.owner,
    fictitious: person.fictitious,
    chapters: chaptersOf(read, locale),
  };
  return renderDocument('person-copy', model, locale);
}
