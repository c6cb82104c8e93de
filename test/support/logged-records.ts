import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  AccessLogEntry,
  LoggedAction,
  LoggedOutcome,
} from '../../src/platform/access-log/access-log-entry.entity.js';
import type { UnchainedEntry } from '../../src/platform/access-log/append-to-chain.js';
import { type RecordEntry, recordEntriesOf } from '../../src/platform/access-log/entries-of-records.js';
import type { TeamWorld } from './test-records.js';

/** What the log says of each record, in order, where these facts are as given. */
export async function loggedRecords(
  manager: EntityManager,
  facts: Partial<RecordEntry>,
): Promise<RecordEntry[]> {
  const entries = await manager.find(AccessLogEntry, { order: { number: 'ASC' } });
  const records = await recordEntriesOf(manager, entries);
  return records.filter((record) =>
    Object.entries(facts).every(([name, value]) => record[name as keyof RecordEntry] === value),
  );
}

/** A row for the log that says as little as a row can, but for these facts. */
export const plainEntry = (facts: Partial<UnchainedEntry>): UnchainedEntry => ({
  at: new Date(),
  accountId: 'a',
  actorName: null,
  actorRoles: null,
  principalId: null,
  teamId: null,
  unitId: null,
  action: LoggedAction.READ,
  outcome: LoggedOutcome.ALLOWED,
  recordType: 'person',
  recordId: null,
  personId: null,
  ownerId: null,
  ground: null,
  groundId: null,
  reason: null,
  rows: 1,
  requestId: 'plain',
  ...facts,
});

/** Anna, who coordinates in the team, reads the SIP of somebody whose records the region keeps. */
export const readingOf = (
  { regionId, teamId }: Pick<TeamWorld, 'regionId' | 'teamId'>,
  facts: Partial<UnchainedEntry> = {},
): UnchainedEntry =>
  plainEntry({
    accountId: 'anna',
    actorName: 'Anna',
    actorRoles: 'COORDINATOR',
    principalId: regionId,
    teamId,
    recordType: 'sip',
    personId: randomUUID(),
    ownerId: regionId,
    ground: 'CARE_RELATION',
    ...facts,
  });
