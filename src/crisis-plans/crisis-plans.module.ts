import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CrisisPlanEditorPages } from './crisis-plan-editor.pages.js';
import { CrisisPlanPrintsPages } from './crisis-plan-prints.pages.js';
import { CrisisPlanPrintsService } from './crisis-plan-prints.service.js';
import { CrisisPlansPages } from './crisis-plans.pages.js';
import { CrisisPlansResolver } from './crisis-plans.resolver.js';
import { CrisisPlansService } from './crisis-plans.service.js';

@Module({
  imports: [TeamsModule, OrganisationsModule, PlansModule, ResourceGroupsModule, DocumentsModule],
  controllers: [CrisisPlansPages, CrisisPlanEditorPages, CrisisPlanPrintsPages],
  providers: [CrisisPlansService, CrisisPlanPrintsService, CrisisPlansResolver],
  exports: [CrisisPlansService],
})
export class CrisisPlansModule {}
