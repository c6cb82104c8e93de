import type { Bound } from '../scales/scale.js';
import { boundFaults, findBand } from './find-band.js';

const bands = [
  { text: 'none' },
  { above: 0, text: 'some' },
  { from: 50, text: 'half' },
  { above: 50, text: 'more' },
];

describe('findBand', () => {
  it('tells a bound that is reached from one that is passed', () => {
    expect([-1, 0, 0.0001, 49.9999, 50, 50.0001].map((value) => findBand(bands, value).text)).toEqual([
      'none',
      'none',
      'some',
      'some',
      'half',
      'more',
    ]);
  });

  it('covers the whole line', () => {
    expect(findBand(bands, Number.NEGATIVE_INFINITY).text).toBe('none');
    expect(findBand(bands, Number.POSITIVE_INFINITY).text).toBe('more');
  });

  it('refuses what is no number', () => {
    expect(() => findBand(bands, Number.NaN)).toThrow(new RangeError('NaN falls in no band'));
  });
});

describe('boundFaults', () => {
  it('lets a band hold one single value', () => {
    expect(boundFaults(bands)).toEqual([]);
  });

  it.each([
    [
      'first, from',
      [{ from: 0 }, { from: 5 }],
      'the first band must have no bound, or lower values fall in no band',
    ],
    ['first, above', [{ above: 0 }], 'the first band must have no bound, or lower values fall in no band'],
    ['none', [{}, {}, { from: 5 }], 'band 2 needs one bound: from or above'],
    ['two', [{}, { from: 4, above: 4 }, { from: 5 }], 'band 2 needs one bound: from or above'],
    ['twice above', [{}, { above: 50 }, { above: 50 }], 'band 3 does not begin after band 2'],
    ['twice from', [{}, { from: 50 }, { from: 50 }], 'band 3 does not begin after band 2'],
    ['from after above', [{}, { above: 50 }, { from: 50 }], 'band 3 does not begin after band 2'],
    ['falling', [{}, { from: 50 }, { above: 49 }], 'band 3 does not begin after band 2'],
    ['falling from above', [{}, { above: 50 }, { from: 49 }], 'band 3 does not begin after band 2'],
  ] satisfies [string, Bound[], string][])('refuses a bound that is wrong: %s', (_, wrong, fault) => {
    expect(boundFaults(wrong)).toEqual([fault]);
  });
});
