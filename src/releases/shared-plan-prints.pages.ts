import { Controller, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import type { Sheet } from '../platform/web/page.js';
import { CopySheets } from './copy-sheets.js';
import { ReleasesService } from './releases.service.js';

/** The print of a plan that is shared with a unit, for the unit's own use. It is posted, since it leaves a copy in the ledger. */
@Controller('shared-plans')
export class SharedPlanPrintsPages {
  constructor(
    private readonly releasesService: ReleasesService,
    private readonly copySheets: CopySheets,
  ) {}

  @Post(':planId/print.pdf')
  @Policy('sharedPlan.read')
  async print(@CurrentActor() actor: Actor, @Param('planId', UUID) planId: string): Promise<Sheet> {
    const { copy, plan } = await this.releasesService.releaseShared(actor, planId);
    return this.copySheets.of(actor.locale, copy, plan);
  }
}
