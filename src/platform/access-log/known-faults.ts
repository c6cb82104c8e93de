import type { EntityManager } from 'typeorm';
import { KnownLogFault } from './known-log-fault.entity.js';
import type { Countersignature } from './verify-chain.js';

/** What the rows of the log about known faults say that they are about. */
export const KNOWN_FAULT = 'known_log_fault';

/**
 * The faults that two have countersigned, by digest. One counts only if the log itself says that the one proposed and
 * the other countersigned exactly this: whoever reaches past the program cannot make one with a row in the table alone.
 */
export async function countersignedFaults(manager: EntityManager): Promise<Map<string, Countersignature>> {
  const inLog = (action: string, who: string) => `EXISTS (SELECT 1 FROM audit_log_entry entry
    WHERE entry.record_type = '${KNOWN_FAULT}' AND entry.record_id = known.id AND entry.action = '${action}'
      AND entry.outcome = 'ALLOWED' AND entry.reason = known.digest AND entry.account_id = known.${who})`;
  const faults = await manager
    .createQueryBuilder(KnownLogFault, 'known')
    .where('known.countersigned_by <> known.proposed_by')
    .andWhere(inLog('CREATE', 'proposed_by'))
    .andWhere(inLog('AGREE', 'countersigned_by'))
    .getMany();
  return new Map(
    faults.map(({ digest, reason, proposedByName, countersignedByName, countersignedAt }) => [
      digest,
      {
        reason,
        proposedByName,
        countersignedByName: countersignedByName ?? '',
        countersignedAt: countersignedAt!,
      },
    ]),
  );
}
