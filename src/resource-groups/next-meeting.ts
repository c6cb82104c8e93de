import { addDays } from '../platform/dates/civil-date.js';

/** When a group meets next. */
export interface NextMeeting {
  /** YYYY-MM-DD. */
  on: string;
  /** Whether somebody has set the day; else it follows from how often the group is to meet. */
  isSet: boolean;
  isOverdue: boolean;
}

/**
 * The first meeting to come; else so many weeks after the last one.
 * @param since the day from which weeks are counted where the group has not met
 */
export function nextMeeting(
  days: readonly string[],
  { weeks, since, today }: { weeks: number | null; since: string | null; today: string },
): NextMeeting | null {
  const inOrder = days.toSorted();
  const set = inOrder.find((day) => day > today);
  if (set) return { on: set, isSet: true, isOverdue: false };
  const last = inOrder.at(-1) ?? since;
  if (!weeks || !last) return null;
  const on = addDays(last, 7 * weeks);
  return { on, isSet: false, isOverdue: on < today };
}
