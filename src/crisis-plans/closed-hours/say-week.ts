import { DAY } from '../../organisations/opening-hours.js';
import { clockOf, sayClock, sayDays } from '../../organisations/say-hours.js';
import { addDays } from '../../platform/dates/civil-date.js';
import { formatWeekday } from '../../platform/i18n/format-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { UnitResponse } from '../crisis-plan-kinds.js';
import { type Asked, type Helpers, type Hours, hasNotSaidNo } from './turn-to.js';
import { daysApart, isSame, ordinaryWeek, type Stretch, type Who } from './week-of-hours.js';

/** Whom to turn to by the hours of the week, in words. Days are YYYY-MM-DD. */
export interface WeekInWords {
  rows: HoursInWords[];
  /** The days that differ from it, within some weeks from the day it was made. */
  apart: { days: string; rows: HoursInWords[] }[];
  /** The last day that was looked at for such days. */
  lookedTo: string;
}

export interface HoursInWords {
  when: string;
  who: string;
}

type Named = { name: string };

/** Holidays and exceptions are told for four weeks. */
const AHEAD = 28;

/** What is longer is no help at night: the units stand below with their own hours. */
const MOST_ROWS = 40;

/**
 * Whom to turn to in an ordinary week, and on the days of the coming four weeks that differ.
 * @param day the first of these, YYYY-MM-DD
 * @returns null where there is nobody to turn to but the team, nobody's hours are given as data, or it would be too long
 */
export function sayWeek(
  locale: Locale,
  setting: Helpers<Hours & Named, Asked & Named>,
  day: string,
): WeekInWords | null {
  const { team, units } = setting;
  const isTold = [team, ...units].some((one) => one?.hours);
  if (!isTold || !units.some(hasNotSaidNo)) return null;
  const say = (stretches: readonly Stretch[], sayTimes: (times: readonly Stretch[]) => string) =>
    byWho(stretches).map((times) => ({ when: sayTimes(times), who: sayWho(locale, setting, times[0]!) }));
  const rows = say(ordinaryWeek(setting), (times) => sayOfWeek(locale, times));
  if (rows.length > MOST_ROWS) return null;
  const week: WeekInWords = { rows, apart: [], lookedTo: addDays(day, AHEAD - 1) };
  let count = rows.length;
  for (const { from, to, stretches } of daysApart(setting, day, AHEAD)) {
    const days = [...new Set([from, to])].map((date) => formatWeekday(locale, date)).join('–');
    const ofDays = say(stretches, (times) => sayOfDay(locale, times));
    count += ofDays.length;
    if (count > MOST_ROWS) return { ...week, lookedTo: addDays(from, -1) };
    week.apart.push({ days, rows: ofDays });
  }
  return week;
}

/**
 * The hours of an ordinary week at which neither the team nor any unit is open, in words.
 * @returns null where there are none, or somebody's hours are not given as data
 */
export function sayNobodyOpen(locale: Locale, setting: Helpers<Hours, Asked>): string | null {
  const { team, units } = setting;
  const asked = units.filter(hasNotSaidNo);
  if (asked.length === 0 || [team, ...asked].some((one) => !one?.hours)) return null;
  const times = ordinaryWeek(setting).filter((stretch) => !stretch.isTeam && stretch.units.length === 0);
  return times.length > 0 ? sayOfWeek(locale, times) : null;
}

/** Stretches with the same to turn to, the team first, else by when the first of them begins. */
function byWho(stretches: readonly Stretch[]): Stretch[][] {
  const groups: Stretch[][] = [];
  for (const stretch of stretches) {
    const group = groups.find(([first]) => isSame(first!, stretch));
    if (group) group.push(stretch);
    else groups.push([stretch]);
  }
  return groups.sort(([a], [b]) => Number(b!.isTeam) - Number(a!.isTeam));
}

function sayWho(
  locale: Locale,
  { team, units }: Helpers<Hours & Named, Asked & Named>,
  { isTeam, units: places }: Who,
): string {
  if (isTeam) return team!.name;
  const names = places.map((place) => {
    const { name, hours, response } = units[place]!;
    const notes = [
      ...(hours ? [] : [translate(locale, 'closedHours.hoursNotTold')]),
      ...(response === UnitResponse.PENDING ? [translate(locale, 'closedHours.notAnswered')] : []),
    ];
    return notes.length > 0 ? `${name} (${notes.join(', ')})` : name;
  });
  if (names.length > 0) return names.join('; ');
  const isNotTold = team !== null && !team.hours;
  return isNotTold
    ? `${team.name} (${translate(locale, 'closedHours.hoursNotTold')})`
    : translate(locale, 'closedHours.nobody');
}

const sayTimes = (locale: Locale, from: number, to: number) =>
  [from, to > DAY ? to - DAY : to].map((minute) => sayClock(locale, clockOf(minute))).join('–');

function sayOfDay(locale: Locale, times: readonly Stretch[]): string {
  return times.map(({ from, to }) => sayTimes(locale, from, to)).join(', ');
}

/** "mån–tors 16.30–8, fre 16.30–mån 8": stretches of a day at most that are the same on several days are told together. */
function sayOfWeek(locale: Locale, times: readonly Stretch[]): string {
  const said = times.map(({ from, to }) => ({
    day: Math.floor(from / DAY),
    from: from % DAY,
    length: to - from,
  }));
  const texts = said.flatMap((one, index) => {
    const same = said.filter(({ from, length }) => from === one.from && length === one.length);
    if (one.length > DAY || (same.length === 1 && one.from + one.length > DAY)) return sayLong(locale, one);
    if (said.indexOf(same[0]!) !== index) return [];
    const days = same.map(({ day }) => day);
    return `${sayDaysOf(locale, days)} ${sayTimes(locale, one.from, one.from + one.length)}`;
  });
  return texts.join(', ');
}

function sayLong(
  locale: Locale,
  { day, from, length }: { day: number; from: number; length: number },
): string {
  if (length === 7 * DAY) return translate(locale, 'hours.always');
  const end = day * DAY + from + length;
  // What closes at midnight is told as 24 on the day before.
  const lastDay = Math.ceil(end / DAY) - 1;
  const at = (weekday: number, minute: number) =>
    `${sayDays(locale, (weekday % 7) + 1, (weekday % 7) + 1)} ${sayClock(locale, clockOf(minute))}`;
  return `${at(day, from)}–${at(lastDay, end - lastDay * DAY)}`;
}

/** @param days in order, 0 for Monday. Days that follow on each other over the end of the week are told as such. */
function sayDaysOf(locale: Locale, days: readonly number[]): string {
  if (days.length === 7) return translate(locale, 'hours.everyDay');
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  if (runs.length > 1 && runs[0]![0] === 0 && runs.at(-1)!.at(-1) === 6)
    runs.push([...runs.pop()!, ...runs.shift()!]);
  return runs.map((run) => sayDays(locale, run[0]! + 1, run.at(-1)! + 1)).join(', ');
}
