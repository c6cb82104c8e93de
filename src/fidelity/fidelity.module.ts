import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditsPages } from './audits/audits.pages.js';
import { AuditsResolver } from './audits/audits.resolver.js';
import { AuditsService } from './audits/audits.service.js';
import { ChartsResolver } from './audits/charts.resolver.js';
import { ChartsService } from './audits/charts.service.js';
import { StartAuditService } from './audits/start-audit.service.js';
import { DistributionPages } from './country/distribution.pages.js';
import { DistributionResolver } from './country/distribution.resolver.js';
import { DistributionService } from './country/distribution.service.js';
import { EvidencePages } from './evidence/evidence.pages.js';
import { EvidenceResolver } from './evidence/evidence.resolver.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { ImprovementPages } from './improvement/improvement.pages.js';
import { ImprovementResolver } from './improvement/improvement.resolver.js';
import { ImprovementService } from './improvement/improvement.service.js';
import { ImprovementActionPages } from './improvement/improvement-action.pages.js';
import { RatersPages } from './raters/raters.pages.js';
import { RatersResolver } from './raters/raters.resolver.js';
import { RatersService } from './raters/raters.service.js';
import { ReportPages } from './report/report.pages.js';
import { ReportsService } from './report/reports.service.js';
import { ReviewerWordsPages } from './reviewer-words/reviewer-words.pages.js';
import { ReviewerWordsResolver } from './reviewer-words/reviewer-words.resolver.js';
import { ReviewerWordsService } from './reviewer-words/reviewer-words.service.js';
import { Scales } from './scales/scales.js';
import { WorkspacePages } from './workspace/workspace.pages.js';

@Module({
  imports: [SignInModule, ContactsModule, PersonsModule, TeamsModule],
  controllers: [
    AuditsPages,
    WorkspacePages,
    RatersPages,
    EvidencePages,
    ReviewerWordsPages,
    ReportPages,
    DistributionPages,
    ImprovementPages,
    ImprovementActionPages,
  ],
  providers: [
    Scales,
    AuditsService,
    StartAuditService,
    AuditsResolver,
    RatersService,
    RatersResolver,
    EvidenceService,
    EvidenceResolver,
    ReviewerWordsService,
    ReviewerWordsResolver,
    ChartsService,
    ChartsResolver,
    DistributionService,
    DistributionResolver,
    ReportsService,
    ImprovementService,
    ImprovementResolver,
  ],
  exports: [AuditsService, ImprovementService, Scales],
})
export class FidelityModule {}
