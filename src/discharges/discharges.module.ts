import { Module } from '@nestjs/common';
import { DaysModule } from '../days/days.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { DischargesPages } from './discharges.pages.js';
import { DischargesResolver } from './discharges.resolver.js';
import { DischargesService } from './discharges.service.js';

@Module({
  imports: [TeamsModule, PersonsModule, DaysModule],
  controllers: [DischargesPages],
  providers: [DischargesService, DischargesResolver],
})
export class DischargesModule {}
