import { type EntityManager, In } from 'typeorm';
import { describeRoles } from '../access/describe-roles.js';
import { Enrolment, Person } from '../persons/person.entity.js';
import { type AccessLogEntry, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import type { RecordEntry } from '../platform/access-log/entries-of-records.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { PlanCopy } from '../releases/plan-copy.entity.js';
import { type PlacesOfEntries, placesOf } from '../teams/places-of-entries.js';
import { describeAction, describeGround } from './describe-entry.js';
import type { ReviewedRow } from './log-review.type.js';
import type { PersonLogLine } from './person-log.type.js';
import { personMark } from './person-mark.js';

/** A row of the log in words. @param of with the copy that it is about, for the person alone: it names who was given it */
export function logLine(
  locale: Locale,
  entry: AccessLogEntry,
  places: PlacesOfEntries,
  { times = 1, copy }: { times?: number; copy?: PlanCopy } = {},
): PersonLogLine {
  return {
    at: entry.at,
    who: entry.actorName ?? translate(locale, 'log.unknownActor'),
    roles: describeRoles(locale, entry),
    employer: places.employerOf(entry),
    place: places.placeOf(entry),
    action: entry.action,
    what: describeAction(locale, entry, copy),
    outcome: entry.outcome,
    why: describeGround(locale, entry),
    times,
  };
}

/** Rows of the log with what a reviewer needs to judge them, and no more of the person. */
export async function linesForReview(
  manager: EntityManager,
  locale: Locale,
  entries: readonly RecordEntry[],
): Promise<Omit<ReviewedRow, 'assessment' | 'note'>[]> {
  const personIds = [...new Set(entries.flatMap(({ personId }) => personId ?? []))];
  const persons = await manager.findBy(Person, { id: In(personIds) });
  const marks = new Map(persons.map((person) => [person.id, personMark(person)]));
  const enrolments = await manager.findBy(Enrolment, { personId: In(personIds) });
  const places = await placesOf(manager, entries);
  return entries.map((entry) => ({
    ...logLine(locale, entry, places),
    number: entry.number,
    item: entry.item,
    person: (entry.personId && marks.get(entry.personId)) || '–',
    enrolledThen: entry.teamId && entry.personId ? wasEnrolled(enrolments, entry) : null,
    reason: reasonOf(locale, entry),
  }));
}

function wasEnrolled(enrolments: readonly Enrolment[], { at, personId, teamId }: AccessLogEntry): boolean {
  const day = today(at);
  return enrolments.some(
    (enrolment) => enrolment.personId === personId && enrolment.teamId === teamId && isOn(day, enrolment),
  );
}

/** In the actor's own words; of a refusal, the word of the disclosure decision, or that a link did not open. */
function reasonOf(locale: Locale, { outcome, reason }: AccessLogEntry): string | null {
  if (outcome !== LoggedOutcome.DENIED) return reason;
  return translate(locale, `log.denial.${reason === 'BLOCKED' || reason === 'LINK' ? reason : 'NO_RULE'}`);
}
