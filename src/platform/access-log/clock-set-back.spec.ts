import { clockSetBack } from './clock-set-back.js';

const noon = new Date('2026-05-05T12:00:00.000Z');

describe('the clock', () => {
  it.each([
    ['2026-05-05T11:58:59.999Z', true],
    ['2026-05-05T11:59:00.000Z', false],
    ['2026-05-05T12:00:00.000Z', false],
    ['2026-05-06T12:00:00.000Z', false],
  ])('at %s, after noon, was set back: %s', (time, isSetBack) => {
    const to = new Date(time);
    expect(clockSetBack(noon, to)).toEqual(isSetBack ? { from: noon, to } : undefined);
  });

  it('was not where nothing is known of the time before', () => {
    expect(clockSetBack(null, noon)).toBeUndefined();
    expect(clockSetBack(undefined, noon)).toBeUndefined();
  });
});
