import { addDays, weekdayOf } from '../platform/dates/civil-date.js';
import { isSwedishHoliday } from '../platform/dates/swedish-holidays.js';
import type { Problem } from '../platform/errors/problem.js';
import { HolidayHours, type OpeningHours, type OpeningSpan } from './opening-hours.type.js';
import { minutesOf } from './read-clock.js';

/** Minutes from the midnight that a day begins with; what closes after the next one has more than 1,440. */
export interface OpenTime {
  opens: number;
  closes: number;
}

/** Minutes of a day by the clock on the wall. */
export const DAY = 24 * 60;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The weekdays that a span is about, Monday 1: from its first to its last, over the end of the week where it must. */
const daysOf = ({ fromDay, toDay }: OpeningSpan): number[] => {
  const length = (((toDay ?? fromDay) - fromDay + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((fromDay - 1 + index) % 7) + 1);
};

function openTime(opens: string, closes: string): OpenTime {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  return { opens: from, closes: to > from ? to : to + DAY };
}

/** When it is open on an ordinary day of each weekday, in order. */
export function ordinaryTimes({ spans }: Pick<OpeningHours, 'spans'>, weekday: number): OpenTime[] {
  return spans
    .filter((span) => daysOf(span).includes(weekday))
    .map(({ opens, closes }) => openTime(opens, closes))
    .sort((a, b) => a.opens - b.opens);
}

/** When it is open from the beginning of a day, 'YYYY-MM-DD'. An exception comes before a holiday, and that before the weekday. */
export function openTimes(hours: OpeningHours, date: string): OpenTime[] {
  const exceptions = hours.exceptions.filter(
    ({ fromDate, toDate }) => fromDate <= date && date <= (toDate ?? fromDate),
  );
  if (exceptions.length > 0)
    return exceptions.flatMap(({ opens, closes }) => (opens && closes ? openTime(opens, closes) : []));
  if (hours.holidays !== HolidayHours.AS_USUAL && isSwedishHoliday(date))
    return hours.holidays === HolidayHours.CLOSED ? [] : ordinaryTimes(hours, 7);
  return ordinaryTimes(hours, weekdayOf(date));
}

/** @param date in Sweden, 'YYYY-MM-DD' @param time in Sweden, 'HH:MM' */
export function isOpenAt(hours: OpeningHours, date: string, time: string): boolean {
  const minute = minutesOf(time);
  const covers = (times: OpenTime[], at: number) =>
    times.some(({ opens, closes }) => opens <= at && at < closes);
  return covers(openTimes(hours, date), minute) || covers(openTimes(hours, addDays(date, -1)), minute + DAY);
}

const overlap = (one: OpenTime, other: OpenTime) => one.opens < other.closes && other.opens < one.closes;

/** What the fields say that no week can hold. @param path of the hours in what was sent */
export function hoursProblems({ spans, exceptions }: OpeningHours, path: string): Problem[] {
  const clashes = spans.flatMap((span, index) => {
    const own = openTime(span.opens, span.closes);
    const isTaken = spans
      .slice(0, index)
      .some(
        (other) =>
          daysOf(other).some((day) => daysOf(span).includes(day)) &&
          overlap(own, openTime(other.opens, other.closes)),
      );
    return isTaken ? [{ path: `${path}.spans.${index}.opens`, code: 'hoursOverlap' }] : [];
  });
  const wrong = exceptions.flatMap(({ fromDate, toDate, opens, closes }, index) => {
    const at = `${path}.exceptions.${index}`;
    if (toDate && toDate < fromDate) return [{ path: `${at}.toDate`, code: 'windowBackwards' }];
    if (Boolean(opens) !== Boolean(closes))
      return [{ path: `${at}.${opens ? 'closes' : 'opens'}`, code: 'hoursHalfGiven' }];
    const isContradicted = exceptions
      .slice(0, index)
      .some(
        (other) =>
          other.fromDate <= (toDate ?? fromDate) &&
          fromDate <= (other.toDate ?? other.fromDate) &&
          (opens && other.opens
            ? overlap(openTime(opens, closes!), openTime(other.opens, other.closes!))
            : Boolean(opens) !== Boolean(other.opens)),
      );
    return isContradicted ? [{ path: `${at}.fromDate`, code: 'exceptionsClash' }] : [];
  });
  return [...clashes, ...wrong];
}
