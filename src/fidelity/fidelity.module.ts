import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditsPages } from './audits.pages.js';
import { AuditsResolver } from './audits.resolver.js';
import { AuditsService } from './audits.service.js';
import { ChartsResolver } from './charts.resolver.js';
import { ChartsService } from './charts.service.js';
import { DistributionPages } from './distribution.pages.js';
import { DistributionResolver } from './distribution.resolver.js';
import { DistributionService } from './distribution.service.js';
import { EvidencePages } from './evidence.pages.js';
import { EvidenceResolver } from './evidence.resolver.js';
import { EvidenceService } from './evidence.service.js';
import { ImprovementPages } from './improvement.pages.js';
import { ImprovementResolver } from './improvement.resolver.js';
import { ImprovementService } from './improvement.service.js';
import { ImprovementActionPages } from './improvement-action.pages.js';
import { RatersPages } from './raters.pages.js';
import { RatersResolver } from './raters.resolver.js';
import { RatersService } from './raters.service.js';
import { ReportPages } from './report.pages.js';
import { ReportsService } from './reports.service.js';
import { Scales } from './scales.js';
import { StartAuditService } from './start-audit.service.js';
import { WorkspacePages } from './workspace.pages.js';

@Module({
  imports: [AccessModule, ContactsModule, PersonsModule, TeamsModule],
  controllers: [
    AuditsPages,
    WorkspacePages,
    RatersPages,
    EvidencePages,
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
    ChartsService,
    ChartsResolver,
    DistributionService,
    DistributionResolver,
    ReportsService,
    ImprovementService,
    ImprovementResolver,
  ],
  exports: [AuditsService, ImprovementService],
})
export class FidelityModule {}
