import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { DATE, UUID } from '../../platform/door/ids.js';
import { translate } from '../../platform/i18n/translate.js';
import { formOf } from '../../platform/web/form.js';
import { type Page, page, type Sheet, sheet } from '../../platform/web/page.js';
import { auditLine, teamLink } from '../audits/audits.pages.js';
import { AuditsService } from '../audits/audits.service.js';
import { renderVisit, VISIT_SHEETS, type VisitSheet } from './visit.document.js';
import { VisitsService } from './visits.service.js';

/** What is printed before a review at a team. */
@Controller('audits/:auditId/visit')
export class VisitPages {
  constructor(
    private readonly visits: VisitsService,
    private readonly auditsService: AuditsService,
  ) {}

  @Get()
  @Policy('audit.open')
  async show(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Query('day', DATE) day?: string,
  ): Promise<Page> {
    const view = await this.auditsService.get(actor, auditId);
    return page('fidelity/visit', {
      title: translate(actor.locale, 'visit.titleOf', { team: view.audit.team.name }),
      audit: auditLine(view, actor),
      team: teamLink(view.audit.team),
      form: formOf({ day }),
      sheets: VISIT_SHEETS.map((name) => ({
        name,
        href: `/audits/${auditId}/visit/${name}.pdf${day ? `?day=${day}` : ''}`,
        screen: `/audits/${auditId}/visit/${name}${day ? `?day=${day}` : ''}`,
      })),
    });
  }

  @Get(['letter', 'letter.pdf'])
  @Policy('audit.open')
  letter(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Query('day', DATE) day?: string,
  ): Promise<Sheet> {
    return this.sheet(actor, auditId, 'letter', day);
  }

  @Get(['survey', 'survey.pdf'])
  @Policy('audit.open')
  survey(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Query('day', DATE) day?: string,
  ): Promise<Sheet> {
    return this.sheet(actor, auditId, 'survey', day);
  }

  @Get(['papers', 'papers.pdf'])
  @Policy('audit.open')
  papers(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Query('day', DATE) day?: string,
  ): Promise<Sheet> {
    return this.sheet(actor, auditId, 'papers', day);
  }

  @Get(['agenda', 'agenda.pdf'])
  @Policy('audit.open')
  agenda(
    @CurrentActor() actor: Actor,
    @Param('auditId', UUID) auditId: string,
    @Query('day', DATE) day?: string,
  ): Promise<Sheet> {
    return this.sheet(actor, auditId, 'agenda', day);
  }

  private async sheet(
    actor: Actor,
    auditId: string,
    name: VisitSheet,
    day: string | undefined,
  ): Promise<Sheet> {
    const visit = await this.visits.get(actor, auditId, day);
    const title = translate(actor.locale, `documents.visit.title.${name}`);
    return sheet(renderVisit(name, visit, actor.locale), `${title} ${visit.team.name}`);
  }
}
