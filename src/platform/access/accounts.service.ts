import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Locale } from '../i18n/locale.js';
import { Account } from './account.entity.js';
import type { Actor } from './actor.js';
import { passwordMatches } from './password.js';
import { GrantStatus } from './role.js';

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
    const grants = account.grants
      .filter(({ status }) => status === GrantStatus.IN_FORCE)
      .map(({ role, teamId, unitId, regionCode, principalId }) => ({
        role,
        teamId,
        unitId,
        regionCode,
        principalId,
      }));
    return { accountId, name: account.name, locale, requestId, principalId: account.principalId, grants };
  }
}
