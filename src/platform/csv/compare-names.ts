import { plainLetters } from '../text/fold-letters.js';
import { fold } from './read-cell.js';

/** How two names of one number are to each other. */
export type NameLikeness = 'same' | 'spelt' | 'changed' | 'other';

interface Name {
  given: string;
  family: string;
}

/**
 * Compares the name that a file has with the one that is stored for the same number: `spelt` where they differ in signs, accents
 * or names left out, `changed` where one of the two names is another, as after a marriage, and `other` where both are.
 */
export function compareNames(stored: Name, told: Name): NameLikeness {
  if (fold(`${stored.given} ${stored.family}`) === fold(`${told.given} ${told.family}`)) return 'same';
  const isGiven = areAlike(stored.given, told.given);
  const isFamily = areAlike(stored.family, told.family);
  const all = ({ given, family }: Name) => `${given} ${family}`;
  if ((isGiven && isFamily) || isPartOf(wordsOf(all(stored)), wordsOf(all(told)))) return 'spelt';
  return isGiven || isFamily ? 'changed' : 'other';
}

/** Whether two names that are written in one piece, the family's last, are as unlike as those of two humans. */
export function areOfTwo(stored: string, told: string): boolean {
  return compareNames(inPieces(stored), inPieces(told)) === 'other';
}

function inPieces(name: string): Name {
  const [, given = '', family = name] = /^(.*\S)\s+(\S+)$/.exec(name) ?? [];
  return { given, family };
}

function areAlike(one: string, other: string): boolean {
  return isPartOf(wordsOf(one), wordsOf(other));
}

/** Whether all words of the shorter stand in the longer; the same letters in fewer words are alike too. */
function isPartOf(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  return one.join('') === other.join('') || (fewer.length > 0 && fewer.every((word) => more.includes(word)));
}

/** Words without signs and accents. */
function wordsOf(name: string): string[] {
  return plainLetters(name)
    .replace(/[’‘'`´ʼ′"]/g, '')
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}
