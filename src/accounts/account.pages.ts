import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { isOver, needsApproval } from '../access/grant-rules.js';
import { Policy } from '../access/policy.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { AccountsService } from '../sign-in/accounts.service.js';
import { describeSignIn } from '../sign-in/describe-sign-in.js';
import { FirstPasswordInput, GrantRoleInput, UpdateAccountInput } from './account.input.js';
import { AccountRegister } from './account-register.service.js';
import { describeGrant } from './describe-grant.js';
import { RoleChoices } from './role-choices.js';
import { RoleRegister } from './role-register.service.js';

/** One account: its roles, past ones too, and what can be done with it. */
@Controller('accounts/:accountId')
export class AccountPages {
  constructor(
    private readonly register: AccountRegister,
    private readonly roles: RoleRegister,
    private readonly choices: RoleChoices,
    private readonly organisations: OrganisationsService,
    private readonly accountsService: AccountsService,
  ) {}

  @Get()
  @Policy('account.read')
  async show(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Page> {
    const account = await this.register.get(actor, id);
    const { name, username, oidcSubject, principalId, active, createdAt, grants, passwordExpiresAt } =
      account;
    const [names, principals, hasTotp, signIns] = await Promise.all([
      this.register.namesFor(grants),
      this.organisations.principals(actor),
      this.accountsService.hasTotp(id),
      this.register.signIns(actor, id),
    ]);
    const newestFirst = [...grants].sort((a, b) => b.fromDate.localeCompare(a.fromDate));
    const described = (over: boolean) =>
      newestFirst
        .filter(({ status }) => isOver(status) === over)
        .map((grant) => describeGrant(actor.locale, grant, names));
    return page('accounts/account', {
      title: name,
      account: { id, username, oidcSubject, active, createdAt, hasTotp, passwordExpiresAt },
      firstPasswordIsOver: passwordExpiresAt !== null && passwordExpiresAt <= new Date(),
      signIns: signIns.map((event) => describeSignIn(actor.locale, event)),
      employer: principals.find((principal) => principal.id === principalId)?.name ?? null,
      current: described(false),
      past: described(true),
      isOwn: id === actor.accountId,
    });
  }

  @Get('edit')
  @Policy('account.write')
  edit(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Page> {
    return this.editForm(actor, id, null);
  }

  @Post()
  @Policy('account.write')
  update(
    @CurrentActor() actor: Actor,
    @Param('accountId', UUID) accountId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      UpdateAccountInput,
      { ...body, accountId },
      async (input) =>
        onSaved(await this.register.update(actor, input), () =>
          redirect(`/accounts/${accountId}`, 'notice.saved'),
        ),
      (form) => this.editForm(actor, accountId, form),
    );
  }

  @Get('roles/new')
  @Policy('account.write')
  newRole(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Page> {
    return this.roleForm(actor, id, formOf({ fromDate: today() }), 200);
  }

  @Post('roles')
  @Policy('account.write')
  giveRole(
    @CurrentActor() actor: Actor,
    @Param('accountId', UUID) accountId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      GrantRoleInput,
      { ...body, accountId },
      async (input) => {
        await this.roles.give(actor, input);
        const notice = needsApproval(input.role) ? 'access.roleWaits' : 'access.roleGiven';
        return redirect(`/accounts/${accountId}`, notice);
      },
      (form) => this.roleForm(actor, accountId, form, 422),
    );
  }

  /** Asks before an account is closed, or, when it is closed, before it is opened. */
  @Get('close')
  @Policy('account.write')
  async askToClose(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Page> {
    const { name, active, grants } = await this.another(actor, id);
    return page('accounts/account-close', {
      title: translate(actor.locale, active ? 'access.closeAccount' : 'access.reopenAccount'),
      account: { id, name, active },
      needsApproval: grants.some(({ role, status }) => needsApproval(role) && !isOver(status)),
    });
  }

  @Post('close')
  @Policy('account.write')
  async close(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Redirect> {
    await this.register.close(actor, id);
    return redirect(`/accounts/${id}`, 'access.accountClosedNow');
  }

  @Post('reopen')
  @Policy('account.write')
  async reopen(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Redirect> {
    await this.register.reopen(actor, id);
    return redirect(`/accounts/${id}`, 'access.accountOpenAgain');
  }

  @Get('totp')
  @Policy('account.write')
  async askToResetTotp(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Page> {
    const { name } = await this.another(actor, id);
    const title = translate(actor.locale, 'access.resetTotpTitle', { name });
    return page('accounts/totp-reset', { title, account: { id, name } });
  }

  @Post('totp')
  @Policy('account.write')
  async resetTotp(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Redirect> {
    await this.register.resetTotp(actor, id);
    return redirect(`/accounts/${id}`, 'access.totpReset');
  }

  @Get('password')
  @Policy('account.write')
  askForPassword(@CurrentActor() actor: Actor, @Param('accountId', UUID) id: string): Promise<Page> {
    return this.passwordForm(actor, id, formOf(), 200);
  }

  @Post('password')
  @Policy('account.write')
  givePassword(
    @CurrentActor() actor: Actor,
    @Param('accountId', UUID) accountId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      FirstPasswordInput,
      { ...body, accountId },
      async (input) => {
        await this.register.giveFirstPassword(actor, input);
        return redirect(`/accounts/${accountId}`, 'access.firstPasswordGiven');
      },
      ({ problems }) => this.passwordForm(actor, accountId, { ...formOf(), problems }, 422),
    );
  }

  /** For a form to change an account: nobody changes their own. @throws DomainError NOT_FOUND */
  private async another(actor: Actor, id: string): Promise<Account> {
    if (id === actor.accountId) throw notFound('accountId');
    return this.register.get(actor, id);
  }

  private async passwordForm(actor: Actor, id: string, form: Form<unknown>, status: number): Promise<Page> {
    const { name, grants } = await this.another(actor, id);
    const model = {
      title: translate(actor.locale, 'access.newFirstPasswordTitle', { name }),
      account: { id, name },
      isAdministrator: grants.some(({ role, status }) => needsApproval(role) && !isOver(status)),
      form,
    };
    return page('accounts/account-password', model, status);
  }

  private async editForm(actor: Actor, id: string, form: Form<unknown> | null): Promise<Page> {
    const { name, principalId, revision } = await this.another(actor, id);
    const { principals } = await this.choices.of(actor, principalId);
    const model = {
      title: translate(actor.locale, 'access.editAccount'),
      account: { id, name },
      form: shownForm(form, { name, principalId, revision }),
      principals,
    };
    return page('accounts/account-edit', model, statusOf(form));
  }

  private async roleForm(actor: Actor, id: string, form: Form<unknown>, status: number): Promise<Page> {
    const [{ name }, choices] = await Promise.all([this.another(actor, id), this.choices.of(actor)]);
    const title = translate(actor.locale, 'access.newRole');
    return page('accounts/role-new', { title, account: { id, name }, form, choices }, status);
  }
}
