import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { AccessLogEntry, LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { AccessLogHead } from '../platform/access-log/access-log-head.entity.js';
import { faultsAt } from '../platform/access-log/faults-at.js';
import { countersignedFaults, KNOWN_FAULT } from '../platform/access-log/known-faults.js';
import { KnownLogFault } from '../platform/access-log/known-log-fault.entity.js';
import { findPage } from '../platform/database/find-page.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import type { CountersignKnownLogFaultInput, ProposeKnownLogFaultInput } from './known-log-fault.input.js';
import type { ListedLogFault, LogRow } from './known-log-fault.type.js';

/** Faults of the log that are known: one administrator proposes, another countersigns, and nothing is mended. */
@Injectable()
export class KnownLogFaultsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** What is known and what is proposed, the latest first. */
  list(page: PageInput): Promise<PageOf<ListedLogFault>> {
    return this.unitOfWork.snapshot(async (manager) => {
      const signed = await countersignedFaults(manager);
      const listed: ListedLogFault[] = [];
      const order = { proposedAt: 'DESC', id: 'ASC' } as const;
      const { items, total } = await findPage(manager, KnownLogFault, { order }, page);
      for (const known of items) {
        const isLogged = known.countersignedAt === null || signed.has(known.digest);
        listed.push({ known, holds: isLogged && (await stands(manager, known)) });
      }
      return { items: listed, total };
    });
  }

  /** What is wrong with one row of the log. The whole log is followed by the command line. */
  row(number: number): Promise<LogRow> {
    return this.unitOfWork.snapshot(async (manager) => {
      const faults = await faultsAt(manager, number);
      const digest = In(faults.map((found) => found.digest));
      const known = new Map(
        (await manager.findBy(KnownLogFault, { digest })).map((one) => [one.digest, one]),
      );
      const [head] = await manager.find(AccessLogHead);
      return {
        number,
        isThere: await manager.existsBy(AccessLogEntry, { number }),
        lastNumber: head?.number ?? 0,
        faults: faults.map((found) => ({ ...found, known: known.get(found.digest) ?? null })),
      };
    });
  }

  /** @throws DomainError INVALID when the fault is not there as it was shown, or is proposed already */
  propose(actor: Actor, { number, digest, reason }: ProposeKnownLogFaultInput): Promise<KnownLogFault> {
    return this.unitOfWork.run(async (manager) => {
      const found = (await faultsAt(manager, number)).find((fault) => fault.digest === digest);
      if (!found) throw invalid([{ path: '', code: 'logFaultChanged' }]);
      const proposed = manager.create(KnownLogFault, {
        ...found,
        id: randomUUID(),
        reason,
        proposedAt: new Date(),
        proposedBy: actor.accountId,
        proposedByName: actor.name,
        countersignedAt: null,
        countersignedBy: null,
        countersignedByName: null,
      });
      await manager.createQueryBuilder().insert().into(KnownLogFault).values(proposed).orIgnore().execute();
      if (!(await manager.existsBy(KnownLogFault, { id: proposed.id })))
        throw invalid([{ path: '', code: 'logFaultProposed' }]);
      this.log(manager, actor, LoggedAction.CREATE, proposed);
      return proposed;
    });
  }

  /** Why the actor cannot countersign this; undefined when they can. */
  reasonNotAllowed(actor: Actor, { proposedBy, countersignedAt }: KnownLogFault): Problem | undefined {
    if (countersignedAt) return { path: '', code: 'logFaultCountersigned' };
    return proposedBy === actor.accountId ? { path: '', code: 'ownLogFault' } : undefined;
  }

  /**
   * @throws DomainError NOT_FOUND; INVALID when the actor proposed it, it is countersigned, or the row has changed since;
   * CONFLICT when somebody else was first
   */
  countersign(actor: Actor, { knownFaultId: id }: CountersignKnownLogFaultInput): Promise<KnownLogFault> {
    return this.unitOfWork.run(async (manager) => {
      await lockRow(manager, KnownLogFault, id);
      const known = await manager.findOneBy(KnownLogFault, { id });
      if (!known) throw notFound('knownFaultId');
      const reasonNotAllowed = this.reasonNotAllowed(actor, known);
      if (reasonNotAllowed) throw invalid([reasonNotAllowed]);
      if (!(await stands(manager, known))) throw invalid([{ path: '', code: 'logFaultChanged' }]);
      const signature = {
        countersignedAt: new Date(),
        countersignedBy: actor.accountId,
        countersignedByName: actor.name,
      };
      await updateAsRead(manager, KnownLogFault, { id, countersignedAt: IsNull() }, signature);
      this.log(manager, actor, LoggedAction.AGREE, known);
      return Object.assign(known, signature);
    });
  }

  /** The row carries the digest, and so the chain says exactly what was signed. */
  private log(
    manager: EntityManager,
    actor: Actor,
    action: LoggedAction,
    { id, digest }: KnownLogFault,
  ): void {
    this.accessLog.record(manager, actor, [
      { action, recordType: KNOWN_FAULT, recordId: id, reason: digest },
    ]);
  }
}

async function stands(manager: EntityManager, { number, digest }: KnownLogFault): Promise<boolean> {
  return (await faultsAt(manager, number)).some((found) => found.digest === digest);
}
