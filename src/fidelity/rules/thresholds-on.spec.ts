import { smallAudit, smallScale, text } from '../../../test/support/small-scale.js';
import type { Condition, Threshold } from '../thresholds/threshold.js';
import { readThreshold, thresholdsOn } from './thresholds-on.js';

const threshold = (fields: Partial<Threshold> = {}): Threshold => ({
  scale: 'small',
  holder: text,
  meaning: text,
  from: '2013-08-01',
  added: '2026-11-30',
  mark: 'V',
  source: text,
  all: [{ of: 'sum', atLeast: 1 }],
  ...fields,
});

describe('the thresholds that hold on a day', () => {
  it.each([
    ['the day it was added', {}, '2026-11-30', true],
    ['the day before', {}, '2026-11-29', false],
    ['the first day', { from: '2027-01-01' }, '2027-01-01', true],
    ['the day before the first', { from: '2027-01-01' }, '2026-12-31', false],
    ['the last day', { to: '2027-06-30' }, '2027-06-30', true],
    ['the day after the last', { to: '2027-06-30' }, '2027-07-01', false],
    ['another scale', { scale: 'other' }, '2026-11-30', false],
  ])('%s', (_, fields, day, holds) => {
    expect(thresholdsOn([threshold(fields)], 'small', day)).toHaveLength(holds ? 1 : 0);
  });
});

describe('whether a threshold is reached', () => {
  // A1 is the mean of 3 and 4. Sum 3.5 + 4 + 3 = 10.5, items' mean 3.5, subscales' means 3.75 and 3, their mean 3.375.
  const whole = { A1a: [3], A1b: [4], A2: [4], B1: [3] };
  const reached = (all: Condition[], ratings: Record<string, (number | null)[]> = whole, fields = {}) =>
    readThreshold(threshold({ all }), smallAudit(smallScale, ratings, fields)).reached;

  it.each<[string, Condition, boolean]>([
    ['the sum', { of: 'sum', atLeast: 10.5 }, true],
    ['a higher sum', { of: 'sum', atLeast: 10.51 }, false],
    ['the mean of the items', { of: 'item_mean', atLeast: 3.5 }, true],
    ['a higher mean of the items', { of: 'item_mean', atLeast: 3.51 }, false],
    ['the mean of the subscales', { of: 'subscale_mean', atLeast: 3.375 }, true],
    ['a higher mean of the subscales', { of: 'subscale_mean', atLeast: 3.38 }, false],
    ['a subscale', { subscale: 'A', atLeast: 3.75 }, true],
    ['a higher subscale', { subscale: 'B', atLeast: 3.01 }, false],
    ['an item', { item: 'A1', atLeast: 3.5 }, true],
    ['a higher item', { item: 'B1', atLeast: 4 }, false],
  ])('%s', (_, condition, expected) => {
    expect(reached([condition])).toBe(expected);
  });

  it('asks for every condition', () => {
    const mean: Condition = { of: 'item_mean', atLeast: 3.5 };
    expect(reached([mean, { of: 'sum', atLeast: 10 }])).toBe(true);
    expect(reached([mean, { of: 'sum', atLeast: 11 }])).toBe(false);
  });

  it('cannot be told of some of the items, but what is not reached is not', () => {
    const some = { ...whole, B1: [null] };
    expect(reached([{ of: 'sum', atLeast: 1 }], some)).toBeNull();
    expect(reached([{ subscale: 'B', atLeast: 1 }], some)).toBeNull();
    expect(reached([{ item: 'B1', atLeast: 1 }], some)).toBeNull();
    expect(reached([{ subscale: 'A', atLeast: 3 }], some)).toBe(true);
    expect(
      reached(
        [
          { of: 'sum', atLeast: 1 },
          { item: 'A1', atLeast: 5 },
        ],
        some,
      ),
    ).toBe(false);
    expect(
      reached(
        [
          { of: 'sum', atLeast: 1 },
          { item: 'A1', atLeast: 1 },
        ],
        some,
      ),
    ).toBeNull();
    expect(reached([{ subscale: 'none', atLeast: 1 }])).toBeNull();
  });

  it('cannot be told of a choice of subscales, which has no figure of the whole', () => {
    const chosen = { components: ['B'] };
    expect(reached([{ of: 'item_mean', atLeast: 1 }], whole, chosen)).toBeNull();
    expect(reached([{ subscale: 'B', atLeast: 3 }], whole, chosen)).toBe(true);
  });

  it('can be told where a rule lets an item stay unrated', () => {
    const view = smallAudit(smallScale, { ...whole, B1: [null] });
    view.total.notRated = 1;
    expect(readThreshold(threshold(), view).reached).toBe(true);
  });
});
