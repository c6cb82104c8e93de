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
    expect(() => findBand(bands, Number.NaN)).toThrow(RangeError);
  });
});

describe('boundFaults', () => {
  it('lets a band hold one single value', () => {
    expect(boundFaults(bands)).toEqual([]);
  });

  it('refuses two bands that begin just above the same value', () => {
    expect(boundFaults([{}, { above: 50 }, { above: 50 }])).toEqual(['band 3 does not begin after band 2']);
  });
});
