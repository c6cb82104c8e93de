import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { type Download, download } from '../platform/web/page.js';
import { AuditsService } from './audits.service.js';
import { describeReport } from './describe-report.js';
import { renderFidelityReport } from './fidelity-report.document.js';

/** The report of an audit, made for paper. */
@Controller('audits/:auditId')
export class ReportPages {
  constructor(
    private readonly audits: AuditsService,
    private readonly pdf: PdfEngine,
  ) {}

  @Get('report')
  @Policy('audit.open')
  async html(@CurrentActor() actor: Actor, @Param('auditId') auditId: string): Promise<Download> {
    const { filename, html } = await this.report(actor, auditId);
    return download({
      filename: `${filename}.html`,
      contentType: 'text/html; charset=utf-8',
      body: html,
      inline: true,
    });
  }

  @Get('report.pdf')
  @Policy('audit.open')
  async print(@CurrentActor() actor: Actor, @Param('auditId') auditId: string): Promise<Download> {
    const { filename, html } = await this.report(actor, auditId);
    const body = await this.pdf.render(html);
    return download({ filename: `${filename}.pdf`, contentType: 'application/pdf', body, inline: true });
  }

  private async report(actor: Actor, auditId: string): Promise<{ filename: string; html: string }> {
    const view = await this.audits.get(actor, auditId);
    const report = describeReport(view, await this.audits.raters(view), actor.locale);
    const filename = `${view.scale.id} ${report.team.name} ${report.window.to}`;
    return { filename, html: renderFidelityReport(report, actor.locale) };
  }
}
