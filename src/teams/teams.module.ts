import { Module } from '@nestjs/common';
import { GeographyModule } from '../geography/geography.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StaffPages } from './staff.pages.js';
import { StaffResolver } from './staff.resolver.js';
import { StaffService } from './staff.service.js';
import { StaffCorrectionsPages } from './staff-corrections.pages.js';
import { StaffCorrectionsService } from './staff-corrections.service.js';
import { TeamAccess } from './team-access.js';
import { TeamChanges } from './team-changes.service.js';
import { TeamChoices } from './team-choices.js';
import { TeamsPages } from './teams.pages.js';
import { TeamsResolver } from './teams.resolver.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [GeographyModule, OrganisationsModule],
  controllers: [TeamsPages, StaffPages, StaffCorrectionsPages],
  providers: [
    TeamAccess,
    TeamsService,
    TeamChanges,
    TeamChoices,
    TeamsResolver,
    StaffService,
    StaffCorrectionsService,
    StaffResolver,
  ],
  exports: [TeamAccess, TeamsService, TeamChanges, TeamChoices, StaffService],
})
export class TeamsModule {}
