import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { copyLine, summaryLine } from './copy-view.js';

/** Who holds what of a person's plans, for the person to take home. Days are YYYY-MM-DD. */
export interface CopiesDocument {
  /** When it was printed. */
  date: string;
  name: string;
  fictitious: boolean;
  team: { name: string; phone: string };
  copies: ReturnType<typeof copyLine>[];
  summaries: ReturnType<typeof summaryLine>[];
}

export function renderCopies(copies: CopiesDocument, locale: Locale): string {
  return renderDocument('copies', copies, locale);
}
