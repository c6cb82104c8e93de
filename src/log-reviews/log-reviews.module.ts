import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { KnownLogFaultsPages } from './known-log-faults.pages.js';
import { KnownLogFaultsResolver } from './known-log-faults.resolver.js';
import { KnownLogFaultsService } from './known-log-faults.service.js';
import { LogReviewPrintsPages } from './log-review-prints.pages.js';
import { LogReviewsPages } from './log-reviews.pages.js';
import { LogReviewsResolver } from './log-reviews.resolver.js';
import { LogReviewsService } from './log-reviews.service.js';
import { OpeningReviewsPages } from './opening-reviews.pages.js';
import { OpeningReviewsService } from './opening-reviews.service.js';
import { PersonLogPages } from './person-log.pages.js';
import { PersonLogResolver } from './person-log.resolver.js';
import { PersonLogService } from './person-log.service.js';

@Module({
  imports: [PersonsModule],
  // The page with a fixed address comes before the one that takes any.
  controllers: [
    OpeningReviewsPages,
    LogReviewsPages,
    LogReviewPrintsPages,
    PersonLogPages,
    KnownLogFaultsPages,
  ],
  providers: [
    KnownLogFaultsService,
    KnownLogFaultsResolver,
    LogReviewsService,
    LogReviewsResolver,
    OpeningReviewsService,
    PersonLogService,
    PersonLogResolver,
  ],
  exports: [LogReviewsService],
})
export class LogReviewsModule {}
