import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { actorOfAccount } from '../access/actor-of-account.js';
import { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { TotpStatus } from './own-account.input.js';
import { RecoveryCode, Totp } from './totp.entity.js';

/** Accounts of the embedded sign-in. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /**
   * The actor behind a session, with the grants that are in force today; undefined once the account is closed, and
   * for a local account once those are switched off.
   */
  async actor(accountId: string, locale: Locale, requestId: string): Promise<Actor | undefined> {
    // One at most has the id. Asked for as one, with its grants, it would be looked up twice at each request.
    const [account] = await this.unitOfWork.reader.find(Account, {
      where: { id: accountId, active: true },
      relations: { grants: true },
    });
    if (!account) return undefined;
    const actor = actorOfAccount(account, locale, requestId);
    if (!actor.isLocal) return actor;
    if (!this.config.LOCAL_ACCOUNTS) return undefined;
    const mustTurnOnTotp = this.config.REQUIRE_TOTP && !(await this.hasTotp(accountId));
    return { ...actor, mustChoosePassword: account.passwordExpiresAt !== null, mustTurnOnTotp };
  }

  async totpStatus({ accountId }: Actor): Promise<TotpStatus> {
    const unused = { accountId, usedAt: IsNull() };
    const recoveryCodesLeft = await this.unitOfWork.reader.countBy(RecoveryCode, unused);
    return { isOn: await this.hasTotp(accountId), recoveryCodesLeft };
  }

  /** Whether one-time codes are on. */
  hasTotp(accountId: string): Promise<boolean> {
    return this.unitOfWork.reader.existsBy(Totp, { accountId, confirmedAt: Not(IsNull()) });
  }
}
