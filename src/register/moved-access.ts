import type { EntityManager } from 'typeorm';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import type { RegisterRecord } from '../organisations/register-change.entity.js';
import { lockRows } from '../platform/database/lock-row.js';
import { sql } from '../platform/database/sql.js';
import type { Problem } from '../platform/errors/problem.js';
import { REFERENCES, STAYS } from './move-references.js';

/** An account or a role that a join moves. */
export interface MovedAccess {
  /** The table. */
  recordType: string;
  recordId: string;
  /** The account that holds it. */
  holderId: string;
}

/** Every account and role that points at a record, and so moves when it is joined into another. */
export async function movedAccess(
  manager: EntityManager,
  recordType: RegisterRecord,
  id: string,
): Promise<MovedAccess[]> {
  const moved: MovedAccess[] = [];
  for (const [reference, how] of Object.entries(REFERENCES[recordType])) {
    if (how === STAYS || !how.holder) continue;
    const [table, column] = reference.split('.');
    const facts = `'${table}' AS "recordType", id AS "recordId", ${how.holder} AS "holderId"`;
    const statement = `SELECT ${facts} FROM ${table} WHERE ${column} = :id`;
    moved.push(...(await sql<MovedAccess>(manager, statement, { id })));
  }
  return moved;
}

/** Accounts first, then the register, then roles: in the order of whoever gives a role, so that neither waits for the other. */
export async function lockHolders(
  manager: EntityManager,
  actor: Actor,
  recordType: RegisterRecord,
  id: string,
): Promise<void> {
  const moved = await movedAccess(manager, recordType, id);
  await lockRows(manager, Account, [actor.accountId, ...moved.map(({ holderId }) => holderId)]);
}

/** Nobody changes what they themselves reach. */
export const ownProblems = ({ accountId }: Actor, moved: readonly MovedAccess[]): Problem[] =>
  moved.some(({ holderId }) => holderId === accountId) ? [{ path: '', code: 'joinMovesOwn' }] : [];
