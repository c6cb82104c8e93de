import { type EntityManager, Not } from 'typeorm';
import { lockTable } from '../platform/database/lock-row.js';
import { invalid } from '../platform/errors/domain-error.js';
import { Agreement } from './agreement.entity.js';
import { type HoldingAgreement, sharedSubject } from './agreement-between.js';

/**
 * Two agreements between the same principals do not cover the same on the same day: nobody would know which one holds.
 * Ask with the agreement's own row locked; nobody else writes an agreement from here on.
 * @throws DomainError INVALID
 */
export async function requireNoOther(
  manager: EntityManager,
  agreement: HoldingAgreement & { id: string },
): Promise<void> {
  await lockTable(manager, Agreement);
  const others = await manager.find(Agreement, {
    where: { id: Not(agreement.id) },
    relations: { principals: true },
  });
  for (const other of others) {
    const subject = sharedSubject(agreement, other);
    if (subject)
      throw invalid([{ path: 'covers', code: `alreadyCovered.${subject}`, params: { name: other.name } }]);
  }
}

/** @throws DomainError INVALID when another has taken the place of one that has ended, or a principal has ended */
export async function requireHoldsAgain(manager: EntityManager, id: string): Promise<void> {
  const agreement = await manager.findOneOrFail(Agreement, {
    where: { id },
    relations: { principals: true },
  });
  const ended = agreement.principals.find(({ endedOn }) => endedOn);
  if (ended) throw invalid([{ path: '', code: 'recordEnded', params: { name: ended.name } }]);
  await requireNoOther(manager, { ...agreement, endedOn: null });
}
