import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { PlanCopy } from '../releases/plan-copy.entity.js';
import type { BulkPrintFormat } from './bulk-print.input.js';

/** One plan of many that are printed: its sheet, and what the cover and the list of bookmarks say of it. */
export interface PrintedPlan {
  html: string;
  /** Tells nothing of the person. */
  fileName: string;
  forWhom: PlanCopy['receiverName'];
  name: string;
  birthDate: string | null;
  protectedIdentity: boolean;
  fictitious: boolean;
  /** What the plan is called. */
  label: string;
}

/** The sheet on top of many plans. */
export interface BulkPrintCover {
  /** YYYY-MM-DD */
  date: string;
  /** Day and clock, in words. */
  printedAt: string;
  /** The units that they are for. */
  units: string;
  format: `${BulkPrintFormat}`;
  fictitious: boolean;
  count: number;
  /** How many the unit had no right to any longer. */
  leftOut: number;
  plans: CoverLine[];
}

type CoverLine = Pick<PrintedPlan, 'name' | 'birthDate' | 'protectedIdentity' | 'label'> & {
  /** Its place among them, from 1 on, and what its file in a ZIP begins with. */
  place: number;
  file: string;
};

export function renderBulkPrintCover(cover: BulkPrintCover, locale: Locale): string {
  return renderDocument('bulk-print', cover, locale);
}
