import { Module } from '@nestjs/common';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { TeamAccess } from './team-access.js';
import { TeamChanges } from './team-changes.service.js';
import { TeamChoices } from './team-choices.js';
import { TeamsPages } from './teams.pages.js';
import { TeamsResolver } from './teams.resolver.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [GeographyModule, OrganisationsModule],
  controllers: [TeamsPages],
  providers: [TeamAccess, TeamsService, TeamChanges, TeamChoices, TeamsResolver],
  exports: [TeamAccess, TeamsService, TeamChanges, TeamChoices],
})
export class TeamsModule {}
