import { isSameVersion, type RatingThen } from './rating-history.js';

/** What moved since an action was planned, beside what it was meant to move. */
export interface Moved {
  /** In the audit that the action came of. */
  before: RatingThen;
  /** The latest since then in which the item was rated, by the same version of the scale; null while there is none. */
  after: RatingThen | null;
  /** What is more or, when negative, less; null while either is missing. */
  change: number | null;
  /** Whether it has come to the rating aimed at; null where none was, and while nothing has been rated since. */
  isReached: boolean | null;
  /** Whether the item has since then been rated by another version of the scale, which tells of no move. */
  isOtherVersion: boolean;
}

/** @param history from the audit that the action came of, the oldest first; it holds that audit at least */
export function whatMoved(history: readonly RatingThen[], aimedRating: number | null): Moved {
  const [before, ...later] = history;
  if (!before) throw new Error('An action came of no audit');
  const rated = later.filter(({ rating }) => rating !== null);
  const isSame = ({ view }: RatingThen) => isSameVersion(view, before.view);
  const after = rated.findLast(isSame) ?? null;
  const now = after?.rating ?? null;
  return {
    before,
    after,
    change: now === null || before.rating === null ? null : now - before.rating,
    isReached: now === null || aimedRating === null ? null : now >= aimedRating,
    isOtherVersion: !rated.every(isSame),
  };
}
