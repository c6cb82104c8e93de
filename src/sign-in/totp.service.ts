import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { Config } from '../platform/config/config.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { seal, sealingKey, unseal } from '../platform/sealing/sealing.js';
import { FailureLimit } from './failure-limit.js';
import type { BeginTotpInput, ConfirmTotpInput, EndTotpInput, TotpSetUp } from './own-account.input.js';
import { OwnPassword } from './own-password.service.js';
import { randomGroups } from './password.js';
import { Passwords } from './passwords.service.js';
import { SignInMethod, SignInRefusal } from './sign-in-event.js';
import { limitsOfRepeated, type SignInLimit } from './sign-in-limit.js';
import { type Attempt, SignInLog } from './sign-in-log.js';
import { RecoveryCode, Totp } from './totp.entity.js';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.js';

const RECOVERY_CODES = 10;
/** 74 random bits, which cannot be guessed however fast a guess is. */
const RECOVERY_GROUPS = 3;
const wrongCode = () => invalid([{ path: 'code', code: 'wrongCode' }]);

/** One-time codes of local accounts. */
@Injectable()
export class TotpService {
  private readonly key: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownPassword: OwnPassword,
    private readonly passwords: Passwords,
    private readonly limit: FailureLimit,
    private readonly accessLog: AccessLog,
    private readonly signInLog: SignInLog,
    config: Config,
  ) {
    this.key = sealingKey(config.TOTP_KEY ?? config.SESSION_SECRET, 'totp');
  }

  /**
   * Makes a secret to put into an app. Nothing is asked for at sign-in until a code of it has been confirmed.
   * @throws DomainError INVALID when the password is wrong or codes are on already
   */
  async begin(actor: Actor, { password }: BeginTotpInput): Promise<TotpSetUp> {
    const { accountId } = actor;
    await this.ownPassword.verify(actor, password, 'password');
    const secret = newTotpSecret();
    const row = {
      accountId,
      sealedSecret: seal(this.key, accountId, secret),
      confirmedAt: null,
      lastStep: 0,
    };
    await this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Account, accountId);
      if (await manager.existsBy(Totp, { accountId, confirmedAt: Not(IsNull()) }))
        throw invalid([{ path: '', code: 'totpOn' }]);
      await manager.upsert(Totp, row, ['accountId']);
    });
    return this.setUpOf(accountId, secret);
  }

  /** What was begun and waits for its first code. */
  async begun({ accountId }: Actor): Promise<TotpSetUp | undefined> {
    const begun = await this.find(accountId, false);
    return begun && this.setUpOf(accountId, begun.secret);
  }

  /**
   * Turns codes on with the first one, and ends the account's other sessions.
   * @returns the recovery codes, which are nowhere in the clear from then on
   * @throws DomainError INVALID when nothing was begun or the code is wrong
   */
  async confirm(actor: Actor, { code }: ConfirmTotpInput): Promise<string[]> {
    const { accountId } = actor;
    const begun = await this.find(accountId, false);
    if (!begun) throw invalid([{ path: '', code: 'totpNotBegun' }]);
    const lastStep = stepOfCode(begun.secret, code, new Date());
    if (lastStep === undefined) throw wrongCode();
    const codes = Array.from({ length: RECOVERY_CODES }, () => randomGroups(RECOVERY_GROUPS));
    const rows = await Promise.all(
      codes.map(async (text) => ({
        id: randomUUID(),
        accountId,
        hash: await this.passwords.hashRandom(plain(text)),
      })),
    );
    await this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Account, accountId);
      const { affected } = await manager.update(
        Totp,
        { accountId, sealedSecret: begun.sealedSecret, confirmedAt: IsNull() },
        { confirmedAt: new Date(), lastStep },
      );
      if (affected !== 1) throw invalid([{ path: '', code: 'totpNotBegun' }]);
      await manager.insert(RecoveryCode, rows);
      await this.changed(manager, actor, accountId, LoggedAction.CREATE);
    });
    return codes;
  }

  /** @throws DomainError INVALID when the password or the code is wrong */
  async end(actor: Actor, { password, code }: EndTotpInput): Promise<void> {
    const { accountId } = actor;
    await this.ownPassword.verify(actor, password, 'password');
    if (!(await this.accept(actor, code, limitsOfRepeated(accountId, actor.session)))) throw wrongCode();
    await this.unitOfWork.run((manager) => this.remove(manager, actor, accountId));
  }

  /**
   * Uses a code that has not been used before.
   * @param limits what counts a wrong one; see FailureLimit
   * @returns whether it is one of the app or one of the recovery codes; undefined when it is neither
   * @throws DomainError TOO_MANY_REQUESTS
   */
  async accept(
    who: Attempt & { accountId: string },
    code: string,
    limits: readonly SignInLimit[],
  ): Promise<SignInMethod | undefined> {
    let method: SignInMethod | undefined;
    await this.limit.attempt(who, SignInMethod.ONE_TIME_CODE, limits, async () => {
      method = await this.methodOf(who.accountId, code);
      return method ? undefined : SignInRefusal.WRONG_CODE;
    });
    return method;
  }

  /**
   * Takes the codes away and ends all sessions of the account.
   * @throws DomainError NOT_FOUND when it has none
   */
  async remove(manager: EntityManager, actor: Actor, accountId: string): Promise<void> {
    await lockRow(manager, Account, accountId);
    const { affected } = await manager.delete(Totp, { accountId });
    if (affected !== 1) throw notFound('accountId');
    await this.changed(manager, actor, accountId, LoggedAction.CLOSE);
  }

  private async methodOf(accountId: string, code: string): Promise<SignInMethod | undefined> {
    if (await this.useCode(accountId, code)) return SignInMethod.ONE_TIME_CODE;
    if (await this.useRecoveryCode(accountId, code)) return SignInMethod.RECOVERY_CODE;
    return undefined;
  }

  private async useCode(accountId: string, code: string): Promise<boolean> {
    const totp = await this.find(accountId, true);
    const step = totp && stepOfCode(totp.secret, code, new Date());
    if (!step) return false;
    const asRead = { accountId, sealedSecret: totp.sealedSecret, lastStep: LessThan(step) };
    const { affected } = await this.unitOfWork.run((manager) =>
      manager.update(Totp, asRead, { lastStep: step }),
    );
    return affected === 1;
  }

  private async useRecoveryCode(accountId: string, code: string): Promise<boolean> {
    const typed = plain(code);
    if (typed.length !== plain(randomGroups(RECOVERY_GROUPS)).length) return false;
    const unused = await this.unitOfWork.reader.findBy(RecoveryCode, { accountId, usedAt: IsNull() });
    for (const { id, hash } of unused) {
      if (!(await this.passwords.match(typed, hash))) continue;
      const { affected } = await this.unitOfWork.run((manager) =>
        manager.update(RecoveryCode, { id, usedAt: IsNull() }, { usedAt: new Date() }),
      );
      return affected === 1;
    }
    return false;
  }

  /** Undefined too when the key has been changed since: then only a recovery code is good. */
  private async find(accountId: string, isOn: boolean): Promise<(Totp & { secret: string }) | undefined> {
    const confirmedAt = isOn ? Not(IsNull()) : IsNull();
    const totp = await this.unitOfWork.reader.findOneBy(Totp, { accountId, confirmedAt });
    const secret = totp && unseal(this.key, accountId, totp.sealedSecret);
    return totp && secret ? Object.assign(totp, { secret }) : undefined;
  }

  private async setUpOf(accountId: string, secret: string): Promise<TotpSetUp> {
    const { username } = await this.unitOfWork.reader.findOneByOrFail(Account, { id: accountId });
    return { secret, address: totpAddress(secret, username) };
  }

  private async changed(
    manager: EntityManager,
    actor: Actor,
    accountId: string,
    action: LoggedAction,
  ): Promise<void> {
    this.accessLog.record(manager, actor, [{ action, recordType: 'totp', recordId: accountId }]);
    await this.signInLog.endSessions(manager, actor, accountId);
  }
}

/** A recovery code as it is compared: hyphens, blanks and capitals are only for the eye. */
const plain = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '');
