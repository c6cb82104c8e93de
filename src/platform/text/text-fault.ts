/**
 * Why a text cannot be kept: PostgreSQL takes no NUL, no database gives half a letter back as it came, and to put
 * accents of one letter in order takes the square of their number. More than thirty (Unicode's stream-safe format) are
 * in no language.
 */
export type TextFault = 'nul' | 'loneSurrogate' | 'accents';

/** @returns what is wrong with the text, or undefined when it can be kept */
export function textFault(text: string): TextFault | undefined {
  if (text.includes('\0')) return 'nul';
  if (!text.isWellFormed()) return 'loneSurrogate';
  return /(?<!\p{M})\p{M}{31}/u.test(text) ? 'accents' : undefined;
}

/** One spelling of each letter (Unicode NFC) in a text without fault. May be longer, so lengths are measured after it. */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** The end of a text, at most so many UTF-16 units, and never half a letter. */
export function endOf(text: string, most: number): string {
  const end = text.slice(-most);
  return end.isWellFormed() ? end : end.slice(1);
}
