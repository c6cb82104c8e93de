import type { EntityManager } from 'typeorm';
import { sql } from '../database/sql.js';
import { AccessLogEntry } from './access-log-entry.entity.js';
import { AccessLogHead } from './access-log-head.entity.js';
import { itemsOfLists } from './entries-of-records.js';
import { countersignedFaults } from './known-faults.js';
import { isWhole, type LogList } from './log-list.js';
import { type Against, type Verdict, verifyChain } from './verify-chain.js';

const ROWS_AT_A_TIME = 1000;
const LISTS_AT_A_TIME = 100;

/**
 * Follows the whole log, a page of rows at a time.
 * @param manager of one snapshot, where rows are written meanwhile
 * @param against what is known from elsewhere
 */
export async function verifyLog(
  manager: EntityManager,
  against: Pick<Against, 'noted'> = {},
): Promise<Verdict> {
  const [head] = await manager.find(AccessLogHead);
  const brokenLists = await findBrokenLists(manager);
  const known = await countersignedFaults(manager);
  return verifyChain(entriesOf(manager), head, { ...against, brokenLists, known });
}

/** Of the lists that rows name, those that are not what they were, with what is stored of each. */
async function findBrokenLists(manager: EntityManager): Promise<Map<string, LogList['items']>> {
  const broken = new Map<string, LogList['items']>();
  for (let after = ''; ; ) {
    const rows = await sql<{ id: string }>(
      manager,
      `SELECT DISTINCT list_id AS id FROM audit_log_entry WHERE list_id > :after
        ORDER BY list_id LIMIT ${LISTS_AT_A_TIME}`,
      { after },
    );
    const last = rows.at(-1);
    if (!last) return broken;
    const lists = await itemsOfLists(
      manager,
      rows.map(({ id }) => id),
    );
    for (const { id } of rows) {
      const items = lists.get(id) ?? [];
      if (!isWhole({ id, items })) broken.set(id, items);
    }
    after = last.id;
  }
}

async function* entriesOf(manager: EntityManager): AsyncGenerator<AccessLogEntry> {
  const page = manager
    .createQueryBuilder(AccessLogEntry, 'entry')
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
