import { activeRaters, isCompared } from './compare-ratings.js';

/** On whose side those were who rated an audit. */
export enum RatedBy {
  SELF = 'SELF',
  OUTSIDE = 'OUTSIDE',
  BOTH = 'BOTH',
}

interface Raters {
  raters: readonly { fromOutside: boolean; finishedAt: Date | null; removals?: readonly unknown[] }[];
}

/** The team rates what has no raters. Who was taken off before the two were compared has rated nothing that counts. */
export function ratedBy({ raters }: Raters): RatedBy {
  const counted = isCompared({ raters }) ? raters : activeRaters(raters);
  if (counted.every(({ fromOutside }) => !fromOutside)) return RatedBy.SELF;
  return counted.every(({ fromOutside }) => fromOutside) ? RatedBy.OUTSIDE : RatedBy.BOTH;
}
