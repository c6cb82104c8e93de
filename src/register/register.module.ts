import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { RecordForms } from './record-forms.js';
import { RegisterPages } from './register.pages.js';
import { RegisterResolver } from './register.resolver.js';
import { RegisterService } from './register.service.js';

@Module({
  imports: [OrganisationsModule, TeamsModule, PlansModule],
  controllers: [RegisterPages],
  providers: [RegisterService, RecordForms, RegisterResolver],
})
export class RegisterModule {}
