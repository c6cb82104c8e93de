import { type Fault, fault } from '../platform/csv/judged-row.js';
import type { DateAndTime } from '../platform/csv/read-cell.js';
import { ContactMode, ContactPlace } from './contact-kinds.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

export type Validated<T> = { value: T } | { faults: Fault[] };

/** A contact with its cells weighed against each other. */
export interface ValidContact {
  date: string;
  time: string;
  minutes: number;
  mode: ContactMode;
  place: ContactPlace;
  personPresent: boolean;
  naturalSupportPresent: boolean;
  noShow: boolean;
}

/** @param today the civil date in Sweden; a contact cannot lie after it */
export function validateContact(row: ImportRow<ImportKind.CONTACTS>, today: string): Validated<ValidContact> {
  const faults = [...momentFaults(row, today)];
  const naturalSupportPresent = row.natural_support;
  const personPresent = row.person_present ?? !row.no_show;
  if (row.no_show) {
    if (row.minutes) faults.push(fault('minutes', 'noShowMinutes'));
    if (personPresent) faults.push(fault('person_present', 'noShowPresent'));
    if (naturalSupportPresent) faults.push(fault('natural_support', 'noShowPresent'));
  } else {
    if (row.minutes === null) faults.push(fault('minutes', 'missing'));
    if (!personPresent && !naturalSupportPresent) faults.push(fault('person_present', 'nobodyPresent'));
  }
  if (row.mode === ContactMode.IN_PERSON && row.place === null) faults.push(fault('place', 'placeNeeded'));
  if (row.staff.length === 0) faults.push(fault('staff', 'missing'));
  if (faults.length > 0) return { faults };
  return {
    value: {
      date: row.date.date,
      time: timeOf(row) ?? '',
      minutes: row.minutes ?? 0,
      mode: row.mode,
      place: row.place ?? ContactPlace.OFFICE,
      personPresent,
      naturalSupportPresent,
      noShow: row.no_show,
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
export function interventionFaults(row: ImportRow<ImportKind.INTERVENTIONS>, today: string): Fault[] {
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
export function episodeFaults(row: ImportRow<ImportKind.EPISODES>, today: string): Fault[] {
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
