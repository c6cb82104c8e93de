import { Injectable } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { invalid } from '../platform/errors/domain-error.js';
import { FailureLimit } from './failure-limit.js';
import type { ChangePasswordInput } from './own-account.input.js';
import { problemOfPassword } from './password-rules.js';
import { Passwords } from './passwords.service.js';
import { SignInMethod, SignInRefusal } from './sign-in-event.js';
import { limitsOfRepeated } from './sign-in-limit.js';
import { SignInLog } from './sign-in-log.js';

/** The password of somebody who is signed in with it. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limit: FailureLimit,
    private readonly accessLog: AccessLog,
    private readonly signInLog: SignInLog,
    private readonly passwords: Passwords,
  ) {}

  /**
   * Somebody at a computer that was left signed in does not know the password.
   * @param path the field it was typed in
   * @throws DomainError INVALID when it is wrong, TOO_MANY_REQUESTS
   */
  async verify(actor: Actor, password: string, path: string): Promise<void> {
    const { accountId, session } = actor;
    const limits = limitsOfRepeated(accountId, session);
    const refusal = await this.limit.attempt(actor, SignInMethod.PASSWORD, limits, async () => {
      const { passwordHash } = await this.unitOfWork.reader.findOneByOrFail(Account, { id: accountId });
      const isRight = await this.passwords.match(password, passwordHash);
      return isRight ? undefined : SignInRefusal.WRONG_PASSWORD;
    });
    if (refusal) throw invalid([{ path, code: 'wrongPassword' }]);
  }

  /**
   * Changes it and ends the account's other sessions. A first password has then done its work.
   * @throws DomainError INVALID when the current one is wrong or the new one is the same or easy to guess; CONFLICT when
   * it has been changed meanwhile
   */
  async change(actor: Actor, { currentPassword, newPassword }: ChangePasswordInput): Promise<void> {
    const { accountId } = actor;
    const account = await this.unitOfWork.reader.findOneByOrFail(Account, { id: accountId });
    await this.verify(actor, currentPassword, 'currentPassword');
    if (newPassword === currentPassword) throw invalid([{ path: 'newPassword', code: 'passwordUnchanged' }]);
    const weak = problemOfPassword(newPassword, account);
    if (weak) throw invalid([{ ...weak, path: 'newPassword' }]);
    const passwordHash = await this.passwords.hash(newPassword);
    await this.unitOfWork.run(async (manager) => {
      const asRead = { id: accountId, passwordHash: account.passwordHash! };
      await updateAsRead(manager, Account, asRead, { passwordHash, passwordExpiresAt: null });
      this.accessLog.record(manager, actor, [
        { action: LoggedAction.UPDATE, recordType: 'password', recordId: accountId },
      ]);
      await this.signInLog.endSessions(manager, actor, accountId);
    });
  }
}
