import type { Reason } from './csv-refusal.js';

/** What has become of letters that were written in one encoding and read in another. */
type Breakage = 'lettersLost' | 'lettersTwice' | 'lettersDos' | 'lettersMac' | 'lettersCoded';

/** A sign of it; a weak one is found in good files too, and tells only where no å, ä or ö is whole. */
interface Sign {
  breakage: Breakage;
  sign: RegExp;
  isWeak?: boolean;
}

/** The second byte of a letter in UTF-8, as Windows-1252 shows it: all of them, and those that stand in no good text. */
const second = '\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const oddSecond =
  '\\u0080-\\u009F\\u00A1-\\u00A6\\u00A8-\\u00AA\\u00AC-\\u00AF\\u00B1\\u00B4\\u00B6\\u00B8\\u00BA\\u00BF€‚ƒ„†‡ˆ‰Š‹ŒŽ˜œžŸ';
const consonant = '[bcdfghjklmnpqrstvwxz]';

const signs: readonly Sign[] = [
  { breakage: 'lettersLost', sign: /\uFFFD|\p{L}\?\p{L}/u },
  { breakage: 'lettersCoded', sign: /&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,5});|\p{L}=[CEF][0-9A-F]\p{L}/iu },
  // As Windows-1252, as Mac Roman and as the signs of DOS.
  {
    breakage: 'lettersTwice',
    sign: new RegExp(`[ÂÃ][${second}]|[\\u00C4-\\u00DE][${oddSecond}]|â€[${second}]`, 'u'),
  },
  { breakage: 'lettersTwice', sign: /√[^\s\d;,]|[\u2500-\u257F]/u },
  { breakage: 'lettersDos', sign: /\p{L}[„”†™]\p{L}|™\p{L}|\p{L}[\x81\x90]|\x8F\p{L}/u },
  {
    breakage: 'lettersMac',
    sign: /\p{Ll}[ŠŒŽŸ]|\p{L}[ŠŒŽŸ]\p{Ll}|€\p{L}|\p{Lu}…\p{Lu}|(?<!\p{L})[\x81]\p{L}|\p{Ll}\x8D/u,
  },
  { breakage: 'lettersDos', sign: /\p{L}[†‚](?!\p{L})|(?<!\p{L})[†”„]\p{Ll}/u, isWeak: true },
  {
    breakage: 'lettersDos',
    sign: new RegExp(`(?<!\\p{L})Ž${consonant}|${consonant}Ž${consonant}`, 'iu'),
    isWeak: true,
  },
  {
    breakage: 'lettersMac',
    sign: new RegExp(`${consonant}š${consonant}|(?<!\\p{L})…\\p{Ll}`, 'iu'),
    isWeak: true,
  },
];

/** Looks through a text, piece by piece, for letters that nobody wrote. */
export class BrokenLetters {
  private line = 1;
  private hasWhole = false;
  private rest = '';
  private strong: { breakage: Breakage; line: number } | undefined;
  private weak: { breakage: Breakage; line: number } | undefined;

  /** @param text what follows upon the last, with line breaks as in the file */
  add(text: string): void {
    const lines = (this.rest + text).split(/\r\n?|\n/);
    // Until the next piece the last line may be half a line.
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      this.look(line);
      this.line++;
    }
  }

  /** @returns the likely cause, with the first line where it shows; nothing when the letters are whole */
  end(): { reason: Reason; line: number } | undefined {
    this.look(this.rest);
    const found = this.strong ?? (this.hasWhole ? undefined : this.weak);
    return found && { reason: { code: found.breakage }, line: found.line };
  }

  private look(text: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what is outside of it
    if (/^[\x00-\x7F]*$/.test(text) && !/[?&=]/.test(text)) return;
    this.hasWhole ||= /[åäöÅÄÖ]/.test(text.replace(/[ÂÃ]./g, ''));
    if (this.strong) return;
    for (const { breakage, sign, isWeak } of signs) {
      if ((isWeak && this.weak) || !sign.test(text)) continue;
      if (!isWeak) {
        this.strong = { breakage, line: this.line };
        return;
      }
      this.weak = { breakage, line: this.line };
    }
  }
}
