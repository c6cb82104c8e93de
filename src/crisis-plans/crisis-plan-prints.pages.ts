import { Controller, Get, Param, Query } from '@nestjs/common';
import { PlanReader } from '../plans/plan-kinds.js';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { NUMBER, UUID, wordOf } from '../platform/door/ids.js';
import { type Download, download } from '../platform/web/page.js';
import { renderCrisisPlan } from './crisis-plan.document.js';
import { CrisisPlanPrintsService } from './crisis-plan-prints.service.js';

const READER = wordOf(PlanReader);

/** The printed plan: a page made for paper, and the same as PDF. Each is a print in the log. */
@Controller('crisis-plans/:planId/versions/:number')
export class CrisisPlanPrintsPages {
  constructor(
    private readonly prints: CrisisPlanPrintsService,
    private readonly pdfEngine: PdfEngine,
  ) {}

  @Get('print')
  @Policy('plan.read')
  async page(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('number', NUMBER) number: number,
    @Query('for', READER) reader: PlanReader = PlanReader.PERSON,
  ): Promise<Download> {
    const { name, html } = await this.sheet(actor, planId, number, reader);
    const contentType = 'text/html; charset=utf-8';
    return download({ filename: `${name}.html`, contentType, body: html, inline: true });
  }

  @Get('print.pdf')
  @Policy('plan.read')
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('number', NUMBER) number: number,
    @Query('for', READER) reader: PlanReader = PlanReader.PERSON,
  ): Promise<Download> {
    const { name, html } = await this.sheet(actor, planId, number, reader);
    const body = await this.pdfEngine.render(html);
    return download({ filename: `${name}.pdf`, contentType: 'application/pdf', body, inline: true });
  }

  /** The sheet, and a name for its file that tells nothing of the person. */
  private async sheet(actor: Actor, planId: string, number: number, reader: PlanReader) {
    const plan = await this.prints.print(actor, planId, number, reader);
    return { name: `${plan.label.toLowerCase()}-${number}`, html: renderCrisisPlan(plan, actor.locale) };
  }
}
