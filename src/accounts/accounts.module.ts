import { Module } from '@nestjs/common';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AccountPages } from './account.pages.js';
import { AccountRegister } from './account-register.service.js';
import { AccountsPages } from './accounts.pages.js';
import { AccountsResolver } from './accounts.resolver.js';
import { OidcPages } from './oidc.pages.js';
import { OidcAccounts } from './oidc-accounts.service.js';
import { RoleChoices } from './role-choices.js';
import { RoleRegister } from './role-register.service.js';
import { RolesPages } from './roles.pages.js';
import { RolesResolver } from './roles.resolver.js';

@Module({
  imports: [SignInModule, GeographyModule, OrganisationsModule, TeamsModule],
  controllers: [AccountsPages, RolesPages, AccountPages, OidcPages],
  providers: [AccountRegister, RoleRegister, RoleChoices, AccountsResolver, RolesResolver, OidcAccounts],
  exports: [AccountRegister, RoleRegister],
})
export class AccountsModule {}
