import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CrisisPlanPrintsService } from './crisis-plan-prints.service.js';
import { CrisisPlansResolver } from './crisis-plans.resolver.js';
import { CrisisPlansService } from './crisis-plans.service.js';

@Module({
  imports: [TeamsModule, OrganisationsModule, PlansModule, ResourceGroupsModule],
  providers: [CrisisPlansService, CrisisPlanPrintsService, CrisisPlansResolver],
  exports: [CrisisPlansService],
})
export class CrisisPlansModule {}
