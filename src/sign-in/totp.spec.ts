import { TOTP } from 'otpauth';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.js';

/** The ASCII text 12345678901234567890 of RFC 6238, appendix B, in base 32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('stepOfCode', () => {
  // The last six of the eight digits that appendix B gives for SHA-1, and its T in decimal.
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1111111111, '050471', 37037037],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
    [20000000000, '353130', 666666666],
  ])('knows the code of RFC 6238 at second %i', (second, code, step) => {
    expect(stepOfCode(RFC_SECRET, code, new Date(second * 1000))).toBe(step);
  });

  it('takes the code of the step before and after, and none further away', () => {
    const steps = [0, 29, 30, 60, 89, 90, 119, 120].map((second) =>
      stepOfCode(RFC_SECRET, '287082', new Date(second * 1000)),
    );
    expect(steps).toEqual([1, 1, 1, 1, 1, undefined, undefined, undefined]);
  });

  it('takes a code in two groups, as apps show it', () => {
    expect(stepOfCode(RFC_SECRET, ' 287 082', new Date(59_000))).toBe(1);
  });

  it.each(['', '28708', '2870822', '28708a', '287 82', '-87082', '２８７０８２'])('refuses %j', (code) => {
    expect(stepOfCode(RFC_SECRET, code, new Date(59_000))).toBeUndefined();
  });
});

describe('newTotpSecret', () => {
  it('is 160 bits that an app can read, and new each time', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
  });
});

describe('totpAddress', () => {
  it('says what, whose and how, in the form that apps read', () => {
    const address = new URL(totpAddress(RFC_SECRET, 'anna@example.se'));
    expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(address.pathname)).toBe('/Teamkompass:anna@example.se');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      issuer: 'Teamkompass',
      secret: RFC_SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('gives an app the codes that are taken', () => {
    const secret = newTotpSecret();
    const code = new TOTP({ secret }).generate({ timestamp: 1_000_000 });
    expect(stepOfCode(secret, code, new Date(1_000_000))).toBe(33);
  });
});
