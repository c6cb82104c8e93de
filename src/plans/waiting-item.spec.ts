import { lastReviewShown } from './waiting-item.js';

it.each([
  ['2026-03-14', '2026-04-13'],
  ['2027-01-31', '2027-03-02'],
  ['2028-01-31', '2028-03-01'],
])('shows on %s reviews up to %s', (day, last) => {
  expect(lastReviewShown(day)).toBe(last);
});
