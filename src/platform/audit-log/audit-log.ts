import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AuditLogEntry, type LoggedAction } from './audit-log-entry.entity.js';

export interface LoggedRecord {
  action: LoggedAction;
  /** The record's kind, as its table is called. */
  recordType: string;
  recordId: string | null;
  personId?: string | null;
  teamId?: string | null;
  unitId?: string | null;
  ownerId?: string | null;
  ground?: string | null;
  groundId?: string | null;
  reason?: string | null;
  /** How many rows this entry stands for; 1 unless said. */
  rows?: number;
}

const ROWS_A_STATEMENT = 80;

/** The append-only log of what is done with records about people. */
@Injectable()
export class AuditLog {
  denied(_m: EntityManager, _a: Actor, _r: LoggedRecord): void {}

  /** Writes one row for each record, in the caller's transaction. */
  async record(manager: EntityManager, actor: Actor, records: readonly LoggedRecord[]): Promise<void> {
    const at = new Date();
    const entries = records.map((record) => ({
      at,
      accountId: actor.accountId,
      principalId: actor.principalId,
      teamId: record.teamId ?? null,
      action: record.action,
      recordType: record.recordType,
      recordId: record.recordId,
      personId: record.personId ?? null,
      rows: record.rows ?? 1,
      requestId: actor.requestId,
    }));
    for (let start = 0; start < entries.length; start += ROWS_A_STATEMENT)
      await manager.insert(AuditLogEntry, entries.slice(start, start + ROWS_A_STATEMENT));
  }
}
