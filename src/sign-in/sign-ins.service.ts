import { Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AccountsService } from './accounts.service.js';
import { FailureLimit } from './failure-limit.js';
import type { Origin } from './origins.service.js';
import { Passwords } from './passwords.service.js';
import type { SignInInput } from './sign-in.input.js';
import { SignInMethod, SignInRefusal } from './sign-in-event.js';
import { limitsOfCode, limitsOfPassword, type SignInPlace } from './sign-in-limit.js';
import { type Attempt, SignInLog } from './sign-in-log.js';
import { Tallies } from './tallies.service.js';
import { TotpService } from './totp.service.js';

/** How long an account is known at a network that it has signed in from. */
const KNOWN_MS = 90 * 24 * 60 * 60 * 1000;
const signedIn = (accountId: string, network: string) => ['signed in', accountId, network];

/** Signing in with a password, and with a one-time code where the account has turned them on. */
@Injectable()
export class SignIns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accountsService: AccountsService,
    private readonly passwords: Passwords,
    private readonly totpService: TotpService,
    private readonly limit: FailureLimit,
    private readonly tallies: Tallies,
    private readonly signInLog: SignInLog,
  ) {}

  /**
   * A wrong name takes as long as a wrong password, and is told in the same words.
   * @returns whose the password is, and whether a code is to be asked for too
   * @throws DomainError INVALID, TOO_MANY_REQUESTS
   */
  async byPassword(
    { username, password }: SignInInput,
    origin: Origin,
    requestId: string,
  ): Promise<{ accountId: string; sessionsEnded: number; needsCode: boolean }> {
    const name = username.toLowerCase();
    const accountId = (await this.named(name))?.id;
    const attempt = { accountId, requestId };
    const limits = limitsOfPassword(await this.placeOf(name, accountId, origin));
    let sessionsEnded = 0;
    const refusal = await this.limit.attempt(attempt, SignInMethod.PASSWORD, limits, async () => {
      const account = await this.named(name);
      if (account) sessionsEnded = account.sessionsEnded;
      return refusalOf(account, await this.passwords.match(password, account?.passwordHash));
    });
    if (!accountId || refusal) {
      const code = refusal === SignInRefusal.FIRST_PASSWORD_EXPIRED ? 'firstPasswordExpired' : 'signInFailed';
      throw invalid([{ path: 'username', code }]);
    }
    const needsCode = await this.accountsService.hasTotp(accountId);
    if (!needsCode) await this.letIn(attempt, accountId, SignInMethod.PASSWORD, origin);
    return { accountId, sessionsEnded, needsCode };
  }

  /** @throws DomainError INVALID when the code is wrong or used, TOO_MANY_REQUESTS */
  async byCode(accountId: string, code: string, origin: Origin, requestId: string): Promise<void> {
    const attempt = { accountId, requestId };
    const limits = limitsOfCode(await this.placeOf(accountId, accountId, origin));
    const method = await this.totpService.accept(attempt, code, limits);
    if (!method) throw invalid([{ path: 'code', code: 'wrongCode' }]);
    await this.letIn(attempt, accountId, method, origin);
  }

  private async letIn(attempt: Attempt, accountId: string, method: SignInMethod, { network }: Origin) {
    await this.signInLog.succeeded(attempt, method);
    await this.tallies.remember(signedIn(accountId, network), KNOWN_MS);
  }

  /** @param accountId missing for a name that nobody has; what is asked of the database is the same */
  private async placeOf(
    name: string,
    accountId: string | undefined,
    { network, browsers }: Origin,
  ): Promise<SignInPlace> {
    const [signIns] = await this.tallies.counts([signedIn(accountId ?? name, network)]);
    const browser = accountId === undefined ? undefined : browsers.get(accountId);
    return { name, network, browser, isKnownHere: signIns! > 0 };
  }

  private named(username: string): Promise<Account | null> {
    return this.unitOfWork.reader.findOneBy(Account, { username });
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
