import { Module } from '@nestjs/common';
import { FidelityModule } from '../fidelity/fidelity.module.js';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { MappingPages } from './mapping.pages.js';
import { MappingResolver } from './mapping.resolver.js';
import { MappingService } from './mapping.service.js';

@Module({
  imports: [GeographyModule, OrganisationsModule, TeamsModule, FidelityModule],
  controllers: [MappingPages],
  providers: [MappingService, MappingResolver],
})
export class MappingModule {}
