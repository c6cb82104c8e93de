import { type EntityManager, In } from 'typeorm';
import { sql } from '../database/sql.js';
import { type PageInput, rowsOf } from '../graphql/page-of.js';
import { AccessLogEntry } from './access-log-entry.entity.js';
import type { LogList } from './log-list.js';

/** Where in the log something is said of one record. */
export interface RecordPlace {
  /** Of the row. */
  number: number;
  /** Its position in the row's list, 1, 2, 3 …; 0 where the row is about this record alone. */
  item: number;
}

/** What the log says of one record: a row as it is, or what an item of its list makes of it. */
export type RecordEntry = AccessLogEntry & Pick<RecordPlace, 'item'>;

/** SQL that joins to each row of the log, named `entry`, the records of its list, named `item`. */
export const WITH_ITEMS = `LEFT JOIN audit_log_list list ON list.id = entry.list_id
  LEFT JOIN audit_log_list_item item ON item.list_number = list.number`;

/** SQL: whom a record of {@link WITH_ITEMS} is about. */
export const PERSON_OF_RECORD = 'COALESCE(item.person_id, entry.person_id)';

/** What the log says at these places, in the same order; of a place that is not there, nothing. */
export async function recordEntriesAt(
  manager: EntityManager,
  places: readonly RecordPlace[],
): Promise<RecordEntry[]> {
  const numbers = [...new Set(places.map(({ number }) => number))];
  const entries = await manager.findBy(AccessLogEntry, { number: In(numbers) });
  const records = await recordEntriesOf(manager, entries);
  const byPlace = new Map(records.map((record) => [`${record.number}/${record.item}`, record]));
  return places.flatMap(({ number, item }) => byPlace.get(`${number}/${item}`) ?? []);
}

/** What rows of the log say of each of their records. */
export async function recordEntriesOf(
  manager: EntityManager,
  entries: readonly AccessLogEntry[],
): Promise<RecordEntry[]> {
  const lists = await itemsOfLists(
    manager,
    entries.flatMap(({ listId }) => listId ?? []),
  );
  return entries.flatMap((entry) => {
    // Where somebody has removed the list past the program, the row itself is still there to be judged.
    const items = entry.listId === null ? undefined : lists.get(entry.listId);
    if (!items) return [{ ...entry, item: 0 }];
    return items.map(({ position, ...facts }) => ({ ...entry, ...facts, item: position }));
  });
}

/** The items of lists, by the list's id, in order of their positions. A list that is not there is left out. */
export async function itemsOfLists(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, LogList['items']>> {
  const lists = new Map<string, LogList['items']>();
  if (ids.length === 0) return lists;
  const rows = await sql<LogList['items'][number] & { listId: string }>(
    manager,
    `SELECT list.id AS "listId", position, record_id AS "recordId", person_id AS "personId",
        ground_id AS "groundId", rows
       FROM audit_log_list list JOIN audit_log_list_item item ON item.list_number = list.number
      WHERE list.id IN (:...ids) ORDER BY list.number, position`,
    { ids: [...new Set(ids)] },
  );
  for (const { listId, ...item } of rows) {
    const items = lists.get(listId);
    if (items) items.push(item);
    else lists.set(listId, [item]);
  }
  return lists;
}

/**
 * Where the log says anything of a person, as SQL that both databases find through their indexes.
 * @param where a condition over `entry`
 */
const placesOfPerson = (where: string) => `
  SELECT entry.number, 0 AS item FROM audit_log_entry entry WHERE entry.person_id IN (:...personIds) AND ${where}
  UNION ALL
  SELECT entry.number, item.position AS item FROM audit_log_list_item item
    JOIN audit_log_list list ON list.number = item.list_number
    JOIN audit_log_entry entry ON entry.list_id = list.id
   WHERE item.person_id IN (:...personIds) AND ${where}`;

/**
 * One page of what the log says of a person, the latest first, and how much it is in all.
 * @param personIds the person's, and those of records that have been joined with theirs
 */
export async function recordEntriesOfPerson(
  manager: EntityManager,
  personIds: readonly string[],
  wanted: PageInput,
): Promise<{ entries: RecordEntry[]; total: number }> {
  const { take, skip } = rowsOf(wanted);
  const places = placesOfPerson('1 = 1');
  const [counted] = await sql<{ n: number }>(manager, `SELECT COUNT(*) AS n FROM (${places}) place`, {
    personIds,
  });
  const page = await sql<RecordPlace>(
    manager,
    `${places} ORDER BY number DESC, item LIMIT ${take} OFFSET ${skip}`,
    { personIds },
  );
  return { entries: await recordEntriesAt(manager, page), total: Number(counted?.n) };
}

/** What one account did with a person's records between two instants, themselves included, in order; no refusals. */
export async function doneByAccount(
  manager: EntityManager,
  parameters: { personIds: readonly string[]; accountId: string; from: Date; to: Date },
): Promise<RecordEntry[]> {
  const where = `entry.account_id = :accountId AND entry.outcome = 'ALLOWED' AND entry.at BETWEEN :from AND :to`;
  const places = await sql<RecordPlace>(
    manager,
    `${placesOfPerson(where)} ORDER BY number, item`,
    parameters,
  );
  return recordEntriesAt(manager, places);
}
