import { withoutTurning } from './direction.js';

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

/**
 * Signs that Word takes from the fonts Symbol and Wingdings, and pastes as letters of private use, which mean nothing without
 * them: bullets, arrows and faces.
 */
const PASTED =
  /[\uf04a\uf04c\uf06c\uf06e\uf06f\uf071\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0ae\uf0b7\uf0d8\uf0e0\uf0fc\uf0fe]/g;
const MEANT: Readonly<Record<string, string>> = {
  '\uf04a': '☺',
  '\uf04c': '☹',
  '\uf0ae': '→',
  '\uf0e0': '→',
};

/** One spelling of each letter (Unicode NFC) in a text without fault. May be longer, so lengths are measured after it. */
export function spelled(text: string): string {
  return text.normalize('NFC').replace(PASTED, (sign) => MEANT[sign] ?? '•');
}

/**
 * Nothing but signs that nobody sees, such as a joiner, a filler, the choice of how a sign is shown or the place of a picture, and
 * not blanks alone: those may be a password.
 */
const INVISIBLE = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]+$/u;

/** The same for what is taken in, without signs that turn what stands after it; nothing where there is nothing to see. */
export function composed(text: string): string {
  const said = withoutTurning(spelled(text));
  return INVISIBLE.test(said) && said.trim() !== '' ? '' : said;
}

/** The end of a text, at most so many UTF-16 units, and never half a letter. */
export function endOf(text: string, most: number): string {
  const end = text.slice(-most);
  return end.isWellFormed() ? end : end.slice(1);
}
