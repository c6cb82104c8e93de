import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { CrisisPlansModule } from '../crisis-plans/crisis-plans.module.js';
import { FidelityModule } from '../fidelity/fidelity.module.js';
import { SipsModule } from '../sips/sips.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { PersonsWaiting } from './persons-waiting.js';
import { StartPages } from './start.pages.js';

@Module({
  imports: [AccountsModule, TeamsModule, ConsentsModule, FidelityModule, CrisisPlansModule, SipsModule],
  controllers: [StartPages],
  providers: [PersonsWaiting],
})
export class StartModule {}
