import { composed, spelled } from '../text/text-fault.js';
import { familyOf, isOrdinary } from './fonts.js';

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What is nothing on paper, where no letter holds it. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u;

/** A letter in words, for paper that cannot show it: never a box. */
const named = (letter: string) => `[${codeOf(letter)}]`;
const codeOf = (letter: string) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Each letter of a text with all that belongs to it, and the family that it is drawn in; undefined where none has it. */
function* drawnIn(text: string): Generator<[cluster: string, family: string | undefined]> {
  for (const { segment } of clusters.segment(text)) yield [segment, familyOf(segment)];
}

/**
 * Text as the fonts can show it: a letter that none has is written as its number in Unicode, such as `[U+A840]`, and one
 * that is invisible is left out. Line breaks stay.
 * @param families what is drawn in, to which those of the text are added
 */
export function drawable(text: string, families: Set<string>): string {
  const whole = spelled(text);
  if (isOrdinary(whole)) return whole;
  let drawn = '';
  for (const [cluster, family] of drawnIn(whole)) {
    if (KEPT.test(cluster)) drawn += cluster;
    else if (INVISIBLE.test(cluster)) drawn += '';
    else if (family) {
      families.add(family);
      drawn += cluster;
    } else drawn += piecewise(cluster, families);
  }
  return drawn;
}

/** Line breaks, and what tells directions. */
const KEPT = /^[\r\n\t\f\v\u2028\u2029\u061c\u200e\u200f\u2066-\u2069]+$/;

/** The letters of one that no family has whole. An accent that is not in the family of its letter has none to stand on. */
function piecewise(cluster: string, families: Set<string>): string {
  const letters = Array.from(cluster).filter((letter) => !INVISIBLE.test(letter));
  return letters
    .map((letter) => {
      const family = letters.length > 1 && /\p{M}/u.test(letter) ? undefined : familyOf(letter);
      if (family) families.add(family);
      return family ? letter : named(letter);
    })
    .join('');
}

/**
 * The letters of a text that cannot be printed, each once, as themselves and by number: `ꡀ (U+A840)`. A letter with accents,
 * or one put together by invisible signs, is looked at as one.
 */
export function undrawable(text: string): string[] {
  const whole = composed(text);
  if (isOrdinary(whole)) return [];
  const lacking = [...drawnIn(whole)].flatMap(([cluster, family]) => {
    if (family || INVISIBLE.test(cluster)) return [];
    const missing = Array.from(cluster).filter((letter) => !INVISIBLE.test(letter) && !familyOf(letter));
    return `${cluster} (${(missing.length > 0 ? missing : Array.from(cluster)).map(codeOf).join(' ')})`;
  });
  return [...new Set(lacking)];
}
