import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { PlanAccess } from './plan-access.js';

/** What every plan shares. */
@Module({
  imports: [PersonsModule],
  providers: [PlanAccess],
  exports: [PlanAccess, PersonsModule],
})
export class PlansModule {}
