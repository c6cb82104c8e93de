import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isValidPhoneNumber } from 'libphonenumber-js';

/** Numbers that are dialled as they are: 112, 1177, 113 13, 114 14, and those of support lines, such as 116 111 and 90 101. */
const SHORT = /^(112|1177|11[34]\d\d|116\d{3}|118\d{3}|90\d{3})$/;

/** Where a note begins, of what it is or how to get on: "08-123 45 67 (växel)", "08-123 45 67, knapp 2". */
const NOTE = /[,;]|\s(?:\(\D|eller|or|ankn|ext)/i;
const NUMBER = /^\+?[\d(][\d\s()./–-]*$/;

/** What is dialled, without a note; empty for what is no number. */
function dialled(text: string): string {
  const end = text.search(NOTE);
  const number = end < 0 ? text : text.slice(0, end);
  return NUMBER.test(number) ? number : '';
}

/** Whether the text is a telephone number of Sweden, or of another country with + before it, and maybe a note after it. */
export function isTelephoneNumber(text: unknown): boolean {
  const plain = typeof text === 'string' ? dialled(text).replaceAll('–', '-').trim() : '';
  return SHORT.test(plain.replace(/[\s-]/g, '')) || (plain.length > 0 && isValidPhoneNumber(plain, 'SE'));
}

/** As it was written, with one blank where there were several. */
const spaced = (text: unknown) => (typeof text === 'string' ? text.trim().replace(/\s+/g, ' ') : text);

/** A field for a telephone number, kept as people write it. */
export const TelephoneNumber = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => spaced(value)),
    ValidateBy({ name: 'isTelephoneNumber', validator: { validate: isTelephoneNumber } }),
  );

/** The digits that tell whether two numbers are the same, however they were written; a country code of Sweden is a 0. */
export function digitsOf(number: string): string {
  return dialled(number)
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^(\+|00)46/, '0');
}

/** What of a text may be a number, or several after each other. */
const CANDIDATES = /[+(]?\d[\d\s()./–‑-]*/g;

/**
 * The first number in a text, as a telephone calls it: "08-123 45 67 (kvällar 070-174 06 17)" is 081234567, and "1177" is 1177.
 * @returns undefined where the text has none
 */
export function callable(text: string): string | undefined {
  for (const candidate of text.match(CANDIDATES) ?? []) {
    const parts = candidate.replace(/[–‑]/g, '-').split(/[\s/]+/);
    for (let first = 0; first < parts.length; first += 1)
      for (let end = parts.length; end > first; end -= 1) {
        const digits = asDialled(parts.slice(first, end).join(' '));
        if (SHORT.test(digits) || (/^[0+]/.test(digits) && isValidPhoneNumber(digits, 'SE'))) return digits;
      }
  }
  // A number that is nobody's, such as one of a demonstration, is called as it is written.
  return (text.match(NUMBERS) ?? []).map(asDialled).find((digits) => digits.length >= LEAST_DIGITS);
}

const asDialled = (written: string) => written.replace('(0)', '').replace(/(?!^\+)\D/g, '');

/** Shorter ones, such as 1177, are nobody's own, and longer ones are no number. */
const LEAST_DIGITS = 6;
const MOST_DIGITS = 15;

/** The digits of a number that is somebody's own; null where it is none. */
export function numberOf(text: string): string | null {
  const digits = digitsOf(text);
  return digits.length >= LEAST_DIGITS && digits.length <= MOST_DIGITS ? digits : null;
}

/** What looks like a telephone number in a text. */
const NUMBERS = /\+?\d[\d\s()–-]{4,}\d/g;

/** The numbers that texts say, however they are written: each as its digits between blanks, and empty where there are none. */
export function numbersIn(texts: readonly string[]): string {
  const numbers = texts.flatMap((text) => text.match(NUMBERS) ?? []).flatMap((one) => numberOf(one) ?? []);
  return [...new Set(numbers)].map((number) => ` ${number} `).join('');
}
