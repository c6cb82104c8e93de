import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { ImportRow } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import {
  type ImportContext,
  type ImportTarget,
  type NumberedRow,
  type Outcome,
  refusedFor,
} from './import-target.js';
import { Intervention } from './intervention.entity.js';
import { covers, type Timeline } from './periods.js';
import { interventionFaults } from './settle-row.js';
import { enrolmentsOf, type KnownEnrolment } from './team-records.js';

type InterventionRow = ImportRow<ImportKind.INTERVENTIONS>;

/** What a later file may tell that an earlier one did not. */
type Course = Pick<Intervention, 'startedOn' | 'endedOn' | 'manualUsed'>;

/** Takes methods that enrolled persons were offered or given into a team. */
export class InterventionImport implements ImportTarget<InterventionRow> {
  readonly recordType = 'intervention';

  private constructor(
    private readonly context: ImportContext,
    private readonly enrolments: Timeline<KnownEnrolment>,
    /** By what they are known by; `line` when this file brought it. */
    private readonly known: Map<string, { intervention: Intervention; line: number | null }>,
  ) {}

  static async start(context: ImportContext): Promise<InterventionImport> {
    const { manager, team, ownerId } = context;
    const stored = await manager.findBy(Intervention, {
      ownerId,
      enrolment: { teamId: team.id, voidedAt: IsNull() },
    });
    return new InterventionImport(
      context,
      await enrolmentsOf(manager, team.id, ownerId),
      new Map(stored.map((intervention) => [keyOf(intervention), { intervention, line: null }])),
    );
  }

  async take(rows: readonly NumberedRow<InterventionRow>[]): Promise<Outcome[]> {
    const added: Intervention[] = [];
    const outcomes: Outcome[] = [];
    for (const { line, row } of rows) outcomes.push(await this.takeRow(line, row, added));
    await this.context.manager.insert(Intervention, added);
    return outcomes;
  }

  private async takeRow(line: number, row: InterventionRow, added: Intervention[]): Promise<Outcome> {
    const faults = interventionFaults(row, this.context.today);
    if (faults.length > 0) return { became: 'refused', faults };
    const { number } = row.person;
    const enrolment = this.enrolments.on(number, row.offered);
    if (!enrolment)
      return refusedFor('person', this.enrolments.of(number).length > 0 ? 'notEnrolled' : 'notInTeam');
    const { personId } = enrolment;
    if (row.started !== null && !covers(enrolment, row.started))
      return { ...refusedFor('started', 'notEnrolled'), personId };
    const intervention = this.context.manager.create(Intervention, {
      id: randomUUID(),
      ownerId: this.context.ownerId,
      enrolmentId: enrolment.id,
      method: row.method,
      offeredOn: row.offered,
      startedOn: row.started,
      endedOn: row.ended,
      manualUsed: row.manual,
    });
    const key = keyOf(intervention);
    const same = this.known.get(key);
    if (same?.line) return { ...refusedFor('offered', 'duplicate', { line: same.line }), personId };
    if (same) return { ...(await this.meet(same.intervention, intervention)), personId };
    this.known.set(key, { intervention, line });
    added.push(intervention);
    return { became: 'added', personId };
  }

  /** A row about an intervention that is there: it may tell what was not known, and change nothing. */
  private async meet(known: Intervention, told: Intervention): Promise<Outcome> {
    const news: Partial<Course> = {};
    for (const [field, column] of courseColumns) {
      if (known[field] === told[field]) continue;
      if (known[field] !== null) return refusedFor(column, 'differs');
      Object.assign(news, { [field]: told[field] });
    }
    if (Object.keys(news).length === 0) return { became: 'known' };
    await this.context.manager.update(Intervention, known.id, news);
    Object.assign(known, news);
    return { became: 'changed' };
  }
}

const courseColumns: readonly [keyof Course, string][] = [
  ['startedOn', 'started'],
  ['endedOn', 'ended'],
  ['manualUsed', 'manual'],
];

/** What an intervention is known by: nobody is offered the same method twice on one day. */
function keyOf({ enrolmentId, method, offeredOn }: Intervention): string {
  return `${enrolmentId} ${method} ${offeredOn}`;
}
