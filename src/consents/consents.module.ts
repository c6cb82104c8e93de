import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { BlocksPages } from './blocks.pages.js';
import { BlocksResolver } from './blocks.resolver.js';
import { BlocksService } from './blocks.service.js';

@Module({
  imports: [TeamsModule, PersonsModule],
  controllers: [BlocksPages],
  providers: [BlocksService, BlocksResolver],
})
export class ConsentsModule {}
