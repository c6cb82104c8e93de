import { collators, type Locale } from '../platform/i18n/locale.js';

/** The one order in which staff are listed: by name, as the reader's language has it. */
export const byStaffName =
  (locale: Locale) =>
  (one: { id: string; name: string }, other: { id: string; name: string }): number =>
    collators[locale].compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
