import { hashPassword, passwordCost, passwordMatches, randomPassword } from './password.js';

const CHEAP = { N: 2, r: 1, p: 1 };
const password = 'vinglig sockerbit i kanoten';

describe('a password', () => {
  it('is kept as a salted scrypt hash that costs what ASVS asks, and never the same twice', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => hashPassword(password, passwordCost())));
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w+/]{22}==\$[\w+/]{43}=$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain(password);
  });

  it('matches its own hash only, letter for letter', async () => {
    const hash = await hashPassword(password, passwordCost());
    expect(await passwordMatches(password, hash)).toBe(true);
    for (const wrong of ['', `${password} `, password.toUpperCase(), password.slice(0, -1)])
      expect(await passwordMatches(wrong, hash)).toBe(false);
  });

  it('is compared to its very end, however long', async () => {
    const long = 'å'.repeat(999);
    const hash = await hashPassword(`${long}a`, CHEAP);
    expect([await passwordMatches(`${long}a`, hash), await passwordMatches(`${long}b`, hash)]).toEqual([
      true,
      false,
    ]);
  });

  it('is the same in both ways of writing å', async () => {
    expect(await passwordMatches('a\u030a', await hashPassword('\u00e5', CHEAP))).toBe(true);
  });

  it('still matches a hash from when it cost less', async () => {
    expect(await passwordMatches(password, await hashPassword(password, { N: 2 ** 14, r: 8, p: 5 }))).toBe(
      true,
    );
  });

  it('may be made to cost more', async () => {
    const hash = await hashPassword(password, passwordCost(16));
    expect([hash.split('$')[1], await passwordMatches(password, hash)]).toEqual(['65536', true]);
  });

  it('made by the machine is twenty letters and digits, new each time', () => {
    const made = Array.from({ length: 100 }, randomPassword);
    for (const one of made) expect(one).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
    expect(new Set(made).size).toBe(100);
  });
});
