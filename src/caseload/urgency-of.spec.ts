import { Urgency } from './caseload-kinds.js';
import { sundayOf, urgencyOf } from './urgency-of.js';

// 2026-11-25 is a Wednesday; 2026-12-31 a Thursday.
it.each([
  ['2026-11-23', '2026-11-29'],
  ['2026-11-25', '2026-11-29'],
  ['2026-11-29', '2026-11-29'],
  ['2026-12-31', '2027-01-03'],
])('the week of %s ends on %s', (day, sunday) => {
  expect(sundayOf(day)).toBe(sunday);
});

it.each<[string | null, Urgency]>([
  [null, Urgency.NO_DAY],
  ['2026-11-24', Urgency.OVERDUE],
  ['2026-11-25', Urgency.TODAY],
  ['2026-11-26', Urgency.THIS_WEEK],
  ['2026-11-29', Urgency.THIS_WEEK],
  ['2026-11-30', Urgency.LATER],
])('on a Wednesday, what is due on %s is %s', (dueOn, urgency) => {
  expect(urgencyOf(dueOn, '2026-11-25')).toBe(urgency);
});
