import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { RecordChange } from '../contacts/record-change.entity.js';

/** Writes down what a record said before it is corrected or voided. */
export async function keepBefore(
  manager: EntityManager,
  { accountId, name: accountName }: Actor,
  change: Pick<
    RecordChange,
    'recordType' | 'recordId' | 'personId' | 'ownerId' | 'reason' | 'voids' | 'before'
  >,
): Promise<void> {
  await manager.insert(RecordChange, { ...change, id: randomUUID(), at: new Date(), accountId, accountName });
}

/** Corrections and voiding of one record, the newest first. */
export function historyOf(manager: EntityManager, recordId: string): Promise<RecordChange[]> {
  return manager.find(RecordChange, { where: { recordId }, order: { at: 'DESC', id: 'ASC' } });
}

/** Whether this actor's was the last word on the record, for the same reason: a form that was sent twice. */
export async function isSentAgain(
  manager: EntityManager,
  { accountId }: Actor,
  recordId: string,
  sent: Pick<RecordChange, 'reason' | 'voids'>,
): Promise<boolean> {
  const [last] = await historyOf(manager, recordId);
  return last?.accountId === accountId && last.reason === sent.reason && last.voids === sent.voids;
}
