import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { JobsModule } from '../platform/jobs/jobs.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { BulkPrintsPages } from './bulk-prints.pages.js';
import { BulkPrintsResolver } from './bulk-prints.resolver.js';
import { BulkPrintsService } from './bulk-prints.service.js';

/** All plans of a unit, printed at once. */
@Module({
  imports: [DocumentsModule, JobsModule, PersonsModule, ReleasesModule, SignInModule],
  controllers: [BulkPrintsPages],
  providers: [BulkPrintsService, BulkPrintsResolver],
})
export class BulkPrintsModule {}
