import type { Text } from '../../platform/i18n/locale.js';
import type { WindowLength } from '../measures/measure.js';

/** A scale file as `schema/fidelity-scale.schema.json` describes it; every field is explained there. */

/** How sure a number is: verified in its source, computed from one, or from memory. */
export type Mark = 'V' | 'C' | 'M';

/** Which figure of an audit: the sum of the ratings, their mean, or the mean of the subscales' means. */
export type Figure = 'sum' | 'item_mean' | 'subscale_mean';

/** Where a band begins: at `from`, just above `above`, or, for the first, nowhere. */
export interface Bound {
  from?: number;
  above?: number;
}

export interface Level {
  rating: number;
  mark?: Mark;
  source?: string;
  text: Text;
}

export interface Band extends Level, Bound {}

export interface MeasureUse {
  measure: string;
  parameters?: Record<string, number>;
  /** The days it looks over in place of the audit's window. */
  window?: WindowLength;
}

/** While the measure is below the bound, or unknown, no rating above `highest` is given. It looks over the item's days. */
export interface Cap extends Omit<MeasureUse, 'window'> {
  highest: number;
  below: number;
  text: Text;
}

/** What every item, and every part of one, says of itself. */
interface Named {
  code: string;
  name: Text;
  about: Text;
  note?: Text;
  help?: ItemHelp;
}

/** What helps whoever rates it. */
export interface ItemHelp {
  definition: Text;
  where: Text;
  ask: Text[];
  rules: Text;
}

interface OfScale {
  subscale: string;
  provenance: { text: 'own_words' | 'licensed' | 'public_domain'; numbers: Mark; source: string };
  /** Codes of the rules by which it may stay unrated. */
  notRated?: string[];
}

interface ByMeasure extends MeasureUse {
  bands: Band[];
  caps?: Cap[];
}

interface ByLevels {
  levels: Level[];
}

export type MeasuredItem = Named & OfScale & ByMeasure;

export type DescribedItem = Named & OfScale & ByLevels;

/** What is given one rating: an item, or one part of a composed item. */
export type RatedItem = MeasuredItem | DescribedItem;

/** The mean of its parts, where all of them are rated. */
export type ComposedItem = Named & OfScale & { parts: (Named & (ByMeasure | ByLevels))[] };

export type ScaleItem = RatedItem | ComposedItem;

/** Something that is described in words and never rated. */
export interface Topic {
  code: string;
  name: Text;
  about: Text;
  prompts: Text[];
}

/** An overall judgement that people give beside the items, and what a figure would suggest. */
export interface Judgement {
  name: Text;
  about: Text;
  levels: { rating: number; text: Text }[];
  mark: Mark;
  source: string;
  suggestion?: { of: Figure; mark: Mark; source: string; bands: (Bound & { rating: number })[] };
}

/** The ratings a team is held to (from `acceptable` up), and those that call for improvement (up to `improve`). */
export interface Target {
  acceptable: number;
  improve: number;
  mark: Mark;
  source: string;
}

export interface Interpretation {
  of: Figure;
  mark: Mark;
  source: string;
  /** What else is said of it, less surely. */
  note?: Text;
  /** Mark and source where they differ. */
  bands: (Bound & { text: Text; mark?: Mark; source?: string })[];
}

/** A published rule by which an item may stay unrated; the audit is complete all the same. */
export interface NotRatedRule {
  code: string;
  text: Text;
  mark: Mark;
  source: string;
}

/** What differs from the version before, and why: of some items, or of the scale as a whole. */
export interface ScaleChange {
  items?: string[];
  text: Text;
}

/** One day of a review at the team, its parts in the order in which they are best done. */
export interface VisitDay {
  day: number;
  parts: VisitPart[];
}

export interface VisitPart {
  name: Text;
  /** Codes of the items that it is for. */
  items: string[];
  prompts: Text[];
}

export interface ScaleFile {
  id: string;
  version: string;
  name: Text;
  about: Text;
  ratings: { lowest: number; highest: number };
  /** What is rated: the team, or the work with each sampled person. The team when missing. */
  level?: 'team' | 'case';
  /** The audit's window; chosen by whoever begins the audit when missing. */
  window?: WindowLength;
  total: Figure;
  missing: 'leave_out';
  target?: Target;
  sources: { code: string; text: Text }[];
  subscales: { code: string; name: Text }[];
  items: ScaleItem[];
  topics?: Topic[];
  judgement?: Judgement;
  interpretation: Interpretation[];
  notRatedRules?: NotRatedRule[];
  changes?: ScaleChange[];
  visit?: VisitDay[];
}

/** One question of a chart review: what is asked of each sampled person's records, as evidence for an item. */
export interface ReviewQuestion {
  code: string;
  item: string;
  text: Text;
}

export interface Scale extends ScaleFile {
  /** The questions of its chart review; missing where it has none. */
  review?: readonly ReviewQuestion[];
  /** SHA-256 of the file's bytes, in hex. */
  checksum: string;
  /** Whose licensed words stand in place of our own, and on what terms; missing when none do. */
  licence?: Text;
}

/** Whether an item is rated where subscales, or items, were chosen by their codes; nothing was where that is missing. */
export function isChosen(
  { code, subscale }: Pick<ScaleItem, 'code' | 'subscale'>,
  components?: readonly string[] | null,
): boolean {
  return !components || components.includes(subscale) || components.includes(code);
}

export function isMeasured(item: RatedItem): item is MeasuredItem {
  return 'bands' in item;
}

/** What is rated of an item: itself, or its parts, which belong where it does and rest on what it rests on. */
export function ratedOf(item: ScaleItem): RatedItem[] {
  if (!('parts' in item)) return [item];
  const { subscale, provenance } = item;
  return item.parts.map((part) => ({ ...part, subscale, provenance }));
}

/** What an audit can be summed up as, the scale's own total first. Only a scale that sums has a sum. */
export function totalFigures({ total }: ScaleFile): Figure[] {
  return total === 'subscale_mean'
    ? ['subscale_mean', 'item_mean']
    : [...(total === 'sum' ? [total] : []), 'item_mean', 'subscale_mean'];
}

/** The ratings an item can have, with their anchors, from the lowest rating up. */
export function levelsOf(item: RatedItem): Level[] {
  return isMeasured(item) ? item.bands.toSorted((a, b) => a.rating - b.rating) : item.levels;
}

/** The ratings an item can have, from the lowest up. */
export function ratingsOf({ ratings: { lowest, highest } }: ScaleFile): { rating: number }[] {
  return Array.from({ length: highest - lowest + 1 }, (_, index) => ({ rating: lowest + index }));
}
