import type { EntityManager } from 'typeorm';
import { AuditLogEntry } from './audit-log-entry.entity.js';
import { AuditLogHead } from './audit-log-head.entity.js';
import { type Against, type Verdict, verifyChain } from './verify-chain.js';

const ROWS_AT_A_TIME = 1000;

/**
 * Follows the whole log, a page of rows at a time.
 * @param manager of one snapshot, where rows are written meanwhile
 * @param against what is known from elsewhere
 */
export async function verifyLog(
  manager: EntityManager,
  against: Pick<Against, 'noted'> = {},
): Promise<Verdict> {
  const [head] = await manager.find(AuditLogHead);
  return verifyChain(entriesOf(manager), head, against);
}

async function* entriesOf(manager: EntityManager): AsyncGenerator<AuditLogEntry> {
  const page = manager
    .createQueryBuilder(AuditLogEntry, 'entry')
    .orderBy('entry.number')
    .addOrderBy('entry.id')
    .limit(ROWS_AT_A_TIME);
  let entries = await page.getMany();
  for (let last = entries.at(-1); last; last = entries.at(-1)) {
    yield* entries;
    const { number, id } = last;
    entries = await page.where('(entry.number, entry.id) > (:number, :id)', { number, id }).getMany();
  }
}
