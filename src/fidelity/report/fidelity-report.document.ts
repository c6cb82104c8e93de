import { renderDocument } from '../../platform/documents/document-renderer.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Svg } from '../../platform/web/svg.js';
import type { AuditStatus } from '../audits/audit.entity.js';
import type { DistributionStatus } from '../country/distribution.type.js';
import type { Figure, Mark } from '../scales/scale.js';
import type { ThresholdWords } from '../thresholds/describe-thresholds.js';

/**
 * What a printed fidelity report says: plain data, its words in the language of the report. Days are YYYY-MM-DD.
 * Figures are unrounded; the report rounds them. Text that nobody has written is ''.
 */
export interface FidelityReportDocument {
  team: { name: string; service: string };
  status: `${AuditStatus}`;
  /** Closed with items missing; a total, if any, is of the others. */
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
    /** Whether ratings are means over the persons who were rated. */
    isCase: boolean;
    /** Whose licensed words are shown instead of our own, and on what terms; '' when none are. */
    licence: string;
  };
  /** Names of the subscales that were chosen, or of the items of a re-review; '' for the whole scale. */
  components: string;
  /** Whether it rates again some items of a whole audit. */
  isReReview: boolean;
  window: { from: string; to: string };
  raters: { name: string; role: string }[];
  /** Who was taken off as a rater and why, and who went on, in sentences. */
  removals: { text: string }[];
  /** How far raters agreed before they talked, in sentences; null where nobody rated apart. */
  agreement: { text: string }[] | null;
  total: {
    /** Which figure the scale calls its total, what it is, and the most the rated items can give. */
    figure: Figure;
    value: number | null;
    /** How many it is printed with: 44,5 of 45 must not read as 45. */
    decimals: number;
    highest: number;
    /** What was rated summed up by every method, the scale's own first. */
    figures: { figure: Figure; isOwn: boolean; value: number | null; decimals: number }[];
    rated: number;
    items: number;
    /** Not rated by a rule of the scale; the audit is complete without them. */
    notRated: number;
  };
  /** The note is what else is said of it, less surely; '' for most. */
  interpretations: { text: string; note: string; mark: Mark; source: string; footnote: number }[];
  /** What others ask of teams' figures, and whether it is reached. */
  thresholds: (ThresholdWords & { footnote: number })[];
  /** What is on the first page beside the total, for somebody who reads no other. */
  board: FidelityReportBoard;
  /** What reviewers have written of the whole; '' and none where nothing was. An item is named as 'H1 Its name', or ''. */
  summary: string;
  priorities: { text: string; item: string }[];
  /** The overall judgement, and beside it what Teamkompass would suggest; '' for either that there is none of. */
  judgement: {
    name: string;
    given: string;
    note: string;
    suggested: string;
    source: string;
    footnote: number;
  } | null;
  /** What a team is held to, and what calls for improvement; the source is '' when the scale says nothing of it. */
  target: { acceptable: number; improve: number; source: string; footnote: number | null };
  strengths: NamedRating[];
  toImprove: NamedRating[];
  subscales: FidelityReportSubscale[];
  /** The shape of the subscales' means, drawn by platform/charts; null of fewer than make one. */
  subscaleChart: Svg | null;
  topics: { code: string; name: string; text: string }[];
  /** What ratings rest on, as much as the reader may see. */
  evidence: FidelityReportEvidence[];
  /** Whether that is the reader's own alone, for two raters still rate. */
  evidenceIsOwn: boolean;
  /** Null when there is no earlier audit by the scale. */
  comparison: FidelityReportComparison | null;
  distribution: FidelityReportDistribution;
  /** How the charts or persons were chosen, in words. */
  sample: string;
  /** Items without a rating, or not rated for all persons, and why. */
  missing: { code: string; name: string; reason: string }[];
  /** What records said, and of which days. */
  measures: {
    code: string;
    name: string;
    value: string;
    basis: string;
    remarks: string[];
    from: string;
    to: string;
  }[];
  /** Who says what the numbers refer to, and how sure it is. */
  footnotes: { number: number; text: string }[];
  /** The codes that items name as their source, in words. */
  sources: { code: string; text: string }[];
}

