import { Module } from '@nestjs/common';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationsPages } from './organisations.pages.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({
  imports: [GeographyModule],
  controllers: [OrganisationsPages],
  providers: [OrganisationsService, OrganisationsResolver],
  exports: [OrganisationsService],
})
export class OrganisationsModule {}
