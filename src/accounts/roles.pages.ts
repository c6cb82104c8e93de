import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { needsApproval } from '../access/grant-rules.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { problemText } from '../platform/errors/problem.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { DeclineRoleInput, EndRoleInput, LastDayInput } from './account.input.js';
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
  show(@CurrentActor() actor: Actor, @Param('grantId', UUID) id: string): Promise<Page> {
    return this.page(actor, 'accounts/role', id, {});
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
      async (input) =>
        onSaved(await this.roles.changeLastDay(actor, input), (account) =>
          redirect(`/accounts/${account.id}`, 'notice.saved'),
        ),
      (lastDay) => this.page(actor, 'accounts/role', grantId, { lastDay }),
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
      (reason) => this.page(actor, 'accounts/role', grantId, { reason }),
    );
  }

  @Get('end')
  @Policy('account.write')
  askToEnd(@CurrentActor() actor: Actor, @Param('grantId', UUID) id: string): Promise<Page> {
    return this.page(actor, 'accounts/role-end', id, {});
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
      (reason) => this.page(actor, 'accounts/role-end', grantId, { reason }),
    );
  }

  private async page(
    actor: Actor,
    template: 'accounts/role' | 'accounts/role-end',
    id: string,
    { lastDay, reason }: { lastDay?: Form<unknown>; reason?: Form<unknown> },
  ): Promise<Page> {
    const grant = await this.roles.get(actor, id);
    const role = describeGrant(actor.locale, grant, await this.register.namesFor([grant]));
    const problem = this.roles.approvalProblem(actor, grant);
    const { accountId, account, toDate, revision } = grant;
    const isOwn = accountId === actor.accountId;
    if (template === 'accounts/role-end' && (isOwn || role.isOver)) throw notFound('grantId');
    return page(
      template,
      {
        title: role.role,
        account: { id: accountId, name: account.name, username: account.username },
        role,
        reason: reason ?? formOf(),
        lastDay: shownForm(lastDay ?? null, { toDate, revision }),
        today: today(),
        isOwn,
        onlyShorter: needsApproval(grant.role),
        cannotApprove: problem ? problemText(actor.locale, problem) : null,
      },
      statusOf(lastDay ?? reason),
    );
  }
}
