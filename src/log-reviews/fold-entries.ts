import type { AccessLogEntry } from '../platform/access-log/access-log-entry.entity.js';

type Foldable = Pick<
  AccessLogEntry,
  'at' | 'accountId' | 'teamId' | 'unitId' | 'action' | 'outcome' | 'recordType' | 'recordId' | 'ground'
>;

const MINUTE = 60_000;

/**
 * One page of a browser asks for a record several times. What one account did in the same way within one minute of
 * the clock becomes one line with a count, at the place of its first row.
 */
export function foldEntries<Entry extends Foldable>(
  entries: readonly Entry[],
): { entry: Entry; times: number }[] {
  const lines = new Map<string, { entry: Entry; times: number }>();
  for (const entry of entries) {
    const { at, accountId, teamId, unitId, action, outcome, recordType, ground } = entry;
    // Of what was given to whom, each is told.
    const copyId = recordType === 'plan_copy' ? entry.recordId : null;
    const minute = Math.floor(at.getTime() / MINUTE);
    const kind = recordType.replace(/_version$/, '');
    const key = JSON.stringify([minute, accountId, teamId, unitId, action, outcome, kind, ground, copyId]);
    const line = lines.get(key);
    if (line) line.times += 1;
    else lines.set(key, { entry, times: 1 });
  }
  return [...lines.values()];
}
