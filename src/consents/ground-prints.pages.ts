import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { UUID } from '../platform/door/ids.js';
import { type Download, download } from '../platform/web/page.js';
import { renderConsent, renderConsents } from './consent.document.js';
import { GroundPrintsService } from './ground-prints.service.js';

/** Consents on paper. A file is not named after the person, since names of files are seen by others. */
@Controller('persons/:personId/consents')
export class GroundPrintsPages {
  constructor(
    private readonly prints: GroundPrintsService,
    private readonly pdfEngine: PdfEngine,
  ) {}

  @Get('print')
  @Policy('consent.read')
  async all(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Download> {
    return html(renderConsents(await this.prints.all(actor, personId), actor.locale));
  }

  @Get('print.pdf')
  @Policy('consent.read')
  async allPdf(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Download> {
    const sheet = renderConsents(await this.prints.all(actor, personId), actor.locale);
    return pdf(await this.pdfEngine.render(sheet));
  }

  @Get(':groundId/print')
  @Policy('consent.read')
  async one(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Download> {
    return html(renderConsent(await this.prints.recorded(actor, personId, groundId), actor.locale));
  }

  @Get(':groundId/print.pdf')
  @Policy('consent.read')
  async onePdf(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Download> {
    const sheet = renderConsent(await this.prints.recorded(actor, personId, groundId), actor.locale);
    return pdf(await this.pdfEngine.render(sheet));
  }
}

const html = (body: string) =>
  download({ filename: 'samtycke.html', contentType: 'text/html; charset=utf-8', body, inline: true });

export const pdf = (body: Buffer) =>
  download({ filename: 'samtycke.pdf', contentType: 'application/pdf', body, inline: true });
