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
