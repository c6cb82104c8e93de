import type { ComputedItem, MeasuredFigure } from '../audits/audit.type.js';
import { measureValue } from '../measures/measure.js';
import { measures } from '../measures/measures.js';
import type { Cap, MeasuredItem } from '../scales/scale.js';
import { findBand } from './find-band.js';
import { rateItem } from './rate-item.js';

/** More than any team has of anything. */
const MOST_STEPS = 2 ** 40;

/** The least change of one quantity of a figure, while the other is held. In the unit the quantity is shown in. */
export interface Change {
  figure: MeasuredFigure;
  part: 'numerator' | 'denominator';
  /** What the quantity becomes. */
  to: number;
  /** How much more that is, or less when negative; never 0. */
  by: number;
  /** The measure's value then. */
  value: number;
}

/** What the records would have to say for an item to be rated higher. Information, not an order. */
export interface Move {
  /** The rating that it reaches. */
  rating: number;
  /** Of the item's own figure; null when that is good enough as it is. */
  change: Change | null;
  /** The caps that hold the rating below; the change that lifts each, null where the records cannot tell. */
  caps: { cap: Cap; change: Change | null }[];
}

/**
 * What would move an item to its next better rating and, when that is another, to the acceptable one. In a small team
 * one person more may be enough to pass a rating by.
 * @param rating the item's rating now, which may be another than the records give
 * @param acceptable the rating that teams are held to; see `improvementRange`
 * @returns the nearest first; empty when the records cannot tell, when nothing better exists, and when the records
 * already give what is asked for
 */
export function whatWouldMove(
  item: MeasuredItem,
  computed: ComputedItem,
  rating: number,
  acceptable: number,
): Move[] {
  const better = item.bands
    .map((band) => band.rating)
    .filter((other) => other > rating)
    .toSorted((a, b) => a - b);
  const moves: Move[] = [];
  for (const goal of [better[0], better.find((other) => other >= acceptable)]) {
    // The nearest may reach as far as the second asks.
    if (goal === undefined || goal <= (moves[0]?.rating ?? rating)) continue;
    const move = moveTo(item, computed, goal);
    if (move) moves.push(move);
  }
  return moves;
}

/** @param goal a rating of one of the item's bands, which the move reaches or passes */
function moveTo(item: MeasuredItem, { figure, caps }: ComputedItem, goal: number): Move | null {
  const { value } = figure;
  if (value === null) return null;
  const reaches = (other: number) => findBand(item.bands, other).rating >= goal;
  const rises = reaches(Number.POSITIVE_INFINITY);
  const change = reaches(value) ? null : leastChange(figure, reaches, rises);
  if (change === null && !reaches(value)) return null;
  const holding = (item.caps ?? []).flatMap((cap, index) => {
    const held = caps[index];
    if (!held || cap.highest >= goal || (held.value !== null && held.value >= cap.below)) return [];
    return [{ cap, change: leastChange(held, (other) => other >= cap.below, true) }];
  });
  if (change === null && holding.length === 0) return null;
  const lifted = (item.caps ?? []).map((cap, index) =>
    holding.some((held) => held.cap === cap) ? cap.below : (caps[index]?.value ?? null),
  );
  return { rating: rateItem(item, change?.value ?? value, lifted).rating, change, caps: holding };
}

/**
 * In steps of the last decimal that is shown, but never of less than the records can hold: whole persons, whole
 * contacts, hundredths of a post.
 * @param suffices is true from some value on, in the direction of `upward`
 * @returns null when no change suffices
 */
function leastChange(
  figure: MeasuredFigure,
  suffices: (value: number) => boolean,
  upward: boolean,
): Change | null {
  const measure = measures.get(figure.measure);
  if (!measure || figure.value === null) return null;
  const part = measure.moves ?? 'numerator';
  const { per, decimals } = measure[part];
  const top = Math.round(figure.numerator * measure.numerator.per);
  const bottom = Math.round(figure.denominator * measure.denominator.per);
  const moved = part === 'numerator' ? top : bottom;
  const step = Math.max(1, per / 10 ** decimals) * ((part === 'numerator') === upward ? 1 : -1);
  const valueAfter = (steps: number) => {
    const then = moved + steps * step;
    return part === 'numerator' ? measureValue(measure, then, bottom) : measureValue(measure, top, then);
  };
  const isEnough = (steps: number) => {
    const value = valueAfter(steps);
    return value !== null && suffices(value);
  };
  // There is nothing below none, and without a denominator there is no value.
  const room = part === 'numerator' ? Math.floor(moved / -step) : Math.ceil(moved / -step) - 1;
  const steps = leastOf(isEnough, step > 0 ? MOST_STEPS : room);
  const value = steps === null ? null : valueAfter(steps);
  if (steps === null || value === null) return null;
  return { figure, part, to: (moved + steps * step) / per, by: (steps * step) / per, value };
}

/** The least whole number from 1 to `most` for which it is true, when it is true of all from there on. */
function leastOf(isTrue: (count: number) => boolean, most: number): number | null {
  let high = 1;
  while (high < most && !isTrue(high)) high *= 2;
  high = Math.min(high, most);
  if (!isTrue(high)) return null;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle;
  }
  return high;
}
