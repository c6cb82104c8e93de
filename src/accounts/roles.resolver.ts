import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Account, Grant } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { DeclineRoleInput, EndRoleInput, GrantRoleInput, LastDayInput } from './account.input.js';
import { RoleRegister } from './role-register.service.js';

const ChangeLastDayResult = savedOrConflict('ChangeLastDayResult', Account);

@Resolver(() => Grant)
export class RolesResolver {
  constructor(private readonly roles: RoleRegister) {}

  @Query(() => [Grant], { description: 'Roles that wait for a second administrator, the oldest first.' })
  @Policy('account.read')
  waitingRoles(@CurrentActor() actor: Actor): Promise<Grant[]> {
    return this.roles.waiting(actor);
  }

  @Mutation(() => Account, {
    description: "Gives an account one more role; not one's own. An administrator's waits for a second one.",
  })
  @Policy('account.write')
  grantRole(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The role.' }) input: GrantRoleInput,
  ): Promise<Account> {
    return this.roles.give(actor, input);
  }

  @Mutation(() => ChangeLastDayResult, { description: 'Changes the last day of a role that is not over.' })
  @Policy('account.write')
  changeLastDay(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The day.' }) input: LastDayInput,
  ): Promise<Account | RevisionConflict> {
    return this.roles.changeLastDay(actor, input);
  }

  @Mutation(() => Account, { description: 'Ends a role at once.' })
  @Policy('account.write')
  endRole(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The role.' }) input: EndRoleInput,
  ): Promise<Account> {
    return this.roles.end(actor, input);
  }

  @Mutation(() => Account, {
    description: 'Approves a role that waits; by an administrator who neither gave it nor is to hold it.',
  })
  @Policy('account.write')
  approveRole(
    @CurrentActor() actor: Actor,
    @IdArg('grantId', "The given role's UUID.") grantId: string,
  ): Promise<Account> {
    return this.roles.approve(actor, grantId);
  }

  @Mutation(() => Account, { description: 'Declines a role that waits, with the reason.' })
  @Policy('account.write')
  declineRole(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The role and the reason.' }) input: DeclineRoleInput,
  ): Promise<Account> {
    return this.roles.decline(actor, input);
  }
}
