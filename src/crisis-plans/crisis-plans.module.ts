import { Module } from '@nestjs/common';
import { ConsentsModule } from '../consents/consents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { CrisisPlanComparisonPages } from './crisis-plan-comparison.pages.js';
import { CrisisPlanComparisonResolver } from './crisis-plan-comparison.resolver.js';
import { CrisisPlanEditorPages } from './crisis-plan-editor.pages.js';
import { CrisisPlansPages } from './crisis-plans.pages.js';
import { CrisisPlansResolver } from './crisis-plans.resolver.js';
import { CrisisPlansService } from './crisis-plans.service.js';
import { OpenedRecordsPages } from './opened-records.pages.js';
import { SharedPlansPages } from './shared-plans.pages.js';
import { SharedPlansResolver } from './shared-plans.resolver.js';
import { SharedPlansService } from './shared-plans.service.js';
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
  ],
  providers: [
    CrisisPlansService,
    CrisisPlansResolver,
    CrisisPlanComparisonResolver,
    SharedPlansService,
    SharedPlansResolver,
    UnitAnswersService,
    UnitAnswersResolver,
  ],
  exports: [CrisisPlansService, UnitAnswersService],
})
export class CrisisPlansModule {}
