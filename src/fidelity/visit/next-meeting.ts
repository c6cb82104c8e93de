import { addDays, weekdayOf } from '../../platform/dates/civil-date.js';

/** What is told of a team meeting that was held. */
interface Held {
  date: string;
  time: string;
}

/** As often a team has met on a weekday before it is taken for a habit. */
const A_HABIT = 2;

/**
 * When the team will meet next, if it meets as it has: on a weekday on which it has met more than once, at the time it has met
 * most often then, the earlier of two.
 * @param from the first day that counts, YYYY-MM-DD
 * @returns null where it has no such habit
 */
export function nextMeeting(held: readonly Held[], from: string): Held | null {
  for (let days = 0; days < 7; days++) {
    const date = addDays(from, days);
    const same = held.filter((meeting) => weekdayOf(meeting.date) === weekdayOf(date));
    if (new Set(same.map((meeting) => meeting.date)).size < A_HABIT) continue;
    const often = (time: string) => same.filter((meeting) => meeting.time === time).length;
    const [time] = same
      .map((meeting) => meeting.time)
      .toSorted((one, other) => often(other) - often(one) || one.localeCompare(other));
    return { date, time: time! };
  }
  return null;
}
