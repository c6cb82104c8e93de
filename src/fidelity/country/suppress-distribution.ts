/** How many teams of others everybody must stand before: no figure rests on fewer. */
export const MIN_OTHER_TEAMS = 10;
/** At a rating that fewer teams have, and some have, the share is not told. */
export const MIN_CELL = 3;
/** Quartiles are told in steps of this many points of a mean, and of a sum. */
export const STEP = { mean: 0.25, sum: 5 } as const;
/** Shares are told in steps of this many percent. */
export const SHARE_STEP = 5;

/** How many teams there are, and the most that one principal runs or one region holds. */
export interface Holding {
  teams: number;
  heldByOne: number;
}

export interface Quartiles {
  lower: number;
  median: number;
  upper: number;
}

/** A share in percent; null where it is suppressed, which is not nought. */
export interface Share {
  rating: number;
  percent: number | null;
}

/**
 * Whether figures over some teams can be told to anybody without telling anything of one team. Whoever knows the most
 * knows every team of a principal or of a region, and can take those away; ten must be left. And below the lower
 * quartile, as above the upper one, there must be more teams than any one party has: else it could know who stands
 * there, and that all the others are on the other side.
 */
export function isPublishable({ teams, heldByOne }: Holding): boolean {
  // Above the upper quartile there are never fewer.
  const below = Math.floor((teams + 3) / 4) - 1;
  return teams - heldByOne >= MIN_OTHER_TEAMS && below > heldByOne;
}

/** To the nearest step, halves up. Neither the lowest nor the highest is ever told: each is one team's own. */
export function coarse({ lower, median, upper }: Quartiles, step: number): Quartiles {
  const nearest = (value: number) => Math.floor(value / step + 0.5) * step;
  return { lower: nearest(lower), median: nearest(median), upper: nearest(upper) };
}

/**
 * Shares of the teams at each rating. Null when so many have the same rating that one party, with its own teams taken
 * away, could know that all others have it. A share of few teams is suppressed, and then at least one more, so that
 * it cannot be had from the rest.
 * @param counts teams at each rating of the scale, nought included
 */
export function suppressShares(
  counts: readonly { rating: number; teams: number }[],
  { teams, heldByOne }: Holding,
): Share[] | null {
  const commonest = Math.max(...counts.map((cell) => cell.teams));
  if (teams - commonest <= heldByOne) return null;
  const held = counts.filter((cell) => cell.teams > 0).toSorted((one, other) => one.teams - other.teams);
  const hidden = new Set(held.filter((cell) => cell.teams < MIN_CELL));
  const sum = () => [...hidden].reduce((all, cell) => all + cell.teams, 0);
  for (const cell of held) {
    // One hidden cell alone is never so many.
    if (hidden.size === 0 || sum() >= MIN_CELL) break;
    hidden.add(cell);
  }
  return counts.map((cell) => {
    const steps = Math.round((100 * cell.teams) / teams / SHARE_STEP);
    return { rating: cell.rating, percent: hidden.has(cell) ? null : steps * SHARE_STEP };
  });
}
