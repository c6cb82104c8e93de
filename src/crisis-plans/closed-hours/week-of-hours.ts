import { DAY, type OpenTime, openTimes, ordinaryTimes } from '../../organisations/opening-hours.js';
import type { OpeningHours } from '../../organisations/opening-hours.type.js';
import { addDays, daysBetween, weekdayOf } from '../../platform/dates/civil-date.js';
import { type Asked, type Helpers, type Hours, hasNotSaidNo } from './turn-to.js';

/** Whom to turn to for some time: the team, or the open units in the order of the plan and then those with unknown hours. */
export interface Who {
  isTeam: boolean;
  /** Their places in the plan. */
  units: number[];
}

/** From when to when, in minutes of the clock on the wall from the midnight it all begins with. */
export interface Stretch extends Who {
  from: number;
  to: number;
}

/** Days after each other, YYYY-MM-DD, on which the same holds, and differs from an ordinary week. */
export interface DaysApart {
  from: string;
  to: string;
  stretches: Stretch[];
}

type Setting = Helpers<Hours, Asked>;
type TimesOf = (hours: OpeningHours, day: number) => OpenTime[];

const WEEK = 7 * DAY;

/** Whom to turn to in an ordinary week from Monday. Sunday's last stretch goes on into Monday, past the end of the week. */
export function ordinaryWeek(setting: Setting): Stretch[] {
  const week = stretchesOf(setting, 7, (hours, day) => ordinaryTimes(hours, ((day + 7) % 7) + 1));
  const [first, last] = [week[0]!, week.at(-1)!];
  if (week.length === 1 || !isSame(first, last)) return week;
  return [...week.slice(1, -1), { ...last, to: WEEK + first.to }];
}

/**
 * Whom to turn to from the beginning of a day on, with the holidays and exceptions of those days. Times are those of the clock on
 * the wall: where it is put back, the hour that comes twice has the same answer both times, and a week has 169 hours; where it
 * is put forward, the hour that is left out is nobody's, and it has 167.
 */
export function stretchesFrom(setting: Setting, date: string, days: number): Stretch[] {
  return stretchesOf(setting, days, (hours, day) => openTimes(hours, addDays(date, day)));
}

/** The days on which a holiday or an exception makes somebody else the one to turn to than on that day of an ordinary week. */
export function daysApart(setting: Setting, from: string, days: number): DaysApart[] {
  const apart: DaysApart[] = [];
  for (let index = 0; index < days; index += 1) {
    const date = addDays(from, index);
    const stretches = stretchesFrom(setting, date, 1);
    const ordinary = stretchesOf(setting, 1, (hours, day) =>
      ordinaryTimes(hours, weekdayOf(addDays(date, day))),
    );
    if (JSON.stringify(stretches) === JSON.stringify(ordinary)) continue;
    const before = apart.at(-1);
    const goesOn =
      before &&
      daysBetween(before.to, date) === 1 &&
      JSON.stringify(before.stretches) === JSON.stringify(stretches);
    if (goesOn) before.to = date;
    else apart.push({ from: date, to: date, stretches });
  }
  return apart;
}

/** @param timesOf the times of a day, 0 for the first */
function stretchesOf({ team, units }: Setting, days: number, timesOf: TimesOf): Stretch[] {
  const numbers = Array.from({ length: days + 1 }, (_, index) => index - 1);
  const timesOfAll = ({ hours }: Hours) =>
    hours &&
    numbers.flatMap((day) =>
      timesOf(hours, day).map(({ opens, closes }) => ({
        opens: opens + day * DAY,
        closes: closes + day * DAY,
      })),
    );
  const ofTeam = (team && timesOfAll(team)) ?? [];
  const ofUnits = units.map(timesOfAll);
  const end = days * DAY;
  const edges = [ofTeam, ...ofUnits].flatMap((times) =>
    (times ?? []).flatMap(({ opens, closes }) => [opens, closes]),
  );
  const cuts = [...new Set([0, ...edges.filter((edge) => edge > 0 && edge < end)])].sort((a, b) => a - b);
  const whoAt = (minute: number): Who => {
    const isOpen = (times: OpenTime[]) =>
      times.some(({ opens, closes }) => opens <= minute && minute < closes);
    if (isOpen(ofTeam)) return { isTeam: true, units: [] };
    const asked = [...units.keys()].filter((index) => hasNotSaidNo(units[index]!));
    const open = asked.filter((index) => ofUnits[index] && isOpen(ofUnits[index]));
    return { isTeam: false, units: [...open, ...asked.filter((index) => !ofUnits[index])] };
  };
  const stretches: Stretch[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1] ?? end;
    const who = whoAt(from);
    const last = stretches.at(-1);
    if (last && isSame(last, who)) last.to = to;
    else stretches.push({ from, to, ...who });
  }
  return stretches;
}

export const isSame = (one: Who, other: Who): boolean =>
  one.isTeam === other.isTeam && one.units.join() === other.units.join();
