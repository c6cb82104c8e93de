import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { NeedsPages } from './needs.pages.js';
import { NeedsResolver } from './needs.resolver.js';
import { NeedsService } from './needs.service.js';

@Module({
  imports: [PersonsModule, TeamsModule],
  controllers: [NeedsPages],
  providers: [NeedsService, NeedsResolver],
})
export class NeedsModule {}
