import type { Text } from '../platform/i18n/locale.js';

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
}

/** While the measure is below the bound, or unknown, no rating above `highest` is given. */
export interface Cap extends MeasureUse {
  highest: number;
  below: number;
  text: Text;
}

interface Item {
  code: string;
  subscale: string;
  name: Text;
  about: Text;
  note?: Text;
  provenance: { text: 'own_words' | 'licensed' | 'public_domain'; numbers: Mark; source: string };
}

export interface MeasuredItem extends Item, MeasureUse {
  bands: Band[];
  caps?: Cap[];
}

export interface DescribedItem extends Item {
  levels: Level[];
}

export type ScaleItem = MeasuredItem | DescribedItem;

export interface Interpretation {
  of: Figure;
  mark: Mark;
  source: string;
  bands: (Bound & { text: Text })[];
}

export interface ScaleFile {
  id: string;
  version: string;
  name: Text;
  about: Text;
  ratings: { lowest: number; highest: number };
  total: Figure;
  missing: 'leave_out' | 'lowest';
  sources: { code: string; text: Text }[];
  subscales: { code: string; name: Text }[];
  items: ScaleItem[];
  interpretation: Interpretation[];
}

export interface Scale extends ScaleFile {
  /** SHA-256 of the file's bytes, in hex. */
  checksum: string;
  /** Whose licensed words stand in place of our own, and on what terms; missing when none do. */
  licence?: Text;
}

export function isMeasured(item: ScaleItem): item is MeasuredItem {
  return 'bands' in item;
}

/** The ratings an item can have, with their anchors, from the lowest rating up. */
export function levelsOf(item: ScaleItem): Level[] {
  return isMeasured(item) ? item.bands.toSorted((a, b) => a.rating - b.rating) : item.levels;
}
