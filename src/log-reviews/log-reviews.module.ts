import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { PersonLogPages } from './person-log.pages.js';
import { PersonLogResolver } from './person-log.resolver.js';
import { PersonLogService } from './person-log.service.js';

@Module({
  imports: [PersonsModule, DocumentsModule],
  controllers: [PersonLogPages],
  providers: [PersonLogService, PersonLogResolver],
})
export class LogReviewsModule {}
