import type { DischargeFacts } from './discharge-days.js';

const COLUMNS: Record<keyof DischargeFacts, string> = {
  admittedOn: 'admitted_on',
  admittedTime: 'admitted_time',
  noticeOn: 'notice_on',
  noticeTime: 'notice_time',
  plannedOn: 'planned_on',
  fastContactOn: 'fast_contact_on',
  readyOn: 'ready_on',
  readyTime: 'ready_time',
  notReadyFrom: 'not_ready_from',
  notReadyTo: 'not_ready_to',
  calledOn: 'called_on',
  callNotNeeded: 'call_not_needed',
  informationOn: 'information_on',
  dischargedOn: 'discharged_on',
};

/** SQL for what is known of a discharge as one text, to be read by {@link readDischargeFacts}: days and times have no bar. */
export const dischargeFacts = (table: string): string =>
  Object.entries(COLUMNS)
    .map(([fact, column]) =>
      fact === 'callNotNeeded'
        ? `CASE WHEN ${table}.${column} THEN 'yes' ELSE '' END`
        : `COALESCE(CAST(${table}.${column} AS text), '')`,
    )
    .join(" || '|' || ");

/** SQL that leaves out discharges of which no step can be done any more. */
export const stepsRemain = (table: string): string =>
  `(${table}.discharged_on IS NULL OR ${table}.information_on IS NULL
    OR (${table}.called_on IS NULL AND ${table}.ready_on IS NOT NULL AND NOT ${table}.call_not_needed))`;

export function readDischargeFacts(text: string): DischargeFacts {
  const values = text.split('|');
  const facts = Object.keys(COLUMNS).map((fact, index) => [
    fact,
    fact === 'callNotNeeded' ? values[index] === 'yes' : values[index] || null,
  ]);
  return Object.fromEntries(facts);
}
