import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { NOBODY } from '../persons/person-access.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { Team } from '../teams/team.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { Contact } from './contact.entity.js';
import { contentOf } from './contact-content.js';
import type { ContactOutcome } from './contact-kinds.js';
import { columnsOfOutcome, placeOf } from './contact-rules.js';
import { correctContacts } from './correct-contacts.js';
import type { VoidImportInput } from './import.input.js';
import { ImportRun } from './import-run.entity.js';
import { ImportRuns } from './import-runs.js';
import { ChangedRecord, RecordChange } from './record-change.entity.js';
import { whatRestsOnImport } from './what-rests-on-import.js';

/** Takes a file that was loaded back whole, as long as nothing rests on it. */
@Injectable()
export class ImportVoiding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly importRuns: ImportRuns,
    private readonly accessLog: AccessLog,
  ) {}

  /** The file, and why it cannot be voided, before somebody is asked. @throws DomainError NOT_FOUND */
  async get(actor: Actor, id: string): Promise<{ run: ImportRun; team: Team; reason?: Problem }> {
    const { run, team } = await this.find(actor, id);
    return { run, team, reason: await whatRestsOnImport(this.unitOfWork.reader, run, actor.principalId) };
  }

  /**
   * Voids every row of the file and undoes its corrections. Nothing is counted from the team's records meanwhile.
   * @throws DomainError NOT_FOUND; INVALID when something rests on it; FILE_BEING_LOADED
   */
  async void(actor: Actor, { importRunId, reason }: VoidImportInput): Promise<ImportRun> {
    const { run } = await this.find(actor, importRunId);
    await this.importRuns.settle();
    const held = await this.unitOfWork.run(async (manager) => {
      await this.importRuns.keepOut(manager, run.teamId);
      const now = await manager.findOneByOrFail(ImportRun, { id: run.id });
      const problem = await whatRestsOnImport(manager, now, actor.principalId);
      if (problem) throw invalid([problem]);
      const undone = await undoCorrections(manager, actor, now, reason);
      this.logUndone(manager, actor, now, undone);
      return this.importRuns.beginVoiding(manager, actor, now, reason);
    });
    await this.importRuns.takeBack(held, actor);
    return this.unitOfWork.reader.findOneByOrFail(ImportRun, { id: run.id });
  }

  private logUndone(
    manager: EntityManager,
    actor: Actor,
    { id: recordId, teamId }: ImportRun,
    undone: readonly RecordChange[],
  ): void {
    const byPerson = Map.groupBy(undone, ({ personId }) => personId);
    const correction = { action: LoggedAction.CORRECT, recordType: ChangedRecord.CONTACT, recordId, teamId };
    this.accessLog.record(
      manager,
      actor,
      [...byPerson].map(([personId, { length: rows }]) => ({ ...correction, personId, rows })),
    );
  }

  private async find(actor: Actor, id: string): Promise<{ run: ImportRun; team: Team }> {
    const run = await this.unitOfWork.reader.findOneBy(ImportRun, { id });
    const team = await this.teamAccess
      .authorise(actor, run?.teamId ?? NOBODY, 'record.import')
      .catch(asNotFound('importRunId'));
    return { run: run!, team };
  }
}

/**
 * What contacts said before the file corrected them, they say again; that too is kept in their history.
 * @returns the corrections that are undone
 */
async function undoCorrections(
  manager: EntityManager,
  actor: Actor,
  { id: importRunId }: ImportRun,
  reason: string,
): Promise<RecordChange[]> {
  const changes = await manager.findBy(RecordChange, { importRunId });
  if (changes.length === 0) return changes;
  const contacts = await manager.find(Contact, {
    where: { id: In(changes.map(({ recordId }) => recordId)) },
    relations: { staff: true },
  });
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const corrections = changes.map(({ recordId, personId, before }) => {
    const contact = byId.get(recordId)!;
    const { staffIds, outcome, ...content } = before;
    const said = { ...contact, ...content, ...columnsOfOutcome(outcome as ContactOutcome) };
    said.place = placeOf(said);
    return {
      key: contact,
      personId: personId!,
      stored: { rest: contentOf(contact), staffIds: contact.staff.map(({ staffMemberId }) => staffMemberId) },
      said: { rest: contentOf(said), staffIds: [...(staffIds as string[])] },
    };
  });
  const ownerId = contacts[0]!.ownerId;
  await correctContacts(manager, { ownerId, actor, importRunId: null, reason }, corrections);
  return changes;
}
