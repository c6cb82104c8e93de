import { startOfDay, today } from './today.js';

describe('the beginning of a day in Sweden', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    // Clocks go forward on 29 March and back on 25 October, both at 01:00 UTC.
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s is %s', (date, instant) => {
    const start = startOfDay(date);
    expect(start.toISOString()).toBe(instant);
    expect(today(start)).toBe(date);
    expect(today(new Date(start.getTime() - 1))).not.toBe(date);
  });
});
