import { Module } from '@nestjs/common';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationChanges } from './organisation-changes.service.js';
import { OrganisationChoices } from './organisation-choices.js';
import { OrganisationsPages } from './organisations.pages.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  imports: [GeographyModule],
  controllers: [OrganisationsPages],
  providers: [OrganisationsService, OrganisationChanges, OrganisationChoices, OrganisationsResolver],
  exports: [OrganisationsService, OrganisationChanges, OrganisationChoices],
})
export class OrganisationsModule {}
