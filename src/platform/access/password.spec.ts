import { hashPassword, passwordMatches, randomPassword } from './password.js';

const password = 'vinglig sockerbit i kanoten';

describe('a password', () => {
  it('is kept as a salted scrypt hash that costs what ASVS asks, and never the same twice', async () => {
    const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w+/]{22}==\$[\w+/]{43}=$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain(password);
  });

  it('matches its own hash only, letter for letter', async () => {
    const hash = await hashPassword(password);
    expect(await passwordMatches(password, hash)).toBe(true);
    for (const wrong of ['', `${password} `, password.toUpperCase(), password.slice(0, -1)])
      expect(await passwordMatches(wrong, hash)).toBe(false);
  });

  it('is compared to its very end, however long', async () => {
    const long = 'å'.repeat(999);
    const hash = await hashPassword(`${long}a`);
    expect([await passwordMatches(`${long}a`, hash), await passwordMatches(`${long}b`, hash)]).toEqual([
      true,
      false,
    ]);
  });

  it('is the same in both ways of writing å', async () => {
    expect(await passwordMatches('a\u030a', await hashPassword('\u00e5', { N: 2, r: 1, p: 1 }))).toBe(true);
  });

  it('of nobody matches nothing', async () => {
    expect(await passwordMatches(password, undefined)).toBe(false);
  });

  it('still matches a hash from when it cost less', async () => {
    expect(await passwordMatches(password, await hashPassword(password, { N: 2 ** 14, r: 8, p: 5 }))).toBe(
      true,
    );
  });

  it('made by the machine is twenty letters and digits, new each time', () => {
    const made = Array.from({ length: 100 }, randomPassword);
    for (const one of made) expect(one).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
    expect(new Set(made).size).toBe(100);
  });
});
