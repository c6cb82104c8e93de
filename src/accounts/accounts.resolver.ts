import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { SignInEvent } from '../sign-in/sign-in-event.js';
import { CreateAccountInput, FirstPasswordInput, UpdateAccountInput } from './account.input.js';
import { AccountRegister } from './account-register.service.js';

const UpdateAccountResult = savedOrConflict('UpdateAccountResult', Account);

const accountId = "The account's UUID.";

@ObjectType({ description: 'One page of the accounts.' })
export class AccountPage extends pageOf(Account) {}

@Resolver(() => Account)
export class AccountsResolver {
  constructor(private readonly register: AccountRegister) {}

  @Query(() => AccountPage, { description: 'The accounts: those that may sign in first, and each by name.' })
  @Policy('account.read')
  accounts(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<AccountPage> {
    return this.register.list(actor, page);
  }

  @Query(() => Account, { description: 'One account, with the roles it has, has had and is to have.' })
  @Policy('account.read')
  account(@CurrentActor() actor: Actor, @IdArg('id', accountId) id: string): Promise<Account> {
    return this.register.get(actor, id);
  }

  @Query(() => Account, { description: "The viewer's own account." })
  @Policy('signedIn')
  ownAccount(@CurrentActor() actor: Actor): Promise<Account> {
    return this.register.own(actor);
  }

  @Mutation(() => Account, {
    description: "Makes an account with one role. An administrator's waits for a second administrator.",
  })
  @Policy('account.write')
  createAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The account.' }) input: CreateAccountInput,
  ): Promise<Account> {
    return this.register.create(actor, input);
  }

  @Mutation(() => UpdateAccountResult, {
    description: "Changes an account's name and employer; not one's own.",
  })
  @Policy('account.write')
  updateAccount(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What it is changed to.' }) input: UpdateAccountInput,
  ): Promise<Account | RevisionConflict> {
    return this.register.update(actor, input);
  }

  @Mutation(() => Account, { description: "Closes an account at once; not one's own." })
  @Policy('account.write')
  closeAccount(@CurrentActor() actor: Actor, @IdArg('id', accountId) id: string): Promise<Account> {
    return this.register.close(actor, id);
  }

  @Mutation(() => Account, {
    description:
      "Opens a closed account with the roles that have not ended. An administrator's waits for a second one.",
  })
  @Policy('account.write')
  reopenAccount(@CurrentActor() actor: Actor, @IdArg('id', accountId) id: string): Promise<Account> {
    return this.register.reopen(actor, id);
  }

  @Mutation(() => Account, {
    description:
      "Gives an account a new first password and ends its sessions; not one's own. An administrator's role waits for a second administrator again.",
  })
  @Policy('account.write')
  giveFirstPassword(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The account and the password.' }) input: FirstPasswordInput,
  ): Promise<Account> {
    return this.register.giveFirstPassword(actor, input);
  }

  @Query(() => [SignInEvent], {
    description: "The latest twenty of an account's sign-ins, the newest first.",
  })
  @Policy('account.read')
  signIns(@CurrentActor() actor: Actor, @IdArg('id', accountId) id: string): Promise<SignInEvent[]> {
    return this.register.signIns(actor, id);
  }

  @Mutation(() => Account, {
    description: "Removes an account's one-time codes (lost phone) and ends its sessions; not one's own.",
  })
  @Policy('account.write')
  resetTotp(@CurrentActor() actor: Actor, @IdArg('id', accountId) id: string): Promise<Account> {
    return this.register.resetTotp(actor, id);
  }
}
