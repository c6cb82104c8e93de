import { figureOfItem, totalScale } from '../rules/total-scale.js';
import { type Figure, ratingsOf, type Scale, totalFigures } from '../scales/scale.js';
import type { Holding, Quartiles } from './suppress-distribution.js';

/** One team by its latest whole audit. */
export interface RatedTeam {
  /** Who knows its figures: its region, and each principal that runs it. */
  parties: readonly string[];
  /** By the code of what was rated, as `totalScale` takes them. */
  ratings: ReadonlyMap<string, number>;
}

/** Unrounded figures of the teams together. `figure` is a total's name, or a subscale's code. */
export interface FigureQuartiles extends Quartiles {
  figure: string;
}

/** How many teams have each rating of an item, from the scale's lowest up, nought included. */
export interface ItemCounts {
  code: string;
  counts: { rating: number; teams: number }[];
}

export interface Spread {
  totals: FigureQuartiles[];
  subscales: FigureQuartiles[];
  items: ItemCounts[];
}

/** How many teams there are, and the most of them that one principal runs or one region holds. */
export function holdingOf(teams: readonly RatedTeam[]): Holding {
  const sizes = new Map<string, number>();
  for (const party of teams.flatMap(({ parties }) => parties)) sizes.set(party, (sizes.get(party) ?? 0) + 1);
  return { teams: teams.length, heldByOne: Math.max(0, ...sizes.values()) };
}

/**
 * Every total and every subscale's mean in quartiles, and the ratings of every item. A mean of parts or of persons is
 * rounded to the nearest rating, halves up.
 * @param teams at least one
 */
export function spreadOf(scale: Scale, teams: readonly RatedTeam[]): Spread {
  const { lowest } = scale.ratings;
  const totals = teams.map(({ ratings }) => totalScale(scale, ratings, false));
  const byFigure: Record<Figure, (number | null)[]> = {
    sum: totals.map(({ sum }) => sum),
    item_mean: totals.map(({ itemMean }) => itemMean),
    subscale_mean: totals.map(({ subscaleMean }) => subscaleMean),
  };
  return {
    totals: totalFigures(scale).map((figure) => ({ figure, ...quartilesOf(byFigure[figure]) })),
    subscales: scale.subscales.map(({ code }, index) => ({
      figure: code,
      ...quartilesOf(totals.map(({ subscales }) => subscales[index]?.mean ?? null)),
    })),
    items: scale.items.map((item) => {
      const counts = ratingsOf(scale).map((cell) => ({ ...cell, teams: 0 }));
      for (const { ratings } of teams) {
        const cell = counts[Math.floor((figureOfItem(item, ratings) ?? Number.NaN) + 0.5) - lowest];
        if (cell) cell.teams += 1;
      }
      return { code: item.code, counts };
    }),
  };
}

/** Of each, the value of the team that stands a quarter from the end, and in the middle the lower of two. */
function quartilesOf(values: readonly (number | null)[]): Quartiles {
  const sorted = values.map((value) => value ?? Number.NaN).toSorted((one, other) => one - other);
  const at = (rank: number) => sorted[Math.floor(rank) - 1] ?? Number.NaN;
  const teams = sorted.length;
  return { lower: at((teams + 3) / 4), median: at((teams + 1) / 2), upper: at((3 * teams + 3) / 4) };
}
