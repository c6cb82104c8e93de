import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.js';
import { ImportPages } from './import.pages.js';
import { ImportResolver } from './import.resolver.js';
import { ImportService } from './import.service.js';
import { ImportRuns } from './import-runs.js';
import { PendingUploads } from './pending-uploads.js';

@Module({
  imports: [TeamsModule],
  controllers: [ImportPages],
  providers: [ImportService, ImportRuns, ImportResolver, PendingUploads],
  exports: [ImportService, ImportRuns],
})
export class ContactsModule {}
