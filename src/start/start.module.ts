import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CaseloadModule } from '../caseload/caseload.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { StartPages } from './start.pages.js';

@Module({
  imports: [AccountsModule, CaseloadModule, PlansModule, TeamsModule],
  controllers: [StartPages],
})
export class StartModule {}
