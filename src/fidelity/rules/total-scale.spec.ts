import { perLocale } from '../../platform/i18n/locale.js';
import type { DescribedItem, Scale } from '../scales/scale.js';
import { totalScale } from './total-scale.js';

const text = perLocale(() => '-');
const provenance = { text: 'own_words', numbers: 'M', source: 'none' } as const;

function scaleOf(subscales: Record<string, number>, rules: Partial<Scale> = {}): Scale {
  return {
    id: 'any',
    version: '1.0.0',
    checksum: '',
    name: text,
    about: text,
    ratings: { lowest: 1, highest: 5 },
    total: 'item_mean',
    missing: 'leave_out',
    sources: [],
    subscales: Object.keys(subscales).map((code) => ({ code, name: text })),
    items: Object.entries(subscales).flatMap(([subscale, count]) =>
      Array.from({ length: count }, (_, index) => ({
        code: `${subscale}${index + 1}`,
        subscale,
        name: text,
        about: text,
        provenance,
        levels: [
          { rating: 1, text },
          { rating: 5, text },
        ],
      })),
    ),
    interpretation: [],
    ...rules,
  };
}

const ratingsOf = (figures: Record<string, number[]>) =>
  new Map(
    Object.entries(figures).flatMap(([code, list]) =>
      list.map((figure, index) => [`${code}${index + 1}`, figure] as [string, number]),
    ),
  );

