import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { type NumberedRow, type RowOutcome, refusedFor } from '../platform/csv/judged-row.js';
import { fold } from '../platform/csv/read-cell.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { overlap, Timeline } from '../platform/dates/periods.js';
import { type StaffRow, staffFaults } from './staff-columns.js';
import { StaffMember, type Team } from './team.entity.js';

interface StaffContext {
  /** Where the staff is read that a file is compared with. */
  manager: EntityManager;
  team: Team;
}

/** An employment with what it says, to tell a row that is there already; `line` when this file brought it. */
interface KnownStaff {
  id: string;
  from: string;
  to: string | null;
  content: string;
  line: number | null;
}

type NewStaff = Omit<StaffMember, 'team' | 'employer'>;

/** Takes staff into a team. Employments end; they are not overwritten. */
export class StaffImport {
  /** The table, as the log names it. */
  readonly recordType = 'staff_member';
  private readonly added: NewStaff[] = [];
  private readonly ends: Pick<NewStaff, 'id' | 'toDate'>[] = [];

  private constructor(
    private readonly context: StaffContext,
    private readonly principals: ReadonlyMap<string, string>,
    private readonly staff: Timeline<KnownStaff>,
  ) {}

  static async start(context: StaffContext): Promise<StaffImport> {
    const principals = await context.manager.find(Principal);
    const staff = new Timeline<KnownStaff>();
    for (const member of await context.manager.findBy(StaffMember, { teamId: context.team.id })) {
      const { id, fromDate: from, toDate: to, reference } = member;
      staff.add(reference, { id, from, to, content: contentOf(member), line: null });
    }
    return new StaffImport(context, new Map(principals.map(({ id, name }) => [fold(name), id])), staff);
  }

  /** Judges rows in the order of the file. Writes nothing. */
  async take(rows: readonly NumberedRow<StaffRow>[]): Promise<RowOutcome[]> {
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  /** What ends comes first: a new employment may follow upon it. */
  async write(manager: EntityManager): Promise<void> {
    for (const { id, toDate } of this.ends)
      await updateAsRead(manager, StaffMember, { id, toDate: IsNull() }, { toDate });
    await insertRows(manager, StaffMember, this.added);
  }

  private takeRow(line: number, row: StaffRow): RowOutcome {
    const faults = staffFaults(row);
    if (faults.length > 0) return { became: 'refused', faults };
    const employerId = this.principals.get(fold(row.employer));
    if (employerId === undefined) return refusedFor('employer', 'unknownPrincipal');
    const member = {
      id: randomUUID(),
      teamId: this.context.team.id,
      reference: row.reference,
      name: row.name,
      profession: row.profession,
      role: row.role,
      employerId,
      fteHundredths: row.fte,
      fromDate: row.from,
      toDate: row.to,
      qualifications: row.qualifications,
    };
    const others = this.staff.of(row.reference);
    const same = others.find(({ from }) => from === row.from);
    if (same) return this.meet(same, member);
    const clash = others.find((other) => overlap(other, row));
    if (clash) return refusedFor('from', 'overlaps', { from: clash.from, to: clash.to ?? '' });
    this.staff.add(row.reference, { ...row, id: member.id, content: contentOf(member), line });
    this.added.push(member);
    return { became: 'added' };
  }

  private meet(same: KnownStaff, member: NewStaff): RowOutcome {
    if (same.line !== null) return refusedFor('reference', 'duplicate', { line: same.line });
    if (same.content !== contentOf(member)) return refusedFor('reference', 'differs');
    if (same.to === member.toDate) return { became: 'known' };
    if (same.to !== null) return refusedFor('to', 'differs');
    this.ends.push({ id: same.id, toDate: member.toDate });
    same.to = member.toDate;
    return { became: 'changed' };
  }
}

function contentOf({ name, profession, role, employerId, fteHundredths, qualifications }: NewStaff): string {
  return JSON.stringify([name, profession, role, employerId, fteHundredths, qualifications]);
}
