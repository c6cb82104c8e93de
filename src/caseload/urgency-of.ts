import { addDays, weekdayOf } from '../platform/dates/civil-date.js';
import { Urgency } from './caseload-kinds.js';

/** The last day of the week of a day, which begins on a Monday; both YYYY-MM-DD. */
export function sundayOf(day: string): string {
  return addDays(day, 7 - weekdayOf(day));
}

/** @param dueOn YYYY-MM-DD, or null for what has no day; @param day today */
export function urgencyOf(dueOn: string | null, day: string): Urgency {
  if (dueOn === null) return Urgency.NO_DAY;
  if (dueOn < day) return Urgency.OVERDUE;
  if (dueOn === day) return Urgency.TODAY;
  return dueOn <= sundayOf(day) ? Urgency.THIS_WEEK : Urgency.LATER;
}
