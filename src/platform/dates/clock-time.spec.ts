import { lastFiveMinutes } from './clock-time.js';

it.each([
  ['2026-01-15T23:04:59.999Z', '00:00'],
  ['2026-07-15T12:59:00.000Z', '14:55'],
  ['2026-07-15T13:00:00.000Z', '15:00'],
  // Clocks go forward on 29 March at 01:00 UTC, and back on 25 October.
  ['2026-03-29T01:07:00.000Z', '03:05'],
  ['2026-10-25T01:07:00.000Z', '02:05'],
])('%s is %s by the clock of Sweden, put back to five minutes', (at, time) => {
  expect(lastFiveMinutes(new Date(at))).toBe(time);
});
