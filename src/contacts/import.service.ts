import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit-log/audit-log.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { type Columns, type HeaderPlan, headerOf, type RefusedCell } from './csv/columns.js';
import { CsvRefusal } from './csv/csv-refusal.js';
import type { OpenFile } from './csv/inspect-csv.js';
import type { CsvRow } from './csv/read-csv.js';
import { importColumns } from './import-columns.js';
import { ContactImport } from './import-contacts.js';
import { EnrolmentImport } from './import-enrolments.js';
import { EpisodeImport } from './import-episodes.js';
import { InterventionImport } from './import-interventions.js';
import { ImportKind } from './import-kind.js';
import { MeetingImport } from './import-meetings.js';
import { ImportReport, refuse } from './import-report.js';
import { ImportRun } from './import-run.entity.js';
import { StaffImport } from './import-staff.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { type ImportLine, type OpenedImport, openImport } from './read-import.js';
import type { Fault } from './settle-row.js';

/** A file somebody wants to load into a team. */
export interface ImportFile {
  teamId: string;
  kind: ImportKind;
  fileName: string;
  content: Buffer;
}

const targets = {
  [ImportKind.STAFF]: StaffImport,
  [ImportKind.ENROLMENTS]: EnrolmentImport,
  [ImportKind.CONTACTS]: ContactImport,
  [ImportKind.MEETINGS]: MeetingImport,
  [ImportKind.EPISODES]: EpisodeImport,
  [ImportKind.INTERVENTIONS]: InterventionImport,
} satisfies Record<ImportKind, { start(context: ImportContext): Promise<ImportTarget<never>> }>;

/** Rows that are checked and written together. */
const chunkRows = 250;
const readBytes = 64 * 1024;
const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

/** Carries the report out of a transaction that must leave no trace. */
class NothingKept extends Error {
  constructor(readonly touched: Touched) {
    super('Nothing of the file is kept');
  }
}

/** How many rows touched each person's record. */
type Touched = Map<string, number>;

