import { copyCode, readCopyCode } from './copy-code.js';

describe('readCopyCode', () => {
  it.each([
    ['as it stands', 'KTR4WPAE', 'KTR4WPAE'],
    ['in groups', 'KTR4 WPAE', 'KTR4WPAE'],
    ['in small letters, with hyphens and blanks of any kind', ' ktr4\u2011wp-\u00a0ae\t', 'KTR4WPAE'],
    ['with the letter O or the figure 0 for a Q', 'QO0oKTR4', 'QQQQKTR4'],
  ])('takes a code %s', (_, typed, code) => {
    expect(readCopyCode(typed)).toBe(code);
  });

  it.each([
    ['too short', 'KTR4WPA'],
    ['too long', 'KTR4WPAEE'],
    ['empty', ''],
    // 1, I and L may be J, T or 7.
    ...['1', 'I', 'l', 'B', '8', 'S', '5', 'U', 'V', 'Z', '2'].map((sign) => [
      `with ${sign}`,
      `KTR4WPA${sign}`,
    ]),
    ['with a letter of another alphabet', 'KTR4WPА\u0415'],
    ['with other signs', 'KTR4.WPAE'],
  ])('takes nothing that is %s', (_, typed) => {
    expect(readCopyCode(typed)).toBeUndefined();
  });

  it('takes every code that is made', () => {
    const codes = Array.from({ length: 500 }, copyCode);
    expect(codes.map(readCopyCode)).toEqual(codes);
  });
});
