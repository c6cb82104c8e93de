import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindManyOptions, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import { reviewedPrincipalIds } from '../log-reviews/reviewed-principals.js';
import { Principal } from '../organisations/organisation.entity.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { findPage } from '../platform/database/find-page.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { destroyRecords, lockRecords, planDestruction } from './destroy-records.js';
import { Destruction, type TableRows } from './destruction.entity.js';
import type { CarryOutDestructionInput, RequestDestructionInput } from './destruction.input.js';
import { decideRecords } from './kept-records.js';
import { reportKeeping } from './report-keeping.js';
import type { PrincipalRetention } from './retention.type.js';

/** How long records are kept, and their destruction: one person asks for it and another carries it out. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** The dry run for the principals that the actor answers for here. It names nobody, and is logged. */
  report(actor: Actor): Promise<PrincipalRetention[]> {
    return this.reportOn(actor, principalIdsOf(actor));
  }

  /** The dry run for one principal, before somebody asks for destruction. @throws DomainError NOT_FOUND */
  async reportOf(actor: Actor, principalId: string): Promise<PrincipalRetention> {
    const ids = principalIdsOf(actor);
    const [report] = await this.reportOn(actor, !ids || ids.includes(principalId) ? [principalId] : []);
    if (!report) throw notFound('principalId');
    return report;
  }

  private reportOn(actor: Actor, principalIds: readonly string[] | undefined): Promise<PrincipalRetention[]> {
    return this.unitOfWork.run(async (manager) => {
      const reports = await reportKeeping(manager, today(), principalIds);
      this.accessLog.record(
        manager,
        actor,
        reports.map(({ principalId, persons }) => ({
          action: LoggedAction.AGGREGATE,
          recordType: 'retention',
          recordId: null,
          ownerId: principalId,
          rows: persons,
        })),
      );
      return reports;
    });
  }

  /** What has been destroyed and what has been asked for, the latest first. */
  destructions(actor: Actor, page: PageInput): Promise<PageOf<Destruction>> {
    const principalIds = principalIdsOf(actor);
    const wanted: FindManyOptions<Destruction> = {
      where: principalIds ? { principalId: In(principalIds) } : {},
      relations: { principal: true },
      order: { requestedAt: 'DESC', id: 'ASC' },
    };
    return findPage(this.unitOfWork.reader, Destruction, wanted, page);
  }

  /** @throws DomainError NOT_FOUND */
  get(actor: Actor, destructionId: string): Promise<Destruction> {
    return find(this.unitOfWork.reader, actor, destructionId);
  }

  /** Why the actor cannot carry this out; undefined when they can. */
  reasonNotAllowed(actor: Actor, { requestedBy, carriedOutAt }: Destruction): Problem | undefined {
    if (carriedOutAt) return { path: 'destructionId', code: 'destructionCarriedOut' };
    return requestedBy === actor.accountId ? { path: 'destructionId', code: 'ownDestruction' } : undefined;
  }

  /**
   * Asks for the destruction of what was shown. Nothing is destroyed yet. What was asked for before and not carried out
   * is taken back.
   * @throws DomainError NOT_FOUND; INVALID when nothing may or must go, or something else than was shown
   */
  ask(actor: Actor, { principalId, mark, decision }: RequestDestructionInput): Promise<Destruction> {
    return this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Principal, principalId);
      const principal = await manager.findOneBy(Principal, { id: principalId });
      if (!principal) throw notFound('principalId');
      const day = today();
      const plan = await planDestruction(manager, await decideRecords(manager, principal, day));
      if (!plan) throw invalid([{ path: '', code: 'nothingToDestroy' }]);
      if (plan.mark !== mark) throw changed(plan.persons);
      await manager.delete(Destruction, { principalId, carriedOutAt: IsNull() });
      const destruction = manager.create(Destruction, {
        id: randomUUID(),
        principalId,
        principal,
        rules: plan.rules,
        day,
        decision,
        persons: plan.persons,
        rows: plan.rows,
        firstLastEntry: plan.firstLastEntry,
        lastLastEntry: plan.lastLastEntry,
        mark,
        requestedAt: new Date(),
        requestedBy: actor.accountId,
        requestedByName: actor.name,
        carriedOutAt: null,
        carriedOutBy: null,
        carriedOutByName: null,
      });
      // A copy: PostgreSQL gives back the rules, as text, into what is inserted.
      await manager.insert(Destruction, { ...destruction });
      this.log(manager, actor, LoggedAction.CREATE, destruction);
      return destruction;
    });
  }

  /**
   * Destroys what was asked for: all of it, in one transaction, or nothing.
   * @throws DomainError NOT_FOUND; INVALID when the actor asked for it, it has been carried out, or what would go is no
   * longer what was shown
   */
  carryOut(actor: Actor, { destructionId, persons }: CarryOutDestructionInput): Promise<Destruction> {
    return this.unitOfWork.run(async (manager) => {
      const { principalId } = await find(manager, actor, destructionId);
      await lockRow(manager, Principal, principalId);
      const destruction = await find(manager, actor, destructionId);
      const reasonNotAllowed = this.reasonNotAllowed(actor, destruction);
      if (reasonNotAllowed) throw invalid([reasonNotAllowed]);
      const { principal, day } = destruction;
      const plan = async () => planDestruction(manager, await decideRecords(manager, principal, day));
      const seen = await plan();
      if (seen) await lockRecords(manager, seen.personIds);
      const planned = seen && (await plan());
      const isAsShown = planned?.mark === destruction.mark && persons === destruction.persons;
      if (!isAsShown) throw changed(planned?.persons ?? 0);
      const rows = await destroyRecords(manager, planned.personIds);
      if (!isSame(rows, destruction.rows)) throw changed(planned.persons);
      const end = { carriedOutAt: new Date(), carriedOutBy: actor.accountId, carriedOutByName: actor.name };
      await updateAsRead(manager, Destruction, { id: destructionId, carriedOutAt: IsNull() }, end);
      this.log(manager, actor, LoggedAction.DESTROY, destruction, planned.personIds);
      return Object.assign(destruction, end);
    });
  }

  /** One row for the destruction, and one for each person whose record went. The log keeps their ids alone. */
  private log(
    manager: EntityManager,
    actor: Actor,
    action: LoggedAction,
    { id, principalId, persons }: Destruction,
    personIds: readonly string[] = [],
  ): void {
    const ownerId = principalId;
    this.accessLog.record(manager, actor, [
      { action, recordType: 'destruction', recordId: id, ownerId, rows: persons },
      ...personIds.map((personId) => ({
        action,
        recordType: 'person',
        recordId: personId,
        personId,
        ownerId,
      })),
    ]);
  }
}

/** An administrator answers for every principal here, a log reviewer for their own. */
function principalIdsOf(actor: Actor): string[] | undefined {
  const isAdministrator = actor.grants.some(({ role }) => role === Role.ADMINISTRATOR);
  return isAdministrator ? undefined : reviewedPrincipalIds(actor);
}

async function find(manager: EntityManager, actor: Actor, id: string): Promise<Destruction> {
  const principalIds = principalIdsOf(actor);
  const destruction = await manager.findOne(Destruction, {
    where: { id, ...(principalIds && { principalId: In(principalIds) }) },
    relations: { principal: true },
  });
  if (!destruction) throw notFound('destructionId');
  return destruction;
}

const changed = (persons: number) => invalid([{ path: '', code: 'destructionChanged', params: { persons } }]);

const isSame = (one: readonly TableRows[], other: readonly TableRows[]) =>
  JSON.stringify(one) === JSON.stringify(other);
