import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { type NumberedRow, refusedFor } from '../platform/csv/judged-row.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { overlap, type Period, Timeline } from '../platform/dates/periods.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { HospitalEpisode } from './hospital-episode.entity.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { enrolmentsOf, type KnownEnrolment } from './team-records.js';
import { episodeFaults } from './validate-row.js';

type EpisodeRow = ImportRow<ImportKind.EPISODES>;

type Told = Pick<
  HospitalEpisode,
  | 'id'
  | 'ownerId'
  | 'enrolmentId'
  | 'admittedOn'
  | 'dischargedOn'
  | 'teamInvolvedInAdmission'
  | 'teamInvolvedInDischarge'
>;

/** An episode as a period; `line` when this file brought it. */
interface KnownEpisode extends Period {
  episode: Told;
  line: number | null;
}

/** Takes hospital episodes of enrolled persons into a team. */
export class EpisodeImport implements ImportTarget<EpisodeRow> {
  readonly recordType = 'hospital_episode';
  private readonly added: Told[] = [];
  private readonly discharges: Pick<Told, 'id' | 'dischargedOn' | 'teamInvolvedInDischarge'>[] = [];

  private constructor(
    private readonly context: ImportContext,
    private readonly enrolments: Timeline<KnownEnrolment>,
    private readonly byPerson: Timeline<KnownEpisode>,
  ) {}

  static async start(context: ImportContext): Promise<EpisodeImport> {
    const { manager, team, ownerId } = context;
    const byPerson = new Timeline<KnownEpisode>();
    const stored = await manager.find(HospitalEpisode, {
      where: { voidedAt: IsNull(), enrolment: { teamId: team.id, voidedAt: IsNull() } },
      relations: { enrolment: true },
    });
    for (const episode of stored) {
      const { admittedOn: from, dischargedOn: to } = episode;
      byPerson.add(episode.enrolment.personId, { from, to, episode, line: null });
    }
    return new EpisodeImport(context, await enrolmentsOf(manager, team.id, ownerId), byPerson);
  }

  async take(rows: readonly NumberedRow<EpisodeRow>[]): Promise<Outcome[]> {
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  /** Discharges first: whoever is admitted again has been discharged before. */
  async write(manager: EntityManager, importRunId: string): Promise<void> {
    for (const { id, ...discharge } of this.discharges)
      await updateAsRead(
        manager,
        HospitalEpisode,
        { id, dischargedOn: IsNull(), voidedAt: IsNull() },
        { ...discharge, revision: NEXT_REVISION },
      );
    await insertRows(
      manager,
      HospitalEpisode,
      this.added.map((episode) => ({ ...episode, importRunId })),
    );
  }

  private takeRow(line: number, row: EpisodeRow): Outcome {
    const faults = episodeFaults(row, this.context.today);
    if (faults.length > 0) return { became: 'refused', faults };
    const { number } = row.person;
    const enrolment = this.enrolments.on(number, row.admitted);
    if (!enrolment)
      return refusedFor('person', this.enrolments.of(number).length > 0 ? 'notEnrolled' : 'notInTeam');
    const { personId } = enrolment;
    const others = this.byPerson.of(personId);
    const same = others.find(({ from }) => from === row.admitted);
    if (same) return { ...this.meet(same, row), personId };
    const period = { from: row.admitted, to: row.discharged };
    const clash = others.find((other) => overlap(other, period) && !meetsOnOneDay(other, period));
    if (clash)
      return { ...refusedFor('admitted', 'overlaps', { from: clash.from, to: clash.to ?? '' }), personId };
    const episode = {
      id: randomUUID(),
      ownerId: this.context.ownerId,
      enrolmentId: enrolment.id,
      admittedOn: row.admitted,
      dischargedOn: row.discharged,
      teamInvolvedInAdmission: row.team_in_admission,
      teamInvolvedInDischarge: row.team_in_discharge,
    };
    this.byPerson.add(personId, { ...period, episode, line });
    this.added.push(episode);
    return { became: 'added', personId };
  }

  private meet({ episode, line }: KnownEpisode, row: EpisodeRow): Outcome {
    if (line !== null) return refusedFor('admitted', 'duplicate', { line });
    if (episode.teamInvolvedInAdmission !== row.team_in_admission)
      return refusedFor('team_in_admission', 'differs');
    const discharge = { dischargedOn: row.discharged, teamInvolvedInDischarge: row.team_in_discharge };
    const isSame =
      episode.dischargedOn === discharge.dischargedOn &&
      episode.teamInvolvedInDischarge === discharge.teamInvolvedInDischarge;
    if (isSame) return { became: 'known' };
    if (episode.dischargedOn !== null) return refusedFor('discharged', 'differs');
    this.discharges.push({ id: episode.id, ...discharge });
    Object.assign(episode, discharge);
    return { became: 'changed' };
  }
}

/** Somebody may be admitted again on the day of discharge. */
function meetsOnOneDay(one: Period, other: Period): boolean {
  return one.to === other.from || other.to === one.from;
}
