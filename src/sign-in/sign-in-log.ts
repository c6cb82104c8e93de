import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { actorOfAccount } from '../access/actor-of-account.js';
import { AccessLog, type LoggedRecord } from '../platform/access-log/access-log.js';
import { AccessLogEntry, LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { NO_ACCOUNT } from '../platform/access-log/logged-actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { defaultLocale } from '../platform/i18n/locale.js';
import { endSessionsOf } from './session-store.js';
import {
  type SignInEvent,
  SignInMatter,
  type SignInMethod,
  type SignInRefusal,
  signInEvent,
} from './sign-in-event.js';

/** Whose attempt it is, if the name is known, and in which request. */
export interface Attempt {
  accountId: string | undefined;
  requestId: string;
}

const LATEST = 20;

/**
 * Sign-ins and sign-outs, in the one log. They are about no person's record and so have no owner: they are in no
 * sample of a spot check, which shows the refused ones of the principal's own accounts apart.
 */
@Injectable()
export class SignInLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** Somebody is let in. */
  async succeeded(attempt: Attempt, method: SignInMethod): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const actor = await actorOf(manager, attempt);
      this.accessLog.record(manager, actor, [row(LoggedAction.SIGN_IN, actor, { ground: method })]);
    });
  }

  /** Somebody is not. A name that nobody has leaves a row too, and so costs as much time as one that is known. */
  async refused(attempt: Attempt, method: SignInMethod, reason: SignInRefusal): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      const actor = await actorOf(manager, attempt);
      this.accessLog.denied(manager, actor, row(LoggedAction.SIGN_IN, actor, { ground: method, reason }));
    });
  }

  /** Somebody leaves. */
  async signedOut(actor: Actor): Promise<void> {
    await this.unitOfWork.run(async (manager) =>
      this.accessLog.record(manager, actor, [row(LoggedAction.SIGN_OUT, actor)]),
    );
  }

  /**
   * Signs an account out of every browser, from the moment the transaction is committed.
   * @param kept the row of the session that goes on
   */
  async endSessions(manager: EntityManager, actor: Actor, accountId: string, kept?: string): Promise<void> {
    const ended = await endSessionsOf(manager, accountId, kept);
    const record = { ...row(LoggedAction.CLOSE, actor, { rows: ended }), recordId: accountId };
    if (ended > 0) this.accessLog.record(manager, actor, [record]);
  }

  /** The latest of one account, the newest first. */
  async latest(accountId: string): Promise<SignInEvent[]> {
    const entries = await this.unitOfWork.reader.find(AccessLogEntry, {
      where: { recordType: In(Object.values(SignInMatter)), recordId: accountId },
      order: { number: 'DESC' },
      take: LATEST,
    });
    return entries.map(signInEvent);
  }
}

const row = (
  action: LoggedAction,
  { accountId }: Actor,
  facts: Partial<LoggedRecord> = {},
): LoggedRecord => ({
  action,
  recordType: SignInMatter.SESSION,
  recordId: accountId,
  ...facts,
});

async function actorOf(manager: EntityManager, { accountId, requestId }: Attempt): Promise<Actor> {
  const account =
    accountId && (await manager.findOne(Account, { where: { id: accountId }, relations: { grants: true } }));
  return account
    ? actorOfAccount(account, defaultLocale, requestId)
    : // The name that no account has is not kept: it may be a password.
      {
        accountId: NO_ACCOUNT,
        name: 'unknown',
        locale: defaultLocale,
        requestId,
        principalId: null,
        grants: [],
      };
}
