import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { NUMBER, UUID, wordOf } from '../platform/door/ids.js';
import { type Sheet, sheet } from '../platform/web/page.js';
import { renderCrisisPlan } from './crisis-plan.document.js';
import { CrisisPlanPrintsService } from './crisis-plan-prints.service.js';

const READER = wordOf(PlanReader);

/** The printed plan. Each is a print in the log. */
@Controller('crisis-plans/:planId/versions/:number')
export class CrisisPlanPrintsPages {
  constructor(private readonly prints: CrisisPlanPrintsService) {}

  @Get(['print', 'print.pdf'])
  @Policy('plan.read')
  async print(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Param('number', NUMBER) number: number,
    @Query('for', READER) kind: PlanReader = PlanReader.PERSON,
  ): Promise<Sheet> {
    const reader = { kind, categories: [RecordCategory.CRISIS_PLAN] };
    const plan = await this.prints.print(actor, planId, number, reader);
    return sheet(renderCrisisPlan(plan, actor.locale), `${plan.label.toLowerCase()}-${number}`);
  }
}
