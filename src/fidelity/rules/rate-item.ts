import type { Band, Cap, MeasuredItem } from '../scales/scale.js';
import { findBand } from './find-band.js';

export interface ItemRating {
  /** The rating the records give. */
  rating: number;
  /** The band the value fell in, before any cap. */
  band: Band;
  /** The cap that held the rating down, if one did. */
  cap: Cap | null;
}

/**
 * Rates one measured item.
 * @param value the item's measure, unrounded
 * @param capValues the measures of `item.caps`, in their order; null where the records cannot tell, which is
 * not enough to lift a cap
 */
export function rateItem(
  item: MeasuredItem,
  value: number,
  capValues: readonly (number | null)[],
): ItemRating {
  const band = findBand(item.bands, value);
  const holding = (item.caps ?? [])
    .filter((cap, index) => (capValues[index] ?? Number.NEGATIVE_INFINITY) < cap.below)
    .filter((cap) => cap.highest < band.rating)
    .toSorted((a, b) => a.highest - b.highest);
  const cap = holding[0] ?? null;
  return { rating: cap?.highest ?? band.rating, band, cap };
}
