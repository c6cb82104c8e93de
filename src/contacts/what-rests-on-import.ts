import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { isAny, sql } from '../platform/database/sql.js';
import type { Problem } from '../platform/errors/problem.js';
import { Contact } from './contact.entity.js';
import { HospitalEpisode } from './hospital-episode.entity.js';
import { ImportKind } from './import-kind.js';
import type { ImportRun } from './import-run.entity.js';
import { ImportStatus } from './import-status.js';
import { Intervention } from './intervention.entity.js';
import { TeamMeeting } from './team-meeting.entity.js';

/** Rows that name the run that brought them, with the columns of the first day and the last that figures count them on. */
export interface RowsOfRun {
  entity: EntityTarget<ObjectLiteral>;
  from: string;
  /** Missing where they are counted from the first day on. */
  to?: string;
}

export const rowsOfRun: Partial<Record<string, RowsOfRun>> = {
  [ImportKind.CONTACTS]: { entity: Contact, from: 'date', to: 'date' },
  [ImportKind.MEETINGS]: { entity: TeamMeeting, from: 'date', to: 'date' },
  [ImportKind.EPISODES]: { entity: HospitalEpisode, from: 'admitted_on', to: 'discharged_on' },
  [ImportKind.INTERVENTIONS]: { entity: Intervention, from: 'offered_on' },
};

const problem = (code: string, params?: Problem['params']): Problem => ({
  path: 'importRunId',
  code,
  params,
});

/** Why somebody of this principal cannot void a file; undefined when they can. */
export async function whatRestsOnImport(
  manager: EntityManager,
  run: ImportRun,
  principalId: string | null,
): Promise<Problem | undefined> {
  if (run.status === ImportStatus.VOIDED) return problem('importAlreadyVoided');
  if (run.status !== ImportStatus.LOADED) return problem('importNotLoaded');
  const rows = rowsOfRun[run.kind];
  const metadata = rows && manager.connection.getMetadata(rows.entity);
  if (!metadata?.findColumnWithPropertyName('voidedAt')) return problem('importKindStays');
  const { tableName: table } = metadata;
  const own = await countOf(manager, `SELECT COUNT(*) AS n FROM ${table} WHERE import_run_id = :id`, run);
  if (metadata.findColumnWithPropertyName('ownerId')) {
    // What it brought, and what it corrected.
    const others = [table, 'record_change']
      .map((rows) => `SELECT id FROM ${rows} WHERE import_run_id = :id AND owner_id <> :principalId`)
      .join(' UNION ALL ');
    if (principalId === null || (await isAny(manager, others, { id: run.id, principalId })))
      return problem('importOfOtherPrincipal');
  }
  // What contacts said before a file corrected them is kept, and comes back.
  const changed = run.kind === ImportKind.CONTACTS ? 0 : run.rowsAdded - own;
  if (changed > 0) return problem('importChangedOthers', { n: changed });
  const since = await countOf(
    manager,
    `SELECT COUNT(*) AS n FROM ${table} WHERE import_run_id = :id AND (voided_at IS NOT NULL
       OR EXISTS (SELECT 1 FROM record_change change WHERE change.record_id = ${table}.id))`,
    run,
  );
  const again = await countOf(
    manager,
    `SELECT COUNT(*) AS n FROM record_change change WHERE import_run_id = :id AND EXISTS
       (SELECT 1 FROM record_change later WHERE later.record_id = change.record_id AND later.at > change.at)`,
    run,
  );
  if (since + again > 0) return problem('importCorrectedSince', { n: since + again });
  return closedAuditOn(manager, run, rows!, table);
}

async function countOf(
  manager: EntityManager,
  text: string,
  { id }: ImportRun,
  values: object = {},
): Promise<number> {
  const [row] = await sql<{ n: number | string }>(manager, text, { id, ...values });
  return Number(row?.n ?? 0);
}

/** An audit that was closed when the file had been loaded keeps its figures for ever, and what they were counted from. */
async function closedAuditOn(
  manager: EntityManager,
  { id, teamId }: ImportRun,
  { from, to }: RowsOfRun,
  table: string,
): Promise<Problem | undefined> {
  const untilThen = to ? `AND (${to} IS NULL OR ${to} >= audit.window_from)` : '';
  const [audit] = await sql<{ from: string; to: string }>(
    manager,
    `SELECT CAST(window_from AS text) AS "from", CAST(window_to AS text) AS "to" FROM audit
      WHERE team_id = :teamId AND status = 'CLOSED' AND closed_at >= (SELECT at FROM import_run WHERE id = :id) AND EXISTS
        (SELECT 1 FROM ${table} WHERE (import_run_id = :id OR id IN
            (SELECT record_id FROM record_change WHERE import_run_id = :id))
          AND ${from} <= audit.window_to ${untilThen})
      ORDER BY window_from LIMIT 1`,
    { id, teamId },
  );
  return audit && problem('importInClosedAudit', { ...audit });
}
