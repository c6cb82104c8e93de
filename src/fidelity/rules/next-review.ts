import { addMonths } from '../../platform/dates/civil-date.js';

/** How long after an audit the next one is due, unless the team says another day. */
const MONTHS_BETWEEN = 12;

/**
 * The day by which a team is to be reviewed again.
 * @param review.closedOn the day the audit was closed, YYYY-MM-DD
 * @param review.setTo the day that the team has set instead; null for none
 */
export function nextReviewDue({ closedOn, setTo }: { closedOn: string; setTo: string | null }): string {
  return setTo ?? addMonths(closedOn, MONTHS_BETWEEN);
}
