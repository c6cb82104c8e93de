import { join } from 'node:path';
import fc from 'fast-check';
import { perLocale } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';
import type { MeasuredFigure } from '../audits/audit.type.js';
import { type Measure, measureValue } from '../measures/measure.js';
import { measures } from '../measures/measures.js';
import { loadScales } from '../scales/load-scales.js';
import { type Cap, isMeasured, type MeasuredItem, type MeasureUse, ratedOf } from '../scales/scale.js';
import { rateItem } from './rate-item.js';
import { type Change, whatWouldMove } from './what-would-move.js';

/** Fewer where the tests run again for every change of a rule. */
const CASES = Number(process.env.PROPERTY_CASES ?? 300);
const scales = loadScales(join(projectRoot, 'fidelity-scales'), measures);
const measured = scales.flatMap((scale) =>
  scale.items
    .flatMap(ratedOf)
    .filter(isMeasured)
    .map((item): [string, MeasuredItem] => [`${scale.id} ${scale.version} ${item.code}`, item]),
);
const itemOf = (code: string) =>
  measured.find(([name]) => name === `dacts 1.0.0 ${code}`)?.[1] as MeasuredItem;
const measureOf = ({ measure }: MeasureUse) => measures.get(measure) as Measure;

/** The figure that whole numbers of the records give. */
function figureOf(
  { measure: name, parameters = {} }: MeasureUse,
  top: number,
  bottom: number,
): MeasuredFigure {
  const measure = measures.get(name) as Measure;
  return {
    measure: name,
    parameters,
    from: '2026-05-04',
    to: '2026-05-31',
    numerator: top / measure.numerator.per,
    denominator: bottom / measure.denominator.per,
    value: measureValue(measure, top, bottom),
  };
}

/** What the records would give after the change, or after one with `fewer` of its least units left out. */
function valueAfter({ figure, part, to, by }: Change, fewer = 0): number {
  const measure = measures.get(figure.measure) as Measure;
  const { per, decimals } = measure[part];
  const unit = Math.max(1, per / 10 ** decimals) * Math.sign(by);
  const raw = {
    numerator: figure.numerator * measure.numerator.per,
    denominator: figure.denominator * measure.denominator.per,
  };
  const changed = { ...raw, [part]: to * per - fewer * unit };
  return measureValue(measure, Math.round(changed.numerator), Math.round(changed.denominator)) ?? Number.NaN;
}

const dacts = (code: string, top: number, bottom: number, caps: [number, number][] = []) => {
  const item = itemOf(code);
  const computed = {
    figure: figureOf(item, top, bottom),
    caps: (item.caps ?? []).map((cap, index) => figureOf(cap, ...(caps[index] ?? [0, 0]))),
  };
  const value = computed.figure.value ?? Number.NaN;
  const capValues = computed.caps.map((cap) => cap.value);
  return { item, computed, rating: rateItem(item, value, capValues).rating };
};
const movesOf = ({ item, computed, rating }: ReturnType<typeof dacts>, now = rating) =>
  whatWouldMove(item, computed, now, 4).map((move) => ({
    rating: move.rating,
    change: move.change && [move.change.part, move.change.by, move.change.to],
    caps: move.caps.map(({ change }) => change && [change.part, change.by, change.to]),
  }));

