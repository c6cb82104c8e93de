import type { Scale, Target } from '../scales/scale.js';

/**
 * What teams are held to: ratings from `acceptable` up are good enough, and fives everywhere are no aim; what is
 * rated `improve` or lower is worked with.
 */
export type ImprovementRange = Pick<Target, 'acceptable' | 'improve'>;

export type RangePlace = 'within' | 'between' | 'improve';

/** The scale's own range, else 4 and 3: what the authors of TMACT advise (institutebestpractices.org). */
export function improvementRange({ target }: Pick<Scale, 'target'>): ImprovementRange {
  return target ?? { acceptable: 4, improve: 3 };
}

export function placeInRange(rating: number, { acceptable, improve }: ImprovementRange): RangePlace {
  if (rating >= acceptable) return 'within';
  return rating <= improve ? 'improve' : 'between';
}
