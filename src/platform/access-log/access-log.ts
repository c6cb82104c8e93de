import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../dates/clock.js';
import { Warnings } from '../health/warnings.js';
import { type LoggedAction, LoggedOutcome } from './access-log-entry.entity.js';
import { appendToChain, type UnchainedEntry } from './append-to-chain.js';
import type { ClockSetBack } from './clock-set-back.js';
import { gather } from './log-list.js';
import type { LoggedActor } from './logged-actor.js';

export interface LoggedRecord {
  action: LoggedAction;
  /** The record's kind, as its table is called. */
  recordType: string;
  recordId: string | null;
  personId?: string | null;
  teamId?: string | null;
  unitId?: string | null;
  /** The principal that answers for the record. */
  ownerId?: string | null;
  /** On which ground it was disclosed: a word, and the row that says more. */
  ground?: string | null;
  groundId?: string | null;
  /** In the actor's own words. */
  reason?: string | null;
  /** How many rows this entry stands for; 1 unless said. */
  rows?: number;
}

type PendingEntry = Omit<UnchainedEntry, 'at'>;

/** The append-only log of what is done with records about people, and of what was refused. */
@Injectable()
export class AccessLog {
  /** What each open transaction is going to write. */
  private readonly pending = new WeakMap<EntityManager, PendingEntry[]>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly warnings: Warnings,
  ) {}

  /**
   * One row for each record, and one for all that differ only in record, person, ground and number of rows, written when
   * the caller's transaction commits; when it does not, none.
   */
  record(manager: EntityManager, actor: LoggedActor, records: readonly LoggedRecord[]): void {
    this.queue(manager, actor, records, LoggedOutcome.ALLOWED);
  }

  /** One row for what the actor may not do, written also when the caller's transaction rolls back. */
  denied(manager: EntityManager, actor: LoggedActor, record: LoggedRecord): void {
    this.queue(manager, actor, [record], LoggedOutcome.DENIED);
  }

  private queue(
    manager: EntityManager,
    actor: LoggedActor,
    records: readonly LoggedRecord[],
    outcome: LoggedOutcome,
  ): void {
    if (records.length === 0) return;
    const entries = this.pending.get(manager) ?? this.begin(manager);
    const rows = records.map((record) => ({
      accountId: actor.accountId,
      actorName: actor.name,
      actorRoles: [...new Set(actor.grants.map(({ role }) => role))].join(','),
      principalId: actor.principalId,
      teamId: record.teamId ?? null,
      unitId: record.unitId ?? null,
      action: record.action,
      outcome,
      recordType: record.recordType,
      recordId: record.recordId,
      personId: record.personId ?? null,
      ownerId: record.ownerId ?? null,
      ground: record.ground ?? null,
      groundId: record.groundId ?? null,
      reason: record.reason ?? null,
      rows: record.rows ?? 1,
      requestId: actor.requestId,
    }));
    entries.push(...gather(rows));
  }

  private begin(manager: EntityManager): PendingEntry[] {
    const entries: PendingEntry[] = [];
    this.pending.set(manager, entries);
    this.unitOfWork.atEnd(manager, {
      beforeCommit: async () => {
        this.pending.delete(manager);
        await this.append(manager, entries);
      },
      afterRollback: async (fresh) => {
        const denied = entries.filter(({ outcome }) => outcome === LoggedOutcome.DENIED);
        if (denied.length > 0) await this.append(fresh, denied);
      },
    });
    return entries;
  }

  private async append(manager: EntityManager, entries: readonly PendingEntry[]): Promise<void> {
    const at = this.clock.now();
    const setBack = await appendToChain(
      manager,
      entries.map((entry) => ({ ...entry, at })),
    );
    if (setBack) this.warnings.add('CLOCK_SET_BACK', describeSetBack(setBack));
  }
}

const describeSetBack = ({ from, to }: ClockSetBack) =>
  `The clock was set back, or clocks differ: from ${from.toISOString()} to ${to.toISOString()}. The log marks where.`;
