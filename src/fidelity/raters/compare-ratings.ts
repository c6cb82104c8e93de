/** Where an audit stands. Only one with two raters has a time for consensus. */
export enum AuditStage {
  RATING = 'RATING',
  CONSENSUS = 'CONSENSUS',
  CLOSED = 'CLOSED',
}

const NEXT: Record<'one' | 'two', Record<AuditStage, readonly AuditStage[]>> = {
  one: { RATING: [AuditStage.CLOSED], CONSENSUS: [], CLOSED: [] },
  two: { RATING: [AuditStage.CONSENSUS], CONSENSUS: [AuditStage.CLOSED], CLOSED: [] },
};

/** What of an audit decides where it stands. Without raters one person rates it directly. */
interface Staged {
  status: `${'OPEN' | 'CLOSED'}`;
  raters: readonly { finishedAt: Date | null; removals?: readonly unknown[] }[];
}

/** Those who have not been taken off. */
export function activeRaters<Rater extends Staged['raters'][number]>(raters: readonly Rater[]): Rater[] {
  return raters.filter(({ removals = [] }) => removals.length === 0);
}

/** Whether two raters have both finished, so that their ratings stand side by side. */
export function isCompared({ raters }: Pick<Staged, 'raters'>): boolean {
  return raters.length > 0 && raters.every(({ finishedAt }) => finishedAt !== null);
}

/** Whether two rate it, or have: not where one was taken off while they rated. */
function isByTwo({ raters }: Staged): boolean {
  return raters.length > 0 && (isCompared({ raters }) || activeRaters(raters).length === raters.length);
}

export function stageOf({ status, raters }: Staged): AuditStage {
  if (status === 'CLOSED') return AuditStage.CLOSED;
  return isCompared({ raters }) ? AuditStage.CONSENSUS : AuditStage.RATING;
}

/** Where an audit may go from where it stands. */
export function nextStates(audit: Staged): readonly AuditStage[] {
  return NEXT[isByTwo(audit) ? 'two' : 'one'][stageOf(audit)];
}

/** Whether two raters rate, unseen by each other, at this moment. */
export function isBlind(audit: Staged): boolean {
  return isByTwo(audit) && stageOf(audit) === AuditStage.RATING;
}

/**
 * How much of what an audit holds one may add: each of two raters a half, since what both add can come to stand together, and
 * what the other has added must not be told by how much is left.
 */
export function shareOf(most: number, audit: Staged): number {
  return isBlind(audit) ? most / audit.raters.length : most;
}

/** How two ratings of one item differ, those that most need talking over first. */
export enum RatingDifference {
  TWO_STEPS = 'TWO_STEPS',
  ONE_STEP = 'ONE_STEP',
  ONE_RATED = 'ONE_RATED',
  ONE_RULE = 'ONE_RULE',
}

/** A rating, or the rule by which there is none. */
interface Said {
  rating: number | null;
  notRatedRule: string | null;
}

/** Null where both say the same, also where both say that it cannot be rated, by one rule or by none. */
export function differenceOf({ rating: first, ...one }: Said, { rating: second, ...other }: Said) {
  if (first === null && second === null)
    return one.notRatedRule === other.notRatedRule ? null : RatingDifference.ONE_RULE;
  if (first === second) return null;
  if (first === null || second === null) return RatingDifference.ONE_RATED;
  return Math.abs(first - second) >= 2 ? RatingDifference.TWO_STEPS : RatingDifference.ONE_STEP;
}

const ORDER = Object.values(RatingDifference);

/** Those that differ, two steps or more first, then one step, then what only one has rated; else as they came. */
export function toSettle<Row extends { difference: RatingDifference | null }>(rows: readonly Row[]): Row[] {
  return ORDER.flatMap((difference) => rows.filter((row) => row.difference === difference));
}
