import { type Fault, fault } from '../platform/csv/judged-row.js';
import type { DateAndTime } from '../platform/csv/read-cell.js';
import { type ContactMode, ContactOutcome, type ContactPlace } from './contact-kinds.js';
import { type ContactFault, columnsOfOutcome, contactFaults, placeOf } from './contact-rules.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

export type Validated<T> = { value: T } | { faults: Fault[] };

/** A contact with its cells weighed against each other. */
export interface ValidContact {
  date: string;
  time: string;
  minutes: number;
  mode: ContactMode;
  place: ContactPlace | null;
  personPresent: boolean;
  naturalSupportPresent: boolean;
  noShow: boolean;
  notFound: boolean;
  crisis: boolean;
  consultation: boolean;
}

/** The columns of what a file says of a contact. */
const columnOf: Partial<Record<ContactFault['field'], string>> = {
  personPresent: 'person_present',
  naturalSupportPresent: 'natural_support',
};

/** @param today the civil date in Sweden; a contact cannot lie after it */
export function validateContact(row: ImportRow<ImportKind.CONTACTS>, today: string): Validated<ValidContact> {
  const outcome = row.outcome ?? (row.no_show ? ContactOutcome.MISSED : ContactOutcome.MET);
  const said = {
    minutes: row.minutes,
    mode: row.mode,
    place: row.place,
    outcome,
    personPresent: row.person_present ?? (outcome === ContactOutcome.MET && !row.consultation),
    naturalSupportPresent: row.natural_support,
    consultation: row.consultation,
  };
  const faults = [
    ...momentFaults(row, today),
    ...contactFaults(said).map(({ field, code }) => fault(columnOf[field] ?? field, code)),
  ];
  if (row.no_show && outcome !== ContactOutcome.MISSED) faults.push(fault('outcome', 'outcomeDiffers'));
  if (row.staff.length === 0) faults.push(fault('staff', 'missing'));
  if (faults.length > 0) return { faults };
  return {
    value: {
      date: row.date.date,
      time: timeOf(row) ?? '',
      minutes: said.minutes ?? 0,
      mode: said.mode,
      place: placeOf(said),
      personPresent: said.personPresent,
      naturalSupportPresent: said.naturalSupportPresent,
      ...columnsOfOutcome(outcome),
      crisis: row.crisis,
      consultation: row.consultation,
    },
  };
}

/** When a contact or a meeting was: exactly one time, not after today. */
export function momentFaults(row: { date: DateAndTime; time: string | null }, today: string): Fault[] {
  const faults: Fault[] = [];
  if (row.date.date > today) faults.push(fault('date', 'inFuture'));
  if (timeOf(row) === null) faults.push(fault('time', 'missing'));
  // Spreadsheets write midnight after a day that has no time.
  const inDate = row.date.time === '00:00' ? null : row.date.time;
  if (row.time !== null && inDate !== null && row.time !== inDate) {
    faults.push(fault('time', 'timesDiffer', { time: inDate }));
  }
  return faults;
}

/** The time of a row, be it in the date or in a column of its own. */
export function timeOf(row: { date: DateAndTime; time: string | null }): string | null {
  return row.time ?? row.date.time;
}

/** An enrolment begins today at the latest, and ends with a reason. */
export function enrolmentFaults(row: ImportRow<ImportKind.ENROLMENTS>, today: string): Fault[] {
  const faults: Fault[] = [];
  if (row.from > today) faults.push(fault('from', 'inFuture'));
  if (row.to !== null) {
    if (row.to > today) faults.push(fault('to', 'inFuture'));
    if (row.to < row.from) faults.push(fault('to', 'beforeStart', { from: row.from }));
  }
  if ((row.to === null) !== (row.leaving_reason === null)) {
    faults.push(fault('leaving_reason', row.to === null ? 'leavingReasonEarly' : 'missing'));
  }
  return faults;
}

/**
 * An intervention begins on the day it is offered at the earliest; only one that has begun can end or follow a manual.
 */
export function interventionFaults(
  row: Omit<ImportRow<ImportKind.INTERVENTIONS>, 'person' | 'method'>,
  today: string,
): Fault[] {
  const { offered, started, ended, manual } = row;
  const faults = Object.entries({ offered, started, ended }).flatMap(([column, day]) =>
    day !== null && day > today ? [fault(column, 'inFuture')] : [],
  );
  if (started !== null && started < offered) faults.push(fault('started', 'beforeStart', { from: offered }));
  if (started !== null && ended !== null && ended < started)
    faults.push(fault('ended', 'beforeStart', { from: started }));
  if (started === null && ended !== null) faults.push(fault('ended', 'notBegun'));
  if (started === null && manual !== null) faults.push(fault('manual', 'notBegun'));
  return faults;
}

/** An episode does not end before it begins, and only an ended one can have the team in its discharge. */
export function episodeFaults(row: Omit<ImportRow<ImportKind.EPISODES>, 'person'>, today: string): Fault[] {
  const faults: Fault[] = [];
  if (row.admitted > today) faults.push(fault('admitted', 'inFuture'));
  if (row.discharged !== null) {
    if (row.discharged > today) faults.push(fault('discharged', 'inFuture'));
    if (row.discharged < row.admitted)
      faults.push(fault('discharged', 'beforeStart', { from: row.admitted }));
  }
  if ((row.discharged === null) !== (row.team_in_discharge === null)) {
    faults.push(fault('team_in_discharge', row.discharged === null ? 'dischargeEarly' : 'missing'));
  }
  return faults;
}
