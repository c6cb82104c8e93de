import {
  AuditStage,
  differenceOf,
  isBlind,
  nextStates,
  RatingDifference,
  stageOf,
  toSettle,
} from './compare-ratings.js';

const { RATING, CONSENSUS, CLOSED } = AuditStage;
const done = { finishedAt: new Date() };
const rating = { finishedAt: null };
/** Was taken off. */
const off = { removals: [{}] };

describe('where an audit stands', () => {
  it.each([
    ['one rater', 'OPEN', [], RATING, [CLOSED], false],
    ['one rater, closed', 'CLOSED', [], CLOSED, [], false],
    ['two raters', 'OPEN', [rating, rating], RATING, [CONSENSUS], true],
    ['two raters of whom the first has finished', 'OPEN', [done, rating], RATING, [CONSENSUS], true],
    ['two raters of whom the second has finished', 'OPEN', [rating, done], RATING, [CONSENSUS], true],
    ['two raters who have finished', 'OPEN', [done, done], CONSENSUS, [CLOSED], false],
    ['one left of two', 'OPEN', [rating, { ...rating, ...off }], RATING, [CLOSED], false],
    ['one left, who had finished', 'OPEN', [done, { ...rating, ...off }], RATING, [CLOSED], false],
    [
      'one left, where the other had finished',
      'OPEN',
      [rating, { ...done, ...off }],
      RATING,
      [CLOSED],
      false,
    ],
    [
      'none left of two',
      'OPEN',
      [
        { ...done, ...off },
        { ...rating, ...off },
      ],
      RATING,
      [CLOSED],
      false,
    ],
    ['one left after both had finished', 'OPEN', [done, { ...done, ...off }], CONSENSUS, [CLOSED], false],
    ['two raters, closed', 'CLOSED', [done, done], CLOSED, [], false],
  ] as const)('with %s', (_, status, raters, stage, next, blind) => {
    const audit = { status, raters };
    expect([stageOf(audit), nextStates(audit), isBlind(audit)]).toEqual([stage, next, blind]);
  });
});

describe('two ratings of one item', () => {
  it.each([
    [3, 3, null],
    [null, null, null],
    [3, 4, RatingDifference.ONE_STEP],
    [4, 3, RatingDifference.ONE_STEP],
    [3, 5, RatingDifference.TWO_STEPS],
    [5, 1, RatingDifference.TWO_STEPS],
    [null, 1, RatingDifference.ONE_RATED],
    [1, null, RatingDifference.ONE_RATED],
  ])('%s and %s', (first, second, difference) => {
    const said = (rating: number | null) => ({ rating, notRatedRule: null });
    expect(differenceOf(said(first), said(second))).toBe(difference);
  });

  it.each([
    ['VACANT', 'VACANT', null],
    ['VACANT', 'NEW', RatingDifference.ONE_RULE],
    ['VACANT', null, RatingDifference.ONE_RULE],
    [null, 'VACANT', RatingDifference.ONE_RULE],
  ])('not rated by %s and by %s', (first, second, difference) => {
    const said = (notRatedRule: string | null) => ({ rating: null, notRatedRule });
    expect(differenceOf(said(first), said(second))).toBe(difference);
  });

  it('are settled in order: two steps, one step, rated by one, by different rules; else as they came', () => {
    const { TWO_STEPS, ONE_STEP, ONE_RATED, ONE_RULE } = RatingDifference;
    const rows = [null, ONE_RATED, ONE_STEP, TWO_STEPS, ONE_RULE, ONE_STEP, TWO_STEPS].map(
      (difference, index) => ({
        difference,
        index,
      }),
    );
    expect(toSettle(rows).map(({ index }) => index)).toEqual([3, 6, 2, 5, 1, 4]);
  });
});
