import { addDays, weekdayOf } from '../platform/dates/civil-date.js';
import { CaseloadKind, Urgency } from './caseload-kinds.js';

/** The last day of the week of a day, which begins on a Monday; both YYYY-MM-DD. */
export function sundayOf(day: string): string {
  return addDays(day, 7 - weekdayOf(day));
}

/** Somebody waits in an emergency, or would count in vain on what a plan says. */
const AT_ONCE: readonly CaseloadKind[] = [CaseloadKind.LIFT_ASKED, CaseloadKind.UNIT_DECLINED];

interface Waiting {
  kind: CaseloadKind;
  /** YYYY-MM-DD, or null for what has no day. */
  dueOn: string | null;
}

/** @param day today, YYYY-MM-DD */
export function urgencyOf({ kind, dueOn }: Waiting, day: string): Urgency {
  if (AT_ONCE.includes(kind)) return Urgency.AT_ONCE;
  if (dueOn === null) return Urgency.NO_DAY;
  if (dueOn < day) return Urgency.OVERDUE;
  if (dueOn === day) return Urgency.TODAY;
  return dueOn <= sundayOf(day) ? Urgency.THIS_WEEK : Urgency.LATER;
}
