import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { EndSessionsInput, OwnSession } from './own-account.input.js';
import { OwnPassword } from './own-password.service.js';
import { Session } from './session.entity.js';
import { SignInLog } from './sign-in-log.js';

/** The browsers that somebody is signed in with. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownPassword: OwnPassword,
    private readonly signInLog: SignInLog,
  ) {}

  /** The newest first. */
  async list({ accountId, session }: Actor): Promise<OwnSession[]> {
    const alive = { accountId, expiresAt: MoreThan(new Date()) };
    const sessions = await this.unitOfWork.reader.findBy(Session, alive);
    return sessions
      .map(({ id, content }) => ({
        signedInAt: new Date(JSON.parse(content).signedInAt),
        isThis: id === session,
      }))
      .sort((a, b) => b.signedInAt.getTime() - a.signedInAt.getTime());
  }

  /**
   * Ends all but this one. Who came through a sign-in service has no password here to ask for.
   * @throws DomainError INVALID when the password is wrong, TOO_MANY_REQUESTS
   */
  async endOthers(actor: Actor, { password }: EndSessionsInput): Promise<void> {
    if (actor.isLocal) await this.ownPassword.verify(actor, password ?? '', 'password');
    await this.unitOfWork.run((manager) =>
      this.signInLog.endSessions(manager, actor, actor.accountId, actor.session),
    );
  }
}
