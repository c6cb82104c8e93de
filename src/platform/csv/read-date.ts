import { isCivilDate } from '../dates/civil-date.js';
import { today } from '../dates/today.js';
import { intlTag, locales } from '../i18n/locale.js';
import { Notation, type Readings } from './notation.js';

const { YEAR_FIRST, DAY_FIRST, MONTH_FIRST } = Notation;

/** Three numbers of a date with something between, with a name for the month, or without anything between. */
const PARTS = /^(\d{1,4})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{1,4})$/;
const DAY_OF_NAME = /^(\d{1,2})[-. ]*(\p{L}{3,9})\.?[-., ]*(\d{2}|\d{4})$/u;
const NAME_OF_DAY = /^(\p{L}{3,9})\.? ?(\d{1,2}),? (\d{4})$/u;
const DIGITS = /^(?:\d{8}|\d{6})$/;

/** Months by their names in every language, whole and short. */
const months = new Map(
  locales.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(intlTag[locale], { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) => {
        const name = format.format(new Date(Date.UTC(2024, index, 1)));
        return [name.replace('.', '').toLowerCase(), index + 1] as const;
      });
    }),
  ),
);

/**
 * What days a text may mean, YYYY-MM-DD. A year of two digits lies in the hundred years that end in ten years; last in the text,
 * and still to come, it does not tell that the text is written so.
 * @returns `day` where the text says by itself which number is what; without any reading it is no date
 */
export function readDay(text: string): { day: string } | { readings: Readings<string> } {
  if (isCivilDate(text) && text >= '1900' && text < '2100') return { day: text };
  const named = DAY_OF_NAME.exec(text) ?? NAME_OF_DAY.exec(text);
  if (named) return fromName(named.slice(1, 4) as [string, string, string]);
  const parts = PARTS.exec(text);
  if (parts) return fromParts(parts.slice(1, 4) as [string, string, string]);
  if (!DIGITS.test(text)) return { readings: new Map() };
  const year = text.length - 4;
  const readings = readingsOf(
    [text.slice(0, year), text.slice(year, -2), text.slice(-2)],
    [text.slice(0, 2), text.slice(2, 4), text.slice(4)],
  );
  // Eight digits that can be a year, a month and a day are nothing else.
  const first = readings.get(YEAR_FIRST);
  return year === 4 && first ? { day: first } : { readings };
}

function fromName([one, other, year]: [string, string, string]):
  | { day: string }
  | { readings: Readings<string> } {
  const [name, day] = /\d/.test(one) ? [other, one] : [one, other];
  const month = months.get(name.toLowerCase());
  const date = month && dayOf(year, String(month), day);
  return date ? { day: date } : { readings: new Map() };
}

function fromParts(parts: [string, string, string]): { day: string } | { readings: Readings<string> } {
  const readings = readingsOf(parts, parts);
  const first = readings.get(YEAR_FIRST);
  return parts[0].length === 4 && first ? { day: first } : { readings };
}

type Parts = [string, string, string];

function readingsOf([year, month, day]: Parts, [one, other, last]: Parts): Readings<string> {
  const possible = [
    [YEAR_FIRST, dayOf(year, month, day)],
    [DAY_FIRST, dayOf(last, other, one)],
    [MONTH_FIRST, dayOf(last, one, other)],
  ] as const;
  const readings = new Map<Notation, string | undefined>(
    possible.flatMap(([notation, date]) => (date ? [[notation, date] as const] : [])),
  );
  // 220931 is sooner the 31st of a month that has 30 days than a day to come.
  if (year.length === 2 && isAllToCome(readings)) readings.set(YEAR_FIRST, undefined);
  return readings;
}

function isAllToCome(readings: Readings<string>): boolean {
  const days = [...readings.values()].filter((day) => day !== undefined);
  return days.length > 0 && !readings.has(YEAR_FIRST) && days.every((day) => day > today());
}

function dayOf(year: string, month: string, day: string): string | undefined {
  if ((year.length !== 4 && year.length !== 2) || month.length > 2 || day.length > 2) return undefined;
  const date = `${wholeYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) && date >= '1900' && date < '2100' ? date : undefined;
}

function wholeYear(year: string): string {
  if (year.length === 4) return year;
  const latest = Number(today().slice(0, 4)) + 10;
  const inCentury = latest - (latest % 100) + Number(year);
  return String(inCentury > latest ? inCentury - 100 : inCentury);
}
