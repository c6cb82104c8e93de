import { addDays } from '../platform/dates/civil-date.js';
import { openTimes } from './opening-hours.js';
import type { OpeningHours } from './opening-hours.type.js';
import { minutesOf } from './read-clock.js';
import { clockOf } from './say-hours.js';

const DAYS_AHEAD = 366;

/**
 * When it opens next after a moment, in Sweden.
 * @param date 'YYYY-MM-DD' @param time 'HH:MM'
 * @returns null where that is more than a year away
 */
export function opensNext(
  hours: OpeningHours,
  date: string,
  time: string,
): { date: string; time: string } | null {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(date, ahead);
    const later = openTimes(hours, day)
      .map(({ opens }) => opens)
      .filter((opens) => ahead > 0 || opens > minutesOf(time));
    if (later.length > 0) return { date: day, time: clockOf(Math.min(...later)) };
  }
  return null;
}
