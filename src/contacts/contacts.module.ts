import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.js';
import { ImportPages } from './import.pages.js';
import { ImportResolver } from './import.resolver.js';
import { ImportService } from './import.service.js';
import { ImportRuns } from './import-runs.js';
import { ImportRunsPages } from './import-runs.pages.js';
import { ImportVoiding } from './import-voiding.service.js';
import { PendingUploads } from './pending-uploads.js';
import { WorkUnderWay } from './work-under-way.js';

@Module({
  imports: [TeamsModule],
  controllers: [ImportPages, ImportRunsPages],
  providers: [ImportService, ImportVoiding, ImportRuns, ImportResolver, PendingUploads, WorkUnderWay],
  exports: [ImportService, ImportRuns],
})
export class ContactsModule {}
