import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Enrolment } from '../persons/person.entity.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { type LoggedActor, SYSTEM } from '../platform/access-log/logged-actor.js';
import { databaseFailureOf } from '../platform/database/database-failure.js';
import { inTurns } from '../platform/database/in-turns.js';
import { lockRow, lockRows } from '../platform/database/lock-row.js';
import { DATABASE_CLAIM, type DatabaseClaim } from '../platform/database/prepare-database.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { logFault } from '../platform/errors/log-fault.js';
import { Team } from '../teams/team.entity.js';
import type { ImportFile } from './check-file.js';
import { ContactStaff } from './contact.entity.js';
import { ImportKind } from './import-kind.js';
import type { ImportReport } from './import-report.js';
import { ImportRun } from './import-run.entity.js';
import { ImportStatus } from './import-status.js';
import type { NewRows } from './import-target.js';
import { rowsOfRun } from './what-rests-on-import.js';

/** For so long a process may stand still before others take it for dead. */
const LEASE_MS = 60_000;
/** Rows that are written or removed before others are answered, in some milliseconds. */
const STEP = 250;

/** A run that nobody is busy with. */
const IDLE = { loader: null, loadingUntil: null, rowsToWrite: 0, rowsWritten: 0 };

/** A run that this process loads or takes back, as long as no other takes it for dead. */
export type HeldRun = Pick<ImportRun, 'id' | 'teamId' | 'kind' | 'voidedAt'> & { loader: string };

/**
 * Files on their way into the database: one at a time for each team, in many short transactions, to their end or back.
 * Whoever counts a team's records asks here first.
 */
@Injectable()
export class ImportRuns implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
    @Inject(DATABASE_CLAIM) private readonly claim: DatabaseClaim,
  ) {}

  /** Before anybody asks for anything. On a database that is this process's alone, whatever is being loaded was left. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.takeBackAbandoned(this.claim.isAlone);
    } catch (error) {
      if (!databaseFailureOf(error)) throw error;
      // It is tried again when somebody wants to load or to count.
      logFault(error, 'import at start');
    }
  }

  /** Takes back what processes that died have left; to be done before {@link keepOut}, outside of any transaction. */
  settle(): Promise<void> {
    return this.takeBackAbandoned(false);
  }

  /**
   * Sees to it that no file is being loaded into the team, and that none begins to be until the transaction ends.
   * @returns how many have begun to be or to be voided, ever
   * @throws DomainError FILE_BEING_LOADED
   */
  async keepOut(manager: EntityManager, teamId: string): Promise<number> {
    await lockRow(manager, Team, teamId);
    return this.requireNone(manager, teamId);
  }

  /** The same of the moment that is read, for whoever writes nothing. */
  async requireNone(manager: EntityManager, teamId: string): Promise<number> {
    const isLoading = await manager.existsBy(ImportRun, { teamId, status: ImportStatus.LOADING });
    if (isLoading) throw fileBeingLoaded();
    const voided = await manager.countBy(ImportRun, { teamId, voidedAt: Not(IsNull()) });
    return (await manager.countBy(ImportRun, { teamId })) + voided;
  }

  /** After {@link keepOut}. @param rowsToWrite in turns */
  async begin(manager: EntityManager, actor: Actor, file: ImportFile, rowsToWrite = 0): Promise<HeldRun> {
    const { teamId, kind, fileName, content } = file;
    const held = { id: randomUUID(), teamId, kind, voidedAt: null, loader: randomUUID() };
    await manager.insert(ImportRun, {
      ...held,
      fileName,
      checksum: createHash('sha256').update(content).digest('hex'),
      rowsAdded: 0,
      rowsKnown: 0,
      rowsToWrite,
      accountId: actor.accountId,
      at: new Date(),
      status: ImportStatus.LOADING,
      loadingUntil: leaseEnd(),
    });
    return held;
  }

  /** Begins to void a file that was loaded, after {@link keepOut}. */
  async beginVoiding(
    manager: EntityManager,
    { accountId: voidedBy, name: voidedByName }: Actor,
    { id, teamId, kind }: ImportRun,
    voidReason: string,
  ): Promise<HeldRun> {
    const held = { loader: randomUUID(), voidedAt: new Date() };
    const rowsToWrite = await manager.countBy(rowsOfRun[kind]!.entity, { importRunId: id });
    const loading = { status: ImportStatus.LOADING, loadingUntil: leaseEnd(), rowsToWrite, rowsWritten: 0 };
    const by = { voidedBy, voidedByName, voidReason };
    await updateAsRead(
      manager,
      ImportRun,
      { id, status: ImportStatus.LOADED },
      { ...held, ...loading, ...by },
    );
    return { id, teamId, kind, ...held };
  }

  /**
   * Writes rows in many short transactions. Each makes sure that what the rows stand on is still there.
   * @throws DomainError CONFLICT
   */
  async write(run: HeldRun, rows: NewRows): Promise<void> {
    const { enrolmentIds } = rows;
    let written = 0;
    await inTurns(
      this.unitOfWork,
      async (manager) => {
        await this.hold(manager, run, written);
        await requireEnrolments(manager, enrolmentIds);
      },
      async (manager) => {
        const isMore = await rows.writeSome(manager, run.id, written, STEP);
        written += STEP;
        return isMore;
      },
    );
  }

  /** Last of all, in the transaction with the row of the log. @throws DomainError CONFLICT when it has been taken back */
  async finish(manager: EntityManager, run: HeldRun, report: ImportReport): Promise<void> {
    await this.update(manager, run, {
      status: ImportStatus.LOADED,
      rowsAdded: report.added + report.changed + report.corrected,
      rowsChanged: report.changed + report.corrected,
      rowsKnown: report.known,
      at: new Date(),
      ...IDLE,
    });
  }

  /** Removes every row of a run, or voids them when it had been loaded, in many short transactions, and says so in the log. */
  async takeBack(run: HeldRun, actor: LoggedActor): Promise<void> {
    const { id: recordId, teamId, voidedAt } = run;
    let taken = 0;
    let last = '';
    await inTurns(
      this.unitOfWork,
      (manager) => this.hold(manager, run, taken),
      async (manager) => {
        const ids = await someOfRun(manager, run, last);
        if (ids.length > 0) {
          await (voidedAt ? voidRows(manager, run, ids, voidedAt) : removeRows(manager, run, ids));
          taken += ids.length;
          last = ids.at(-1)!;
          return true;
        }
        const ended = voidedAt
          ? { status: ImportStatus.VOIDED }
          : { status: ImportStatus.TAKEN_BACK, at: new Date() };
        await this.update(manager, run, { ...ended, ...IDLE });
        const action = LoggedAction.VOID;
        this.accessLog.record(manager, actor, [
          { action, recordType: 'import_run', recordId, teamId, rows: taken },
          ...(voidedAt ? await rowsOfPersons(manager, run) : []).map((one) => ({
            action,
            recordId,
            teamId,
            ...one,
          })),
        ]);
        return false;
      },
    );
  }

  /** @param all also those whose loader may yet be alive */
  private async takeBackAbandoned(all: boolean): Promise<void> {
    const abandoned = () => ({
      status: ImportStatus.LOADING,
      ...(all ? {} : { loadingUntil: LessThan(new Date()) }),
    });
    for (const { id, teamId, kind, voidedAt } of await this.unitOfWork.reader.findBy(
      ImportRun,
      abandoned(),
    )) {
      const run = { id, teamId, kind, voidedAt, loader: randomUUID() };
      const lease = { loader: run.loader, loadingUntil: leaseEnd() };
      const { affected } = await this.unitOfWork.run((manager) =>
        manager.update(ImportRun, { id, ...abandoned() }, lease),
      );
      // Another process may have been quicker.
      if (affected === 1) await this.takeBack(run, SYSTEM);
    }
  }

  /** First in each transaction of a run: keeps it this process's own. */
  private hold(manager: EntityManager, run: HeldRun, rowsWritten: number): Promise<void> {
    return this.update(manager, run, { loadingUntil: leaseEnd(), rowsWritten });
  }

  private async update(
    manager: EntityManager,
    { id, loader }: HeldRun,
    change: Partial<ImportRun>,
  ): Promise<void> {
    const { affected } = await manager.update(ImportRun, { id, loader }, change);
    if (affected !== 1) throw fileTakenBack();
  }
}

