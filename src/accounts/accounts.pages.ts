import { Body, Controller, Get, Post } from '@nestjs/common';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { CreateAccountInput } from '../platform/access/account.input.js';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { Role } from '../platform/access/role.js';
import { today } from '../platform/dates/today.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { TeamsService } from '../teams/teams.service.js';
import { AccountRegister } from './account-register.service.js';

/** Who may sign in, and with which role in which team. */
@Controller('accounts')
export class AccountsPages {
  constructor(
    private readonly register: AccountRegister,
    private readonly teams: TeamsService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get()
  @Policy('account.read')
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const [accounts, teams] = await Promise.all([this.register.list(actor), this.teams.all(actor)]);
    const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
    const day = today();
    return page('access/accounts', {
      title: translate(actor.locale, 'access.accounts'),
      accounts: accounts.map(({ name, username, active, grants }) => ({
        name,
        username,
        inactive: !active,
        roles: grants
          .filter(({ toDate }) => toDate === null || toDate >= day)
          .map(({ role, teamId }) => {
            const word = translate(actor.locale, `kind.role.${role}`);
            return teamId ? `${word}, ${teamNames.get(teamId)}` : word;
          })
          .join('; '),
      })),
    });
  }

  @Get('new')
  @Policy('account.write')
  async blank(@CurrentActor() actor: Actor): Promise<Page> {
    return this.form(actor, formOf(), 200);
  }

  @Post()
  @Policy('account.write')
  create(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreateAccountInput,
      body,
      async (input) => {
        await this.register.create(actor, input);
        return redirect('/accounts', 'access.accountMade');
      },
      (form) => this.form(actor, form, 422),
    );
  }

  private async form(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const { password: _, ...values } = form.values;
    const [teams, principals] = await Promise.all([
      this.teams.all(actor),
      this.organisations.principals(actor),
    ]);
    const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
    return page(
      'access/account-new',
      {
        title: translate(actor.locale, 'access.newAccount'),
        form: { ...form, values },
        roles: choicesOf(Role, 'kind.role', actor.locale),
        teams: teams.map(named),
        principals: principals.map(named),
      },
      status,
    );
  }
}
