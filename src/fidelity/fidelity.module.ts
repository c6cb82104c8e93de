import { Module } from '@nestjs/common';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditsPages } from './audits.pages.js';
import { AuditsResolver } from './audits.resolver.js';
import { AuditsService } from './audits.service.js';
import { ImprovementPages } from './improvement.pages.js';
import { ImprovementResolver } from './improvement.resolver.js';
import { ImprovementService } from './improvement.service.js';
import { ImprovementActionPages } from './improvement-action.pages.js';
import { ReportPages } from './report.pages.js';
import { Scales } from './scales.js';

@Module({
  imports: [DocumentsModule, TeamsModule],
  controllers: [AuditsPages, ReportPages, ImprovementPages, ImprovementActionPages],
  providers: [Scales, AuditsService, AuditsResolver, ImprovementService, ImprovementResolver],
  exports: [AuditsService, ImprovementService],
})
export class FidelityModule {}
