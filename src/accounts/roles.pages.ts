import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DeclineRoleInput, EndRoleInput, LastDayInput } from '../platform/access/account.input.js';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { needsApproval } from '../platform/access/grant-rules.js';
import { Policy } from '../platform/access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { problemText } from '../platform/errors/problem.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { AccountRegister } from './account-register.service.js';
import { describeGrant } from './describe-grant.js';
import { RoleRegister } from './role-register.service.js';

/** One role of one account: approving, declining, its last day, and its end. */
@Controller('accounts/roles/:grantId')
export class RolesPages {
  constructor(
    private readonly register: AccountRegister,
    private readonly roles: RoleRegister,
  ) {}

  @Get()
  @Policy('account.read')
  async show(@CurrentActor() actor: Actor, @Param('grantId', UUID) id: string): Promise<Page> {
    const { toDate } = await this.roles.get(actor, id);
    return this.page(actor, 'access/role', id, formOf({ toDate: toDate ?? undefined }), 200);
  }

  @Post()
  @Policy('account.write')
  changeLastDay(
    @CurrentActor() actor: Actor,
    @Param('grantId', UUID) grantId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      LastDayInput,
      { ...body, grantId },
      async (input) => {
        const { id } = await this.roles.changeLastDay(actor, input);
        return redirect(`/accounts/${id}`, 'notice.saved');
      },
      (form) => this.page(actor, 'access/role', grantId, form, 422),
    );
  }

  @Post('approve')
  @Policy('account.write')
  async approve(@CurrentActor() actor: Actor, @Param('grantId', UUID) grantId: string): Promise<Redirect> {
    const { id } = await this.roles.approve(actor, grantId);
    return redirect(`/accounts/${id}`, 'access.roleApproved');
  }

  @Post('decline')
  @Policy('account.write')
  decline(
    @CurrentActor() actor: Actor,
    @Param('grantId', UUID) grantId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      DeclineRoleInput,
      { ...body, grantId },
      async (input) => {
        const { id } = await this.roles.decline(actor, input);
        return redirect(`/accounts/${id}`, 'access.roleDeclined');
      },
      (form) => this.page(actor, 'access/role', grantId, form, 422),
    );
  }

  @Get('end')
  @Policy('account.write')
  askToEnd(@CurrentActor() actor: Actor, @Param('grantId', UUID) id: string): Promise<Page> {
    return this.page(actor, 'access/role-end', id, formOf(), 200);
  }

  @Post('end')
  @Policy('account.write')
  end(
    @CurrentActor() actor: Actor,
    @Param('grantId', UUID) grantId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      EndRoleInput,
      { ...body, grantId },
      async (input) => {
        const { id } = await this.roles.end(actor, input);
        return redirect(`/accounts/${id}`, 'access.roleEnded');
      },
      (form) => this.page(actor, 'access/role-end', grantId, form, 422),
    );
  }

  private async page(
    actor: Actor,
    template: string,
    id: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const grant = await this.roles.get(actor, id);
    const role = describeGrant(actor.locale, grant, await this.register.namesFor([grant]));
    const problem = this.roles.approvalProblem(actor, grant);
    const { accountId, account } = grant;
    return page(
      template,
      {
        title: role.role,
        account: { id: accountId, name: account.name, username: account.username },
        role,
        form,
        today: today(),
        isOwn: accountId === actor.accountId,
        onlyShorter: needsApproval(grant.role),
        cannotApprove: problem ? problemText(actor.locale, problem) : null,
      },
      status,
    );
  }
}
