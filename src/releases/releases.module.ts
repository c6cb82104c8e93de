import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CopiesPages } from './copies.pages.js';
import { CopiesService } from './copies.service.js';
import { ReceivedPlansPages } from './received-plans.pages.js';
import { ReceivedPlansResolver } from './received-plans.resolver.js';
import { ReceivedPlansService } from './received-plans.service.js';
import { ReleasedPlans } from './released-plans.js';
import { ReleasesPages } from './releases.pages.js';
import { ReleasesResolver } from './releases.resolver.js';
import { ReleasesService } from './releases.service.js';
import { SharedPlanPrintsPages } from './shared-plan-prints.pages.js';
import { StandingReleases } from './standing-releases.js';

/** Plans given to somebody, and who holds which copy. */
@Module({
  imports: [PlansModule, ResourceGroupsModule, TeamsModule],
  controllers: [ReleasesPages, CopiesPages, SharedPlanPrintsPages, ReceivedPlansPages],
  providers: [
    ReleasedPlans,
    ReleasesService,
    StandingReleases,
    CopiesService,
    ReleasesResolver,
    ReceivedPlansService,
    ReceivedPlansResolver,
  ],
})
export class ReleasesModule {}
