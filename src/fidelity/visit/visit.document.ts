import { renderDocument } from '../../platform/documents/document-renderer.js';
import type { Locale } from '../../platform/i18n/locale.js';

/** What a review at a team is prepared with. */
export const VISIT_SHEETS = ['letter', 'survey', 'papers', 'agenda'] as const;
export type VisitSheet = (typeof VISIT_SHEETS)[number];

/** What is printed before a visit: plain data, in the language of the sheet. Days are YYYY-MM-DD. */
export interface VisitDocument {
  team: { name: string; service: string; phone: string; hours: string };
  /** Printed on each page. */
  date: string;
  fictitious: boolean;
  scale: { name: string; version: string };
  window: { from: string; to: string };
  raters: { name: string }[];
  /** The days of the visit; '' where they are to be filled in by hand. */
  days: { day: number; date: string; parts: VisitPart[] }[];
  /** When the team meets next if it meets as it has; null where it has no such habit. */
  meeting: { date: string; time: string } | null;
  /** How many persons' records are to be read, of how many; null where none are drawn. */
  sample: { size: number; from: number } | null;
  enrolled: number;
  capacity: number;
  plannedPosts: number;
  /** Null where the reader may not see the staff: then the team fills it in. */
  staff: { profession: string; members: number; posts: number }[] | null;
}

interface VisitPart {
  name: string;
  items: { code: string; name: string }[];
  prompts: string[];
}

/** A sheet as a print-ready HTML page. */
export function renderVisit(sheet: VisitSheet, visit: VisitDocument, locale: Locale): string {
  return renderDocument(`visit-${sheet}`, visit, locale);
}
