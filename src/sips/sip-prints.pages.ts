import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { renderSip } from './sip.document.js';
import { SipPrintsService } from './sip-prints.service.js';

/** A version made for paper. */
@Controller('sips/:sipId/versions/:number')
export class SipPrintsPages {
  constructor(private readonly prints: SipPrintsService) {}

  @Get(['print', 'print.pdf'])
  @Policy('plan.read')
  async print(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Sheet> {
    const sip = await this.prints.print(actor, sipId, number);
    return sheet(renderSip(sip, actor.locale), `sip-v${number}`);
  }
}
