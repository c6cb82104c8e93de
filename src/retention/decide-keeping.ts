import { addDays, addMonths } from '../platform/dates/civil-date.js';
import { Keeping, KeptBecause } from './keeping-kinds.js';
import { SecrecyLaw } from './secrecy-law.js';

/** What is known of one person's record at one principal. */
export interface KeptRecord {
  law: SecrecyLaw;
  /** The newest day on which anything was written about the person, YYYY-MM-DD; null where no day is known. */
  lastEntry: string | null;
  /** In a team today, or from a day to come: the record is still being written. */
  enrolled: boolean;
  /** An emergency opening is open or not judged yet, or an open log review has the person in its sample. */
  inReview: boolean;
  /** One of those that are kept for research; see isKeptForResearch. */
  forResearch: boolean;
}

/** What may or must become of a record. */
export interface Decision {
  keeping: Keeping;
  /** Why it is kept; null when it may or must go. */
  because: KeptBecause | null;
  /** The first day on which it may be destroyed, YYYY-MM-DD; null where nothing says so. */
  from: string | null;
  /** The last day by which it must have been destroyed, YYYY-MM-DD; null where there is no such duty. */
  by: string | null;
}

const MONTHS_KEPT = { [SecrecyLaw.HEALTH]: 120, [SecrecyLaw.SOCIAL]: 60 };

/**
 * How long a record is kept. Health services: ten years at least (PDL 3:17), after that it may go. Social services: it
 * must go when five years have passed, and be gone before the end of the calendar year after (SoL 2025:400 16:1).
 * @param day today, YYYY-MM-DD
 */
export function decideKeeping(record: KeptRecord, day: string): Decision {
  const { law, lastEntry } = record;
  if (law === SecrecyLaw.OTHER) return kept(KeptBecause.NO_RULE);
  if (record.enrolled) return kept(KeptBecause.ENROLLED);
  if (law === SecrecyLaw.SOCIAL && record.forResearch) return kept(KeptBecause.RESEARCH);
  if (lastEntry === null) return kept(KeptBecause.NO_DAY);
  const lastDay = lastDayKept(lastEntry, MONTHS_KEPT[law]);
  const from = addDays(lastDay, 1);
  // The duty begins in the year in which the fifth year ends, also when that is on New Year's Eve.
  const by = law === SecrecyLaw.SOCIAL ? `${Number(lastDay.slice(0, 4)) + 1}-12-31` : null;
  if (day < from) return { ...kept(KeptBecause.TIME), from, by };
  if (record.inReview) return { ...kept(KeptBecause.REVIEW), from, by };
  return { keeping: by ? Keeping.MUST_BE_DESTROYED : Keeping.MAY_BE_DESTROYED, because: null, from, by };
}

const kept = (because: KeptBecause): Decision => ({ keeping: Keeping.KEPT, because, from: null, by: null });

/**
 * A time in years ends on the day of the same number, and where that month lacks it on its last day (lag 1930:173 § 1):
 * from 29 February to 28 February, but from 28 February to the 28th also in a leap year.
 */
function lastDayKept(lastEntry: string, months: number): string {
  const end = addMonths(lastEntry, months);
  return end.slice(8) > lastEntry.slice(8) ? `${end.slice(0, 8)}${lastEntry.slice(8)}` : end;
}

const RESEARCH_MUNICIPALITIES = ['1480', '0580', '2380'];
const RESEARCH_BIRTHDAYS = ['05', '15', '25'];

/**
 * Whether social services keep the record for research: all of Göteborg, Linköping and Östersund, and elsewhere those
 * who are born on the 5th, the 15th or the 25th of a month.
 * @param birthDate YYYY-MM-DD, where the number carries one
 */
export function isKeptForResearch(municipalityCode: string | null, birthDate: string | null): boolean {
  if (municipalityCode && RESEARCH_MUNICIPALITIES.includes(municipalityCode)) return true;
  return birthDate !== null && RESEARCH_BIRTHDAYS.includes(birthDate.slice(8));
}
