import { formatDate } from '../i18n/format-date.js';
import { formatNumber } from '../i18n/format-number.js';
import { defaultLocale, type Locale, locales, perLocale } from '../i18n/locale.js';
import { type MessageParams, translate } from '../i18n/translate.js';
import { decimalOf, numbersIn } from '../text/read-number.js';
import { composed } from '../text/text-fault.js';
import { brokenName } from './broken-letters.js';
import type { Reason } from './csv-refusal.js';
import { type Choice, choices } from './file-words.js';
import { isAmbiguous, Notation, onlyReading, type Readings } from './notation.js';
import { readDay } from './read-date.js';

/** What a cell says, or why it says nothing that can be used. */
export type Read<T> = { value: T } | { reason: Reason };

/** How the cells of a column are written. */
export interface CellFormat<T> {
  /**
   * Reads a trimmed text that is not empty.
   * @param notation how the column is written, when some text of it could mean several things
   */
  read(text: string, notation?: Notation): Read<T>;
  /** What a text means in each notation, for a column whose cells can be written in several. */
  readings?(text: string): Readings<unknown>;
  /** The value as Swedish systems write it; `read` gives it back. */
  write(value: T): string;
  /** The value in words for a reader; as it is written where there are no other words. */
  show?(value: T, locale: Locale): string;
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

const nameText = text(200);

/** What somebody is called. A name whose letters were broken on their way is refused. */
export const personName: CellFormat<string> = {
  ...nameText,
  read: (cell) => {
    const broken = brokenName(cell);
    return broken ? refused(broken) : nameText.read(cell);
  },
};

const none: Readings<unknown> = new Map();

/** A civil date as people and systems write it; a midnight after it says nothing. */
export const date: CellFormat<string> = {
  read: (cell, notation) => {
    const read = dateAndTime.read(cell, notation);
    if ('reason' in read) return read;
    const { date: value, time: clock } = read.value;
    return clock === null || clock === MIDNIGHT ? { value } : refused('date');
  },
  readings: (cell) => dateAndTime.readings!(cell),
  write: (value) => value,
  show: (value, locale) => formatDate(locale, value),
  format: written('date'),
};

const MIDNIGHT = '00:00';
/** A day, and the time after it. */
const MOMENT = /^(.*?\d)(?:[T ,]\s*((?:kl\.? ?)?\d{1,2}[:.]?\d\d(?:[:.]\d\d(?:[.,]\d{1,7})?)?))?$/i;

/**
 * A civil date, which may be followed by a time: 2025-03-04, 2025-03-04 10:30, 2025-03-04T10:30:00. Spreadsheets write a day
 * without time as midnight to the second.
 */
export const dateAndTime: CellFormat<DateAndTime> = {
  read: (cell, notation) => {
    const { day, clock } = momentOf(cell);
    if ('readings' in day && notation === undefined && isAmbiguous(day.readings))
      return refused('severalReadings');
    const value = 'day' in day ? day.day : onlyReading(day.readings, notation);
    if (value === undefined) return refused('date');
    if (clock === undefined || /^0?0[:.]00[:.]00/.test(clock)) return { value: { date: value, time: null } };
    const read = time.read(clock);
    return 'reason' in read ? read : { value: { date: value, time: read.value } };
  },
  readings: (cell) => {
    const { day } = momentOf(cell);
    return 'day' in day ? none : day.readings;
  },
  write: (value) => (value.time === null ? value.date : `${value.date} ${value.time}`),
  show: ({ date: day, time: clock }, locale) => [formatDate(locale, day), clock].filter(Boolean).join(' '),
  format: written('dateAndTime'),
};

/** The day alone when all of the text is one; else what stands after it is a time. */
function momentOf(cell: string) {
  const whole = readDay(cell);
  if ('day' in whole || whole.readings.size > 0) return { day: whole };
  const [, day = '', clock] = MOMENT.exec(cell) ?? [];
  return { day: readDay(day), clock };
}

/** A civil time: 10:30, 10.30, 1030 or 10:30:00; seconds are dropped. */
export const time: CellFormat<string> = {
  read: (cell) => {
    const match =
      /^(?:kl\.? ?)?(\d{1,2})[:.](\d\d)(?:[:.]\d\d(?:[.,]\d{1,7})?)?$/i.exec(cell) ??
      /^(?:kl\.? ?)?(\d{1,2})(\d\d)(?:\d\d)?$/i.exec(cell);
    if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return refused('time');
    return { value: `${match[1]?.padStart(2, '0')}:${match[2]}` };
  },
  write: (value) => value,
  format: written('time'),
};

/** A whole number from `min` to `max`; `45,0` is 45. A mark before three digits may stand before decimals or thousands. */
export function wholeNumber(min: number, max: number): CellFormat<number> {
  return {
    read: (cell, notation) => {
      const readings = numberReadings(cell);
      if (notation === undefined && isAmbiguous(readings)) return refused('severalReadings');
      const value = onlyReading(readings, /[.,]/.test(cell) ? notation : undefined);
      if (value === undefined || !Number.isInteger(value)) return refused('wholeNumber');
      return value < min || value > max ? refused('outOfRange', { min, max }) : { value };
    },
    readings: (cell) => (/[.,]/.test(cell) ? numberReadings(cell) : none),
    write: (value) => String(value),
    show: (value, locale) => formatNumber(locale, value),
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
    const number = decimalOf(cell.slice(0, cell.length - sign.length).trim());
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
  const wordOf = (value: T, locale: Locale) =>
    allowed.find((one) => one.value === value)?.words[locale][0] ?? '';
  return {
    read: (cell) => {
      const value = byWord.get(fold(cell));
      return value === undefined ? refused('notAllowed', { words, others }) : { value };
    },
    write: (value) => wordOf(value, defaultLocale),
    show: wordOf,
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
    show: (values, locale) => values.map((value) => shownValue(item, value, locale)).join(', '),
    format: (locale) => translate(locale, 'import.formatOf.list', { item: item.format(locale) }),
  };
}

/** A value of a cell in words for a reader. */
export function shownValue<T>(cell: CellFormat<T>, value: T, locale: Locale): string {
  return cell.show?.(value, locale) ?? cell.write(value);
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

/** What number a cell is with each mark before its decimals. */
function numberReadings(cell: string): Readings<number> {
  const { comma, point } = numbersIn(cell);
  const marks = [
    [Notation.DECIMAL_COMMA, comma],
    [Notation.DECIMAL_POINT, point],
  ] as const;
  return new Map(
    marks.flatMap(([notation, value]) => (value === undefined ? [] : [[notation, value] as const])),
  );
}
