import type { EntityManager } from 'typeorm';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { PERSON_OF_RECORD, WITH_ITEMS } from '../platform/access-log/entries-of-records.js';
import { sql } from '../platform/database/sql.js';
import { dayOfStored } from '../platform/dates/today.js';
import type { PersonTable } from './person-tables.js';

const VERSION = ['created_at', 'changed_at', 'agreed_at'];

/**
 * For each table about a person, the columns that say when something was written or happened. Days that lie ahead of
 * what was written, such as a follow-up, are none. Parts change with what they are parts of. An emergency opening
 * and whoever opens a link, or takes what was given into a record of their own, reads, and writes nothing in the record; a hold
 * keeps it as it is. A table that is not here stops all destruction.
 */
export const ENTRY_COLUMNS: Record<string, readonly string[]> = {
  person: [],
  enrolment: ['from_date', 'to_date', 'voided_at'],
  person_number: ['ended_at'],
  record_join: ['proposed_at', 'decided_at'],
  enrolment_coordinator: ['recorded_at', 'ended_at'],
  intensity_change: ['recorded_at'],
  legal_frame_change: ['recorded_at'],
  board_entry: ['recorded_at', 'ended_at'],
  needs_inventory: ['made_on', 'recorded_at'],
  need: [],
  contact: ['date', 'noted_at', 'voided_at'],
  contact_staff: [],
  record_change: ['at'],
  team_meeting_person: [],
  audit_chart: [],
  intervention: ['offered_on', 'started_on', 'ended_on', 'noted_at', 'voided_at'],
  hospital_episode: ['admitted_on', 'discharged_on', 'noted_at', 'voided_at'],
  // The planned day may lie ahead.
  discharge: [
    ...['admitted_on', 'notice_on', 'fast_contact_on', 'ready_on', 'not_ready_to', 'called_on'],
    ...['information_on', 'discharged_on', 'noted_at', 'voided_at'],
  ],
  resource_group: ['changed_at'],
  resource_group_version: ['saved_at'],
  resource_group_member: [],
  resource_group_goal: [],
  resource_group_goal_note: ['date', 'noted_at'],
  resource_group_meeting: ['date', 'noted_at'],
  crisis_plan: [],
  crisis_plan_version: VERSION,
  crisis_plan_statement: [],
  closed_hours_unit: [],
  crisis_plan_contact: [],
  crisis_plan_participant: [],
  crisis_plan_skipped_section: [],
  unit_question: ['asked_at'],
  unit_answer: ['answered_at'],
  sip: [],
  sip_version: VERSION,
  sip_goal: [],
  sip_measure: [],
  sip_participant: [],
  sip_call: ['sent_on', 'recorded_at', 'answered_on', 'answer_noted_at'],
  sip_follow_up: ['held_on', 'recorded_at'],
  sip_follow_up_action: [],
  plan_offer: ['recorded_at', 'voided_at'],
  record_hold: [],
  plan_copy: ['given_at', 'settled_on'],
  plan_link: ['revoked_at'],
  own_page: ['made_at', 'revoked_at'],
  own_words: ['written_at', 'settled_at'],
  // It is made by whoever reads it.
  person_summary: [],
  taken_document: ['taken_at'],
  ground: ['recorded_at', 'withdrawn_at'],
  ground_scan: ['added_at'],
  block: ['set_at', 'lifted_at'],
  emergency_opening: [],
  lift_request: ['answered_at'],
  voiding: ['recorded_at'],
  plan_ending: ['recorded_at'],
  correction: ['recorded_at'],
  disagreement: ['recorded_at'],
};

/** What writes in a record, among what is logged. It tells of changes that leave no day in the record itself. */
const WRITING = [
  LoggedAction.CREATE,
  LoggedAction.UPDATE,
  LoggedAction.AGREE,
  LoggedAction.IMPORT,
  LoggedAction.VOID,
  LoggedAction.CORRECT,
];

/**
 * The newest day on which anything was written about each of a principal's persons, YYYY-MM-DD by the person's id.
 * @throws Error when there is a table about people that nobody has thought of here
 */
export async function lastEntries(
  manager: EntityManager,
  tables: readonly PersonTable[],
  ownerId: string,
): Promise<Map<string, string>> {
  const newest = new Map<string, string>();
  const note = (personId: string, day: string | null) => {
    if (day && day > (newest.get(personId) ?? '')) newest.set(personId, day);
  };
  for (const table of tables) {
    const columns = entryColumnsOf(table);
    if (columns.length === 0) continue;
    const rows = await sql<Record<string, string | Date | null> & { personId: string }>(
      manager,
      `SELECT person.id AS "personId", ${columns.map((column) => newestOf(table, column)).join(', ')}
         FROM ${table.name} ${pathToPerson(table)} WHERE person.owner_id = :ownerId GROUP BY person.id`,
      { ownerId },
    );
    for (const { personId, ...days } of rows)
      for (const value of Object.values(days)) note(personId, dayOf(value));
  }
  const logged = await sql<{ personId: string; at: string | Date }>(
    manager,
    `SELECT person.id AS "personId", MAX(at) AS at FROM audit_log_entry entry
       ${WITH_ITEMS}
       JOIN person ON person.id = ${PERSON_OF_RECORD}
      WHERE person.owner_id = :ownerId AND outcome = 'ALLOWED' AND action IN (:...actions)
        AND entry.record_type <> 'record_hold'
      GROUP BY person.id`,
    { ownerId, actions: WRITING },
  );
  for (const { personId, at } of logged) note(personId, dayOf(at));
  return newest;
}

function entryColumnsOf({ name }: PersonTable): readonly string[] {
  const columns = ENTRY_COLUMNS[name];
  if (!columns) throw new Error(`Nothing says when ${name} was written in: see last-entries.ts.`);
  return columns;
}

function newestOf({ name, metadata }: PersonTable, column: string): string {
  const { type } = metadata.columns.find(({ databaseName }) => databaseName === column)!;
  const newest = `MAX(${name}.${column})`;
  return `${type === 'date' ? `CAST(${newest} AS text)` : newest} AS ${column}`;
}

function pathToPerson({ name, columns, parent }: PersonTable): string {
  if (!parent) return '';
  return `JOIN ${parent.name} ON ${parent.name}.id IN (${columns.map((column) => `${name}.${column}`).join(', ')})
    ${pathToPerson(parent)}`;
}

/** A civil date is text of ten letters; all else is an instant. */
function dayOf(value: string | Date | null): string | null {
  if (value === null || (typeof value === 'string' && value.length === 10)) return value as string | null;
  return dayOfStored(value);
}
