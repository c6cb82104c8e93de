import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { LoggedAction, LoggedOutcome } from '../src/platform/access-log/access-log-entry.entity.js';
import { appendToChain, type UnchainedEntry } from '../src/platform/access-log/append-to-chain.js';
import { gather } from '../src/platform/access-log/log-list.js';
import { printTable } from './figures.js';

const PEOPLE = 80;
const LOOKS = 100;
/** How many times less a look at a list that is known must take than a row for each person in it. */
const LIMIT = 10;

/**
 * Weighs what a look at a list of people adds to the database, with its indexes: a row for each of them, a list that
 * nobody has seen before, and one that has been shown already.
 * @returns whether the last is within the limit
 */
export async function measureLog(dataSource: DataSource): Promise<boolean> {
  const known = listOfPeople();
  const alone = await bytesOfLook(dataSource, () => listOfPeople());
  const first = await bytesOfLook(dataSource, () => gather(listOfPeople()));
  await bytesOfLook(dataSource, () => gather(known));
  const again = await bytesOfLook(dataSource, () => gather(known));
  const row = (look: string, bytes: number) => ({
    look,
    bytes: Math.round(bytes),
    'times less': (alone / bytes).toFixed(1),
  });
  printTable(`What the log keeps of one look at a list of ${PEOPLE} people (limit ${LIMIT} for the last)`, [
    row('a row for each of them', alone),
    row('one row, and a list that is new', first),
    row('one row, and a list that is known', again),
  ]);
  return alone / again >= LIMIT;
}

async function bytesOfLook(dataSource: DataSource, look: () => UnchainedEntry[]): Promise<number> {
  const before = await bytesOf(dataSource);
  for (let turn = 0; turn < LOOKS; turn++)
    await dataSource.transaction(async (manager) => {
      await appendToChain(manager, look());
    });
  return ((await bytesOf(dataSource)) - before) / LOOKS;
}

/** The whole file on SQLite; the tables of the log on PostgreSQL. */
async function bytesOf({ manager, options }: DataSource): Promise<number> {
  if (options.type !== 'postgres') {
    const [{ page_count: pages }] = await manager.query('PRAGMA page_count');
    const [{ page_size: size }] = await manager.query('PRAGMA page_size');
    return pages * size;
  }
  const tables = ['audit_log_entry', 'audit_log_list', 'audit_log_list_item'];
  const [{ bytes }] = await manager.query(
    `SELECT ${tables.map((table) => `pg_total_relation_size('${table}')`).join(' + ')} AS bytes`,
  );
  return Number(bytes);
}

/** A team's people as the coordinator sees them, none of whom has been seen before. */
const listOfPeople = (): UnchainedEntry[] =>
  Array.from({ length: PEOPLE }, () => ({
    at: new Date(),
    accountId: COORDINATOR.accountId,
    actorName: 'Påhittad Samordnare',
    actorRoles: 'COORDINATOR',
    principalId: COORDINATOR.principalId,
    teamId: COORDINATOR.teamId,
    unitId: null,
    action: LoggedAction.LIST,
    outcome: LoggedOutcome.ALLOWED,
    recordType: 'enrolment',
    recordId: randomUUID(),
    personId: randomUUID(),
    ownerId: COORDINATOR.principalId,
    ground: 'CARE_RELATION',
    groundId: null,
    reason: null,
    rows: 1,
    requestId: COORDINATOR.accountId,
  }));

const COORDINATOR = { accountId: randomUUID(), principalId: randomUUID(), teamId: randomUUID() };
