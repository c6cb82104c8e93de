import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account, Grant } from '../access/account.entity.js';
import { type ClaimedRole, changesOf, readRoleMap, rolesOfWords } from '../access/claimed-roles.js';
import { isOver } from '../access/grant-rules.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { AccountsService } from '../sign-in/accounts.service.js';
import type { OidcIdentity } from '../sign-in/oidc-client.js';
import { SignInMethod, SignInRefusal } from '../sign-in/sign-in-event.js';
import { SignInLog } from '../sign-in/sign-in-log.js';
import { employerOf, unknownPlaces } from './place-of-role.js';

/** Accounts of the sign-in service: made when somebody with a role first comes, with the roles the service says. */
@Injectable()
export class OidcAccounts {
  private readonly logger = new Logger('OpenID Connect');
  private readonly roleMap: readonly ClaimedRole[];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accountsService: AccountsService,
    private readonly accessLog: AccessLog,
    private readonly signInLog: SignInLog,
    config: Config,
  ) {
    this.roleMap = config.OIDC_ROLE_MAP ? readRoleMap(config.OIDC_ROLE_MAP) : [];
  }

  /**
   * Brings the account and its roles to what the service says; roles that were given by hand stay as they are.
   * @returns the account
   * @throws DomainError OIDC_NO_ROLE when it then holds no role that is in force
   */
  async signIn(identity: OidcIdentity, locale: Locale, requestId: string): Promise<Account> {
    const wanted = await this.inRegister(rolesOfWords(this.roleMap, identity.words));
    const signedIn = await this.unitOfWork.run(async (manager) => {
      const account = await this.account(manager, identity, wanted);
      if (!account) return undefined;
      const hasChanged = await this.bringUpToDate(manager, account, wanted);
      const actor = { accountId: account.id, name: account.name, locale, requestId };
      if (hasChanged)
        this.accessLog.record(manager, { ...actor, principalId: account.principalId, grants: [] }, [
          { action: LoggedAction.UPDATE, recordType: 'account', recordId: account.id },
        ]);
      return account;
    });
    const accountId = signedIn?.id;
    const actor = accountId && (await this.accountsService.actor(accountId, locale, requestId));
    const attempt = { accountId, requestId };
    if (!signedIn || !actor || actor.grants.length === 0) {
      await this.signInLog.refused(attempt, SignInMethod.SIGN_IN_SERVICE, SignInRefusal.NO_ROLE);
      throw new DomainError('OIDC_NO_ROLE');
    }
    await this.signInLog.succeeded(attempt, SignInMethod.SIGN_IN_SERVICE);
    return signedIn;
  }

  /** The account with its grants, made first if there is a role to give it; undefined when there is none. */
  private async account(
    manager: EntityManager,
    { issuer: oidcIssuer, subject: oidcSubject, name }: OidcIdentity,
    wanted: readonly ClaimedRole[],
  ): Promise<Account | null> {
    const [employerId] = wanted.flatMap((role) => role.employerId ?? []);
    const id = randomUUID();
    if (wanted.length > 0)
      await manager
        .createQueryBuilder()
        .insert()
        .into(Account)
        // Nobody signs in by this name: a name that is typed has no colon.
        .values({
          id,
          username: `oidc:${id}`,
          name,
          oidcIssuer,
          oidcSubject,
          active: true,
          createdAt: new Date(),
        })
        .orIgnore()
        .updateEntity(false)
        .execute();
    // Writing locks the row on PostgreSQL: two sign-ins at once bring it up to date one after the other.
    const known = { name, ...(employerId && { principalId: employerId }) };
    await manager.update(Account, { oidcIssuer, oidcSubject, active: true }, known);
    return manager.findOne(Account, {
      where: { oidcIssuer, oidcSubject, active: true },
      relations: { grants: true },
    });
  }

  /** @returns whether any role was given or ended */
  private async bringUpToDate(
    manager: EntityManager,
    account: Account,
    wanted: readonly ClaimedRole[],
  ): Promise<boolean> {
    const day = today();
    const held = account.grants.filter(({ status }) => !isOver(status));
    const { ended, begun } = changesOf(held, wanted);
    for (const { id } of ended) await manager.update(Grant, { id }, { endedAt: new Date() });
    for (const { employerId: _, ...role } of begun)
      await manager.insert(Grant, {
        ...role,
        id: randomUUID(),
        accountId: account.id,
        approvedAt: new Date(),
        fromDate: day,
        toDate: null,
      });
    return ended.length + begun.length > 0;
  }

  /** Without those that nobody could be given by hand: the map is older than the register, or newer. */
  private async inRegister(roles: readonly ClaimedRole[]): Promise<ClaimedRole[]> {
    const fitting: ClaimedRole[] = [];
    for (const role of roles) {
      const problems = await this.problemsOf(role);
      if (problems.length === 0) fitting.push(role);
      const { claimValue } = role;
      for (const { code } of problems) this.logger.error({ message: 'OIDC_ROLE_MAP', claimValue, code });
    }
    return fitting;
  }

  private async problemsOf(role: ClaimedRole): Promise<Problem[]> {
    const { reader } = this.unitOfWork;
    const { teamId, unitId, regionCode, employerId: principalId } = role;
    const places = { teamId, unitId, regionCode, principalId };
    const unknown = await unknownPlaces(reader, places);
    return unknown.length > 0
      ? unknown
      : (await employerOf(reader, role, principalId, 'principalId')).problems;
  }
}
