import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { UUID } from '../../platform/door/ids.js';
import { type Download, download, type Sheet, sheet } from '../../platform/web/page.js';
import type { AuditView } from '../rules/view-audit.js';
import { writeWorkbook } from './fidelity-workbook.js';
import { ReportsService } from './reports.service.js';

/** The report of an audit, made for paper. */
@Controller('audits/:auditId')
export class ReportPages {
  constructor(private readonly reports: ReportsService) {}

  @Get(['report', 'report.pdf'])
  @Policy('audit.open')
  async print(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Sheet> {
    const { view, html } = await this.reports.sheet(actor, auditId);
    return sheet(html, filenameOf(view));
  }

  @Get('report.xlsx')
  @Policy('audit.read')
  async workbook(@CurrentActor() actor: Actor, @Param('auditId', UUID) auditId: string): Promise<Download> {
    const { view, report } = await this.reports.get(actor, auditId);
    return download({
      filename: `${filenameOf(view)}.xlsx`,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await writeWorkbook(view, report, actor.locale),
    });
  }
}

function filenameOf({ audit, scale }: AuditView): string {
  return `${scale.id} ${audit.team.name} ${audit.windowTo}`;
}
