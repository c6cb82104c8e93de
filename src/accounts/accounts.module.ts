import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AccountsPages } from './accounts.pages.js';

@Module({ imports: [AccessModule, OrganisationsModule, TeamsModule], controllers: [AccountsPages] })
export class AccountsModule {}
