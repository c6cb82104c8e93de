import type { Activity } from '../organisations/organisation-kinds.js';
import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { Keeping, KeptBecause } from './keeping-kinds.js';
import type { KeepingException, KeepingRule, KeepingRules } from './keeping-rules.js';

/** What is known of one person's record at one principal. */
export interface KeptRecord {
  /** In what it was made; null where nobody has said, or where no rule is for it. */
  activity: `${Activity}` | null;
  /** Whether the principal is a private provider. */
  isPrivate: boolean;
  /** SCB code of the municipality that the principal is; null for all others. */
  municipalityCode: string | null;
  /** YYYY-MM-DD, where the number carries one. */
  birthDate: string | null;
  /** The newest day on which anything was written about the person, YYYY-MM-DD; null where no day is known. */
  lastEntry: string | null;
  /** In a team today, or from a day to come: the record is still being written. */
  enrolled: boolean;
  /** An emergency opening is open or not judged yet, or an open log review has the person in its sample. */
  inReview: boolean;
  /** Placed in care outside the home as a child. */
  placedAsChild: boolean;
  /** A hold is in force. */
  held: boolean;
}

/** What in the file decided. */
export type DecidingRule = Pick<KeepingRule, 'id' | 'paragraph'>;

/** What may or must become of a record. */
export interface Decision {
  keeping: Keeping;
  /** Why it is kept; null when it may or must go. */
  because: KeptBecause | null;
  /** The rule for the record, or the exception from it that keeps it; null where there is none. */
  rule: DecidingRule | null;
  /** The first day on which it may be destroyed, YYYY-MM-DD; null where nothing says so. */
  from: string | null;
  /** The last day by which it must have been destroyed, YYYY-MM-DD; null where there is none. */
  by: string | null;
}

/**
 * How long a record is kept, by the rule for its activity and the kind of its principal.
 * @param day today, YYYY-MM-DD
 */
export function decideKeeping(record: KeptRecord, rules: KeepingRules, day: string): Decision {
  const { lastEntry } = record;
  const rule = ruleFor(record, rules);
  if (record.held) return kept(KeptBecause.HELD, rule);
  if (!rule) return kept(KeptBecause.NO_RULE, null);
  if (record.enrolled) return kept(KeptBecause.ENROLLED, rule);
  const { placedChildren, research } = rules;
  if (record.placedAsChild && excepts(placedChildren, rule))
    return kept(KeptBecause.PLACED_CHILD, placedChildren);
  if (isForResearch(record, research) && excepts(research, rule)) return kept(KeptBecause.RESEARCH, research);
  if (lastEntry === null) return kept(KeptBecause.NO_DAY, rule);
  const lastDay = lastDayKept(lastEntry, rule.years);
  const from = addDays(lastDay, 1);
  // The duty begins in the year in which the last year ends, also when that is on New Year's Eve.
  const by = rule.by && `${Number(lastDay.slice(0, 4)) + 1}-12-31`;
  if (day < from) return { ...kept(KeptBecause.TIME, rule), from, by };
  if (record.inReview) return { ...kept(KeptBecause.REVIEW, rule), from, by };
  const keeping = rule.after === 'MUST' ? Keeping.MUST_BE_DESTROYED : Keeping.MAY_BE_DESTROYED;
  return { ...kept(null, rule), keeping, from, by };
}

function ruleFor({ activity, isPrivate }: KeptRecord, { rules }: KeepingRules): KeepingRule | null {
  const kind = isPrivate ? 'PRIVATE' : 'PUBLIC';
  return rules.find((rule) => rule.activity === activity && rule.principals.includes(kind)) ?? null;
}

const excepts = ({ from }: KeepingException, { id }: KeepingRule) => from.includes(id);

/** Everybody in some counties and municipalities, and elsewhere those who were born on some days of a month. */
function isForResearch(
  { municipalityCode, birthDate }: KeptRecord,
  { counties, municipalities, birthdays }: KeepingRules['research'],
): boolean {
  const keepsAll =
    municipalityCode !== null &&
    (municipalities.includes(municipalityCode) || counties.includes(municipalityCode.slice(0, 2)));
  return keepsAll || (birthDate !== null && birthdays.includes(Number(birthDate.slice(8))));
}

function kept(because: KeptBecause | null, rule: DecidingRule | null): Decision {
  const deciding = rule && { id: rule.id, paragraph: rule.paragraph };
  return { keeping: Keeping.KEPT, because, rule: deciding, from: null, by: null };
}

/**
 * A time in years ends on the day of the same number, and where that month lacks it on its last day (lag 1930:173 § 1):
 * from 29 February to 28 February, but from 28 February to the 28th also in a leap year.
 */
function lastDayKept(lastEntry: string, years: number): string {
  const end = addMonths(lastEntry, 12 * years);
  return end.slice(8) > lastEntry.slice(8) ? `${end.slice(0, 8)}${lastEntry.slice(8)}` : end;
}
