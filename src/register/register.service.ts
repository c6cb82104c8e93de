import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget } from 'typeorm';
import { Grant } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { Agreement } from '../agreements/agreement.entity.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { requireHoldsAgain } from '../agreements/require-no-other.js';
import { changeRecord, type RecordChange, type SeenRecord } from '../organisations/change-record.js';
import { Principal, type RegisteredRecord, Service, Unit } from '../organisations/organisation.entity.js';
import { takenBy } from '../organisations/organisation-changes.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import {
  type RegisterChange,
  RegisterEvent,
  RegisterRecord,
} from '../organisations/register-change.entity.js';
import { historyOf, noteChanges } from '../organisations/register-history.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRows, lockTable } from '../platform/database/lock-row.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid, notFound } from '../platform/errors/domain-error.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { onSaved, type RevisionConflict } from '../platform/revision/revision-conflict.js';
import { Team } from '../teams/team.entity.js';
import { TeamsService } from '../teams/teams.service.js';
import { joinProblems } from './join-problems.js';
import { moveReferences } from './move-references.js';
import { lockHolders, type MovedAccess, movedAccess, ownProblems } from './moved-access.js';
import type { EndRecordInput, JoinRecordsInput, ReopenRecordInput } from './register.input.js';
import { Registered } from './registered.type.js';
import { STOPS_END, STOPS_JOIN, whatHangs } from './what-hangs.js';

const { PRINCIPAL, UNIT, SERVICE, TEAM, AGREEMENT } = RegisterRecord;

/** Any record of the register. */
export type AnyRecord = RegisteredRecord & { name: string };

const ENTITIES: Record<RegisterRecord, EntityTarget<AnyRecord>> = {
  [PRINCIPAL]: Principal,
  [UNIT]: Unit,
  [SERVICE]: Service,
  [TEAM]: Team,
  [AGREEMENT]: Agreement,
};

