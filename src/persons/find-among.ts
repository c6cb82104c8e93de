import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { cutPage, type PageInput, type PageOf } from '../platform/graphql/page-of.js';
import { byName } from './by-name.js';
import { numbersOf } from './find-by-number.js';
import { whoMatch } from './matches-person.js';
import type { Person } from './person.entity.js';

/**
 * Those of what an actor may read that are about whoever is looked for, by family name, a page at a time. A search is logged
 * without what was searched for.
 * @param query a name's beginning or a whole number; everybody when empty
 */
export async function findAmong<Row extends { person: Person }>(
  manager: EntityManager,
  accessLog: AccessLog,
  actor: Actor,
  readable: readonly Row[],
  { query, page, recordType }: { query: string; page: PageInput; recordType: string },
): Promise<PageOf<Row>> {
  const ids = readable.map(({ person }) => person.id);
  const numbers = await numbersOf(manager, query, ids);
  const found = whoMatch(readable, query, numbers);
  const cut = cutPage(found.sort(byName(actor.locale)), page);
  if (query) {
    const search = { action: LoggedAction.SEARCH, recordType, recordId: null };
    accessLog.record(manager, actor, [{ ...search, rows: cut.total }]);
  }
  return cut;
}
