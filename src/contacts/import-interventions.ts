import { type EntityManager, IsNull } from 'typeorm';
import { type NumberedRow, refusedFor } from '../platform/csv/judged-row.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { orderedId } from '../platform/database/ordered-id.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { covers, type Timeline } from '../platform/dates/periods.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { Intervention } from './intervention.entity.js';
import { EarlierRecords, enrolmentsOf, type KnownEnrolment } from './team-records.js';
import { interventionFaults } from './validate-row.js';
import { WaitingRows } from './waiting-rows.js';

type InterventionRow = ImportRow<ImportKind.INTERVENTIONS>;

/** What a later file may tell that an earlier one did not. */
type Course = Pick<Intervention, 'startedOn' | 'endedOn' | 'manualUsed'>;

type Told = Pick<Intervention, 'enrolmentId' | 'method' | 'offeredOn'> & Course;

/** Takes methods that enrolled persons were offered or given into a team. */
export class InterventionImport implements ImportTarget<InterventionRow> {
  readonly recordType = 'intervention';
  readonly newRows = new WaitingRows<Told>((manager, rows, importRunId) => {
    const { ownerId } = this.context;
    const interventions = rows.map((told) => ({ ...told, id: orderedId(), ownerId, importRunId }));
    return insertRows(manager, Intervention, interventions);
  });
  /** By what they are known by: what was there before the file, or the line of what the file brought. */
  private readonly known = new Map<string, Intervention | number>();
  private readonly earlier = new EarlierRecords((enrolmentId) => this.readEarlier(enrolmentId));
  private readonly changes: { id: string; news: Partial<Course> }[] = [];

  private constructor(
    private readonly context: ImportContext,
    private readonly enrolments: Timeline<KnownEnrolment>,
  ) {}

  static async start(context: ImportContext): Promise<InterventionImport> {
    const { manager, team, ownerId } = context;
    return new InterventionImport(context, await enrolmentsOf(manager, team.id, ownerId));
  }

  async take(rows: readonly NumberedRow<InterventionRow>[]): Promise<Outcome[]> {
    await this.earlier.of(rows.flatMap(({ row }) => this.enrolments.of(row.person.number)));
    return rows.map(({ line, row }) => this.takeRow(line, row));
  }

  async write(manager: EntityManager): Promise<void> {
    for (const { id, news } of this.changes) {
      const unknown = Object.fromEntries(Object.keys(news).map((field) => [field, IsNull()]));
      await updateAsRead(
        manager,
        Intervention,
        { id, voidedAt: IsNull(), ...unknown },
        { ...news, revision: NEXT_REVISION },
      );
    }
  }

  private takeRow(line: number, row: InterventionRow): Outcome {
    const faults = interventionFaults(row, this.context.today);
    if (faults.length > 0) return { became: 'refused', faults };
    const { number } = row.person;
    const enrolment = this.enrolments.on(number, row.offered);
    if (!enrolment)
      return refusedFor('person', this.enrolments.of(number).length > 0 ? 'notEnrolled' : 'notInTeam');
    const { personId } = enrolment;
    if (row.started !== null && !covers(enrolment, row.started))
      return { ...refusedFor('started', 'notEnrolled'), personId };
    const told = {
      enrolmentId: enrolment.id,
      method: row.method,
      offeredOn: row.offered,
      startedOn: row.started,
      endedOn: row.ended,
      manualUsed: row.manual,
    };
    const key = keyOf(told);
    const same = this.known.get(key);
    if (typeof same === 'number') return { ...refusedFor('offered', 'duplicate', { line: same }), personId };
    if (same) return { ...this.meet(same, told), personId };
    this.known.set(key, line);
    this.newRows.add(enrolment.id, told);
    return { became: 'added', personId };
  }

  /** A row about an intervention that is there: it may tell what was not known, and change nothing. */
  private meet(known: Intervention, told: Told): Outcome {
    const news: Partial<Course> = {};
    for (const [field, column] of courseColumns) {
      if (known[field] === told[field]) continue;
      if (known[field] !== null) return refusedFor(column, 'differs');
      Object.assign(news, { [field]: told[field] });
    }
    if (Object.keys(news).length === 0) return { became: 'known' };
    this.changes.push({ id: known.id, news });
    Object.assign(known, news);
    return { became: 'changed' };
  }

  private async readEarlier(enrolmentId: string): Promise<void> {
    for (const intervention of await this.context.manager.findBy(Intervention, {
      enrolmentId,
      voidedAt: IsNull(),
    }))
      this.known.set(keyOf(intervention), intervention);
  }
}

const courseColumns: readonly [keyof Course, string][] = [
  ['startedOn', 'started'],
  ['endedOn', 'ended'],
  ['manualUsed', 'manual'],
];

/** What an intervention is known by: nobody is offered the same method twice on one day. */
function keyOf({ enrolmentId, method, offeredOn }: Told): string {
  return `${enrolmentId} ${method} ${offeredOn}`;
}
