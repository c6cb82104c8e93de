import { Injectable } from '@nestjs/common';
import { Principal } from '../organisations/organisation.entity.js';
import type { Account } from '../platform/access/account.entity.js';
import type { CreateAccountInput } from '../platform/access/account.input.js';
import { AccountsService } from '../platform/access/accounts.service.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { Team } from '../teams/team.entity.js';

/** Accounts as the register of teams and principals knows them: nobody gets a role in a team there is not. */
@Injectable()
export class AccountRegister {
  constructor(
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list(_actor: Actor): Promise<Account[]> {
    return this.accounts.list();
  }

  /** @throws DomainError INVALID when the team or the principal is unknown, and as `AccountsService.create` */
  async create(_actor: Actor, input: CreateAccountInput): Promise<Account> {
    const { teamId, principalId } = input;
    const { reader } = this.unitOfWork;
    const problems: Problem[] = [];
    if (teamId && !(await reader.existsBy(Team, { id: teamId })))
      problems.push({ path: 'teamId', code: 'unknownTeam' });
    if (principalId && !(await reader.existsBy(Principal, { id: principalId })))
      problems.push({ path: 'principalId', code: 'unknownPrincipal' });
    if (problems.length > 0) throw invalid(problems);
    return this.accounts.create(input);
  }
}
