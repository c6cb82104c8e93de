import { type Columns, optional, type RowOf, required } from '../platform/csv/columns.js';
import { choices, headers } from '../platform/csv/file-words.js';
import { type Fault, fault } from '../platform/csv/judged-row.js';
import { choice, date, partOfFullTime, personName, text } from '../platform/csv/read-cell.js';
import { Profession, TeamRole } from './team-kinds.js';

/** What somebody on the staff is known by in files, such as an employment number. */
export const staffReference = text(40);

const profession = choice(choices('profession', Profession));

const role = choice(choices('teamRole', TeamRole));

/** The columns of a file of staff, in the order of its template. */
export const staffColumns = {
  reference: required(headers('reference'), staffReference),
  name: required(headers('name'), personName),
  profession: required(headers('profession'), profession),
  role: optional(headers('role'), role, TeamRole.MEMBER),
  employer: required(headers('employer'), text(200)),
  fte: required(headers('fte'), partOfFullTime),
  from: required(headers('from'), date),
  to: optional(headers('to'), date, null),
  qualifications: optional(headers('qualifications'), text(200), ''),
} satisfies Columns;

export type StaffRow = RowOf<typeof staffColumns>;

export function staffFaults(row: StaffRow): Fault[] {
  return row.to !== null && row.to < row.from ? [fault('to', 'beforeStart', { from: row.from })] : [];
}
