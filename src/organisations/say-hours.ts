import { formatDate } from '../platform/i18n/format-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type OpenTime, ordinaryTimes, WEEKDAYS } from './opening-hours.js';
import { HolidayHours, type OpeningException, type OpeningHours } from './opening-hours.type.js';

/** Hours of an ordinary week and of holidays in words, as sheets say them: "mån–fre 8–17, lör–sön stängt; helgdagar stängt". */
export function sayHours(locale: Locale, hours: OpeningHours): string {
  const days = WEEKDAYS.map((day) => sayTimes(locale, ordinaryTimes(hours, day)));
  const isSameEveryDay = days.every((day) => day === days[0]);
  const week = isSameEveryDay
    ? sayEveryDay(locale, days[0]!, hours)
    : runsOf(days)
        .map(({ from, to, text }) => `${sayDays(locale, from, to)} ${text}`)
        .join(', ');
  const saysNothing = isSameEveryDay && hours.holidays !== HolidayHours.CLOSED;
  return saysNothing ? week : `${week}; ${translate(locale, `hours.onHolidays.${hours.holidays}`)}`;
}

/** Hours in words where they are given as data, else as they were written before. */
export function hoursOf(
  locale: Locale,
  { hours, openingHours }: { hours?: OpeningHours | null; openingHours: string },
): string {
  return hours ? sayHours(locale, hours) : openingHours;
}

/** What holds on certain days, in words: "24 december 2026: stängt". */
export function sayException(locale: Locale, { fromDate, toDate, opens, closes }: OpeningException): string {
  const last = toDate && toDate !== fromDate ? `–${formatDate(locale, toDate)}` : '';
  const text = opens && closes ? `${sayClock(locale, opens)}–${sayClock(locale, closes)}` : null;
  return `${formatDate(locale, fromDate)}${last}: ${text ?? translate(locale, 'hours.closed')}`;
}

function sayEveryDay(locale: Locale, text: string, { spans }: OpeningHours): string {
  const isAlwaysOpen = spans.every(({ opens, closes }) => opens === '00:00' && closes === '24:00');
  return isAlwaysOpen ? translate(locale, 'hours.always') : `${translate(locale, 'hours.everyDay')} ${text}`;
}

function sayTimes(locale: Locale, times: OpenTime[]): string {
  if (times.length === 0) return translate(locale, 'hours.closed');
  const clock = (minutes: number) => sayClock(locale, clockOf(minutes));
  return times
    .map(({ opens, closes }) => `${clock(opens)}–${clock(closes > 24 * 60 ? closes - 24 * 60 : closes)}`)
    .join(` ${translate(locale, 'hours.and')} `);
}

/** HH:MM of minutes from midnight. */
export const clockOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** "8" and "8.30" in Swedish, "8:00" and "8:30" in English. */
export function sayClock(locale: Locale, clock: string): string {
  const [hours, minutes] = clock.split(':') as [string, string];
  const key = minutes === '00' ? 'hours.wholeHour' : 'hours.clock';
  return translate(locale, key, { hours: String(Number(hours)), minutes });
}

function sayDays(locale: Locale, from: number, to: number): string {
  const [first, last] = [from, to].map((day) => translate(locale, `hours.day.${day}`));
  return from === to ? first! : `${first}–${last}`;
}

/** Days after each other of which the same is said. */
function runsOf(days: string[]): { from: number; to: number; text: string }[] {
  const runs: { from: number; to: number; text: string }[] = [];
  for (const [index, text] of days.entries()) {
    const last = runs.at(-1);
    if (last?.text === text) last.to = index + 1;
    else runs.push({ from: index + 1, to: index + 1, text });
  }
  return runs;
}
