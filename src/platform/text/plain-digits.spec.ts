import { plainDigits } from './plain-digits.js';

it.each([
  ['0123456789', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['۴۵۶ kl. ۷', '456 kl. 7'],
  ['०९', '09'],
  // Five rows of ten without anything between.
  ['\u{1d7ce}\u{1d7d8}\u{1d7ff}', '009'],
  ['½ ② Ⅷ', '½ ② Ⅷ'],
])('the digits of %j are those of %j', (text, plain) => {
  expect(plainDigits(text)).toBe(plain);
});
