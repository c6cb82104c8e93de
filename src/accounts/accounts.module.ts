import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AccountRegister } from './account-register.service.js';
import { AccountsPages } from './accounts.pages.js';
import { AccountsResolver } from './accounts.resolver.js';

@Module({
  imports: [AccessModule, OrganisationsModule, TeamsModule],
  controllers: [AccountsPages],
  providers: [AccountRegister, AccountsResolver],
})
export class AccountsModule {}
