import { type EntityManager, In } from 'typeorm';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { GrantStatus, Role } from '../access/role.js';
import { lockRows } from '../platform/database/lock-row.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';

/** Whether the account makes its holder an administrator today. */
export const isAdministrator = ({ active, grants }: Account): boolean =>
  active && grants.some(({ role, status }) => role === Role.ADMINISTRATOR && status === GrantStatus.IN_FORCE);

/**
 * The first line of every change of an account or its roles. Nobody changes their own, so that whoever makes a
 * change is left as an administrator: the last one can never be shut out. To keep that true of two who change each
 * other at once, both accounts are held until the transaction ends.
 * @throws DomainError NOT_FOUND when there is no such account, or when the actor has just ceased to be an
 *   administrator; INVALID when it is the actor's own
 */
export async function accountToChange(
  manager: EntityManager,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  const ids = [actor.accountId, accountId];
  await lockRows(manager, Account, ids);
  const found = await manager.find(Account, { where: { id: In(ids) }, relations: { grants: true } });
  const actors = found.find((account) => account.id === actor.accountId);
  const account = found.find((candidate) => candidate.id === accountId);
  if (!account || !actors || !isAdministrator(actors)) throw notFound('accountId');
  if (account === actors) throw invalid([{ path: '', code: 'ownAccount' }]);
  return account;
}