describe('what would move an item, worked out by hand', () => {
  it.each([
    // 100 persons with 1.00 post of nurse: rating 4 from 1.40 posts
    ['more posts', dacts('H8', 10_000, 100), [[4, 'numerator', 0.4, 1.4]]],
    // 80 persons with 0.60 post: 0.80 per 100 is 0.64 post, and 1.40 per 100 is 1.12
    [
      'the next rating and the acceptable one',
      dacts('H8', 6_000, 80),
      [
        [3, 'numerator', 0.04, 0.64],
        [4, 'numerator', 0.52, 1.12],
      ],
    ],
    // 60 of 80 persons: 64 % of 94 is 60.16, so 61
    ['whole persons, rounded to the side that reaches', dacts('H2', 59, 94), [[4, 'numerator', 2, 61]]],
    // 64 of 100 is on the edge, and the edge is inside
    ['a bound that counts', dacts('H2', 63, 100), [[4, 'numerator', 1, 64]]],
    // 0 of 160 hours: rating 2 is just above 0, and 0.1 hour is the least that is shown; 25 % is 40 hours
    [
      'a bound that does not count',
      dacts('H4', 0, 40_000),
      [
        [2, 'numerator', 0.1, 0.1],
        [4, 'numerator', 40, 40],
      ],
    ],
    // 85 of 100 staff left: above 80 is rating 1, so 80 is rating 2; under 40 is rating 4
    [
      'fewer who leave',
      dacts('H5', 85, 200),
      [
        [2, 'numerator', -5, 80],
        [4, 'numerator', -46, 39],
      ],
    ],
    // 84 persons to 4 posts is 21; under 21 needs 4.01 posts, for nobody is to leave
    ['more posts for the same persons', dacts('H1', 84, 40_000), [[4, 'denominator', 0.01, 4.01]]],
    // 16 in the busiest month: 15 is rating 2, 9 is rating 4
    [
      'fewer new persons in a month',
      dacts('O2', 16, 1),
      [
        [2, 'numerator', -1, 15],
        [4, 'numerator', -7, 9],
      ],
    ],
    // 3 meetings in 2 weeks is 1.5 a week: 2 a week is 4 meetings
    ['more meetings', dacts('H3', 3, 14), [[4, 'numerator', 1, 4]]],
  ])('is %s', (_, audited, expected) => {
    expect(movesOf(audited)).toEqual(expected.map(([rating, ...change]) => ({ rating, change, caps: [] })));
  });

  it('passes a rating by where one person more is enough for that', () => {
    // 1 of 3 persons is 33 %, rating 2; 2 of 3 is 67 %, rating 4
    expect(movesOf(dacts('H2', 1, 3))).toEqual([{ rating: 4, change: ['numerator', 1, 2], caps: [] }]);
  });

  it('is what the cap needs, where a cap holds the rating', () => {
    // 8 meetings in two weeks; 150 of 160 gone through
    expect(movesOf(dacts('H3', 8, 14, [[150, 160]]))).toEqual([
      { rating: 5, change: null, caps: [['numerator', 10, 160]] },
    ]);
  });

  it('is more of both, where the figure and a cap fall short', () => {
    expect(movesOf(dacts('H3', 7, 14, [[150, 160]]))).toEqual([
      { rating: 5, change: ['numerator', 1, 8], caps: [['numerator', 10, 160]] },
    ]);
  });

  it('cannot be told of a cap that the records know nothing of', () => {
    expect(movesOf(dacts('H3', 8, 14, [[0, 0]]))).toEqual([{ rating: 5, change: null, caps: [null] }]);
  });

  it('is nothing when the records cannot tell, or nothing better exists', () => {
    const unknown = dacts('H8', 10_000, 100);
    unknown.computed.figure = figureOf(unknown.item, 0, 0);
    expect(movesOf(unknown)).toEqual([]);
    expect(movesOf(dacts('H8', 20_000, 100))).toEqual([]);
  });

  it('is nothing for a cap that is just lifted, and for a figure of a measure that is no more', () => {
    expect(movesOf(dacts('H3', 8, 14, [[160, 160]]), 4)).toEqual([]);
    const gone = dacts('H3', 7, 14, [[150, 160]]);
    gone.computed.figure = { ...gone.computed.figure, measure: 'gone' };
    expect(movesOf(gone)).toEqual([]);
  });

  it('lifts the caps that hold below the rating, and leaves those that allow it', () => {
    const h3 = dacts('H3', 8, 14, [[150, 160]]);
    const [cap] = h3.item.caps as [Cap];
    const held = h3.computed.caps[0] as MeasuredFigure;
    const twice = {
      item: { ...h3.item, caps: [{ ...cap, highest: 2 }, cap] },
      computed: { ...h3.computed, caps: [held, held] },
      rating: 2,
    };
    const lift = ['numerator', 10, 160];
    // For 3 the first cap must go, and the second allows 4. For 5 both must go.
    expect(movesOf(twice)).toEqual([{ rating: 4, change: null, caps: [lift] }]);
    expect(movesOf(twice, 4)).toEqual([{ rating: 5, change: null, caps: [lift, lift] }]);
  });

  it('is never less than none of what is counted, nor none of what it is divided by', () => {
    const text = perLocale(() => '-');
    const h1 = dacts('H1', 84, 40_000);
    const fewerPosts = (from: number) =>
      movesOf(
        {
          ...h1,
          item: {
            ...h1.item,
            bands: [
              { rating: 1, text },
              { rating: 4, from, text },
            ],
          },
        },
        1,
      );
    // 84 persons: 42 to a post is 2.00 posts, and 8,400 to a post the last hundredth of one.
    expect(fewerPosts(42)).toEqual([{ rating: 4, change: ['denominator', -2, 2], caps: [] }]);
    expect(fewerPosts(8_400)).toEqual([{ rating: 4, change: ['denominator', -3.99, 0.01], caps: [] }]);
    expect(fewerPosts(8_401)).toEqual([]);
    // Tenths of an hour are 6 minutes: 60 minutes can come to none, and of 62 there are 2 left.
    const fewerHours = (minutes: number) => {
      const h4 = dacts('H4', minutes, 40_000);
      return movesOf(
        {
          ...h4,
          item: {
            ...h4.item,
            bands: [
              { rating: 4, text },
              { rating: 1, above: 0, text },
            ],
          },
        },
        1,
      );
    };
    expect(fewerHours(60)).toEqual([{ rating: 4, change: ['numerator', -1, 0], caps: [] }]);
    expect(fewerHours(62)).toEqual([]);
  });

  it('starts from the rating that was given, and is nothing where the records give more', () => {
    // The records give 3; 2.00 posts is rating 5
    expect(movesOf(dacts('H8', 10_000, 100), 4)).toEqual([
      { rating: 5, change: ['numerator', 1, 2], caps: [] },
    ]);
    expect(movesOf(dacts('H8', 10_000, 100), 2)).toEqual([
      { rating: 4, change: ['numerator', 0.4, 1.4], caps: [] },
    ]);
  });
});

