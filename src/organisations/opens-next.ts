import { addDays } from '../platform/dates/civil-date.js';
import { DAY, openTimes } from './opening-hours.js';
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
    if (later.length === 0) continue;
    const opens = Math.min(...later);
    // Hours that begin at 24:00 are of the day that begins then.
    return opens < DAY
      ? { date: day, time: clockOf(opens) }
      : { date: addDays(day, 1), time: clockOf(opens - DAY) };
  }
  return null;
}
