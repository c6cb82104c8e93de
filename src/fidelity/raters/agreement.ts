/** How alike two raters have rated. Figures are unrounded; null is what cannot be computed. */
export interface Agreement {
  /** How many ratings both gave. */
  n: number;
  /** Percent of them that are the same, and that differ by one step or not at all. */
  exactPercent: number | null;
  withinOnePercent: number | null;
  /**
   * Cohen's weighted kappa with quadratic weights: 1 is full agreement, 0 what chance would give. Null where either
   * rater has given one and the same rating throughout: whatever the other gave, it would say 0.
   */
  weightedKappa: number | null;
}

/**
 * The weight of a difference is its square, divided by the square of the scale's whole range. The divisor stands both
 * above and below the line and falls out, so the range is not asked for, and sums of whole numbers stay exact.
 * @param pairs the two ratings of each item that both have rated
 */
export function agreementOf(pairs: readonly (readonly [number, number])[]): Agreement {
  const n = pairs.length;
  const percent = (isAlike: (steps: number) => boolean) =>
    n === 0 ? null : (100 * pairs.filter(([one, other]) => isAlike(Math.abs(one - other))).length) / n;
  return {
    n,
    exactPercent: percent((steps) => steps === 0),
    withinOnePercent: percent((steps) => steps <= 1),
    weightedKappa: kappaOf(pairs),
  };
}

function kappaOf(pairs: readonly (readonly [number, number])[]): number | null {
  const first = countsOf(pairs.map(([one]) => one));
  const second = countsOf(pairs.map(([, other]) => other));
  if (first.length < 2 || second.length < 2) return null;
  const observed = sumOf(pairs.map(([one, other]) => (one - other) ** 2));
  // Every rating of the one beside every rating of the other: what would be, had the two nothing in common.
  const expected = sumOf(
    first.flatMap(([one, times]) =>
      second.map(([other, otherTimes]) => times * otherTimes * (one - other) ** 2),
    ),
  );
  return 1 - (pairs.length * observed) / expected;
}

/** Each rating with how many times it was given. */
function countsOf(ratings: readonly number[]): [rating: number, times: number][] {
  const counts = new Map<number, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return [...counts];
}

function sumOf(terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, 0);
}