@Injectable()
export class ImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teams: TeamAccess,
    private readonly auditLog: AuditLog,
  ) {}

  /** The files that have been loaded into the team, newest first. @throws DomainError NOT_FOUND */
  async runs(actor: Actor, teamId: string): Promise<ImportRun[]> {
    await this.teams.require(actor, teamId, 'record.import');
    return this.unitOfWork.reader.find(ImportRun, { where: { teamId }, order: { at: 'DESC' }, take: 50 });
  }

  /** The team, when the actor may load files into it. @throws DomainError NOT_FOUND */
  team(actor: Actor, teamId: string): Promise<Team> {
    return this.teams.require(actor, teamId, 'record.import');
  }

  /**
   * Reads a file in one transaction. It is kept only when nothing in it is refused and it is no dry run; a dry run
   * does all the same work and then takes it back.
   * @throws DomainError NOT_FOUND when the actor may not load files into the team
   */
  async load(actor: Actor, file: ImportFile, { dryRun }: { dryRun: boolean }): Promise<ImportReport> {
    const team = await this.team(actor, file.teamId);
    const report = Object.assign(new ImportReport(), { kind: file.kind, dryRun, accepted: true });
    if (actor.principalId === null) {
      refuse(report, { code: 'noPrincipal' });
      return report;
    }
    const { principalId: ownerId } = actor;
    try {
      await this.unitOfWork.run(async (manager) => {
        const context: ImportContext = { manager, team, ownerId, today: today() };
        const target: ImportTarget<never> = await targets[file.kind].start(context);
        const touched = await this.read(file, target, report);
        if (dryRun || !report.accepted) throw new NothingKept(touched);
        await this.sign(manager, actor, file, report, target.recordType, touched);
      });
    } catch (error) {
      if (!(error instanceof NothingKept)) throw error;
      await this.logChecked(actor, team.id, error.touched);
    }
    return report;
  }

  private async read(
    { kind, fileName, content }: ImportFile,
    target: ImportTarget<never>,
    report: ImportReport,
  ): Promise<Touched> {
    const touched: Touched = new Map();
    try {
      if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new CsvRefusal({ code: 'fileNotCsv' });
      const opened: OpenedImport<Columns> = await openImport(importColumns[kind], inPieces(content));
      report.encoding = opened.shape.encoding;
      report.delimiter = delimiterNames[opened.shape.delimiter];
      report.ignoredHeaders = opened.plan.ignored;
      for (const { column, reason } of opened.headerFaults) refuse(report, reason, { line: 1, column });
      if (opened.headerFaults.length > 0) {
        await opened.lines.return(undefined);
        return touched;
      }
      let chunk: ImportLine<Columns>[] = [];
      for await (const line of opened.lines) {
        if (chunk.push(line) < chunkRows) continue;
        await this.take(chunk, opened, target, report, touched);
        chunk = [];
      }
      await this.take(chunk, opened, target, report, touched);
    } catch (error) {
      if (!(error instanceof CsvRefusal)) throw error;
      refuse(report, error.reason, { line: error.line });
    }
    return touched;
  }

  private async take(
    lines: readonly ImportLine<Columns>[],
    { plan }: OpenedImport<Columns>,
    target: ImportTarget<never>,
    report: ImportReport,
    touched: Touched,
  ): Promise<void> {
    const readable = lines.flatMap((line) =>
      'row' in line ? [{ line: line.line, row: line.row as never }] : [],
    );
    const outcomes = (await target.take(readable)).values();
    // SQLite answers without ever waiting, and nobody else would be answered until the file is done.
    await setImmediate();
    for (const line of lines) {
      report.rows++;
      const outcome: Outcome = 'row' in line ? outcomes.next().value! : { became: 'refused', faults: [] };
      report[outcome.became]++;
      if (outcome.personId) touched.set(outcome.personId, (touched.get(outcome.personId) ?? 0) + 1);
      if (outcome.became !== 'refused') continue;
      const cells =
        'refused' in line ? line.refused : outcome.faults.map((fault) => cellOf(line, plan, fault));
      for (const { reason, ...cell } of cells) refuse(report, reason, { line: line.line, ...cell });
    }
  }

  /** Keeps who loaded what, and one row in the log for each person the file touched. */
  private async sign(
    manager: EntityManager,
    actor: Actor,
    { teamId, kind, fileName, content }: ImportFile,
    report: ImportReport,
    recordType: string,
    touched: Touched,
  ): Promise<void> {
    const recordId = randomUUID();
    await manager.insert(ImportRun, {
      id: recordId,
      teamId,
      kind,
      fileName: fileName.slice(-200),
      checksum: createHash('sha256').update(content).digest('hex'),
      rowsAdded: report.added + report.changed,
      rowsKnown: report.known,
      accountId: actor.accountId,
      at: new Date(),
    });
    await this.auditLog.record(manager, actor, [
      { action: LoggedAction.IMPORT, recordType: 'import_run', recordId, teamId, rows: report.rows },
      ...[...touched].map(([personId, rows]) => ({
        action: LoggedAction.IMPORT,
        recordType,
        recordId,
        personId,
        teamId,
        rows,
      })),
    ]);
  }

  /** A file that is only checked reads the records of the people in it, and that too is logged. */
  private async logChecked(actor: Actor, teamId: string, touched: Touched): Promise<void> {
    await this.unitOfWork.run(async (manager) =>
      this.auditLog.record(
        manager,
        actor,
        [...touched].map(([personId, rows]) => ({
          action: LoggedAction.READ,
          recordType: 'person',
          recordId: personId,
          personId,
          teamId,
          rows,
        })),
      ),
    );
  }
}

/** The cell at fault, with the header and the value as the file writes them. */
function cellOf({ cells }: CsvRow, plan: HeaderPlan, { column, reason }: Fault): RefusedCell {
  return { column: headerOf(plan, column), value: cells[plan.places.get(column) ?? -1] ?? '', reason };
}

/** The file as a stream of small pieces, so that no copy of all of it is decoded at once. */
function inPieces(content: Buffer): OpenFile {
  return async function* () {
    for (let start = 0; start < content.length; start += readBytes) {
      yield content.subarray(start, start + readBytes);
    }
  };
}
