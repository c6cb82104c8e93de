import { resolve } from 'node:path';
import { Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ConsentsModule } from '../consents/consents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { Config } from '../platform/config/config.js';
import { sql } from '../platform/database/sql.js';
import { projectRoot } from '../platform/project-root.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { CrisisPlanComparisonPages } from './crisis-plan-comparison.pages.js';
import { CrisisPlanComparisonResolver } from './crisis-plan-comparison.resolver.js';
import { CrisisPlanEditorPages } from './crisis-plan-editor.pages.js';
import { CrisisPlansPages } from './crisis-plans.pages.js';
import { CrisisPlansResolver } from './crisis-plans.resolver.js';
import { CrisisPlansService } from './crisis-plans.service.js';
import { CrisisPlanHintsResolver } from './hints/crisis-plan-hints.resolver.js';
import { CrisisPlanHintsService } from './hints/crisis-plan-hints.service.js';
import { OpenedRecordsPages } from './opened-records.pages.js';
import { OpenedSupportService } from './opened-support.js';
import { addPacks, type InPack, packOf } from './packs/packs.js';
import { PlanPacksResolver } from './packs/plan-packs.resolver.js';
import { SharedPlansPages } from './shared-plans.pages.js';
import { SharedPlansResolver } from './shared-plans.resolver.js';
import { SharedPlansService } from './shared-plans.service.js';
import { UnitAnswersPages } from './unit-answers.pages.js';
import { UnitAnswersResolver } from './unit-answers.resolver.js';
import { UnitAnswersService } from './unit-answers.service.js';

@Module({
  imports: [ConsentsModule, PersonsModule, OrganisationsModule, PlansModule, ResourceGroupsModule],
  controllers: [
    CrisisPlanComparisonPages,
    CrisisPlansPages,
    CrisisPlanEditorPages,
    SharedPlansPages,
    OpenedRecordsPages,
    UnitAnswersPages,
  ],
  providers: [
    CrisisPlansService,
    CrisisPlansResolver,
    PlanPacksResolver,
    CrisisPlanHintsService,
    CrisisPlanHintsResolver,
    OpenedSupportService,
    CrisisPlanComparisonResolver,
    SharedPlansService,
    SharedPlansResolver,
    UnitAnswersService,
    UnitAnswersResolver,
  ],
  exports: [CrisisPlansService, UnitAnswersService],
})
export class CrisisPlansModule implements OnApplicationBootstrap {
  constructor(
    { PLAN_PACKS }: Config,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    const inPlaceOfOurs = PLAN_PACKS === undefined ? [] : addPacks(resolve(projectRoot, PLAN_PACKS));
    for (const { id, version } of inPlaceOfOurs)
      new Logger('Plan packs').warn(`${id} ${version} of PLAN_PACKS is offered in place of ours`);
  }

  /** @throws Error naming a pack that a plan is made in and whose folder is gone */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await sql<InPack>(
      this.dataSource.manager,
      'SELECT DISTINCT pack, pack_version AS "packVersion" FROM crisis_plan_version',
    );
    rows.forEach(packOf);
  }
}
