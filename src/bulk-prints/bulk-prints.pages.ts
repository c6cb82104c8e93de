import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import { JobState, UNDER_WAY } from '../platform/jobs/job.entity.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Download, download, type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { BulkPrintFormat, BulkPrintInput } from './bulk-print.input.js';
import { BulkPrintsService } from './bulk-prints.service.js';

const ROOT = '/shared-plan-prints';
const REFRESH_SECONDS = 3;

/** All plans that are shared with a unit, printed at once. */
@Controller('shared-plan-prints')
export class BulkPrintsPages {
  constructor(
    private readonly bulkPrints: BulkPrintsService,
    private readonly jobs: Jobs,
  ) {}

  @Get()
  @Policy('sharedPlan.read')
  offer(@CurrentActor() actor: Actor): Promise<Page> {
    return this.offered(actor, formOf({ format: BulkPrintFormat.PDF }));
  }

  @Post()
  @Policy('sharedPlan.read')
  print(@CurrentActor() actor: Actor, @Body() body: object): Promise<Page | Redirect> {
    return submitted(
      BulkPrintInput,
      body,
      async ({ format }) => redirect(`${ROOT}/${(await this.bulkPrints.print(actor, format)).id}`),
      (form) => this.offered(actor, form),
    );
  }

  /** How far it has come. The page asks for itself again until it has ended, unless it is told not to. */
  @Get(':jobId')
  @Policy('sharedPlan.read')
  async progress(
    @CurrentActor() actor: Actor,
    @Param('jobId', UUID) jobId: string,
    @Query('still') still?: string,
  ): Promise<Page> {
    const { state, total, done, leftOut, keptUntil, errorCode } = await this.jobs.get(actor, jobId);
    const isUnderWay = UNDER_WAY.includes(state);
    const isStill = still === '1';
    const model = {
      title: translate(actor.locale, `bulkPrint.state.${state}`),
      href: `${ROOT}/${jobId}`,
      ...{ isUnderWay, isStill, total, done, leftOut },
      isDrawing: isUnderWay && done === total,
      isDone: state === JobState.DONE,
      until: keptUntil && formatDateTime(actor.locale, keptUntil),
      error: errorCode && translate(actor.locale, `error.${errorCode}.title`),
    };
    return page('bulk-prints/progress', model, 200, isUnderWay && !isStill ? REFRESH_SECONDS : undefined);
  }

  @Get(':jobId/file')
  @Policy('sharedPlan.read')
  async file(@CurrentActor() actor: Actor, @Param('jobId', UUID) jobId: string): Promise<Download> {
    const { fileName: filename, contentType, content } = await this.bulkPrints.file(actor, jobId);
    return download({ filename, contentType, body: Buffer.from(content) });
  }

  @Post(':jobId/cancel')
  @Policy('sharedPlan.read')
  async cancel(@CurrentActor() actor: Actor, @Param('jobId', UUID) jobId: string): Promise<Redirect> {
    await this.jobs.cancel(actor, jobId);
    return redirect(`${ROOT}/${jobId}`);
  }

  private async offered(actor: Actor, form: Form<unknown>): Promise<Page> {
    const { count, job } = await this.bulkPrints.offer(actor);
    const model = {
      title: translate(actor.locale, 'bulkPrint.title'),
      form,
      count,
      formats: choicesOf(BulkPrintFormat, 'bulkPrint.format', actor.locale),
      lastHref: job && `${ROOT}/${job.id}`,
      isUnderWay: job !== null && UNDER_WAY.includes(job.state),
    };
    return page('bulk-prints/offer', model, statusOf(form));
  }
}
