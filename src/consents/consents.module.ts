import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { BlocksPages } from './blocks.pages.js';
import { BlocksResolver } from './blocks.resolver.js';
import { BlocksService } from './blocks.service.js';
import { EmergencyOpeningPages } from './emergency-opening.pages.js';
import { EmergencyOpeningExtra } from './emergency-opening-extra.js';
import { EmergencyOpeningsResolver } from './emergency-openings.resolver.js';
import { EmergencyOpeningsService } from './emergency-openings.service.js';
import { GroundPrintsPages } from './ground-prints.pages.js';
import { GroundPrintsService } from './ground-prints.service.js';
import { GroundsPages } from './grounds.pages.js';
import { GroundsResolver } from './grounds.resolver.js';
import { GroundsService } from './grounds.service.js';
import { LiftRequestsPages } from './lift-requests.pages.js';
import { LiftRequestsService } from './lift-requests.service.js';
import { NewGroundPages } from './new-ground.pages.js';
import { PlansAtHand } from './plans-at-hand.js';

@Module({
  imports: [TeamsModule, OrganisationsModule, PersonsModule],
  controllers: [
    BlocksPages,
    GroundsPages,
    NewGroundPages,
    GroundPrintsPages,
    EmergencyOpeningPages,
    LiftRequestsPages,
  ],
  providers: [
    BlocksService,
    BlocksResolver,
    GroundsService,
    GroundPrintsService,
    GroundsResolver,
    LiftRequestsService,
    EmergencyOpeningsService,
    EmergencyOpeningsResolver,
    EmergencyOpeningExtra,
    PlansAtHand,
  ],
  exports: [GroundsService, EmergencyOpeningsService, PlansAtHand],
})
export class ConsentsModule {}
