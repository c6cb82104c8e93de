import fc from 'fast-check';
import { agreementOf } from './agreement.js';

const rating = fc.integer({ min: 1, max: 5 });
const pairs = fc.array(fc.tuple(rating, rating), { maxLength: 60 });

describe('the agreement of two raters', () => {
  it('is counted from what both have rated', () => {
    // Differences 0, 1, 0, 2: two of four the same, three within one step.
    // Sum of squares 0 + 1 + 0 + 4 = 5. First gave 1, 2, 3, 4 and second 1, 3, 3, 2; squares of every one of the
    // first beside every one of the second: 1: 0+4+4+1 = 9; 2: 1+1+1+0 = 3; 3: 4+0+0+1 = 5; 4: 9+1+1+4 = 15; in
    // all 32. Kappa = 1 − 4 · 5 / 32 = 0.375.
    const given = [
      [1, 1],
      [2, 3],
      [3, 3],
      [4, 2],
    ] as const;
    expect(agreementOf(given)).toEqual({
      n: 4,
      exactPercent: 50,
      withinOnePercent: 75,
      weightedKappa: 0.375,
    });
  });

  it('is the same as with the weights written out over the range of the scale', () => {
    // On 1 to 5 a difference d weighs d²/16. The three pairs 5–5, 5–4, 1–2 weigh (0 + 1/16 + 1/16) / 3 = 1/24.
    // By chance: first gives 5 twice and 1 once, second 5, 4 and 2 once each. 5 beside 5, 4, 2: 0, 1, 9 = 10, twice
    // 20; 1 beside them: 16, 9, 1 = 26; in all 46, which weighs 46/16 / 9 = 46/144. Kappa = 1 − (1/24)/(46/144)
    // = 1 − 6/46 = 20/23.
    const { weightedKappa } = agreementOf([
      [5, 5],
      [5, 4],
      [1, 2],
    ]);
    expect(weightedKappa).toBeCloseTo(20 / 23, 12);
  });

  it('is below nothing where the two pull apart', () => {
    // Sum of squares 16 + 16 = 32. 1 beside 5 and 1: 16 + 0; 5 beside them: 0 + 16; in all 32. 1 − 2 · 32 / 32 = −1.
    expect(
      agreementOf([
        [1, 5],
        [5, 1],
      ]),
    ).toEqual({ n: 2, exactPercent: 0, withinOnePercent: 0, weightedKappa: -1 });
  });

  it('has no figures when both have rated nothing', () => {
    expect(agreementOf([])).toEqual({
      n: 0,
      exactPercent: null,
      withinOnePercent: null,
      weightedKappa: null,
    });
  });

  it.each([
    ['both give one rating throughout', [3, 3], [3, 3]],
    ['both give their own one rating throughout', [3, 4], [3, 4]],
    ['only one of them varies', [3, 3], [3, 4]],
    ['there is one item', [4, 4], undefined],
  ] as const)('has no kappa when %s', (_, first, second) => {
    const { n, weightedKappa } = agreementOf(second ? [first, second] : [first]);
    expect([n, weightedKappa]).toEqual([second ? 2 : 1, null]);
  });

  it('is 1 for equal ratings that vary, and for no others', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const { exactPercent, weightedKappa } = agreementOf(given);
        if (weightedKappa === null) return;
        expect(weightedKappa === 1).toBe(exactPercent === 100);
        expect(weightedKappa).toBeLessThanOrEqual(1);
        expect(weightedKappa).toBeGreaterThanOrEqual(-1);
      }),
    );
    const varied = fc.array(rating, { minLength: 2 }).filter((ratings) => new Set(ratings).size > 1);
    fc.assert(
      fc.property(varied, (ratings) => {
        expect(agreementOf(ratings.map((one) => [one, one]))).toEqual({
          n: ratings.length,
          exactPercent: 100,
          withinOnePercent: 100,
          weightedKappa: 1,
        });
      }),
    );
  });

  it('is the same whoever is named first, and in whatever order the items come', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const whole = agreementOf(given);
        expect(agreementOf(given.map(([one, other]) => [other, one]))).toEqual(whole);
        expect(agreementOf(given.toReversed())).toEqual(whole);
      }),
    );
  });
});
