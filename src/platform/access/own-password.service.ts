import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit-log/audit-log.js';
import { LoggedAction } from '../audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { invalid } from '../errors/domain-error.js';
import { Account } from './account.entity.js';
import type { Actor } from './actor.js';
import { FailureLimit } from './failure-limit.js';
import type { ChangePasswordInput } from './own-account.input.js';
import { hashPassword, passwordMatches } from './password.js';
import { problemOfPassword } from './password-rules.js';
import { endSessionsOf } from './session-store.js';

/** The password of somebody who is signed in with it. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limit: FailureLimit,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Somebody at a computer that was left signed in does not know the password.
   * @param path the field it was typed in
   * @throws DomainError INVALID when it is wrong, TOO_MANY_REQUESTS
   */
  async require(accountId: string, password: string, path: string): Promise<void> {
    const { passwordHash } = await this.unitOfWork.reader.findOneByOrFail(Account, { id: accountId });
    const isRight = await this.limit.attempt(accountId, () => passwordMatches(password, passwordHash));
    if (!isRight) throw invalid([{ path, code: 'wrongPassword' }]);
  }

  /**
   * Changes it and ends the account's other sessions.
   * @throws DomainError INVALID when the current one is wrong or the new one is easy to guess
   */
  async change(actor: Actor, { currentPassword, newPassword }: ChangePasswordInput): Promise<void> {
    const { accountId } = actor;
    await this.require(accountId, currentPassword, 'currentPassword');
    const account = await this.unitOfWork.reader.findOneByOrFail(Account, { id: accountId });
    const weak = problemOfPassword(newPassword, account);
    if (weak) throw invalid([{ ...weak, path: 'newPassword' }]);
    const passwordHash = await hashPassword(newPassword);
    await this.unitOfWork.run(async (manager) => {
      await manager.update(Account, { id: accountId }, { passwordHash });
      await endSessionsOf(manager, accountId);
      this.auditLog.record(manager, actor, [
        { action: LoggedAction.UPDATE, recordType: 'account', recordId: accountId },
      ]);
    });
  }
}
