import { randomUUID } from 'node:crypto';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContext, ImportTarget, NumberedRow, Outcome } from './import-target.js';
import { KnownRows } from './known-rows.js';
import { momentFaults, timeOf } from './settle-row.js';
import { TeamMeeting } from './team-meeting.entity.js';

type MeetingRow = ImportRow<ImportKind.MEETINGS>;

/** Takes team meetings into a team. */
export class MeetingImport implements ImportTarget<MeetingRow> {
  readonly recordType = 'team_meeting';

  private constructor(
    private readonly context: ImportContext,
    private readonly known: KnownRows,
  ) {}

  static async start(context: ImportContext): Promise<MeetingImport> {
    const known = new KnownRows();
    const meetings = await context.manager.findBy(TeamMeeting, { teamId: context.team.id });
    for (const meeting of meetings) known.add(keyOf(meeting), contentOf(meeting));
    return new MeetingImport(context, known);
  }

  async take(rows: readonly NumberedRow<MeetingRow>[]): Promise<Outcome[]> {
    const { manager, team, today } = this.context;
    const meetings: TeamMeeting[] = [];
    const outcomes = rows.map(({ line, row }): Outcome => {
      const faults = momentFaults(row, today);
      if (faults.length > 0) return { became: 'refused', faults };
      const meeting = manager.create(TeamMeeting, {
        id: randomUUID(),
        teamId: team.id,
        date: row.date.date,
        time: timeOf(row) ?? '',
        minutes: row.minutes,
        staffPresent: row.staff_present,
        personsReviewed: row.persons_reviewed,
      });
      const verdict = this.known.judge(keyOf(meeting), contentOf(meeting), line);
      if (verdict === 'known') return { became: 'known' };
      if (verdict !== 'new') return { became: 'refused', faults: [{ column: 'date', reason: verdict }] };
      meetings.push(meeting);
      return { became: 'added' };
    });
    await manager.insert(TeamMeeting, meetings);
    return outcomes;
  }
}

const keyOf = ({ date, time }: TeamMeeting) => `${date} ${time}`;

const contentOf = ({ minutes, staffPresent, personsReviewed }: TeamMeeting) =>
  JSON.stringify([minutes, staffPresent, personsReviewed]);
