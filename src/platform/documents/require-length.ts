import { invalid } from '../errors/domain-error.js';

/** How much may be written together, and what is said where it is more. */
export interface LengthRule {
  /** Lines on paper. */
  most: number;
  /** Of the problem, which tells `lines` and `most`. */
  code: string;
  /** The field whose words are new; the whole when missing. */
  path?: string;
}

const LETTERS_OF_A_LINE = 80;

/** How many lines texts take on paper, about: 80 letters fill one, and a line break begins another. */
export function printedLines(texts: readonly string[]): number {
  const lines = texts.filter((text) => text !== '').flatMap((text) => text.split(/\r\n?|\n/));
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_OF_A_LINE)), 0);
}

/**
 * Refuses what is too long for paper before it is kept, so that what is kept can always be printed.
 * @param before what was there: too long already, it may still be made shorter bit by bit
 * @throws DomainError INVALID
 */
export function requireLength(
  texts: readonly string[],
  { most, code, path = '' }: LengthRule,
  before: readonly string[] = [],
): void {
  const lines = printedLines(texts);
  if (lines > most && lines > printedLines(before)) throw invalid([{ path, code, params: { lines, most } }]);
}
