import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Actor } from '../access/actor.js';
import { lockRow } from '../platform/database/lock-row.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import type { RegisteredRecord } from './organisation.entity.js';
import { RegisterEvent, type RegisterRecord } from './register-change.entity.js';
import { type ChangedText, noteChanges } from './register-history.js';

/** Which record of the register is to be written upon, as it was seen. */
export interface SeenRecord<Row> {
  entity: EntityTarget<Row>;
  recordType: RegisterRecord;
  id: string;
  /** The field that named it, for an answer that there is none. */
  path: string;
  revision: number;
  reason: string;
}

/** What is done with it: the columns that are written, and what its history says. */
export interface RecordChange<Row> {
  event?: RegisterEvent;
  values: Partial<Row>;
  texts: readonly ChangedText[];
}

/**
 * Writes upon one record of the register, alone, with its history.
 * @param decide says what is to be written, with the record locked
 * @returns the record as it is now, or the conflict when it has changed since it was seen and nothing was written
 * @throws DomainError NOT_FOUND; INVALID when it has been joined into another, and what `decide` throws
 */
export async function changeRecord<Row extends RegisteredRecord>(
  manager: EntityManager,
  actor: Actor,
  { entity, recordType, id, path, revision, reason }: SeenRecord<Row>,
  decide: (stored: Row) => Promise<RecordChange<Row>>,
): Promise<Row | RevisionConflict> {
  await lockRow(manager, entity, id);
  const where = { id } as FindOptionsWhere<Row>;
  const stored = await manager.findOneBy(entity, where);
  if (!stored) throw notFound(path);
  if (stored.joinedIntoId) throw invalid([{ path, code: 'alreadyJoined' }]);
  const conflict = revisionConflict(stored, revision);
  if (conflict) return conflict;
  const { event = RegisterEvent.CHANGED, values, texts } = await decide(stored);
  await noteChanges(manager, actor, { recordType, recordId: id, event, reason }, texts);
  const asRead = { id, revision } as FindOptionsWhere<Row>;
  const next = { ...values, revision: revision + 1 } as QueryDeepPartialEntity<Row>;
  await updateAsRead(manager, entity, asRead, next);
  return manager.findOneByOrFail(entity, where);
}
