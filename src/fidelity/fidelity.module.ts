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
import { NextReviewPages } from './audits/next-review.pages.js';
import { NextReviewsResolver } from './audits/next-reviews.resolver.js';
import { NextReviewsService } from './audits/next-reviews.service.js';
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
import { TeamLines } from './improvement/team-lines.js';
import { RatersPages } from './raters/raters.pages.js';
import { RatersResolver } from './raters/raters.resolver.js';
import { RatersService } from './raters/raters.service.js';
import { SidesPages } from './raters/sides.pages.js';
import { SidesService } from './raters/sides.service.js';
import { ReportPages } from './report/report.pages.js';
import { ReportsService } from './report/reports.service.js';
import { ReviewerWordsPages } from './reviewer-words/reviewer-words.pages.js';
import { ReviewerWordsResolver } from './reviewer-words/reviewer-words.resolver.js';
import { ReviewerWordsService } from './reviewer-words/reviewer-words.service.js';
import { ChartReviewsPages } from './reviews/chart-reviews.pages.js';
import { ChartReviewsResolver } from './reviews/chart-reviews.resolver.js';
import { ChartReviewsService } from './reviews/chart-reviews.service.js';
import { Scales } from './scales/scales.js';
import { Thresholds } from './thresholds/thresholds.js';
import { VisitPages } from './visit/visit.pages.js';
import { VisitsService } from './visit/visits.service.js';
import { WorkspacePages } from './workspace/workspace.pages.js';

@Module({
  imports: [SignInModule, ContactsModule, PersonsModule, TeamsModule],
  controllers: [
    AuditsPages,
    NextReviewPages,
    WorkspacePages,
    RatersPages,
    SidesPages,
    VisitPages,
    EvidencePages,
    ReviewerWordsPages,
    ChartReviewsPages,
    ReportPages,
    DistributionPages,
    ImprovementPages,
    ImprovementActionPages,
  ],
  providers: [
    Scales,
    Thresholds,
    AuditsService,
    StartAuditService,
    AuditsResolver,
    NextReviewsService,
    NextReviewsResolver,
    RatersService,
    RatersResolver,
    SidesService,
    VisitsService,
    EvidenceService,
    EvidenceResolver,
    ReviewerWordsService,
    ReviewerWordsResolver,
    ChartsService,
    ChartsResolver,
    ChartReviewsService,
    ChartReviewsResolver,
    DistributionService,
    DistributionResolver,
    ReportsService,
    ImprovementService,
    ImprovementResolver,
    TeamLines,
  ],
  exports: [AuditsService, ImprovementService, Scales],
})
export class FidelityModule {}
