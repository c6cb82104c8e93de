import { createHash } from 'node:crypto';
import { factsOf } from './hash-entry.js';

/** One record of a list: what the rows of the log would otherwise differ in. */
export interface ListItem {
  recordId: string | null;
  personId: string | null;
  groundId: string | null;
  rows: number;
}

/** The items of a list in the order in which they are kept, each with its position, 1, 2, 3 … */
export interface LogList {
  id: string;
  items: (ListItem & { position: number })[];
}

/** The list of these items, which is the same in whatever order they come. */
export function listOf(items: readonly ListItem[]): LogList {
  const lines = items
    .map((item) => ({ item, line: lineOf(item) }))
    .sort((one, other) => (one.line < other.line ? -1 : 1));
  return {
    id: idOf(lines.map(({ line }) => line)),
    items: lines.map(({ item }, index) => ({ ...item, position: index + 1 })),
  };
}

/** Whether these are the items that the list was made of, in order of their positions. */
export function isWhole({ id, items }: LogList): boolean {
  return items.every(({ position }, index) => position === index + 1) && idOf(items.map(lineOf)) === id;
}

/** SHA-256 over the items, one line each. The lists of every installation are checked by it: it may never change. */
const idOf = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex');

const lineOf = (item: ListItem) => JSON.stringify(factsOf(itemOf(item)));

/**
 * Makes one of all rows that differ only in what an item tells, in the place of the first of them. One that is alone
 * stays as it is.
 */
export function gather<Row extends ListItem>(rows: readonly Row[]): (Row & { items?: ListItem[] })[] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(factsOf({ ...row, ...NO_ITEM }));
    const rowsAlike = alike.get(key);
    if (rowsAlike) rowsAlike.push(row);
    else alike.set(key, [row]);
  }
  return [...alike.values()].map((rows) => {
    const [first, ...others] = rows as [Row, ...Row[]];
    if (others.length === 0) return first;
    return {
      ...first,
      ...NO_ITEM,
      rows: rows.reduce((sum, row) => sum + row.rows, 0),
      items: rows.map(itemOf),
    };
  });
}

const NO_ITEM = { recordId: null, personId: null, groundId: null, rows: 0 };

const itemOf = ({ recordId, personId, groundId, rows }: ListItem): ListItem => ({
  recordId,
  personId,
  groundId,
  rows,
});
