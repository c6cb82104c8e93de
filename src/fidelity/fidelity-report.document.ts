import { renderDocument } from '../platform/documents/document-renderer.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { Svg } from '../platform/web/svg.js';
import type { AuditStatus } from './audit.entity.js';
import type { Figure, Mark } from './scale.js';

/**
 * What a printed fidelity report says: plain data, its words in the language of the report. Days are YYYY-MM-DD.
 * Figures are unrounded; the report rounds them. Text that nobody has written is ''.
 */
export interface FidelityReportDocument {
  team: { name: string; service: string };
  status: `${AuditStatus}`;
  /** Closed, or so far shown, with items unrated. */
  partial: boolean;
  /** The day it was closed; for an open audit, today. Printed on each page. */
  date: string;
  fictitious: boolean;
  scale: {
    name: string;
    version: string;
    checksum: string;
    about: string;
    lowest: number;
    highest: number;
    /** Whose licensed words are shown instead of our own, and on what terms; '' when none are. */
    licence: string;
  };
  window: { from: string; to: string };
  raters: { name: string; role: string }[];
  total: {
    /** Which figure the scale calls its total, what it is, and the most it can be. */
    figure: Figure;
    value: number | null;
    /** How many it is printed with: 44,5 of 45 must not read as 45. */
    decimals: number;
    highest: number;
    itemMean: number | null;
    subscaleMean: number | null;
    rated: number;
    items: number;
  };
  interpretations: { text: string; mark: Mark; source: string }[];
  subscales: FidelityReportSubscale[];
  /** Drawings by platform/charts: the subscales' means, and each item's rating. */
  subscaleChart: Svg;
  itemChart: Svg;
  /** How the charts or persons were chosen, in words. */
  sample: string;
  /** The codes that items name as their source, in words. */
  sources: { code: string; text: string }[];
}

export interface FidelityReportSubscale {
  code: string;
  name: string;
  mean: number | null;
  rated: number;
  items: FidelityReportItem[];
}

export interface FidelityReportItem {
  code: string;
  name: string;
  rating: number | null;
  /** The rating that the records alone give. */
  computedRating: number | null;
  /** As it is to be read: "87,2 %" on the basis of "82 av 94". Null when records do not answer the item. */
  measured: { value: string; basis: string } | null;
  /** The words of the band or level that was given. */
  level: string;
  /** How sure the level's numbers are, and the code of their source. */
  mark: Mark;
  source: string;
  note: string;
  missingReason: string;
}

/** The fidelity report as a print-ready HTML page. */
export function renderFidelityReport(report: FidelityReportDocument, locale: Locale): string {
  return renderDocument('fidelity-report', report, locale);
}
