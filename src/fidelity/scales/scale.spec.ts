import { named, provenance, smallScale, text } from '../../../test/support/small-scale.js';
import {
  type Figure,
  isChosen,
  isMeasured,
  levelsOf,
  type MeasuredItem,
  ratedOf,
  ratingsOf,
  totalFigures,
} from './scale.js';

const [composed, plain] = smallScale.items as [(typeof smallScale.items)[0], (typeof smallScale.items)[0]];
const measured: MeasuredItem = {
  ...named('B2'),
  subscale: 'B',
  provenance,
  measure: 'any',
  bands: [
    { rating: 5, text },
    { rating: 3, from: 10, text },
    { rating: 4, from: 5, text },
  ],
};

describe('ratedOf', () => {
  it('is an item itself, or its parts, which belong where it does', () => {
    expect(ratedOf(plain)).toEqual([plain]);
    expect(ratedOf(composed).map(({ code, subscale, provenance: of }) => [code, subscale, of])).toEqual([
      ['A1a', 'A', provenance],
      ['A1b', 'A', provenance],
    ]);
  });
});

describe('levelsOf', () => {
  it('goes from the lowest rating up, whichever way the bands go', () => {
    expect(levelsOf(measured).map(({ rating }) => rating)).toEqual([3, 4, 5]);
    expect(measured.bands.map(({ rating }) => rating)).toEqual([5, 3, 4]);
    const [part] = ratedOf(composed);
    expect(levelsOf(part!).map(({ rating }) => rating)).toEqual([1, 2, 3, 4, 5]);
  });

  it('knows what is measured by its bands', () => {
    expect([measured, ...ratedOf(plain)].map(isMeasured)).toEqual([true, false]);
  });
});

it.each([
  ['sum', ['sum', 'item_mean', 'subscale_mean']],
  ['item_mean', ['item_mean', 'subscale_mean']],
  ['subscale_mean', ['subscale_mean', 'item_mean']],
] satisfies [Figure, Figure[]][])('a scale whose total is %s can be summed up as %j', (total, figures) => {
  expect(totalFigures({ ...smallScale, total })).toEqual(figures);
});

it('an item can have every whole rating from the lowest to the highest', () => {
  const ratings = ratingsOf({ ...smallScale, ratings: { lowest: 2, highest: 4 } });
  expect(ratings).toEqual([{ rating: 2 }, { rating: 3 }, { rating: 4 }]);
});

it.each([
  ['nothing was chosen', undefined, true],
  ['nothing was chosen, as the database says it', null, true],
  ['its subscale', ['A', 'B'], true],
  ['it alone', ['B2'], true],
  ['others', ['A', 'B1'], false],
  ['none', [], false],
])('an item is rated where what was chosen is %s: %j', (_, components, isRated) => {
  expect(isChosen(measured, components)).toBe(isRated);
});
