import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FidelityModule } from '../fidelity/fidelity.module.js';
import { LogReviewsModule } from '../log-reviews/log-reviews.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CaseloadResolver } from './caseload.resolver.js';
import { CaseloadService } from './caseload.service.js';
import { FirstSteps } from './first-steps.js';
import { TeamsCaseload } from './teams-caseload.js';

@Module({
  imports: [AccountsModule, FidelityModule, LogReviewsModule, PersonsModule, TeamsModule],
  providers: [TeamsCaseload, FirstSteps, CaseloadService, CaseloadResolver],
  exports: [CaseloadService, FirstSteps],
})
export class CaseloadModule {}
