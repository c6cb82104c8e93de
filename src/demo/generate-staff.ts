import type { ImportRow } from '../contacts/import-columns.js';
import type { ImportKind } from '../contacts/import-kind.js';
import { addDays, addMonths, weekdayOf } from '../platform/dates/civil-date.js';
import { Profession, TeamRole } from '../teams/team-kinds.js';
import { readDemoData } from './demo-data.js';

/** The names of the two principals that employ the staff, as the register has them. */
export interface Employers {
  region: string;
  municipality: string;
}

/** A member of staff with how much of the team's contacts they are part of. */
export interface DemoStaff {
  row: ImportRow<ImportKind.STAFF>;
  contactWeight: number;
}

interface StaffFile {
  staff: {
    reference: string;
    name: string;
    profession: keyof typeof Profession;
    role: keyof typeof TeamRole;
    employer: keyof Employers;
    /** In percent. */
    fte: number;
    startedMonthsAgo: number;
    leftMonthsAgo?: number;
    qualifications: string;
    contactWeight: number;
  }[];
}

/** The staff of data/demo/act-malmo.json, with months counted back from `endDate`. */
export function readDemoStaff(endDate: string, employers: Employers): DemoStaff[] {
  const file = readDemoData<StaffFile>('act-malmo.json');
  return file.staff.map(({ contactWeight, startedMonthsAgo, leftMonthsAgo, employer, ...staff }) => ({
    contactWeight,
    row: {
      ...staff,
      fte: 100 * staff.fte,
      profession: Profession[staff.profession],
      role: TeamRole[staff.role],
      employer: employers[employer],
      from: addMonths(endDate, -startedMonthsAgo),
      to: leftMonthsAgo === undefined ? null : addDays(addMonths(endDate, -leftMonthsAgo), -1),
    },
  }));
}

/** Whether the member is employed on the day. */
export function isEmployed({ row }: DemoStaff, date: string): boolean {
  return row.from <= date && (row.to === null || row.to >= date);
}

/** Whether the member works that day: those in part time have the first days of the week. */
export function isAtWork(staff: DemoStaff, date: string): boolean {
  return isEmployed(staff, date) && weekdayOf(date) <= Math.ceil(staff.row.fte / 2000);
}
