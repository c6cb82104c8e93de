import type { RegisteredRecord } from './organisation.entity.js';

/** What can be chosen for something new: what has no end, and what is chosen already. */
export function inUse<Row extends Pick<RegisteredRecord, 'id' | 'endedOn'>>(
  records: readonly Row[],
  chosen: readonly (string | null | undefined)[] = [],
): Row[] {
  return records.filter(({ id, endedOn }) => !endedOn || chosen.includes(id));
}
