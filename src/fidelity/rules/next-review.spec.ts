import { nextReviewDue } from './next-review.js';

it.each([
  ['2026-06-05', null, '2027-06-05'],
  ['2027-03-01', null, '2028-03-01'],
  // The last day of a month gives the last day of the month.
  ['2027-02-28', null, '2028-02-29'],
  ['2026-06-05', '2026-12-01', '2026-12-01'],
])('an audit closed on %s, with %s set, is followed by the next by %s', (closedOn, setTo, due) => {
  expect(nextReviewDue({ closedOn, setTo })).toBe(due);
});