describe('totalScale', () => {
  // A1 2, A2 4, B1 5: sum 11, mean 11/3, subscale means 3 and 5.
  const ratings = ratingsOf({ A: [2, 4], B: [5] });

  it('takes as total what the scale says', () => {
    const totalOf = (total: Scale['total']) =>
      totalScale(scaleOf({ A: 2, B: 1 }, { total }), ratings, false).total;
    expect(totalOf('sum')).toBe(11);
    expect(totalOf('item_mean')).toBeCloseTo(3.6667, 4);
    expect(totalOf('subscale_mean')).toBe(4);
  });

  it('leaves a missing item out, and gives no total until the audit is labelled partial', () => {
    const scale = scaleOf({ A: 2, B: 2 });
    expect(totalScale(scale, ratings, false)).toMatchObject({ rated: 3, items: 4, sum: 11, total: null });
    expect(totalScale(scale, ratings, true).total).toBeCloseTo(3.6667, 4);
  });

  it('is complete without what a rule lets stay unrated, and makes everything of the others', () => {
    const interpretation = [{ of: 'item_mean', mark: 'M', source: 'none', bands: [{ text }] }];
    const scale = scaleOf({ A: 2, B: 2 }, { interpretation } as Partial<Scale>);
    const result = totalScale(scale, ratings, false, null, new Set(['B2']));
    expect(result).toMatchObject({ rated: 3, notRated: 1, items: 4, sum: 11 });
    expect(result.total).toBeCloseTo(3.6667, 4);
    expect(result.interpretations).toHaveLength(1);
    expect(
      result.subscales.map(({ rated, notRated, items, mean }) => [rated, notRated, items, mean]),
    ).toEqual([
      [2, 0, 2, 3],
      [1, 1, 2, 5],
    ]);
    // Another one is missing.
    expect(totalScale(scaleOf({ A: 2, B: 3 }), ratings, false, null, new Set(['B2']))).toMatchObject({
      rated: 3,
      notRated: 1,
      items: 5,
      total: null,
    });
    // Of nothing that is rated there is nothing to read.
    const none = totalScale(
      scaleOf({ A: 1 }, { interpretation } as Partial<Scale>),
      new Map(),
      false,
      null,
      new Set(['A1']),
    );
    expect(none).toMatchObject({ rated: 0, notRated: 1, total: null, interpretations: [] });
    expect(totalScale(scale, ratings, false).notRated).toBe(0);
    // Of a choice the others are not counted.
    expect(totalScale(scale, ratings, false, ['A'], new Set(['B2'])).notRated).toBe(0);
  });

  it('takes the mean of the subscales in which something is rated', () => {
    const result = totalScale(scaleOf({ A: 2, B: 1, C: 1 }), ratings, true);
    expect(result.subscales.map(({ mean }) => mean)).toEqual([3, 5, null]);
    expect(result.subscaleMean).toBe(4);
  });

  it('has no total of nothing', () => {
    expect(totalScale(scaleOf({ A: 1 }, { total: 'sum' }), new Map(), true).total).toBeNull();
    expect(totalScale(scaleOf({ A: 1 }), new Map(), true)).toMatchObject({
      sum: 0,
      itemMean: null,
      total: null,
    });
  });

  it('reads nothing into a partial audit', () => {
    const interpretation = [{ of: 'item_mean', mark: 'M', source: 'none', bands: [{ text }] }] as const;
    const rules = { interpretation: interpretation as unknown as Scale['interpretation'] };
    expect(totalScale(scaleOf({ A: 2, B: 1 }, rules), ratings, false).interpretations).toEqual([
      { interpretation: interpretation[0], text },
    ]);
    expect(totalScale(scaleOf({ A: 2, B: 2 }, rules), ratings, true).interpretations).toEqual([]);
  });

  it('reads each band with its own mark and source, where it has any', () => {
    const bands = [{ text }, { from: 3, text, mark: 'V', source: 'own' }] as const;
    const interpretation = [{ of: 'item_mean', mark: 'M', source: 'none', bands }];
    const readOf = (figure: number) => {
      const scale = scaleOf({ A: 1 }, { interpretation } as unknown as Partial<Scale>);
      const [{ interpretation: read } = {}] = totalScale(
        scale,
        ratingsOf({ A: [figure] }),
        false,
      ).interpretations;
      return [read?.mark, read?.source];
    };
    expect([readOf(2), readOf(3)]).toEqual([
      ['M', 'none'],
      ['V', 'own'],
    ]);
  });

  const levels = [1, 2, 3, 4, 5].map((rating) => ({ rating, text }));
  /** A1, and A2 made of two parts. */
  const composed = (rules: Partial<Scale> = {}): Scale => {
    const scale = scaleOf({ A: 2 }, { total: 'sum', ...rules });
    const [first, second] = scale.items;
    const part = (code: string) => ({ code, name: text, about: text, levels });
    const { levels: _, ...named } = second as DescribedItem;
    return { ...scale, items: [first!, { ...named, parts: [part('A2a'), part('A2b')] }] };
  };

  it('takes the unrounded mean of the parts of an item', () => {
    const ratings = new Map([
      ['A1', 4],
      ['A2a', 4],
      ['A2b', 5],
    ]);
    expect(totalScale(composed(), ratings, false)).toMatchObject({
      rated: 2,
      items: 2,
      sum: 8.5,
      total: 8.5,
    });
  });

  it('rates an item only when all of its parts are rated', () => {
    const ratings = new Map([
      ['A1', 4],
      ['A2a', 5],
    ]);
    expect(totalScale(composed(), ratings, false)).toMatchObject({ rated: 1, items: 2, sum: 4, total: null });
  });

  it('gives chosen subscales their means, and no total even when all of them are rated', () => {
    const scale = scaleOf({ A: 2, B: 1 });
    const result = totalScale(scale, ratings, true, ['A']);
    expect(result).toMatchObject({ rated: 2, items: 2, sum: 6, itemMean: 3, subscaleMean: 3, total: null });
    expect(result.subscales.map(({ code, mean }) => [code, mean])).toEqual([['A', 3]]);
    expect(totalScale(scale, ratings, false, ['A', 'B']).total).toBeCloseTo(3.6667, 4);
    expect(totalScale(scale, ratings, false, null).total).toBeCloseTo(3.6667, 4);
  });

  it('suggests an overall judgement of a complete audit, where the scale has one', () => {
    const judgement = {
      name: text,
      about: text,
      levels: [
        { rating: 1, text },
        { rating: 2, text },
      ],
      mark: 'M',
      source: 'none',
      suggestion: {
        of: 'item_mean',
        mark: 'M',
        source: 'none',
        bands: [{ rating: 1 }, { from: 4, rating: 2 }],
      },
    } as const satisfies Scale['judgement'] & object;
    const rules = { judgement: judgement as unknown as Scale['judgement'] };
    const scale = scaleOf({ A: 2 }, rules);
    const suggested = (figures: number[], partial = false) =>
      totalScale(scale, ratingsOf({ A: figures }), partial).suggestedJudgement;
    expect(suggested([4, 4])).toBe(2);
    expect(suggested([3, 4])).toBe(1);
    expect(suggested([5], true)).toBeNull();
    expect(totalScale(scaleOf({ A: 2 }), ratingsOf({ A: [4, 4] }), false).suggestedJudgement).toBeNull();
    const unsaid = { judgement: { ...judgement, suggestion: undefined } as unknown as Scale['judgement'] };
    expect(
      totalScale(scaleOf({ A: 2 }, unsaid), ratingsOf({ A: [4, 4] }), false).suggestedJudgement,
    ).toBeNull();
  });
});
