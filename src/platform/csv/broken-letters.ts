import type { Reason } from './csv-refusal.js';

/** What has become of letters that were written in one encoding and read in another. */
type Breakage =
  | 'lettersLost'
  | 'lettersTwice'
  | 'lettersOthers'
  | 'lettersDos'
  | 'lettersMac'
  | 'lettersCoded';

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
    // Last in a word it stands after many a letter in names of the Baltic and the Balkans, and after these in none.
    sign: new RegExp(`${consonant}š${consonant}|[bdfghkmpt]š(?!\\p{L})|(?<!\\p{L})…\\p{Ll}`, 'iu'),
    isWeak: true,
  },
];

/** Signs that stand beside a letter in no name, though in other texts: of money, of sums, accents without a letter. */
const symbol = '(?![+<=>~])[\\p{Sm}\\p{So}\\p{Sc}\\p{Co}¨¯¸\\u02C6\\u02C7\\u02D8-\\u02DD‰¶§{}|\\\\]';
const quotes = /[“”„"«»]/g;
const nameSigns: readonly Sign[] = [
  { breakage: 'lettersCoded', sign: /%[2-9A-F][\dA-F]|=[89A-F][\dA-F]|\\u[\dA-F]{4}|\\x[\dA-F]{2}|&#?\w+;/i },
  { breakage: 'lettersLost', sign: /[\p{L}?][?¿]|[?¿]\p{L}/u },
  { breakage: 'lettersTwice', sign: new RegExp(`(?=\\p{L})[\\u0080-\\u024F](?:${symbol}|µ)`, 'u') },
  { breakage: 'lettersTwice', sign: /Ă[ĄĽŚŠ–]|Ć–/iu },
  { breakage: 'lettersDos', sign: /\p{L}[†‚™]|[†‚™]\p{L}|[\x81\x82\x84\x86\x8E-\x90\x94\x99]/u },
  { breakage: 'lettersMac', sign: /…\p{L}|[\x80\x85\x8A\x8C\x9A\x9F]/u },
  { breakage: 'lettersLost', sign: /(?!\s)\p{Cc}/u },
  { breakage: 'lettersOthers', sign: /\p{Ll}[ÂÕÜ]|\p{L}[ÂÕ]\p{Ll}/u },
  { breakage: 'lettersOthers', sign: new RegExp(`\\p{L}(?:${symbol})|(?:${symbol})\\p{L}`, 'u') },
];

/** @returns the likely cause when a name of somebody holds what no name does */
export function brokenName(name: string): Breakage | undefined {
  const found = nameSigns.find(({ sign }) => sign.test(name));
  if (found) return found.breakage;
  // A quotation mark has another, round what somebody is called.
  if (name.match(quotes)?.length === 1 && /\p{L}[”„]|[”„]\p{L}/u.test(name)) return 'lettersDos';
  return name.split(/[^\p{L}\p{M}]+/u).some(isOfTwoScripts) ? 'lettersOthers' : undefined;
}

const isOfTwoScripts = (word: string) =>
  /\p{Script=Latin}/u.test(word) && /(?!\p{Script=Latin}|\p{Script=Common})\p{L}/u.test(word);

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
