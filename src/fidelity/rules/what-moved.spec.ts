import { smallAudit, smallScale } from '../../../test/support/small-scale.js';
import type { RatingThen } from './rating-history.js';
import { whatMoved } from './what-moved.js';

const nothing = { A1a: [null], A1b: [null], A2: [null], B1: [null] };

/** The ratings of one item, each with the version of the scale it is by. */
const history = (...ratings: [rating: number | null, version?: string][]): RatingThen[] =>
  ratings.map(([rating, version = '1.0.0']) => ({
    view: smallAudit({ ...smallScale, version }, nothing),
    item: smallScale.items[1]!,
    rating,
    persons: null,
    parts: [],
    isOtherVersion: false,
  }));

const moved = (then: RatingThen[], aimed: number | null = 4) => {
  const { before, after, ...rest } = whatMoved(then, aimed);
  return { before: before.rating, after: after?.rating ?? null, ...rest };
};

describe('whatMoved', () => {
  it('tells of nothing before the item has been rated again', () => {
    const nothingYet = { before: 2, after: null, change: null, isReached: null, isOtherVersion: false };
    expect(moved(history([2]))).toEqual(nothingYet);
    expect(moved(history([2], [null]))).toEqual(nothingYet);
  });

  it('is from the first rating to the latest', () => {
    expect(moved(history([2], [5], [3], [null]))).toEqual({
      before: 2,
      after: 3,
      change: 1,
      isReached: false,
      isOtherVersion: false,
    });
    expect(moved(history([3], [2])).change).toBe(-1);
  });

  it('has come where it was meant to from the rating aimed at, and nowhere where none was', () => {
    expect(moved(history([2], [4])).isReached).toBe(true);
    expect(moved(history([2], [4.5])).isReached).toBe(true);
    expect(moved(history([2], [3.99])).isReached).toBe(false);
    expect(moved(history([2], [5]), null)).toMatchObject({ change: 3, isReached: null });
  });

  it('tells of no change from what was not rated', () => {
    expect(moved(history([null], [4]))).toMatchObject({ after: 4, change: null, isReached: true });
  });

  it('does not go across a change of version', () => {
    expect(moved(history([2], [5, '1.1.0']))).toMatchObject({
      after: null,
      change: null,
      isReached: null,
      isOtherVersion: true,
    });
    expect(moved(history([2], [3], [5, '1.1.0']))).toMatchObject({
      after: 3,
      change: 1,
      isOtherVersion: true,
    });
    expect(moved(history([2], [3], [null, '1.1.0'])).isOtherVersion).toBe(false);
  });

  it('begins with an audit', () => {
    expect(() => whatMoved([], null)).toThrow('An action came of no audit');
  });
});
