import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Account, Grant } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import {
  approvalProblem,
  dayProblems,
  isOver,
  needsApproval,
  newLastDayProblems,
  scopeProblems,
} from '../access/grant-rules.js';
import { GrantStatus } from '../access/role.js';
import { AccessLog, type LoggedRecord } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { DomainError, invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { defaultLocale } from '../platform/i18n/locale.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import type {
  DeclineRoleInput,
  EndRoleInput,
  GrantRoleInput,
  LastDayInput,
  RoleInput,
} from './account.input.js';
import { accountToChange } from './account-to-change.js';
import { employerOf, unknownPlaces } from './place-of-role.js';

type GrantChange = Partial<Omit<Grant, 'status'>>;

/** Roles given to accounts. They end and are given again; none is ever overwritten. */
@Injectable()
export class RoleRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessLog: AccessLog,
  ) {}

  /** What is wrong with a role as it is asked for, before anything is looked up. */
  problemsOf({ role, fromDate, toDate, ...scope }: RoleInput): Problem[] {
    const day = today();
    return [...scopeProblems(role, scope), ...dayProblems(fromDate ?? day, toDate ?? null, day)];
  }

  /** Roles that wait for a second administrator, of open accounts, the oldest first, each with its account. */
  async waiting(_actor: Actor): Promise<Grant[]> {
    const grants = await this.unitOfWork.reader.find(Grant, {
      where: { approvedAt: IsNull(), endedAt: IsNull(), account: { active: true } },
      relations: { account: true },
      order: { fromDate: 'ASC', id: 'ASC' },
    });
    return grants.filter(({ status }) => status === GrantStatus.WAITING);
  }

  /** One role with its account. @throws DomainError NOT_FOUND */
  async get(_actor: Actor, grantId: string): Promise<Grant> {
    const grant = await this.unitOfWork.reader.findOne(Grant, {
      where: { id: grantId },
      relations: { account: true },
    });
    if (!grant) throw notFound('grantId');
    return grant;
  }

  /** Why the actor cannot approve a role; undefined when they can. */
  approvalProblem(actor: Actor, grant: Grant): Problem | undefined {
    return approvalProblem(grant, actor.accountId, today());
  }

  /**
   * Gives one more role, from today unless said. An administrator's waits for a second administrator.
   * @throws DomainError INVALID when what it is held for is missing, unknown or too much, or it is held already
   */
  give(actor: Actor, { accountId, ...given }: GrantRoleInput): Promise<Account> {
    return this.unitOfWork.run(async (manager) => {
      const account = await accountToChange(manager, actor, accountId);
      requireOpen(account);
      const problems = [...this.problemsOf(given), ...(await unknownPlaces(manager, given))];
      if (problems.length > 0) throw invalid(problems);
      const employer = await employerOf(manager, given, account.principalId, 'role');
      if (employer.problems.length > 0) throw invalid(employer.problems);
      if (holds(account, given)) throw invalid([{ path: 'role', code: 'roleHeld' }]);
      if (employer.employerId !== account.principalId) {
        const employed = { principalId: employer.employerId, revision: NEXT_REVISION };
        await manager.update(Account, { id: accountId }, employed);
        this.log(manager, actor, LoggedAction.UPDATE, { recordType: 'account', recordId: accountId });
      }
      await this.insert(manager, actor, accountId, given, needsApproval(given.role) ? null : new Date());
      return withGrants(manager, accountId);
    });
  }

  /** Writes a role whose soundness the caller has seen to, in the caller's transaction. */
  async insert(
    manager: EntityManager,
    actor: Actor | null,
    accountId: string,
    { role, teamId, unitId, regionCode, reviewedPrincipalId, fromDate, toDate }: RoleInput,
    approvedAt: Date | null,
  ): Promise<void> {
    const id = randomUUID();
    await manager.insert(Grant, {
      id,
      accountId,
      role,
      teamId: teamId ?? null,
      unitId: unitId ?? null,
      regionCode: regionCode ?? null,
      principalId: reviewedPrincipalId ?? null,
      grantedBy: actor?.accountId ?? null,
      approvedAt,
      fromDate: fromDate ?? today(),
      toDate: toDate ?? null,
    });
    const record = { recordType: 'role_grant', recordId: id, teamId, unitId };
    this.log(manager, actor ?? commandLine(accountId), LoggedAction.CREATE, record);
  }

  /**
   * @returns the account, or the conflict when the day has changed since the input's revision and nothing was written
   * @throws DomainError INVALID when the day has been, or when it lengthens an administrator's role
   */
  changeLastDay(
    actor: Actor,
    { grantId, revision, toDate }: LastDayInput,
  ): Promise<Account | RevisionConflict> {
    return this.change(actor, grantId, LoggedAction.UPDATE, (grant) => {
      const problems = newLastDayProblems(grant, toDate ?? null, today());
      if (problems.length > 0) throw invalid(problems);
      return revisionConflict(grant, revision) ?? { toDate: toDate ?? null, revision: revision + 1 };
    });
  }

  /** Ends a role at once. @throws DomainError INVALID when it is over already */
  end(actor: Actor, { grantId, reason }: EndRoleInput): Promise<Account> {
    return this.change(actor, grantId, LoggedAction.CLOSE, ({ status }) => {
      if (isOver(status)) throw invalid([{ path: '', code: 'roleIsOver' }]);
      return { endedAt: new Date(), endedBy: actor.accountId, endReason: reason ?? null };
    });
  }

  /** @throws DomainError INVALID when the actor gave the role or is to hold it, or when it does not wait */
  approve(actor: Actor, grantId: string): Promise<Account> {
    return this.change(actor, grantId, LoggedAction.AGREE, (grant, account) => {
      requireOpen(account);
      const problem = this.approvalProblem(actor, grant);
      if (problem) throw invalid([problem]);
      return { approvedAt: new Date(), approvedBy: actor.accountId };
    });
  }

  /** Ends a role that waits, with the reason. @throws DomainError CONFLICT when it does not wait any more */
  decline(actor: Actor, { grantId, reason }: DeclineRoleInput): Promise<Account> {
    return this.change(actor, grantId, LoggedAction.CLOSE, ({ status }) => {
      if (status !== GrantStatus.WAITING)
        throw new DomainError('CONFLICT', [{ path: '', code: 'nothingToApprove' }]);
      return { endedAt: new Date(), endedBy: actor.accountId, endReason: reason };
    });
  }

  private change<Decided extends GrantChange | RevisionConflict>(
    actor: Actor,
    grantId: string,
    action: LoggedAction,
    decide: (grant: Grant, account: Account) => Decided,
  ): Promise<Account | Extract<Decided, RevisionConflict>> {
    return this.unitOfWork.run(async (manager) => {
      const row = await manager.findOneBy(Grant, { id: grantId });
      if (!row) throw notFound('grantId');
      const account = await accountToChange(manager, actor, row.accountId);
      const grant = account.grants.find(({ id }) => id === grantId) ?? row;
      const change: GrantChange | RevisionConflict = decide(grant, account);
      if (change instanceof RevisionConflict) return change as Extract<Decided, RevisionConflict>;
      await updateAsRead(manager, Grant, { id: grantId, endedAt: IsNull() }, change);
      const { teamId, unitId } = row;
      this.log(manager, actor, action, {
        recordType: 'role_grant',
        recordId: grantId,
        teamId,
        unitId,
        reason: change.endReason,
      });
      return withGrants(manager, row.accountId);
    });
  }

  private log(
    manager: EntityManager,
    actor: Actor,
    action: LoggedAction,
    record: Omit<LoggedRecord, 'action'>,
  ): void {
    this.accessLog.record(manager, actor, [{ action, ...record }]);
  }
}

/** Whoever runs the installation has no account: the log then names the one that is made. */
export const commandLine = (accountId: string): Actor => ({
  accountId,
  name: 'command line',
  locale: defaultLocale,
  requestId: 'command-line',
  principalId: null,
  grants: [],
});

export const withGrants = (manager: EntityManager, id: string): Promise<Account> =>
  manager.findOneOrFail(Account, { where: { id }, relations: { grants: true } });

function requireOpen({ active }: Account): void {
  if (!active) throw invalid([{ path: '', code: 'accountClosed' }]);
}

/** Whether the account has this very role, or is to have it. */
function holds(account: Account, given: RoleInput): boolean {
  return account.grants.some(
    ({ role, status, teamId, unitId, regionCode, principalId }) =>
      !isOver(status) &&
      role === given.role &&
      teamId === (given.teamId ?? null) &&
      unitId === (given.unitId ?? null) &&
      regionCode === (given.regionCode ?? null) &&
      principalId === (given.reviewedPrincipalId ?? null),
  );
}
