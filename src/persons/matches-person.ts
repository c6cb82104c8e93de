import { plainLetters, swedishLetters } from '../platform/text/fold-letters.js';
import { numberIn } from './identity-number.js';

type Named = Record<'givenName' | 'familyName', string>;

/**
 * Tells of each person whether it is they who are looked for: by the whole of a number that they have or have had, or by
 * words that each begin one of their names, in any order. A part of a number finds nobody.
 * @param fold how letters are compared: accents make no difference, but å, ä and ö are letters of their own unless said
 */
export function matcherOf(text: string, fold: (text: string) => string = swedishLetters) {
  const number = numberIn(text);
  const wanted = piecesOf(text, fold);
  return ({ givenName, familyName }: Named, numbers: readonly string[] = []): boolean => {
    if (number !== undefined && numbers.includes(number)) return true;
    const names = piecesOf(`${givenName} ${familyName}`, fold).flatMap((parts) =>
      parts.map((_, first) => parts.slice(first).join('')),
    );
    const begins = (word: string) => names.some((name) => name.startsWith(word));
    return wanted.every((parts) => begins(parts.join('')) || parts.every(begins));
  };
}

/** The same for whoever has no å, ä and ö to write with. */
const plainMatcherOf = (text: string) => matcherOf(text, plainLetters);

/**
 * Those of these who are looked for. Where nobody's name is written so, it is as if å, ä and ö had been written a, a and o.
 * @param numbers every number of each person, by the person's id
 */
export function whoMatch<Row extends { person: Named & { id: string } }>(
  rows: readonly Row[],
  text: string,
  numbers: ReadonlyMap<string, readonly string[]>,
): Row[] {
  const those = (matches: ReturnType<typeof matcherOf>) =>
    rows.filter(({ person }) => matches(person, numbers.get(person.id)));
  const exact = those(matcherOf(text));
  return exact.length > 0 ? exact : those(plainMatcherOf(text));
}

/** Names, each in its parts: Anna-Karin and O'Brien have two, and may be written as one. */
const piecesOf = (text: string, fold: (text: string) => string): string[][] =>
  fold(text.replace(/\p{Cf}/gu, ''))
    .split(/[\s,;.]+/u)
    .map((piece) => piece.split(/[\p{Pd}\u2212'’‘`´ʼ′]+/u).filter(Boolean))
    .filter((parts) => parts.length > 0);
