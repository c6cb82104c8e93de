import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { comparisonPage } from '../plans/comparison-view.js';
import { NUMBER, UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import type { Page } from '../platform/web/page.js';
import { comparisonWords } from './crisis-plan-comparison.js';
import { breadcrumbs } from './crisis-plan-view.js';
import { CrisisPlansService } from './crisis-plans.service.js';

/** Two versions of a crisis plan beside each other, and what has been changed. */
@Controller('crisis-plans')
export class CrisisPlanComparisonPages {
  constructor(private readonly crisisPlansService: CrisisPlansService) {}

  @Get(':planId/compare')
  @Policy('plan.read')
  async compare(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Query('from', NUMBER) from?: number,
    @Query('to', NUMBER) to?: number,
  ): Promise<Page> {
    const { locale } = actor;
    const read = await this.crisisPlansService.compare(actor, planId, { from, to });
    return comparisonPage(locale, comparisonWords(locale, [read.before, read.after]), read, {
      label: translate(locale, `crisisPlan.label.${read.plan.label}`),
      address: `/crisis-plans/${planId}/compare`,
      breadcrumbs: [
        ...breadcrumbs(locale, read.person),
        {
          href: `/crisis-plans/${planId}/versions/${read.after.number}`,
          text: translate(locale, 'crisisPlan.versionNumber', { number: read.after.number }),
        },
      ],
    });
  }
}
