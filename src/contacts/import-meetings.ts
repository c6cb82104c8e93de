import type { NumberedRow } from '../platform/csv/judged-row.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { orderedId } from '../platform/database/ordered-id.js';
import { sql } from '../platform/database/sql.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { KnownRows } from './known-rows.js';
import { TeamMeeting } from './team-meeting.entity.js';
import { momentFaults, timeOf } from './validate-row.js';
import { WaitingRows } from './waiting-rows.js';

type MeetingRow = ImportRow<ImportKind.MEETINGS>;

type Meeting = Pick<TeamMeeting, 'date' | 'time' | 'minutes' | 'staffPresent' | 'personsReviewed'>;

/** Takes team meetings into a team. */
export class MeetingImport implements ImportTarget<MeetingRow> {
  readonly recordType = 'team_meeting';
  readonly newRows = new WaitingRows<Meeting>((manager, rows, importRunId) => {
    const { id: teamId } = this.context.team;
    const meetings = rows.map((meeting) => ({ ...meeting, id: orderedId(), teamId, importRunId }));
    return insertRows(manager, TeamMeeting, meetings);
  });

  private constructor(
    private readonly context: ImportContext,
    private readonly known: KnownRows,
  ) {}

  static async start(context: ImportContext): Promise<MeetingImport> {
    const known = new KnownRows();
    const meetings = await sql<Meeting>(
      context.manager,
      `SELECT CAST(date AS text) AS "date", time, minutes, staff_present AS "staffPresent",
              persons_reviewed AS "personsReviewed"
         FROM team_meeting WHERE team_id = :teamId AND voided_at IS NULL`,
      { teamId: context.team.id },
    );
    for (const meeting of meetings) known.add(keyOf(meeting), contentOf(meeting));
    return new MeetingImport(context, known);
  }

  asStored(row: MeetingRow): MeetingRow {
    return { ...row, date: { ...row.date, time: null }, time: timeOf(row) };
  }

  async take(rows: readonly NumberedRow<MeetingRow>[]): Promise<Outcome[]> {
    const { today } = this.context;
    return rows.map(({ line, row }): Outcome => {
      const faults = momentFaults(row, today);
      if (faults.length > 0) return { became: 'refused', faults };
      const meeting = {
        date: row.date.date,
        time: timeOf(row) ?? '',
        minutes: row.minutes,
        staffPresent: row.staff_present,
        personsReviewed: row.persons_reviewed,
      };
      const verdict = this.known.judge(keyOf(meeting), contentOf(meeting), line);
      if (verdict === 'known') return { became: 'known' };
      if (verdict !== 'new') return { became: 'refused', faults: [{ column: 'date', reason: verdict }] };
      this.newRows.add('', meeting);
      return { became: 'added' };
    });
  }
}

const keyOf = ({ date, time }: Meeting) => `${date} ${time}`;

const contentOf = ({ minutes, staffPresent, personsReviewed }: Meeting) =>
  JSON.stringify([minutes, staffPresent, personsReviewed]);
