import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CopiesPages } from './copies.pages.js';
import { CopiesService } from './copies.service.js';
import { ReleasedPlans } from './released-plans.js';
import { ReleasesPages } from './releases.pages.js';
import { ReleasesResolver } from './releases.resolver.js';
import { ReleasesService } from './releases.service.js';
import { SharedPlanPrintsPages } from './shared-plan-prints.pages.js';

/** Plans given to somebody, and who holds which copy. */
@Module({
  imports: [PlansModule, ResourceGroupsModule, TeamsModule],
  controllers: [ReleasesPages, CopiesPages, SharedPlanPrintsPages],
  providers: [ReleasedPlans, ReleasesService, CopiesService, ReleasesResolver],
})
export class ReleasesModule {}
