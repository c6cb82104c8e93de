import { Body, Controller, Param, Post } from '@nestjs/common';
import { IsEnum, IsOptional } from 'class-validator';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { UUID } from '../platform/door/ids.js';
import { invalid } from '../platform/errors/domain-error.js';
import { readForm } from '../platform/web/form.js';
import type { Sheet } from '../platform/web/page.js';
import { CopySheets } from './copy-sheets.js';
import { ReleasesService } from './releases.service.js';

class PrintSharedForm {
  @IsOptional()
  @IsEnum(SheetForm)
  sheetForm?: SheetForm;
}

/** The print of a plan that is shared with a unit, for the unit's own use. It is posted, since it leaves a copy in the ledger. */
@Controller('shared-plans')
export class SharedPlanPrintsPages {
  constructor(
    private readonly releasesService: ReleasesService,
    private readonly copySheets: CopySheets,
  ) {}

  @Post(':planId/print.pdf')
  @Policy('sharedPlan.read')
  async print(
    @CurrentActor() actor: Actor,
    @Param('planId', UUID) planId: string,
    @Body() body: object,
  ): Promise<Sheet> {
    const { input, problems } = await readForm(PrintSharedForm, body);
    if (!input) throw invalid(problems);
    const { copy, plan } = await this.releasesService.releaseShared(actor, planId, input.sheetForm);
    return this.copySheets.of(copy, plan);
  }
}
