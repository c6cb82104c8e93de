import { Module } from '@nestjs/common';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditsPages } from './audits.pages.js';
import { AuditsResolver } from './audits.resolver.js';
import { AuditsService } from './audits.service.js';
import { ReportPages } from './report.pages.js';
import { Scales } from './scales.js';

@Module({
  imports: [DocumentsModule, TeamsModule],
  controllers: [AuditsPages, ReportPages],
  providers: [Scales, AuditsService, AuditsResolver],
  exports: [AuditsService],
})
export class FidelityModule {}
