import { Injectable } from '@nestjs/common';
import type { EntityManager, FindManyOptions } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { findPage } from '../platform/database/find-page.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { describeError } from '../platform/errors/describe-error.js';
import { logFault } from '../platform/errors/log-fault.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { type CheckedFile, checkFile, type ImportFile } from './check-file.js';
import { ImportReport, refuse } from './import-report.js';
import { ImportRun } from './import-run.entity.js';
import { fileTakenBack, type HeldRun, ImportRuns } from './import-runs.js';
import { ImportStatus } from './import-status.js';
import type { ImportContext, NewRows } from './import-target.js';

@Injectable()
export class ImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly accessLog: AccessLog,
    private readonly importRuns: ImportRuns,
  ) {}

  /** The files that have been loaded into the team, newest first. @throws DomainError NOT_FOUND */
  async list(actor: Actor, teamId: string, page: PageInput): Promise<PageOf<ImportRun>> {
    await this.teamAccess.authorise(actor, teamId, 'record.import');
    const wanted: FindManyOptions<ImportRun> = { where: { teamId }, order: { at: 'DESC', id: 'ASC' } };
    return findPage(this.unitOfWork.reader, ImportRun, wanted, page);
  }

  /** The file that is being loaded into the team, if any. @throws DomainError NOT_FOUND */
  async underWay(actor: Actor, teamId: string): Promise<ImportRun | null> {
    await this.teamAccess.authorise(actor, teamId, 'record.import');
    return this.unitOfWork.reader.findOneBy(ImportRun, { teamId, status: ImportStatus.LOADING });
  }

  /** The team, when the actor may load files into it. @throws DomainError NOT_FOUND */
  team(actor: Actor, teamId: string): Promise<Team> {
    return this.teamAccess.authorise(actor, teamId, 'record.import');
  }

  /**
   * Reads a file and compares it with one moment of the records, while others read and write as they like. It is loaded, all
   * of it, only when nothing in it is refused and it is no dry run.
   * @throws DomainError NOT_FOUND when the actor may not load files into the team; FILE_BEING_LOADED when another file is being loaded
   * into it; CONFLICT when what the file builds on was changed meanwhile: nothing of it is kept then
   */
  async load(actor: Actor, file: ImportFile, { dryRun }: { dryRun: boolean }): Promise<ImportReport> {
    const team = await this.team(actor, file.teamId);
    if (actor.principalId === null) return withoutPrincipal(file, dryRun);
    await this.importRuns.settle();
    const context = { team, ownerId: actor.principalId, today: today(), actor };
    const { seen, checked } = await this.unitOfWork.snapshot(async (manager) => ({
      seen: await this.importRuns.requireNone(manager, team.id),
      checked: await checkFile(file, { ...context, manager }),
    }));
    if (!dryRun && checked.report.accepted) requireConfirmed(file, checked.report);
    if (dryRun || !checked.report.accepted) {
      await this.unitOfWork.run(async (manager) => this.logChecked(manager, actor, team.id, checked));
      return Object.assign(checked.report, { dryRun });
    }
    const { newRows } = checked.target;
    if (!newRows) return this.loadAtOnce(actor, file, context);
    return this.loadInTurns(actor, file, checked, newRows, seen);
  }

  /** Compares the file again within the transaction: somebody may have written since. */
  private loadAtOnce(
    actor: Actor,
    file: ImportFile,
    context: Omit<ImportContext, 'manager'>,
  ): Promise<ImportReport> {
    return this.unitOfWork.run(async (manager) => {
      await this.importRuns.keepOut(manager, file.teamId);
      const checked = await checkFile(file, { ...context, manager });
      const { report, target } = checked;
      if (report.accepted) {
        const run = await this.importRuns.begin(manager, actor, file);
        await target.write?.(manager, run.id);
        this.accessLog.record(manager, actor, target.alsoDone ?? []);
        await this.finish(manager, actor, run, checked);
      } else this.logChecked(manager, actor, file.teamId, checked);
      return report;
    });
  }

  private async loadInTurns(
    actor: Actor,
    file: ImportFile,
    checked: CheckedFile,
    newRows: NewRows,
    seen: number,
  ): Promise<ImportReport> {
    const { report, target } = checked;
    const run = await this.unitOfWork.run(async (manager) => {
      // A file that was loaded since may have brought the same.
      if ((await this.importRuns.keepOut(manager, file.teamId)) !== seen) throw fileTakenBack();
      return this.importRuns.begin(manager, actor, file, newRows.count);
    });
    try {
      await this.importRuns.write(run, newRows);
      await this.unitOfWork.run(async (manager) => {
        await target.write?.(manager, run.id);
        await this.finish(manager, actor, run, checked);
      });
    } catch (error) {
      // What cannot be taken back now is when somebody next wants to load or to count.
      await this.importRuns.takeBack(run, actor).catch((failure) => logFault(failure, actor.requestId));
      throw describeError(error).code === 'CONFLICT' ? fileTakenBack() : error;
    }
    return report;
  }

  /** Keeps who loaded what, and one row in the log for each person the file touched. */
  private async finish(
    manager: EntityManager,
    actor: Actor,
    run: HeldRun,
    { report, target, touched }: CheckedFile,
  ): Promise<void> {
    await this.importRuns.finish(manager, run, report);
    const { id: recordId, teamId } = run;
    const { recordType } = target;
    const action = LoggedAction.IMPORT;
    this.accessLog.record(manager, actor, [
      { action, recordType: 'import_run', recordId, teamId, rows: report.rows },
      ...[...touched].map(([personId, rows]) => ({ action, recordType, recordId, personId, teamId, rows })),
    ]);
  }

  /** A file that is only checked reads the records of the people in it, and that too is logged. */
  private logChecked(manager: EntityManager, actor: Actor, teamId: string, { touched }: CheckedFile): void {
    this.accessLog.record(
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
    );
  }
}

/** What is stored is corrected only where somebody has seen how. */
function requireConfirmed({ correctionsDigest = null }: ImportFile, report: ImportReport): void {
  const { corrected, correctionsDigest: shown } = report;
  if (shown && shown !== correctionsDigest)
    refuse(report, { code: 'correctionsNotSeen', params: { n: corrected } });
}

function withoutPrincipal({ kind }: ImportFile, dryRun: boolean): ImportReport {
  const report = Object.assign(new ImportReport(), { kind, dryRun, accepted: false });
  refuse(report, { code: 'noPrincipal' });
  return report;
}
