import { Module } from '@nestjs/common';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { TeamAccess } from './team-access.js';
import { TeamsPages } from './teams.pages.js';
import { TeamsResolver } from './teams.resolver.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [GeographyModule, OrganisationsModule],
  controllers: [TeamsPages],
  providers: [TeamAccess, TeamsService, TeamsResolver],
  exports: [TeamAccess, TeamsService],
})
export class TeamsModule {}
