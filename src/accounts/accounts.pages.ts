import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { isOver, needsApproval } from '../access/grant-rules.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { CreateAccountInput } from './account.input.js';
import { AccountRegister } from './account-register.service.js';
import { describeGrant } from './describe-grant.js';
import { RoleChoices } from './role-choices.js';
import { RoleRegister } from './role-register.service.js';

/** Who may sign in, with which roles, and which roles wait for a second administrator. */
@Controller('accounts')
export class AccountsPages {
  constructor(
    private readonly register: AccountRegister,
    private readonly roles: RoleRegister,
    private readonly choices: RoleChoices,
  ) {}

  @Get()
  @Policy('account.read')
  async list(@CurrentActor() actor: Actor, @Query('page') wanted?: string): Promise<Page> {
    const rows = pageFrom(wanted);
    const [{ items: accounts, total }, waiting, administrators] = await Promise.all([
      this.register.list(actor, rows),
      this.roles.waiting(actor),
      this.register.countAdministrators(),
    ]);
    const grants = accounts.flatMap((account) => account.grants);
    const names = await this.register.namesFor(grants);
    const line = ({ id, name, username, oidcSubject, grants }: Account) => ({
      id,
      name,
      username: oidcSubject
        ? translate(actor.locale, 'access.byService', { subject: oidcSubject })
        : username,
      roles: grants
        .filter(({ status }) => !isOver(status))
        .map((grant) => describeGrant(actor.locale, grant, names)),
    });
    return page('accounts/accounts', {
      title: translate(actor.locale, 'access.accounts'),
      waiting: waiting.map((grant) => ({
        ...describeGrant(actor.locale, grant, names),
        name: grant.account.name,
        username: grant.account.username,
        mayApprove: this.roles.approvalProblem(actor, grant) === undefined,
      })),
      isAlone: administrators < 2,
      open: accounts.filter(({ active }) => active).map(line),
      pageLinks: pageLinks('/accounts', rows, total),
      closed: accounts.filter(({ active }) => !active).map(line),
    });
  }

  @Get('new')
  @Policy('account.write')
  async blank(@CurrentActor() actor: Actor): Promise<Page> {
    return this.form(actor, formOf({ fromDate: today() }), 200);
  }

  @Post()
  @Policy('account.write')
  create(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreateAccountInput,
      body,
      async (input) => {
        const { id } = await this.register.create(actor, input);
        const waits = needsApproval(input.role);
        return redirect(`/accounts/${id}`, waits ? 'access.accountWaits' : 'access.accountMade');
      },
      (form) => this.form(actor, form, 422),
    );
  }

  private async form(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const { password: _, ...values } = form.values;
    return page(
      'accounts/account-new',
      {
        title: translate(actor.locale, 'access.newAccount'),
        form: { ...form, values },
        choices: await this.choices.of(actor),
      },
      status,
    );
  }
}
