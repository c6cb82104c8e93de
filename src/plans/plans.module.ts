import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { PlanAccess } from './plan-access.js';
import { PlanFlows } from './plan-flow.js';

/** What every plan shares. */
@Module({
  imports: [PersonsModule, TeamsModule],
  providers: [PlanAccess, PlanFlows],
  exports: [PlanAccess, PlanFlows, PersonsModule],
})
export class PlansModule {}
