import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { OutdatedPlans } from './outdated-plans.service.js';
import { PlanAccess } from './plan-access.js';
import { PlanFlows } from './plan-flow.js';
import { PlanOffersPages } from './plan-offers.pages.js';
import { PlanOffersResolver } from './plan-offers.resolver.js';
import { PlanOffersService } from './plan-offers.service.js';
import { TeamPlansPages } from './team-plans.pages.js';
import { TeamPlansResolver } from './team-plans.resolver.js';
import { TeamPlans } from './team-plans.service.js';

/** What every plan shares. */
@Module({
  imports: [PersonsModule, TeamsModule],
  controllers: [PlanOffersPages, TeamPlansPages],
  providers: [
    OutdatedPlans,
    PlanAccess,
    PlanFlows,
    PlanOffersService,
    PlanOffersResolver,
    TeamPlans,
    TeamPlansResolver,
  ],
  exports: [OutdatedPlans, PlanAccess, PlanFlows, PlanOffersService, PersonsModule],
})
export class PlansModule {}
