import { momentProblems } from './moment-problems.js';

/** Half past four in the morning, in Sweden. */
const AT = new Date('2026-11-30T03:30:00Z');

it.each([
  ['2026-11-30', '04:30', []],
  ['2026-11-30', '04:31', ['time timeInFuture']],
  ['2026-11-29', '23:59', []],
  ['2026-12-01', '00:00', ['date inFuture']],
])('of %s at %s tells %j', (date, time, expected) => {
  expect(momentProblems({ date, time }, AT).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});
