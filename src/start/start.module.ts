import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CrisisPlansModule } from '../crisis-plans/crisis-plans.module.js';
import { FidelityModule } from '../fidelity/fidelity.module.js';
import { SipsModule } from '../sips/sips.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { StartPages } from './start.pages.js';

@Module({
  imports: [AccountsModule, TeamsModule, FidelityModule, CrisisPlansModule, SipsModule],
  controllers: [StartPages],
})
export class StartModule {}
