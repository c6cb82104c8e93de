import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isValidPhoneNumber } from 'libphonenumber-js';

/** Numbers that are dialled as they are: 112, 1177, 113 13, 114 14, and those of support lines, such as 116 111 and 90 101. */
const SHORT = /^(112|1177|11[34]\d\d|116\d{3}|118\d{3}|90\d{3})$/;

/** A number, and after it what it is or how to get on: "08-123 45 67 (växel)", "08-123 45 67, knapp 2". */
const WITH_NOTE = /^(\+?[\d(][\d\s()./–-]*)((?:[,;]|\s\(\D|\s(?:eller|or|ankn|ext)).*)?$/i;

/** Whether the text is a telephone number of Sweden, or of another country with + before it, and maybe a note after it. */
export function isTelephoneNumber(text: unknown): boolean {
  const [, number = ''] = typeof text === 'string' ? (WITH_NOTE.exec(text) ?? []) : [];
  const plain = number.replaceAll('–', '-').trim();
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
  const [, first = ''] = WITH_NOTE.exec(number) ?? [];
  return first
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^(\+|00)46/, '0');
}
