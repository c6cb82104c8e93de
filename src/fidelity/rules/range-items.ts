import {
  type ImprovementRange,
  improvementRange,
  placeInRange,
  type RangePlace,
} from '../improvement/improvement-range.js';
import { isChosen, isMeasured, type Level, levelsOf, ratedOf, type ScaleItem } from '../scales/scale.js';
import type { AuditedItem, AuditView } from './view-audit.js';
import { type Move, whatWouldMove } from './what-would-move.js';

/** What is rated of an item, and what would move it while it is below the acceptable range. */
export interface RangedPart extends AuditedItem {
  moves: Move[];
  /** The next better level, for what people rate by described levels. */
  nextLevel: Level | null;
}

/** An item of an audit beside the range that teams are held to. */
export interface RangedItem {
  item: ScaleItem;
  /** The item's rating, or the mean of its parts or persons, unrounded; null while it is unrated. */
  rating: number | null;
  place: RangePlace | null;
  parts: RangedPart[];
}

/** Every item that was chosen, in the order of the scale. */
export function rangeItems(view: AuditView): RangedItem[] {
  const range = improvementRange(view.scale);
  const { components } = view.audit;
  return view.scale.items
    .filter((item) => isChosen(item, components))
    .map((item) => {
      const rating = view.figures.get(item.code) ?? null;
      const codes = ratedOf(item).map(({ code }) => code);
      const parts = view.items.filter((audited) => codes.includes(audited.item.code));
      return {
        item,
        rating,
        place: rating === null ? null : placeInRange(rating, range),
        parts: parts.map((part) => ({ ...part, ...steps(part, range) })),
      };
    });
}

/** A mean over persons has no next step of its own: what helps is different from one to another. */
function steps({ item, record, rating }: AuditedItem, range: ImprovementRange) {
  const nothing = { moves: [], nextLevel: null };
  if (rating === null || record.caseNumber > 0 || placeInRange(rating, range) === 'within') return nothing;
  if (!isMeasured(item))
    return { moves: [], nextLevel: levelsOf(item).find((level) => level.rating > rating) ?? null };
  const { computed } = record;
  return {
    moves: computed ? whatWouldMove(item, computed, rating, range.acceptable) : [],
    nextLevel: null,
  };
}