const leaseEnd = () => new Date(Date.now() + LEASE_MS);

export const fileBeingLoaded = () =>
  new DomainError('FILE_BEING_LOADED', [{ path: '', code: 'fileBeingLoaded' }]);

/** Something that a file builds on was changed between its check and its end. */
export const fileTakenBack = () => new DomainError('CONFLICT', [{ path: '', code: 'fileTakenBack' }]);

/** Makes whoever would void or destroy them wait. @throws DomainError CONFLICT when somebody already has */
async function requireEnrolments(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await lockRows(manager, Enrolment, ids);
  const standing = await sql<{ id: string }>(
    manager,
    'SELECT id FROM enrolment WHERE id IN (:...ids) AND voided_at IS NULL',
    { ids },
  );
  if (standing.length < ids.length) throw fileTakenBack();
}

/** The next rows of a run that are to be taken back. To begin anew each time would be to pass over all that have been. */
async function someOfRun(
  manager: EntityManager,
  { id: importRunId, kind, voidedAt }: HeldRun,
  last: string,
): Promise<string[]> {
  const rows = rowsOfRun[kind];
  if (!rows) return [];
  const found = await manager.find(rows.entity, {
    select: { id: true },
    where: { importRunId, id: MoreThan(last), ...(voidedAt && { voidedAt: IsNull() }) },
    order: { id: 'ASC' },
    take: STEP,
  });
  return found.map((row) => row.id as string);
}

/** With the staff of contacts. */
async function removeRows(manager: EntityManager, { kind }: HeldRun, ids: readonly string[]): Promise<void> {
  if (kind === ImportKind.CONTACTS) await manager.delete(ContactStaff, { contactId: In(ids) });
  await manager.delete(rowsOfRun[kind]!.entity, { id: In(ids) });
}

async function voidRows(
  manager: EntityManager,
  { kind }: HeldRun,
  ids: readonly string[],
  voidedAt: Date,
): Promise<void> {
  await manager.update(rowsOfRun[kind]!.entity, { id: In(ids) }, { voidedAt });
}

/** How many rows of a run are each person's; none for rows that are about nobody. */
async function rowsOfPersons(manager: EntityManager, { id, kind }: HeldRun) {
  if (kind === ImportKind.MEETINGS) return [];
  const { tableName: recordType } = manager.connection.getMetadata(rowsOfRun[kind]!.entity);
  const rows = await sql<{ personId: string; n: number | string }>(
    manager,
    `SELECT person_id AS "personId", COUNT(*) AS n FROM ${recordType}
       JOIN enrolment ON enrolment.id = enrolment_id WHERE import_run_id = :id GROUP BY person_id`,
    { id },
  );
  return rows.map(({ personId, n }) => ({ recordType, personId, rows: Number(n) }));
}