export interface FidelityReportBoard {
  /** How the total may be read. */
  readings: { text: string; footnote: number }[];
  /** The subscales' means, beside those of last time where they can be compared. */
  chart: Svg;
  /** The audit before; null where there is none. Figures in words, '' for no total. */
  before: {
    date: string;
    version: string;
    /** By another version of the scale: nothing is compared. */
    isOtherVersion: boolean;
    total: string;
    /** Those that moved most, and how many moved. */
    up: MovedItem[];
    down: MovedItem[];
    upCount: number;
    downCount: number;
    sameCount: number;
  } | null;
  /** What the team plans and does, the first due first; null for a reader who may not see it. */
  actions: { what: string; owner: string; dueOn: string }[] | null;
  /** How many there is no room for. */
  moreActions: number;
  /** The day on which the actions stood so. */
  asOf: string;
  /** Null while the audit is open. */
  nextReview: string | null;
}

interface MovedItem {
  code: string;
  name: string;
  from: string;
  to: string;
}

export interface FidelityReportSubscale {
  code: string;
  name: string;
  mean: number | null;
  rated: number;
  /** How many items it has; `items` holds parts as well, each after what it is a part of. */
  count: number;
  items: FidelityReportItem[];
  /** Each item's rating, drawn by platform/charts. */
  chart: Svg;
}

export interface FidelityReportEvidence {
  code: string;
  name: string;
  source: string;
  note: string;
  /** Name of the attached file; '' without one. */
  file: string;
  addedBy: string;
  day: string;
}

interface NamedRating {
  code: string;
  name: string;
  rating: string;
}

/** Figures in words, one for each audit, the oldest first. '–' is no figure. */
interface Row {
  name: string;
  figures: { occasion: string; text: string }[];
  /** From the audit before. */
  change: string;
}

export interface FidelityReportComparison {
  /** The oldest first, this one last. */
  audits: {
    from: string;
    to: string;
    version: string;
    isOtherVersion: boolean;
    partial: boolean;
    isThis: boolean;
    rated: number;
    items: number;
    total: string;
  }[];
  figure: Figure;
  subscales: Row[];
  items: (Row & { code: string })[];
  /** Of whole audits by the same version; null when they are fewer than two. */
  totalChart: Svg | null;
  subscaleCharts: Svg[];
}

/** This team beside the country's, in words. Nothing but the status is told unless it is SHOWN. */
export interface FidelityReportDistribution {
  status: `${DistributionStatus}`;
  teams: number;
  closedBefore: string;
  figures: { name: string; own: string; lower: string; median: string; upper: string }[];
  ratings: { rating: number }[];
  items: {
    code: string;
    name: string;
    own: string;
    isSuppressed: boolean;
    shares: { rating: number; share: string }[];
  }[];
}

export interface FidelityReportItem {
  code: string;
  name: string;
  /** A part of the item before it that is no part itself. */
  isPart: boolean;
  /** The mean of the parts after it. */
  isComposed: boolean;
  /** Given, or the mean of the parts or over the persons. */
  rating: number | null;
  decimals: number;
  /** For how many persons it was rated; null when the team is rated. */
  persons: { rated: number; of: number } | null;
  /** The rating that the records alone give. */
  computedRating: number | null;
  /** As it is to be read: "87,2 %" on the basis of "82 av 94". Null when records do not answer the item. */
  measured: { value: string; basis: string; remarks: string[] } | null;
  /** The words of the band or level that was given. */
  level: string;
  /** How sure the level's numbers are, and the code of their source. */
  mark: Mark;
  source: string;
  /** Of the level's source; null without a level. */
  footnote: number | null;
  /** What reviewers recommend. */
  recommendation: string;
  note: string;
  missingReason: string;
}

/** The fidelity report as a print-ready HTML page. */
export function renderFidelityReport(report: FidelityReportDocument, locale: Locale): string {
  return renderDocument('fidelity-report', report, locale);
}
