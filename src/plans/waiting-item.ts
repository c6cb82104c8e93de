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

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reviews up to this day are shown: 30 days after `day`. Both YYYY-MM-DD. */
export function lastReviewShown(day: string): string {
  return new Date(Date.parse(day) + 30 * DAY_MS).toISOString().slice(0, 10);
}
