import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { UUID } from '../platform/door/ids.js';
import { type Download, download } from '../platform/web/page.js';
import { renderLogReview } from './log-review.document.js';
import { LogReviewsService } from './log-reviews.service.js';

/** A review made for paper. */
@Controller('log-reviews/:reviewId')
export class LogReviewPrintsPages {
  constructor(
    private readonly reviews: LogReviewsService,
    private readonly pdf: PdfEngine,
  ) {}

  @Get('print')
  @Policy('log.review')
  async html(@CurrentActor() actor: Actor, @Param('reviewId', UUID) reviewId: string): Promise<Download> {
    return download({
      filename: 'log-review.html',
      contentType: 'text/html; charset=utf-8',
      body: await this.sheet(actor, reviewId),
      inline: true,
    });
  }

  @Get('print.pdf')
  @Policy('log.review')
  async print(@CurrentActor() actor: Actor, @Param('reviewId', UUID) reviewId: string): Promise<Download> {
    return download({
      filename: 'log-review.pdf',
      contentType: 'application/pdf',
      body: await this.pdf.render(await this.sheet(actor, reviewId)),
      inline: true,
    });
  }

  private async sheet(actor: Actor, reviewId: string): Promise<string> {
    return renderLogReview(await this.reviews.get(actor, reviewId), actor.locale);
  }
}
