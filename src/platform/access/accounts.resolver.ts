import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Account } from './account.entity.js';
import { CreateAccountInput } from './account.input.js';
import { AccountsService } from './accounts.service.js';
import { Policy } from './policy.js';

@Resolver(() => Account)
export class AccountsResolver {
  constructor(private readonly accountsService: AccountsService) {}

  @Query(() => [Account], { description: 'Every account, by name.' })
  @Policy('account.read')
  accounts(): Promise<Account[]> {
    return this.accountsService.list();
  }

  @Mutation(() => Account, { description: 'Makes an account with one role from today.' })
  @Policy('account.write')
  createAccount(@Args('input', { description: 'The account.' }) input: CreateAccountInput): Promise<Account> {
    return this.accountsService.create(input);
  }
}
