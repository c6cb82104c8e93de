import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertRows } from '../database/insert-rows.js';
import { sql } from '../database/sql.js';
import { AuditLogEntry } from './audit-log-entry.entity.js';
import { AuditLogHead } from './audit-log-head.entity.js';
import { type ChainLink, hashEntry } from './hash-entry.js';
import { makeStorable } from './make-storable.js';

/** A row that has not yet got its place in the chain. */
export type UnchainedEntry = Omit<AuditLogEntry, 'id' | 'number' | 'previousHash' | 'hash'>;

/**
 * Gives the rows their numbers and hashes and writes them. From the first statement to the end of the transaction
 * nobody else can add to the chain, so this comes last in it.
 */
export async function appendToChain(
  manager: EntityManager,
  entries: readonly UnchainedEntry[],
): Promise<void> {
  let last = await lockHead(manager);
  const lengths = lengthsOf(manager, AuditLogEntry);
  const chained = entries.map((entry) => {
    const facts = { ...makeStorable(entry, lengths), number: last.number + 1 };
    const row = { ...facts, previousHash: last.hash, hash: hashEntry(last.hash, facts) };
    last = row;
    return row;
  });
  await insertRows(manager, AuditLogEntry, chained);
  await manager.update(AuditLogHead, { id: 1 }, { number: last.number, hash: last.hash });
}

/** SQLite has one writer anyway; PostgreSQL makes the others wait for this row. */
async function lockHead(manager: EntityManager): Promise<ChainLink> {
  const lock = manager.connection.options.type === 'postgres' ? ' FOR UPDATE' : '';
  const [head] = await sql<ChainLink>(manager, `SELECT number, hash FROM audit_log_head${lock}`);
  if (!head) throw new Error('The log has lost its head.');
  return head;
}

/** How many characters each column of text holds, of those that are bounded. */
function lengthsOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): Map<string, number> {
  const { columns } = manager.connection.getMetadata(entity);
  return new Map(
    columns.filter(({ length }) => length).map((column) => [column.propertyName, Number(column.length)]),
  );
}
