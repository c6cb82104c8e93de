import { randomUUID } from 'node:crypto';

/** A row that was sent: the key it names, and what it is called by. */
interface SentRow {
  key?: string;
  name: string;
}

/**
 * The key of each row, which it has had since it first came into the group: the one it names, else that of the row of the same
 * name in the version before, else a new one. No two rows have the same: the first of them keeps it.
 */
export function keepKeys(
  rows: readonly SentRow[],
  before: readonly { key: string; name: string }[],
): string[] {
  const taken = new Set<string>();
  const take = (key: string | undefined) => {
    if (key === undefined || taken.has(key)) return undefined;
    taken.add(key);
    return key;
  };
  const named = rows.map(({ key }) => take(key));
  return rows.map(
    ({ key, name }, index) =>
      named[index] ??
      (key === undefined
        ? take(before.find((row) => row.name === name && !taken.has(row.key))?.key)
        : undefined) ??
      randomUUID(),
  );
}
