import type { Problem } from '../platform/errors/problem.js';
import { commonWords } from './read-common-words.js';

/** Length is what makes a password hard to guess. No rule asks for capitals, digits or signs. */
export const PASSWORD_MIN = 12;
/** Room for any sentence; a bound, since the work of hashing grows with it. */
export const PASSWORD_MAX = 1000;

/** So many different characters must be left when all that a guesser tries first is taken away. */
const LEAST_LEFT = 5;
/** Shorter names ("Bo") stand in too many ordinary words to forbid. */
const SHORTEST_NAME = 4;
const PRODUCT = 'teamkompass';

const LOOK_ALIKES: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '09876543210',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
];

const longestFirst = [...commonWords].sort((a, b) => b.length - a.length);
const COMMON = new RegExp(longestFirst.join('|'), 'gu');
const YEAR = /(?:19|20)\d\d/g;

/**
 * What is wrong with a new password beside its length, if anything. The password itself is kept as it was typed;
 * only the comparison disregards case and signs.
 * @param owner whose password it is to be: it may not hold their name or username
 */
export function problemOfPassword(
  password: string,
  owner: { username: string; name: string },
): Problem | undefined {
  const plain = plainOf(password);
  const names = [
    PRODUCT,
    owner.username,
    ...owner.username.split(/[.@-]/),
    owner.name,
    ...owner.name.split(/\s/),
  ];
  const held = names.map(plainOf).some((name) => name.length >= SHORTEST_NAME && plain.includes(name));
  if (held) return { path: 'password', code: 'passwordHoldsName' };
  const written = folded(password);
  const readings = [written, written.replace(/[0-9@$!]/g, (sign) => LOOK_ALIKES[sign] ?? sign)];
  if (readings.some((reading) => new Set(leftOf(reading)).size < LEAST_LEFT))
    return { path: 'password', code: 'passwordTooCommon' };
  return undefined;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

/** Only the letters and digits, of every alphabet: a name is itself with a hyphen in it too. */
function plainOf(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** What is no common word, no year and no run such as `1234`. */
function leftOf(written: string): string {
  return withoutRuns(written.replace(COMMON, '').replace(YEAR, ''));
}

/** Leaves out every stretch of three characters or more that stand in a row on a keyboard or in counting. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    let length = 3;
    const inARow = () =>
      at + length <= text.length && RUNS.some((run) => run.includes(text.slice(at, at + length)));
    while (inARow()) length++;
    if (length > 3) at += length - 1;
    else left += text[at++];
  }
  return left;
}
