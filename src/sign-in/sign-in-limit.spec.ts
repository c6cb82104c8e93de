import {
  firstFull,
  limitsOfCode,
  limitsOfPassword,
  limitsOfRepeated,
  type SignInLimit,
  type SignInPlace,
} from './sign-in-limit.js';

const MINUTE = 60_000;
const stranger: SignInPlace = { name: 'maja', network: '192.0.2.7', browser: undefined, isKnownHere: false };
const inWords = (limits: SignInLimit[]) =>
  limits.map(({ of, most, within }) => `${of.join(' ')}: ${most} in ${within / MINUTE}`);

describe('what stops a password', () => {
  it('of a stranger is the name at the address, the address, and the name wherever it is typed', () => {
    expect(inWords(limitsOfPassword(stranger))).toEqual([
      'name at address maja 192.0.2.7: 10 in 15',
      'address 192.0.2.7: 50 in 15',
      'name maja: 100 in 60',
    ]);
  });

  it('of an account that has signed in from the address is the name there, and nothing that others do', () => {
    expect(inWords(limitsOfPassword({ ...stranger, isKnownHere: true }))).toEqual([
      'name at address maja 192.0.2.7: 10 in 15',
    ]);
  });

  it.each([true, false])(
    'of a browser that the account has used is its own failures (address known: %s)',
    (is) => {
      expect(inWords(limitsOfPassword({ ...stranger, browser: 'own', isKnownHere: is }))).toEqual([
        'browser own: 10 in 15',
      ]);
    },
  );
});

describe('what stops a one-time code', () => {
  it('is the account’s wrong ones, counted apart for the browsers and the addresses that it has used', () => {
    expect(inWords(limitsOfCode(stranger))).toEqual(['code maja: 10 in 15']);
    expect(inWords(limitsOfCode({ ...stranger, isKnownHere: true }))).toEqual([
      'code at address maja 192.0.2.7: 10 in 15',
    ]);
    expect(inWords(limitsOfCode({ ...stranger, browser: 'own', isKnownHere: true }))).toEqual([
      'browser own: 10 in 15',
    ]);
  });
});

describe('what stops the password that is asked for again', () => {
  it('is the wrong ones of that session', () => {
    expect(inWords(limitsOfRepeated('account', 'session'))).toEqual(['repeated account session: 10 in 15']);
    expect(inWords(limitsOfRepeated('account'))).toEqual(['repeated account : 10 in 15']);
  });
});

describe('who is stopped', () => {
  const limits = limitsOfPassword(stranger);

  it.each([
    [[9, 49, 99], undefined],
    [[10, 0, 0], 0],
    [[0, 50, 0], 1],
    [[0, 0, 100], 2],
    [[9, 51, 101], 1],
    [[11, 50, 100], 0],
  ])('after failures %j, is stopped by the first limit that is full', (counts, index) => {
    expect(firstFull(limits, counts)).toBe(index === undefined ? undefined : limits[index]);
  });
});
