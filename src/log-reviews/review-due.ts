import { addDays, addMonths } from '../platform/dates/civil-date.js';

/** Days within which an emergency opening is to be judged. */
export const DAYS_TO_JUDGE = 7;

/**
 * When the next spot check is due: one each month, and the first a month after the log began.
 * @param since the day the last review was closed, or else the day of the first row; null: there is nothing yet
 */
export function reviewDue(since: string | null, day: string): { dueOn: string | null; overdue: boolean } {
  const dueOn = since && addMonths(since, 1);
  return { dueOn, overdue: dueOn !== null && dueOn < day };
}

/** When an emergency opening is to be judged at the latest, and whether that day has passed. */
export function judgementDue(openedOn: string, day: string): { dueOn: string; late: boolean } {
  const dueOn = addDays(openedOn, DAYS_TO_JUDGE);
  return { dueOn, late: dueOn < day };
}
