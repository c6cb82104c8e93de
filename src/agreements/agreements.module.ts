import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AgreementChoices } from './agreement-choices.js';
import { AgreementsPages } from './agreements.pages.js';
import { AgreementsResolver } from './agreements.resolver.js';
import { AgreementsService } from './agreements.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [AgreementsPages],
  providers: [AgreementsService, AgreementChoices, AgreementsResolver],
  exports: [AgreementsService, AgreementChoices],
})
export class AgreementsModule {}
