import { isCivilDate } from '../dates/civil-date.js';
import { defaultLocale, type Locale, locales, perLocale } from '../i18n/locale.js';
import { type MessageParams, translate } from '../i18n/translate.js';
import { composed } from '../text/text-fault.js';
import type { Reason } from './csv-refusal.js';
import { type Choice, choices } from './file-words.js';

/** What a cell says, or why it says nothing that can be used. */
export type Read<T> = { value: T } | { reason: Reason };

/** How the cells of a column are written. */
export interface CellFormat<T> {
  /** Reads a trimmed text that is not empty. */
  read(text: string): Read<T>;
  /** The value as Swedish systems write it; `read` gives it back. */
  write(value: T): string;
  /** How to write it, for the person who makes the file. */
  format(locale: Locale): string;
  /** The words that are allowed, when only some are. */
  choices?: readonly Choice<T>[];
}

/** A civil date, and the civil time when one stands after it. */
export interface DateAndTime {
  date: string;
  time: string | null;
}

const refused = (code: string, params?: Reason['params']): { reason: Reason } => ({
  reason: params ? { code, params } : { code },
});

/** Text of at most `max` characters, spaces and line breaks folded to one space. */
export function text(max: number): CellFormat<string> {
  return {
    read: (cell) => {
      const value = composed(cell).replace(/\s+/g, ' ');
      return [...value].length > max ? refused('textTooLong', { max }) : { value };
    },
    write: (value) => value,
    format: written('text', { max }),
  };
}

/** A civil date: 2025-03-04 or 20250304. */
export const date: CellFormat<string> = {
  read: (cell) => {
    const read = dateAndTime.read(cell);
    if ('reason' in read) return read;
    return read.value.time === null ? { value: read.value.date } : refused('date');
  },
  write: (value) => value,
  format: written('date'),
};

/** A civil date, which may be followed by a time: 2025-03-04, 2025-03-04 10:30, 2025-03-04T10:30:00. */
export const dateAndTime: CellFormat<DateAndTime> = {
  read: (cell) => {
    const match = /^(\d{4})(-?)(\d\d)\2(\d\d)(?:[ T]+(\d.*))?$/.exec(cell);
    if (!match) return refused('date');
    const [, year, , month, day, clock] = match;
    const value = `${year}-${month}-${day}`;
    if (!isCivilDate(value) || value < '1900' || value >= '2100') return refused('date');
    if (clock === undefined) return { value: { date: value, time: null } };
    const read = time.read(clock);
    return 'reason' in read ? read : { value: { date: value, time: read.value } };
  },
  write: (value) => (value.time === null ? value.date : `${value.date} ${value.time}`),
  format: written('dateAndTime'),
};

/** A civil time: 10:30, 10.30 or 10:30:00; seconds are dropped. */
export const time: CellFormat<string> = {
  read: (cell) => {
    const match = /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?$/.exec(cell);
    if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return refused('time');
    return { value: `${match[1]?.padStart(2, '0')}:${match[2]}` };
  },
  write: (value) => value,
  format: written('time'),
};

/** A whole number from `min` to `max`; `45,0` is 45. */
export function wholeNumber(min: number, max: number): CellFormat<number> {
  return {
    read: (cell) => {
      const value = decimalOf(cell);
      if (value === null || !Number.isInteger(value)) return refused('wholeNumber');
      return value < min || value > max ? refused('outOfRange', { min, max }) : { value };
    },
    write: (value) => String(value),
    format: written('wholeNumber', { min, max }),
  };
}

/** 200 % in hundredths of a percent. */
const MOST_OF_FULL_TIME = 20_000;

/**
 * A part of full time in hundredths of a percent, up to 200 %: `62,5 %`, `0,625`, `110 %`. A number above 1 without a percent
 * sign could mean either and is refused.
 */
export const partOfFullTime: CellFormat<number> = {
  read: (cell) => {
    const [sign] = /(?:%|procent|percent)$/i.exec(cell) ?? [''];
    const number = decimalOf(cell.slice(0, cell.length - sign.length));
    if (number === null || (sign === '' && number > 1)) return refused('partOfFullTime');
    const hundredths = number * (sign === '' ? 10_000 : 100);
    const value = Math.round(hundredths);
    if (Math.abs(value - hundredths) > 1e-6 || value < 0 || value > MOST_OF_FULL_TIME)
      return refused('partOfFullTime');
    return { value };
  },
  write: (hundredths) => `${String(hundredths / 100).replace('.', ',')} %`,
  format: written('partOfFullTime'),
};

/** Yes or no in any language. */
export const yesNo: CellFormat<boolean> = choice(choices('yesNo', { yes: true, no: false }));

/** One of some values, in the words of any language, whatever the case. */
export function choice<T>(allowed: readonly Choice<T>[]): CellFormat<T> {
  const byWord = new Map(
    allowed.flatMap(({ value, words }) =>
      Object.values(words)
        .flat()
        .map((word) => [fold(word), value]),
    ),
  );
  const words = perLocale((locale) => allowed.map((one) => one.words[locale][0]).join(', '));
  const others = perLocale((locale) =>
    locales
      .filter((other) => other !== locale)
      .map((other) => words[other])
      .join('; '),
  );
  return {
    read: (cell) => {
      const value = byWord.get(fold(cell));
      return value === undefined ? refused('notAllowed', { words, others }) : { value };
    },
    write: (value) => allowed.find((one) => one.value === value)?.words[defaultLocale][0] ?? '',
    format: written('choice'),
    choices: allowed,
  };
}

/** Several values in one cell, with a comma or a vertical bar between; each is kept once. */
export function list<T>(item: CellFormat<T>): CellFormat<T[]> {
  return {
    read: (cell) => {
      const values = new Set<T>();
      for (const part of cell.split(/[,|]/)) {
        if (part.trim() === '') continue;
        const read = item.read(part.trim());
        if ('reason' in read) return read;
        values.add(read.value);
      }
      return { value: [...values] };
    },
    write: (values) => values.map(item.write).join('|'),
    format: (locale) => translate(locale, 'import.formatOf.list', { item: item.format(locale) }),
  };
}

/** How to write a cell, in words of `import.formatOf`. */
export function written(format: string, params?: MessageParams) {
  return (locale: Locale) => translate(locale, `import.formatOf.${format}`, params);
}

/** Words compared without case, accents of form, or the kind of space and underscore between them. */
export function fold(word: string): string {
  return composed(word)
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

/** Reads `1 234,5`, `1234.5` and `45`; null for anything else. */
function decimalOf(cell: string): number | null {
  const plain = cell.replace(/\s/g, '');
  return /^-?\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null;
}
