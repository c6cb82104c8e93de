import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { Principal } from '../organisations/organisation.entity.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { StaffMember } from '../teams/team.entity.js';
import { fold } from './csv/read-cell.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import {
  type ImportContext,
  type ImportTarget,
  type NumberedRow,
  type Outcome,
  refusedFor,
} from './import-target.js';
import { overlap, Timeline } from './periods.js';
import { staffFaults } from './settle-row.js';

type StaffRow = ImportRow<ImportKind.STAFF>;

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
export class StaffImport implements ImportTarget<StaffRow> {
  readonly recordType = 'staff_member';
  private readonly added: NewStaff[] = [];
  private readonly ends: Pick<NewStaff, 'id' | 'toDate'>[] = [];

  private constructor(
    private readonly context: ImportContext,
    private readonly principals: ReadonlyMap<string, string>,
    private readonly staff: Timeline<KnownStaff>,
  ) {}

  static async start(context: ImportContext): Promise<StaffImport> {
    const principals = await context.manager.find(Principal);
    const staff = new Timeline<KnownStaff>();
    for (const member of await context.manager.findBy(StaffMember, { teamId: context.team.id })) {
      const { id, fromDate: from, toDate: to, reference } = member;
      staff.add(reference, { id, from, to, content: contentOf(member), line: null });
    }
    return new StaffImport(context, new Map(principals.map(({ id, name }) => [fold(name), id])), staff);
  }

  async take(rows: readonly NumberedRow<StaffRow>[]): Promise<Outcome[]> {
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  /** What ends comes first: a new employment may follow upon it. */
  async write(manager: EntityManager): Promise<void> {
    for (const { id, toDate } of this.ends)
      await updateAsRead(manager, StaffMember, { id, toDate: IsNull() }, { toDate });
    await insertRows(manager, StaffMember, this.added);
  }

  private takeRow(line: number, row: StaffRow): Outcome {
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

  private meet(same: KnownStaff, member: NewStaff): Outcome {
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
