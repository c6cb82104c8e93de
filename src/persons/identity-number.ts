import { isCivilDate } from '../platform/dates/civil-date.js';
import { today } from '../platform/dates/today.js';
import { endsInCheckDigit } from './check-digit.js';
import { IdentityKind } from './person-kinds.js';
import { hasReserveShape } from './reserve-numbers.js';

export interface IdentityNumber {
  /** Twelve digits, or a reserve number in capitals. */
  number: string;
  kind: IdentityKind;
}

/** Why a text is no number; the key of a message under `problem`. */
export type NoNumber = { problem: 'identityNumber' | 'identityNumberLetters' };

/** A person's number as their row has it. */
interface Numbered {
  identityNumber: string;
  identityKind: IdentityKind;
}

/** What people and lists write before a number. A label of any words ends in a colon. */
const LABEL =
  /^(?:[\p{L}\s.]*[:=#]|(?:(?:PERSON|SAMORDNINGS|RESERV|RESERVE|IDENTITETS|IDENTITY|ID|P|S|R|LR|NR)?[\s.]?(?:NUMMER|NUMBER|NR|NO))(?!\p{L}))/iu;
/** A name that was copied with the number. */
const WORDS_AFTER = /^[\s,;:(/]+[\p{L}.'’)-][\p{L}\s.,'’()-]*$/u;

const SEPARATOR = String.raw`[\s\p{Pd}\u2212\u02d7\u2043_./]`;
const SEPARATORS = new RegExp(SEPARATOR, 'gu');
/** Ten or twelve digits that no letter or digit touches, nor a digit with a mark between. */
const APART = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|\p{N}[^\s\p{L}])(?:1[6-9]|2[01])?\d\d(?:${SEPARATOR}?\d\d){2}${SEPARATOR}{0,3}\+?\d{4}(?![\p{L}\p{N}]|[^\s\p{L}]\p{N})`,
  'gu',
);

/** With digits and letters, as every reserve number in the register has them. */
const RESERVE = /^(?=.*[0-9])(?=.*[A-Z])[0-9A-Z]{6,20}$/;

/** Letters that are typed for a digit. No known reserve number has one where all else are digits. */
const TYPED: Record<string, string> = { O: '0', o: '0', I: '1', i: '1', l: '1', '|': '1' };
/** And letters that may be read for one by a scanner; they stand in reserve numbers too. */
const SCANNED: Record<string, string> = { ...TYPED, L: '1', Z: '2', z: '2', S: '5', s: '5', B: '8' };

/**
 * Reads a personnummer or samordningsnummer with its check digit, or a reserve number, whichever dashes, blanks, widths
 * of digits, quotes and words stand in and around it. Ten digits get their century.
 */
export function readIdentityNumber(text: string): IdentityNumber | NoNumber {
  const folded = fold(text);
  const whole = [folded, fold(withoutWordsAfter(text))].map(readOfficial).find(isRight);
  // Between words a number of its own may stand before the year, and is no century.
  const official = /^\p{L}/u.test(folded) ? (readApart(text) ?? whole) : (whole ?? readApart(text));
  if (official) return official;
  if (hasLettersForDigits(folded)) return { problem: 'identityNumberLetters' };
  const number = folded.toUpperCase();
  if (RESERVE.test(number) || hasReserveShape(number)) return { number, kind: IdentityKind.RESERVE };
  return { problem: 'identityNumber' };
}

/** Whether somebody may be given the number, as far as its form tells. Older ones of other forms are in the register too. */
export const hasKnownForm = ({ number, kind }: IdentityNumber): boolean =>
  kind !== IdentityKind.RESERVE || hasReserveShape(number);

/** The number alone, for who looks for somebody. @returns undefined when the text is no number */
export function numberIn(text: string): string | undefined {
  const read = readIdentityNumber(text);
  return 'number' in read ? read.number : undefined;
}

/** In common signs, without blanks, separators, what nobody sees, and what stands around the number. */
function fold(text: string): string {
  return bare(bare(seen(text)).replace(LABEL, '')).replace(SEPARATORS, '');
}

/** In common signs, without what nobody sees. */
function seen(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u2800]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

/** The one number that stands among other words, such as those of a room, a telephone or a name. */
function readApart(text: string): IdentityNumber | undefined {
  const found = [...seen(text).matchAll(APART)]
    .map(([run]) => readOfficial(run.replace(SEPARATORS, '')))
    .filter(isRight);
  return new Set(found.map(({ number }) => number)).size === 1 && /\p{L}/u.test(text) ? found[0] : undefined;
}

const isDigit = (sign: string) => /\p{N}/u.test(sign);
const isLetterOrDigit = (sign: string) => /[\p{L}\p{N}]/u.test(sign);

/** From the first letter, digit or plus to the last letter or digit. */
function bare(text: string): string {
  const signs = [...text];
  const first = signs.findIndex((sign) => sign === '+' || isLetterOrDigit(sign));
  return signs.slice(first, signs.findLastIndex(isLetterOrDigit) + 1).join('');
}

function withoutWordsAfter(text: string): string {
  const signs = [...text];
  const end = signs.findLastIndex(isDigit) + 1;
  return WORDS_AFTER.test(signs.slice(end).join('')) ? signs.slice(0, end).join('') : text;
}

/** Ten or twelve digits whose date there is; the check digit is another question. */
function readOfficial(folded: string): IdentityNumber | undefined {
  const [, century, year = '', rest = '', plus] =
    /^[^0-9]*?(1[6-9]|2[01])?([0-9]{2})([0-9]{4}(\+?)[0-9]{4})$/.exec(folded) ?? [];
  if (!rest) return undefined;
  return kindOf(`${century ?? centuryOf(Number(year), plus === '+')}${year}${rest.replace('+', '')}`);
}

const isRight = (read: IdentityNumber | undefined): read is IdentityNumber =>
  read !== undefined && hasCheckDigit(read);

const hasCheckDigit = ({ number }: IdentityNumber) => endsInCheckDigit(number.slice(2));

/** A plus stands for the one who is a hundred that year or older, and nothing for who is younger (SKV 704). */
function centuryOf(year: number, isHundred: boolean): number {
  const now = Number(today().slice(0, 4)) - (isHundred ? 100 : 0);
  return Math.floor((now - year) / 100);
}

/** @param number twelve digits. @returns undefined when the date is none */
function kindOf(number: string): IdentityNumber | undefined {
  const { year, month, day, isCoordination } = partsOf(number);
  const kind = isCoordination ? IdentityKind.SAMORDNINGSNUMMER : IdentityKind.PERSONNUMMER;
  const isUnknown = isCoordination && (month === '00' || day === '00');
  const isDate = isUnknown ? month <= '12' && day <= '31' : isCivilDate(`${year}-${month}-${day}`);
  return isDate ? { number, kind } : undefined;
}

/** Where the month or the day is not known it is 00. */
function partsOf(number: string) {
  const [year, month] = [number.slice(0, 4), number.slice(4, 6)];
  const written = Number(number.slice(6, 8));
  const isCoordination = written >= 60;
  const day = String(isCoordination ? written - 60 : written).padStart(2, '0');
  return { year, month, day, isCoordination };
}

/** Whether the text would be a personnummer or samordningsnummer, had it digits for the letters that look like them. */
function hasLettersForDigits(folded: string): boolean {
  return [10, 11, 12].some((length) => {
    const [head, tail] = [folded.slice(0, -length), folded.slice(-length)];
    if (/[0-9]/.test(head) || !/[0-9]/.test(tail)) return false;
    const typed = withDigits(tail, TYPED);
    const scanned = readOfficial(withDigits(tail, SCANNED));
    return (
      (typed !== tail && readOfficial(typed) !== undefined) ||
      (scanned !== undefined && hasCheckDigit(scanned))
    );
  });
}

const withDigits = (text: string, digits: Record<string, string>) =>
  [...text].map((sign) => digits[sign] ?? sign).join('');

/** Date of birth, 'YYYY-MM-DD', where the number carries one; a samordningsnummer may lack the month or the day. */
export function birthDateOf(person: Numbered): string | null {
  const [first, last] = birthSpanOf(person) ?? [];
  return first && first === last ? first : null;
}

/** Year of birth, 'YYYY', where the number carries one. */
export function birthYearOf(person: Numbered): string | undefined {
  return birthSpanOf(person)?.[0].slice(0, 4);
}

/** The first and the last day on which the person can be born; nothing for a reserve number. */
export function birthSpanOf({
  identityNumber,
  identityKind,
}: Numbered): [first: string, last: string] | undefined {
  if (identityKind === IdentityKind.RESERVE) return undefined;
  const { year, month, day } = partsOf(identityNumber);
  const orElse = (otherMonth: string, otherDay: string) =>
    `${year}-${month === '00' ? otherMonth : month}-${day === '00' ? otherDay : day}`;
  return [orElse('01', '01'), orElse('12', '31')];
}

/** As people write it: 19121212-1212. */
export function showIdentityNumber({ identityNumber, identityKind }: Numbered) {
  return identityKind === IdentityKind.RESERVE
    ? identityNumber
    : `${identityNumber.slice(0, 8)}-${identityNumber.slice(8)}`;
}
