import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { OutdatedPlans } from './outdated-plans.service.js';
import { RecordForms } from './record-forms.js';
import { RegisterPages } from './register.pages.js';
import { RegisterResolver } from './register.resolver.js';
import { RegisterService } from './register.service.js';

@Module({
  imports: [OrganisationsModule, TeamsModule, PersonsModule],
  controllers: [RegisterPages],
  providers: [RegisterService, RecordForms, OutdatedPlans, RegisterResolver],
  exports: [OutdatedPlans],
})
export class RegisterModule {}
