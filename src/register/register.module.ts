import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { RecordForms } from './record-forms.js';
import { RegisterPages } from './register.pages.js';
import { RegisterResolver } from './register.resolver.js';
import { RegisterService } from './register.service.js';
import { RegisterListPages } from './register-list.pages.js';
import { ToLookAtService } from './to-look-at.service.js';

@Module({
  imports: [OrganisationsModule, AgreementsModule, TeamsModule, PlansModule],
  controllers: [RegisterListPages, RegisterPages],
  providers: [RegisterService, RecordForms, RegisterResolver, ToLookAtService],
})
export class RegisterModule {}
