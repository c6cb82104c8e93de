import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { insertRows } from '../database/insert-rows.js';
import { AccessLogEntry, LoggedAction, LoggedOutcome } from './access-log-entry.entity.js';
import { AccessLogHead } from './access-log-head.entity.js';
import { AccessLogList, AccessLogListItem } from './access-log-list.entity.js';
import { type ClockSetBack, clockSetBack } from './clock-set-back.js';
import { type ChainLink, hashEntry } from './hash-entry.js';
import { type ListItem, type LogList, listOf } from './log-list.js';
import { SYSTEM } from './logged-actor.js';
import { makeStorable } from './make-storable.js';

/** A row that has not yet got its place in the chain, with the records that it is about where they are several. */
export type UnchainedEntry = Omit<AccessLogEntry, 'id' | 'number' | 'previousHash' | 'hash' | 'listId'> & {
  items?: readonly ListItem[];
};

/**
 * Gives the rows their numbers and hashes and writes them. From the first statement to the end of the transaction
 * nobody else can add to the chain, so this comes last in it. Where the clock has been set back since the row before,
 * a row that says so comes first.
 * @returns how the clock was set back, if it was
 */
export async function appendToChain(
  manager: EntityManager,
  added: readonly UnchainedEntry[],
): Promise<ClockSetBack | undefined> {
  const head = await lockHead(manager);
  const [first] = added;
  const setBack = first && clockSetBack(head.at, first.at);
  const entries = setBack ? [markOf(setBack, first.requestId), ...added] : added;
  let last: ChainLink = head;
  const lists = await keepLists(manager, entries);
  const lengths = lengthsOf(manager, AccessLogEntry);
  const chained = entries.map(({ items: _, ...entry }, index) => {
    const listId = lists[index]?.id ?? null;
    const facts = { ...makeStorable(entry, lengths), listId, number: last.number + 1 };
    const row = { ...facts, previousHash: last.hash, hash: hashEntry(last.hash, facts) };
    last = row;
    return row;
  });
  await insertRows(manager, AccessLogEntry, chained);
  const { number, hash } = last;
  await manager.update(AccessLogHead, { id: 1 }, { number, hash, at: entries.at(-1)?.at ?? head.at });
  return setBack;
}

/** SQLite has one writer anyway; PostgreSQL makes the others wait for this row. */
async function lockHead(manager: EntityManager): Promise<AccessLogHead> {
  const query = manager.createQueryBuilder(AccessLogHead, 'head');
  if (manager.connection.options.type === 'postgres') query.setLock('pessimistic_write');
  const head = await query.getOne();
  if (!head) throw new Error('The log has lost its head.');
  return head;
}

const markOf = ({ from, to }: ClockSetBack, requestId: string): UnchainedEntry => ({
  at: to,
  accountId: SYSTEM.accountId,
  actorName: SYSTEM.name,
  actorRoles: null,
  principalId: null,
  teamId: null,
  unitId: null,
  action: LoggedAction.CLOCK_SET_BACK,
  outcome: LoggedOutcome.ALLOWED,
  recordType: 'clock',
  recordId: null,
  personId: null,
  ownerId: null,
  ground: null,
  groundId: null,
  reason: `${from.toISOString()} > ${to.toISOString()}`,
  rows: 1,
  requestId,
});

/** Writes the lists that are not there already. @returns the list of each entry that has one */
async function keepLists(
  manager: EntityManager,
  entries: readonly UnchainedEntry[],
): Promise<(LogList | undefined)[]> {
  if (entries.every(({ items }) => !items)) return [];
  const lengths = lengthsOf(manager, AccessLogListItem);
  const lists = entries.map(({ items }) => items && listOf(items.map((item) => makeStorable(item, lengths))));
  const wanted = new Map(lists.flatMap((list) => (list ? [[list.id, list]] : [])));
  for (const { id } of await manager.findBy(AccessLogList, { id: In([...wanted.keys()]) })) wanted.delete(id);
  for (const { id, items } of wanted.values()) {
    const { identifiers } = await manager.insert(AccessLogList, { id });
    const listNumber: number = identifiers[0]!.number;
    await insertRows(
      manager,
      AccessLogListItem,
      items.map((item) => ({ ...item, listNumber })),
    );
  }
  return lists;
}

/** How many characters each column of text holds, of those that are bounded. */
function lengthsOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): Map<string, number> {
  const bounded = manager.connection.getMetadata(entity).columns.filter(({ length }) => length);
  return new Map(bounded.map(({ propertyName, length }) => [propertyName, Number(length)]));
}
