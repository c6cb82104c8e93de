import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { type Download, download } from '../platform/web/page.js';
import { renderSip } from './sip.document.js';
import { SipPrintsService } from './sip-prints.service.js';

/** A version made for paper. The file is not named after the person, since names of files are seen by others. */
@Controller('sips/:sipId/versions/:number')
export class SipPrintsPages {
  constructor(
    private readonly prints: SipPrintsService,
    private readonly pdf: PdfEngine,
  ) {}

  @Get('print')
  @Policy('plan.read')
  async html(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Download> {
    return download({
      filename: `sip-v${number}.html`,
      contentType: 'text/html; charset=utf-8',
      body: await this.sheet(actor, sipId, number),
      inline: true,
    });
  }

  @Get('print.pdf')
  @Policy('plan.read')
  async print(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Download> {
    return download({
      filename: `sip-v${number}.pdf`,
      contentType: 'application/pdf',
      body: await this.pdf.render(await this.sheet(actor, sipId, number)),
      inline: true,
    });
  }

  private async sheet(actor: Actor, sipId: string, number: number): Promise<string> {
    return renderSip(await this.prints.print(actor, sipId, number), actor.locale);
  }
}
