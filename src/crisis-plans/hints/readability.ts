import { ReadingLevel } from './hint-kinds.js';
import { type Abbreviations, sentencesOf } from './split-sentences.js';

/** Of fewer words nothing is told: one long word or sentence would be the whole figure. */
export const LEAST_WORDS = 30;
/** From here a text alone is told to be hard. */
const HARD = 50;

/** How hard a Swedish text is to read. */
export interface TextReadability {
  /** Björnsson's readability index (läsbarhetsindex), rounded. */
  lix: number;
  /** Of how many words. */
  words: number;
  level: ReadingLevel;
}

const WORD = /[\p{L}\p{M}]+(?:[-\u2010\u2011.'’][\p{L}\p{M}]+)*/gu;
const NO_LETTER = /[^\p{L}]/gu;

/**
 * LIX of texts together: words per sentence, and to that the percentage of words of more than six letters (C. H. Björnsson,
 * Läsbarhet, 1968). A sentence does not go on from one text to the next.
 * @returns null where there are fewer than {@link LEAST_WORDS} words
 */
export function readabilityOf(
  texts: readonly string[],
  abbreviations: Abbreviations,
): TextReadability | null {
  const sentences = texts.flatMap((text) => sentencesOf(text, abbreviations));
  const words = sentences.flatMap((sentence) => sentence.match(WORD) ?? []);
  if (words.length < LEAST_WORDS) return null;
  const long = words.filter((word) => [...word.replace(NO_LETTER, '')].length > 6);
  const lix = Math.round(words.length / sentences.length + (100 * long.length) / words.length);
  return { lix, words: words.length, level: levelOf(lix) };
}

/** How a figure may be read, by the figure as it is told. */
export function levelOf(lix: number): ReadingLevel {
  if (lix < 30) return ReadingLevel.VERY_EASY;
  if (lix < 40) return ReadingLevel.EASY;
  if (lix < HARD) return ReadingLevel.MEDIUM;
  return lix <= 60 ? ReadingLevel.HARD : ReadingLevel.VERY_HARD;
}

export const isHard = ({ lix }: TextReadability): boolean => lix >= HARD;