/** The end of a record in the register, its joining with another of the same thing, and what has happened to it. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsService,
    private readonly teams: TeamsService,
    private readonly agreementsService: AgreementsService,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError NOT_FOUND */
  get(actor: Actor, recordType: RegisterRecord, id: string): Promise<AnyRecord> {
    switch (recordType) {
      case PRINCIPAL:
        return this.organisations.principal(actor, id);
      case UNIT:
        return this.organisations.unit(actor, id);
      case SERVICE:
        return this.organisations.service(actor, id);
      case TEAM:
        return this.teams.registered(actor, id);
      case AGREEMENT:
        return this.agreementsService.get(actor, id);
    }
  }

  /** Every record of a kind in the actor's part of the register, those that have ended too. */
  all(actor: Actor, recordType: RegisterRecord): Promise<AnyRecord[]> {
    switch (recordType) {
      case PRINCIPAL:
        return this.organisations.principals(actor);
      case UNIT:
        return this.organisations.units(actor);
      case SERVICE:
        return this.organisations.services(actor);
      case TEAM:
        return this.teams.all(actor);
      case AGREEMENT:
        return this.agreementsService.all(actor);
    }
  }

  /** What has happened to a record of any kind, the newest first. @throws DomainError NOT_FOUND */
  async history(actor: Actor, id: string, page: PageInput): Promise<PageOf<RegisterChange>> {
    const kinds = Object.values(RegisterRecord).map(
      (table) => `SELECT '${table}' AS kind FROM ${table} WHERE id = :id`,
    );
    const [found] = await sql<{ kind: RegisterRecord }>(this.unitOfWork.reader, kinds.join(' UNION ALL '), {
      id,
    });
    if (!found) throw notFound('registeredId');
    await this.get(actor, found.kind, id).catch(asNotFound('registeredId'));
    return historyOf(this.unitOfWork.reader, id, page);
  }

  /**
   * Ends a record from a day.
   * @throws DomainError INVALID when it has an end already, or something current hangs on it, with what and how many; NOT_FOUND
   */
  end(actor: Actor, input: EndRecordInput): Promise<Registered | RevisionConflict> {
    const { recordType, recordId, endedOn } = input;
    return this.change(actor, input, async (manager, stored) => {
      if (stored.endedOn) throw invalid([{ path: 'endedOn', code: 'alreadyEnded' }]);
      const hanging = await whatHangs(manager, STOPS_END[recordType], recordId, endedOn);
      if (hanging.length > 0) throw invalid(hanging);
      const endYear = recordType === SERVICE ? { endYear: Number(endedOn.slice(0, 4)) } : {};
      return {
        event: RegisterEvent.ENDED,
        values: { endedOn, ...endYear },
        texts: [{ field: 'endedOn', earlierText: null, newText: endedOn }],
      };
    });
  }

  /**
   * Takes back an end that was set by mistake.
   * @throws DomainError INVALID when it has none, what it belongs to has ended, or another has taken its place; NOT_FOUND
   */
  reopen(actor: Actor, input: ReopenRecordInput): Promise<Registered | RevisionConflict> {
    return this.change(actor, input, async (manager, stored) => {
      const { endedOn } = stored;
      if (!endedOn) throw invalid([{ path: '', code: 'notEnded' }]);
      if (stored instanceof Principal) {
        const taken = await takenBy(manager, stored);
        if (taken.length > 0) throw invalid(taken);
      }
      if (stored instanceof Agreement) await requireHoldsAgain(manager, stored.id);
      const above = await aboveOf(manager, stored);
      if (above?.endedOn) throw invalid([{ path: '', code: 'recordEnded', params: { name: above.name } }]);
      return {
        event: RegisterEvent.REOPENED,
        values: { endedOn: null, ...(stored instanceof Service && { endYear: null }) },
        texts: [{ field: 'endedOn', earlierText: endedOn, newText: null }],
      };
    });
  }

  /**
   * Joins a record into another of the same thing: what pointed at the one points then at the other, and the one stays as a
   * row that has ended and says what it was joined into. What is agreed, closed or logged says what it said.
   * @throws DomainError INVALID when they are not of one thing, something hangs on the one that cannot be moved, or the
   *   actor's own account or role would be; NOT_FOUND
   */
  async join(actor: Actor, input: JoinRecordsInput): Promise<Registered | RevisionConflict> {
    const { recordType, recordId, intoId, reason } = input;
    if (recordId === intoId) throw invalid([{ path: 'intoId', code: 'joinSame' }]);
    const entity = ENTITIES[recordType];
    return this.change(actor, input, async (manager, stored) => {
      const into = await manager.findOneBy(entity, { id: intoId });
      if (!into) throw invalid([{ path: 'intoId', code: 'joinUnknown' }]);
      if (into.endedOn) throw invalid([{ path: 'intoId', code: 'recordEnded', params: { name: into.name } }]);
      // A role that was given there after this would move unseen.
      await lockTable(manager, Grant);
      const moved = await movedAccess(manager, recordType, recordId);
      const problems = [
        ...(await joinProblems(manager, recordType, stored, into)),
        ...(await whatHangs(manager, STOPS_JOIN[recordType], recordId, today())),
        ...ownProblems(actor, moved),
      ];
      if (problems.length > 0) throw invalid(problems);
      const joined = { recordType, recordId: intoId, event: RegisterEvent.JOINED, reason };
      await noteChanges(manager, actor, joined, [
        { field: 'joined', earlierText: null, newText: stored.name },
      ]);
      await moveReferences(manager, recordType, recordId, intoId);
      this.logMoved(manager, actor, input, moved);
      return {
        event: RegisterEvent.JOINED,
        values: { endedOn: stored.isEnded ? stored.endedOn : today(), joinedIntoId: intoId },
        texts: [{ field: 'joinedInto', earlierText: null, newText: into.name }],
      };
    });
  }

  private logMoved(
    manager: EntityManager,
    actor: Actor,
    { recordType: place, intoId, reason }: JoinRecordsInput,
    moved: readonly MovedAccess[],
  ): void {
    const action = LoggedAction.UPDATE;
    const [teamId, unitId] = [place === TEAM ? intoId : null, place === UNIT ? intoId : null];
    this.accessLog.record(
      manager,
      actor,
      moved.map(({ recordType, recordId }) => ({ action, recordType, recordId, teamId, unitId, reason })),
    );
  }

  private change(
    actor: Actor,
    { recordType, recordId: id, revision, reason, ...others }: ReopenRecordInput & { intoId?: string },
    decide: (manager: EntityManager, stored: AnyRecord) => Promise<RecordChange<AnyRecord>>,
  ): Promise<Registered | RevisionConflict> {
    const entity = ENTITIES[recordType];
    const seen: SeenRecord<AnyRecord> = { entity, recordType, id, path: 'recordId', revision, reason };
    return this.unitOfWork.run(async (manager) => {
      if (others.intoId) await lockHolders(manager, actor, recordType, id);
      // Both of a join, in order, before either is read.
      await lockRows(manager, entity, [id, others.intoId ?? id]);
      const changed = await changeRecord(manager, actor, seen, (stored) => decide(manager, stored));
      return onSaved(changed, ({ name, endedOn, joinedIntoId, revision: now }) =>
        Object.assign(new Registered(), { recordType, id, name, endedOn, joinedIntoId, revision: now }),
      );
    });
  }
}

/** What a record belongs to; undefined where it belongs to nothing. */
async function aboveOf(manager: EntityManager, stored: AnyRecord): Promise<AnyRecord | undefined> {
  if (stored instanceof Unit) return manager.findOneByOrFail(Principal, { id: stored.principalId });
  if (stored instanceof Team) return manager.findOneByOrFail(Service, { id: stored.serviceId });
  return undefined;
}
