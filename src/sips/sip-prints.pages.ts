import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { NUMBER, UUID, wordOf } from '../platform/door/ids.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { renderSip } from './sip.document.js';
import { SipPrintsService } from './sip-prints.service.js';

const READER = wordOf(PlanReader);

/** A version made for paper. Each is a print in the log. */
@Controller('sips/:sipId/versions/:number')
export class SipPrintsPages {
  constructor(private readonly prints: SipPrintsService) {}

  @Get(['print', 'print.pdf'])
  @Policy('plan.read')
  async print(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('number', NUMBER) number: number,
    @Query('for', READER) kind: PlanReader = PlanReader.PERSON,
  ): Promise<Sheet> {
    const reader = { kind, categories: [RecordCategory.SIP] };
    const sip = await this.prints.print(actor, sipId, number, reader);
    return sheet(renderSip(sip, actor.locale), `sip-v${number}`);
  }
}
