import { addDays } from '../platform/dates/civil-date.js';
import { DAY, openTimes } from './opening-hours.js';
import type { OpeningHours } from './opening-hours.type.js';
import { minutesOf } from './read-clock.js';
import { clockOf } from './say-hours.js';

const DAYS_AHEAD = 7;

/**
 * When what is open at a moment, in Sweden, closes; what closes at midnight does so at 24:00.
 * @param date 'YYYY-MM-DD' @param time 'HH:MM'
 * @returns null where it is closed, or open for a week yet
 */
export function closesNext(
  hours: OpeningHours,
  date: string,
  time: string,
): { date: string; time: string } | null {
  const times = Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => index - 1).flatMap((ahead) =>
    openTimes(hours, addDays(date, ahead)).map(({ opens, closes }) => ({
      opens: opens + ahead * DAY,
      closes: closes + ahead * DAY,
    })),
  );
  const closingAfter = (minute: number) =>
    times.flatMap(({ opens, closes }) => (opens <= minute && minute < closes ? closes : []));
  const now = minutesOf(time);
  let until = now;
  // It goes on where one time begins before another has ended.
  for (let closing = closingAfter(now); closing.length > 0; closing = closingAfter(until))
    until = Math.max(...closing);
  if (until === now || until >= DAYS_AHEAD * DAY) return null;
  const days = Math.ceil(until / DAY) - 1;
  return { date: addDays(date, days), time: clockOf(until - days * DAY) };
}
