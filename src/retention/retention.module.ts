import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { AmendmentsPages } from './amendments.pages.js';
import { AmendmentsResolver } from './amendments.resolver.js';
import { AmendmentsService } from './amendments.service.js';
import { RetentionPages } from './retention.pages.js';
import { RetentionResolver } from './retention.resolver.js';
import { RetentionService } from './retention.service.js';

/** Keeping: what is voided, what is kept how long, and what is destroyed. */
@Module({
  imports: [PersonsModule],
  controllers: [AmendmentsPages, RetentionPages],
  providers: [AmendmentsService, AmendmentsResolver, RetentionService, RetentionResolver],
})
export class RetentionModule {}
