import { perLocale } from '../../platform/i18n/locale.js';
import type { MeasuredItem } from '../scales/scale.js';
import { rateItem } from './rate-item.js';

const text = perLocale(() => '-');
const item: MeasuredItem = {
  code: 'X1',
  subscale: 'X',
  name: text,
  about: text,
  provenance: { text: 'own_words', numbers: 'M', source: 'none' },
  measure: 'any',
  bands: [
    { rating: 1, text },
    { rating: 2, from: 1, text },
    { rating: 3, from: 2, text },
  ],
  caps: [
    { highest: 2, measure: 'wide', below: 10, text },
    { highest: 1, measure: 'narrow', below: 5, text },
  ],
};

describe('rateItem', () => {
  it('keeps the rating of the band while no cap holds', () => {
    expect(rateItem(item, 2, [10, 5])).toEqual({ rating: 3, band: item.bands[2], cap: null });
  });

  it('takes the lowest of the caps that hold, and keeps the band it fell in', () => {
    expect(rateItem(item, 2, [0, 0])).toEqual({ rating: 1, band: item.bands[2], cap: item.caps?.[1] });
  });

  it('names no cap that makes no difference', () => {
    expect(rateItem(item, 1, [0, 5])).toEqual({ rating: 2, band: item.bands[1], cap: null });
  });

  it('lets an unknown measure hold its cap', () => {
    expect(rateItem(item, 2, [null, 5]).rating).toBe(2);
  });
});
