/** Why a text cannot be kept: PostgreSQL takes no NUL, and no database gives half a letter back as it came. */
export type TextFault = 'nul' | 'loneSurrogate';

/** @returns what is wrong with the text, or undefined when it can be kept */
export function textFault(text: string): TextFault | undefined {
  if (text.includes('\0')) return 'nul';
  return text.isWellFormed() ? undefined : 'loneSurrogate';
}

/** One spelling of each letter (Unicode NFC). May be longer than what came, so lengths are measured after it. */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** The end of a text, at most so many UTF-16 units, and never half a letter. */
export function endOf(text: string, most: number): string {
  const end = text.slice(-most);
  return end.isWellFormed() ? end : end.slice(1);
}
