import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { renderLogReview } from './log-review.document.js';
import { LogReviewsService } from './log-reviews.service.js';

/** A review made for paper. */
@Controller('log-reviews/:reviewId')
export class LogReviewPrintsPages {
  constructor(private readonly logReviewsService: LogReviewsService) {}

  @Get(['print', 'print.pdf'])
  @Policy('log.review')
  async print(@CurrentActor() actor: Actor, @Param('reviewId', UUID) reviewId: string): Promise<Sheet> {
    return sheet(
      renderLogReview(await this.logReviewsService.get(actor, reviewId), actor.locale),
      'log-review',
    );
  }
}
