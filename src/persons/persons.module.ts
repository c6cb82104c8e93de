import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.js';
import { PersonAccess } from './person-access.js';
import { PersonsPages } from './persons.pages.js';
import { PersonsResolver } from './persons.resolver.js';
import { PersonsService } from './persons.service.js';

@Module({
  imports: [TeamsModule],
  controllers: [PersonsPages],
  providers: [PersonAccess, PersonsService, PersonsResolver],
  exports: [PersonAccess, PersonsService],
})
export class PersonsModule {}
