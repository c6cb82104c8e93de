import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';

/** Who has opened the records, as the person takes it home. */
export interface PersonLogDocument {
  /** YYYY-MM-DD, when it was printed. */
  date: string;
  /** The same moment in words, with the time. */
  printedAt: string;
  name: string;
  owner: string;
  lines: {
    when: string;
    who: string;
    roles: string;
    /** Employer, team or unit; those that are known. */
    places: string[];
    what: string;
    denied: boolean;
    why: string | null;
  }[];
  /** How many rows the print stands for, where the log has more; null when all of it is here. */
  cutAt: number | null;
  fictitious: boolean;
}

export function renderPersonLog(log: PersonLogDocument, locale: Locale): string {
  return renderDocument('person-log', log, locale);
}
