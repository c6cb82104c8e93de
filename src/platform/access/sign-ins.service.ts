import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { invalid } from '../errors/domain-error.js';
import { Account } from './account.entity.js';
import type { SignInInput } from './account.input.js';
import { AccountsService } from './accounts.service.js';
import { passwordMatches } from './password.js';
import { SignInRefusal, SignInWay } from './sign-in-event.js';
import { SignInLog } from './sign-in-log.js';
import { TotpService } from './totp.service.js';

/** Signing in with a password, and with a one-time code where the account has turned them on. */
@Injectable()
export class SignIns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly totp: TotpService,
    private readonly log: SignInLog,
  ) {}

  /**
   * A wrong name takes as long as a wrong password, and is told in the same words.
   * @returns whose the password is, and whether a code is to be asked for too
   * @throws DomainError INVALID
   */
  async byPassword(
    { username, password }: SignInInput,
    requestId: string,
  ): Promise<{ accountId: string; sessionsEnded: number; needsCode: boolean }> {
    const account = await this.named(username);
    const matches = await passwordMatches(password, account?.passwordHash);
    const refusal = refusalOf(account, matches);
    const attempt = { accountId: account?.id, requestId };
    if (!account || refusal) {
      await this.log.refused(attempt, SignInWay.PASSWORD, refusal ?? SignInRefusal.UNKNOWN_NAME);
      const code = refusal === SignInRefusal.FIRST_PASSWORD_EXPIRED ? 'firstPasswordExpired' : 'signInFailed';
      throw invalid([{ path: 'username', code }]);
    }
    const needsCode = await this.accounts.hasTotp(account.id);
    if (!needsCode) await this.log.succeeded(attempt, SignInWay.PASSWORD);
    return { accountId: account.id, sessionsEnded: account.sessionsEnded, needsCode };
  }

  /** @throws DomainError INVALID when the code is wrong or used, TOO_MANY_REQUESTS */
  async byCode(accountId: string, code: string, requestId: string): Promise<void> {
    const attempt = { accountId, requestId };
    const way = await this.totp.accept(attempt, code);
    if (!way) throw invalid([{ path: 'code', code: 'wrongCode' }]);
    await this.log.succeeded(attempt, way);
  }

  /** Somebody has tried too often under one name, or from one address. */
  async locked(username: string, requestId: string): Promise<void> {
    const account = await this.named(username);
    const attempt = { accountId: account?.id, requestId };
    await this.log.refused(attempt, SignInWay.PASSWORD, SignInRefusal.TOO_MANY_ATTEMPTS);
  }

  private named(username: string): Promise<Account | null> {
    return this.unitOfWork.reader.findOneBy(Account, { username: username.toLowerCase() });
  }
}

function refusalOf(account: Account | null, matches: boolean): SignInRefusal | undefined {
  if (!account) return SignInRefusal.UNKNOWN_NAME;
  if (!matches) return SignInRefusal.WRONG_PASSWORD;
  if (!account.active) return SignInRefusal.ACCOUNT_CLOSED;
  const { passwordExpiresAt } = account;
  return passwordExpiresAt && passwordExpiresAt <= new Date()
    ? SignInRefusal.FIRST_PASSWORD_EXPIRED
    : undefined;
}
