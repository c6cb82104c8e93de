import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { today } from '../dates/today.js';
import { invalid } from '../errors/domain-error.js';
import type { Locale } from '../i18n/locale.js';
import { Account, Grant } from './account.entity.js';
import type { CreateAccountInput } from './account.input.js';
import type { Actor } from './actor.js';
import { hashPassword, passwordMatches } from './password.js';
import { problemOfPassword } from './password-rules.js';
import { TEAM_ROLES } from './role.js';

/** Accounts of the embedded sign-in. */
@Injectable()
export class AccountsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns the account's id, or undefined; a wrong name takes as long as a wrong password */
  async checkPassword(username: string, password: string): Promise<string | undefined> {
    const account = await this.unitOfWork.reader.findOneBy(Account, { username: username.toLowerCase() });
    const matches = await passwordMatches(password, account?.passwordHash);
    return matches && account?.active ? account.id : undefined;
  }

  /** The actor behind a session, with the grants that are in force today; undefined once the account is closed. */
  async actor(accountId: string, locale: Locale, requestId: string): Promise<Actor | undefined> {
    const account = await this.unitOfWork.reader.findOne(Account, {
      where: { id: accountId, active: true },
      relations: { grants: true },
    });
    if (!account) return undefined;
    const day = today();
    const grants = account.grants
      .filter(({ approvedAt }) => approvedAt !== null)
      .filter((grant) => grant.fromDate <= day && (grant.toDate === null || grant.toDate >= day))
      .map(({ role, teamId, unitId, regionCode, principalId }) => ({
        role,
        teamId,
        unitId,
        regionCode,
        principalId,
      }));
    return { accountId, name: account.name, locale, requestId, principalId: account.principalId, grants };
  }

  list(): Promise<Account[]> {
    return this.unitOfWork.reader.find(Account, { relations: { grants: true }, order: { name: 'ASC' } });
  }

  /** @throws DomainError INVALID when the name is taken, the password is easy to guess, or a team's role has no team */
  async create(input: CreateAccountInput): Promise<Account> {
    const { username, name, password, role, teamId = null, principalId = null } = input;
    if (TEAM_ROLES.includes(role) && !teamId) throw invalid([{ path: 'teamId', code: 'roleNeedsTeam' }]);
    if (!TEAM_ROLES.includes(role) && teamId) throw invalid([{ path: 'teamId', code: 'roleHasNoTeam' }]);
    const weak = problemOfPassword(password, { username, name });
    if (weak) throw invalid([weak]);
    const id = randomUUID();
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(async (manager) => {
      const lower = username.toLowerCase();
      if (await manager.existsBy(Account, { username: lower }))
        throw invalid([{ path: 'username', code: 'usernameTaken' }]);
      await manager.insert(Account, {
        id,
        username: lower,
        name,
        passwordHash,
        principalId,
        active: true,
        createdAt: new Date(),
      });
      await manager.insert(Grant, {
        id: randomUUID(),
        accountId: id,
        role,
        teamId,
        approvedAt: new Date(),
        fromDate: today(),
        toDate: null,
      });
      return manager.findOneOrFail(Account, { where: { id }, relations: { grants: true } });
    });
  }
}
