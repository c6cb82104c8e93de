import { addDays } from '../platform/dates/civil-date.js';

/** Something that waits for the actor, as a line on the start page. */
export interface WaitingItem {
  kind: 'DRAFT' | 'REVIEW';
  /** Locale key of the line and what is filled in. Names a person, so it is shown and never logged. */
  titleKey: string;
  params: Record<string, string>;
  /** Where it is taken care of. */
  href: string;
  /** YYYY-MM-DD, or null when it has no day. */
  dueOn: string | null;
}

/** The last day whose reviews are shown on `day`: 30 days ahead. Both YYYY-MM-DD. */
export function lastReviewShown(day: string): string {
  return addDays(day, 30);
}