/**
 * Whole numbers of one row of the records: part of a whole, or more of one than of the other; of no more persons than can be
 * counted exactly in the parts that a measure counts in.
 */
const rowsOf = (use: MeasureUse) => {
  const most = Math.min(20_000, Math.floor(Number.MAX_SAFE_INTEGER / 2 / measureOf(use).numerator.per));
  return fc
    .tuple(fc.nat(most), fc.integer({ min: 1, max: most }))
    .chain(([top, bottom]) => fc.constantFrom<[number, number]>([top, bottom], [top % (bottom + 1), bottom]));
};

describe.each(measured)('%s', (_, item) => {
  const caps = item.caps ?? [];
  const ratings = item.bands.map(({ rating }) => rating);

  it('is moved by the least change: it reaches the rating, and one unit less does not', () => {
    fc.assert(
      fc.property(rowsOf(item), fc.tuple(...caps.map(rowsOf)), (own, ofCaps) => {
        const figure = figureOf(item, ...own);
        const capFigures = caps.map((cap, index) => figureOf(cap, ...(ofCaps[index] as [number, number])));
        const capValues = capFigures.map(({ value }) => value);
        const rating = rateItem(item, figure.value as number, capValues).rating;
        const moves = whatWouldMove(item, { figure, caps: capFigures }, rating, 4);
        const reached = moves.map((move) => move.rating);
        const best = Math.max(...ratings);
        if (rating < best) expect(reached[0]).toBeGreaterThan(rating);
        if (reached[1] !== undefined)
          expect([(reached[0] as number) < 4, reached[1] >= 4]).toEqual([true, true]);
        expect(reached.at(-1) ?? rating).toBeGreaterThanOrEqual(Math.min(4, best));
        for (const move of moves) {
          const then = move.change ? valueAfter(move.change) : (figure.value as number);
          const lifted = caps.map((cap, index) => {
            const change = move.caps.find((held) => held.cap === cap)?.change;
            return change ? valueAfter(change) : (capValues[index] ?? null);
          });
          expect(rateItem(item, then, lifted).rating).toBe(move.rating);
          if (move.change)
            expect(rateItem(item, valueAfter(move.change, 1), lifted).rating).toBeLessThan(move.rating);
          for (const { cap, change } of move.caps) {
            expect(change).not.toBeNull();
            const almost = lifted.map((value, index) =>
              caps[index] === cap ? valueAfter(change as Change, 1) : value,
            );
            expect(rateItem(item, then, almost).rating).toBeLessThan(move.rating);
          }
        }
      }),
      { numRuns: CASES },
    );
  });

  it('is moved in whole units of what its measure counts', () => {
    const { numerator, denominator } = measureOf(item);
    fc.assert(
      fc.property(rowsOf(item), (own) => {
        const figure = figureOf(item, ...own);
        const moves = whatWouldMove(item, { figure, caps: [] }, Math.min(...ratings), 4);
        for (const { change } of moves) {
          if (!change) continue;
          const { decimals } = change.part === 'numerator' ? numerator : denominator;
          expect(Number(change.by.toFixed(decimals))).toBeCloseTo(change.by, 9);
        }
      }),
      { numRuns: CASES / 6 },
    );
  });
});
