import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import { AccessLogEntry } from './access-log-entry.entity.js';
import { AccessLogHead } from './access-log-head.entity.js';
import { itemsOfLists } from './entries-of-records.js';
import { isWhole, type LogList } from './log-list.js';
import { ChainFault, ChainWalk, type FoundFault } from './verify-chain.js';

/**
 * What is wrong at one row of the log, as whoever follows it all would find it, from that row, its list and its
 * neighbours alone.
 */
export async function faultsAt(manager: EntityManager, number: number): Promise<FoundFault[]> {
  const [before] = await manager.find(AccessLogEntry, {
    where: { number: LessThan(number) },
    order: { number: 'DESC', id: 'DESC' },
    take: 1,
  });
  const entries = await manager.find(AccessLogEntry, { where: { number }, order: { id: 'ASC' } });
  const [after] = await manager.find(AccessLogEntry, {
    where: { number: MoreThan(number) },
    order: { number: 'ASC', id: 'ASC' },
    take: 1,
  });
  const [head] = await manager.find(AccessLogHead);
  const listId = entries[0]?.listId;
  const broken = listId ? await brokenList(manager, listId) : undefined;
  const brokenLists = new Map(broken && broken.firstNumber === number ? [[broken.id, broken.items]] : []);
  const walk = new ChainWalk({ brokenLists });
  if (before) walk.follow(before);
  const faults = [
    ...entries.flatMap((entry) => walk.follow(entry)),
    ...(after ? walk.follow(after) : walk.end(head)),
  ].filter((found) => found.number <= number && number <= found.through && found.fault !== ChainFault.HEAD);
  if (!broken || broken.firstNumber === number) return faults;
  const atFirst = await faultsAt(manager, broken.firstNumber);
  return [...faults, ...atFirst.filter(({ fault }) => fault === ChainFault.LIST)];
}

/** What is stored of a list that is not what it was, and the first row that names it. */
async function brokenList(
  manager: EntityManager,
  id: string,
): Promise<(LogList & { firstNumber: number }) | undefined> {
  const items = (await itemsOfLists(manager, [id])).get(id) ?? [];
  if (isWhole({ id, items })) return undefined;
  const firstNumber = await manager.minimum(AccessLogEntry, 'number', { listId: id });
  return { id, items, firstNumber: firstNumber! };
}
