import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Account } from '../platform/access/account.entity.js';
import { CreateAccountInput } from '../platform/access/account.input.js';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { AccountRegister } from './account-register.service.js';

@Resolver(() => Account)
export class AccountsResolver {
  constructor(private readonly register: AccountRegister) {}

  @Query(() => [Account], { description: 'Every account, by name.' })
  @Policy('account.read')
  accounts(@CurrentActor() actor: Actor): Promise<Account[]> {
    return this.register.list(actor);
  }

  @Mutation(() => Account, { description: 'Makes an account with one role from today.' })
  @Policy('account.write')
  createAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The account.' }) input: CreateAccountInput,
  ): Promise<Account> {
    return this.register.create(actor, input);
  }
}
