import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Account, Grant } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { isOver, needsApproval } from '../access/grant-rules.js';
import { Role } from '../access/role.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { findPage } from '../platform/database/find-page.js';
import { lockRow, lockTable } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { firstPasswordUntil } from '../sign-in/first-password.js';
import { problemOfPassword } from '../sign-in/password-rules.js';
import { Passwords } from '../sign-in/passwords.service.js';
import type { SignInEvent } from '../sign-in/sign-in-event.js';
import { SignInLog } from '../sign-in/sign-in-log.js';
import { TotpService } from '../sign-in/totp.service.js';
import type { CreateAccountInput, FirstPasswordInput, UpdateAccountInput } from './account.input.js';
import { accountToChange, isAdministrator } from './account-to-change.js';
import { employerOf, placeNames, unknownPlaces } from './place-of-role.js';
import { commandLine, RoleRegister, withGrants } from './role-register.service.js';

/** Accounts: who may sign in. What they may then do is in the `RoleRegister`. */
@Injectable()
export class AccountRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
    private readonly roles: RoleRegister,
    private readonly totpService: TotpService,
    private readonly signInLog: SignInLog,
    private readonly passwords: Passwords,
  ) {}

  /** Accounts with their roles, those that may sign in first, and each by name. */
  list(_actor: Actor, page: PageInput): Promise<PageOf<Account>> {
    const order = { active: 'DESC', name: 'ASC', username: 'ASC' } as const;
    return findPage(this.unitOfWork.reader, Account, { relations: { grants: true }, order }, page);
  }

  /** @throws DomainError NOT_FOUND */
  async get(_actor: Actor, accountId: string): Promise<Account> {
    const account = await this.unitOfWork.reader.findOne(Account, {
      where: { id: accountId },
      relations: { grants: true },
    });
    if (!account) throw notFound('accountId');
    return account;
  }

  /** The actor's own account, with the roles it has, has had and waits for. */
  own(actor: Actor): Promise<Account> {
    return this.get(actor, actor.accountId);
  }

  /** The latest sign-ins of an account, the newest first. @throws DomainError NOT_FOUND */
  async signIns(actor: Actor, accountId: string): Promise<SignInEvent[]> {
    await this.get(actor, accountId);
    return this.signInLog.latest(accountId);
  }

  /** Names of what roles are held for and of the accounts that gave, approved and ended them, by id or code. */
  async namesFor(grants: readonly Grant[]): Promise<Map<string, string>> {
    const { reader } = this.unitOfWork;
    const ids = grants.flatMap((grant) => [grant.grantedBy, grant.approvedBy, grant.endedBy]);
    const known = ids.filter((id) => id !== null);
    const accounts = await reader.find(Account, {
      select: { id: true, name: true },
      where: { id: In(known) },
    });
    const places = await placeNames(reader, grants);
    for (const { id, name } of accounts) places.set(id, name);
    return places;
  }

  /** How many can administer today: whether there is a second person to approve. */
  async countAdministrators(manager = this.unitOfWork.reader): Promise<number> {
    const holders = await manager.find(Account, {
      where: { active: true, grants: { role: Role.ADMINISTRATOR } },
      relations: { grants: true },
    });
    return holders.filter(isAdministrator).length;
  }

  /**
   * An administrator's account waits for a second administrator; every other is in force from its first day.
   * @throws DomainError INVALID when the name is taken, or when what the role is held for is missing or unknown
   */
  create(actor: Actor, input: CreateAccountInput): Promise<Account> {
    return this.make(actor, input, async () => (needsApproval(input.role) ? null : new Date()));
  }

  /**
   * An administrator made by whoever runs the installation: in force at once while there is no second person to
   * approve. @throws DomainError INVALID as `create`
   */
  createAdministrator(input: Omit<CreateAccountInput, 'role'>): Promise<Account> {
    const asked = { ...input, role: Role.ADMINISTRATOR };
    return this.make(null, asked, (manager) => this.approvalByCommandLine(manager));
  }

  private async approvalByCommandLine(manager: EntityManager): Promise<Date | null> {
    await lockTable(manager, Grant);
    return (await this.countAdministrators(manager)) < 2 ? new Date() : null;
  }

  private async make(
    actor: Actor | null,
    input: CreateAccountInput,
    approvalTime: (manager: EntityManager) => Promise<Date | null>,
  ): Promise<Account> {
    const { username, name, password, principalId, ...given } = input;
    const weak = problemOfPassword(password, { username, name });
    const problems = [...this.roles.problemsOf(given), ...(weak ? [weak] : [])];
    if (problems.length > 0) throw invalid(problems);
    const id = randomUUID();
    const passwordHash = await this.passwords.hash(password);
    return this.unitOfWork.run(async (manager) => {
      const unknown = await unknownPlaces(manager, input);
      if (unknown.length > 0) throw invalid(unknown);
      const employer = await employerOf(manager, given, principalId ?? null, 'principalId');
      if (employer.problems.length > 0) throw invalid(employer.problems);
      const lower = username.toLowerCase();
      if (await manager.existsBy(Account, { username: lower }))
        throw invalid([{ path: 'username', code: 'usernameTaken' }]);
      const approvedAt = await approvalTime(manager);
      await manager.insert(Account, {
        id,
        username: lower,
        name,
        passwordHash,
        passwordExpiresAt: firstPasswordUntil(),
        principalId: employer.employerId,
        active: true,
        createdAt: new Date(),
      });
      this.log(manager, actor ?? commandLine(id), LoggedAction.CREATE, id);
      await this.roles.insert(manager, actor, id, given, approvedAt);
      return withGrants(manager, id);
    });
  }

  /**
   * @returns the account, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError INVALID when the employer is unknown, or is not one that the account's roles take
   */
  update(
    actor: Actor,
    { accountId, revision, name, principalId }: UpdateAccountInput,
  ): Promise<Account | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const account = await accountToChange(manager, actor, accountId);
      const conflict = revisionConflict(account, revision);
      if (conflict) return conflict;
      // Whoever has an employer that has ended keeps it.
      const isNew = principalId !== account.principalId;
      const problems = await unknownPlaces(manager, isNew ? { principalId } : {});
      for (const grant of account.grants.filter(({ status }) => !isOver(status))) {
        if (problems.length > 0) break;
        const employer = await employerOf(manager, grant, principalId ?? null, 'principalId');
        problems.push(...employer.problems);
        principalId ??= employer.employerId ?? undefined;
      }
      if (problems.length > 0) throw invalid(problems);
      const changed = { name, principalId: principalId ?? null, revision: revision + 1 };
      await manager.update(Account, { id: accountId }, changed);
      this.log(manager, actor, LoggedAction.UPDATE, accountId);
      return withGrants(manager, accountId);
    });
  }

  /** Shuts somebody out at once. @throws DomainError INVALID when the account is closed already */
  close(actor: Actor, accountId: string): Promise<Account> {
    return this.unitOfWork.run(async (manager) => {
      const { active } = await accountToChange(manager, actor, accountId);
      if (!active) throw invalid([{ path: '', code: 'accountClosed' }]);
      await updateAsRead(manager, Account, { id: accountId, active: true }, { active: false });
      this.log(manager, actor, LoggedAction.CLOSE, accountId);
      await this.signInLog.endSessions(manager, actor, accountId);
      return withGrants(manager, accountId);
    });
  }

  /**
   * Lets somebody in again with the roles that have not ended. An administrator's role is given again by whoever
   * opens the account, so that it takes two to bring an administrator back.
   * @throws DomainError INVALID when the account is open
   */
  reopen(actor: Actor, accountId: string): Promise<Account> {
    return this.unitOfWork.run(async (manager) => {
      const { active, grants } = await accountToChange(manager, actor, accountId);
      if (active) throw invalid([{ path: '', code: 'accountOpen' }]);
      await updateAsRead(manager, Account, { id: accountId, active: false }, { active: true });
      this.log(manager, actor, LoggedAction.UPDATE, accountId);
      await this.giveApprovedRolesAgain(manager, actor, accountId, grants, async () => null);
      return withGrants(manager, accountId);
    });
  }

  /**
   * For somebody who has lost their password, or let the first one run out: one that is good for 72 hours and must
   * be replaced at sign-in. All sessions end. Whoever gives it could sign in with it, so an administrator's role is
   * given again and waits for a second administrator.
   * @throws DomainError INVALID for one's own account, a closed one, one of a sign-in service, or a weak password
   */
  giveFirstPassword(actor: Actor, { accountId, password }: FirstPasswordInput): Promise<Account> {
    return this.replacePassword(
      actor,
      password,
      (manager) => accountToChange(manager, actor, accountId),
      async () => null,
    );
  }

  /** The same by whoever runs the installation. @throws DomainError NOT_FOUND, INVALID */
  giveFirstPasswordByCommandLine(username: string, password: string): Promise<Account> {
    const find = async (manager: EntityManager) => {
      const named = await manager.findOneBy(Account, { username: username.toLowerCase() });
      if (!named) throw invalid([{ path: 'username', code: 'unknownUsername' }]);
      await lockRow(manager, Account, named.id);
      return withGrants(manager, named.id);
    };
    return this.replacePassword(null, password, find, (manager) => this.approvalByCommandLine(manager));
  }

  private async replacePassword(
    giver: Actor | null,
    password: string,
    find: (manager: EntityManager) => Promise<Account>,
    approvalTime: (manager: EntityManager) => Promise<Date | null>,
  ): Promise<Account> {
    const passwordHash = await this.passwords.hash(password);
    return this.unitOfWork.run(async (manager) => {
      const account = await find(manager);
      const { id, active, oidcSubject, grants } = account;
      if (!active) throw invalid([{ path: '', code: 'accountClosed' }]);
      if (oidcSubject !== null) throw invalid([{ path: '', code: 'passwordElsewhere' }]);
      const weak = problemOfPassword(password, account);
      if (weak) throw invalid([weak]);
      const actor = giver ?? commandLine(id);
      await manager.update(Account, { id }, { passwordHash, passwordExpiresAt: firstPasswordUntil() });
      const record = { action: LoggedAction.UPDATE, recordType: 'first_password', recordId: id };
      this.accessLog.record(manager, actor, [record]);
      await this.signInLog.endSessions(manager, actor, id);
      await this.giveApprovedRolesAgain(manager, giver, id, grants, approvalTime);
      return withGrants(manager, id);
    });
  }

  /** Ends the roles that take two to give, and gives them again: from one more person, or at once as said. */
  private async giveApprovedRolesAgain(
    manager: EntityManager,
    giver: Actor | null,
    accountId: string,
    grants: readonly Grant[],
    approvalTime: (manager: EntityManager) => Promise<Date | null>,
  ): Promise<void> {
    const day = today();
    for (const grant of grants.filter(({ role, status }) => needsApproval(role) && !isOver(status))) {
      const { id, role, fromDate, toDate } = grant;
      await manager.update(Grant, { id }, { endedAt: new Date(), endedBy: giver?.accountId ?? null });
      const record = { action: LoggedAction.CLOSE, recordType: 'role_grant', recordId: id };
      this.accessLog.record(manager, giver ?? commandLine(accountId), [record]);
      const again = { role, fromDate: fromDate < day ? day : fromDate, toDate: toDate ?? undefined };
      await this.roles.insert(manager, giver, accountId, again, await approvalTime(manager));
    }
  }

  /**
   * For somebody who has lost both phone and recovery codes. All sessions of the account end: a thief may hold the
   * phone. @throws DomainError INVALID for one's own account, NOT_FOUND when it has no one-time codes
   */
  resetTotp(actor: Actor, accountId: string): Promise<Account> {
    return this.unitOfWork.run(async (manager) => {
      await accountToChange(manager, actor, accountId);
      await this.totpService.remove(manager, actor, accountId);
      return withGrants(manager, accountId);
    });
  }

  private log(manager: EntityManager, actor: Actor, action: LoggedAction, id: string): void {
    this.accessLog.record(manager, actor, [{ action, recordType: 'account', recordId: id }]);
  }
}
