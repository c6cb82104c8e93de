import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditsPages } from './audits.pages.js';
import { AuditsResolver } from './audits.resolver.js';
import { AuditsService } from './audits.service.js';
import { ChartsResolver } from './charts.resolver.js';
import { ChartsService } from './charts.service.js';
import { ReportPages } from './report.pages.js';
import { Scales } from './scales.js';
import { WorkspacePages } from './workspace.pages.js';

@Module({
  imports: [DocumentsModule, PersonsModule, TeamsModule],
  controllers: [AuditsPages, WorkspacePages, ReportPages],
  providers: [Scales, AuditsService, AuditsResolver, ChartsService, ChartsResolver],
  exports: [AuditsService],
})
export class FidelityModule {}
