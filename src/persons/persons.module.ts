import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.js';
import { CorrectionsPages } from './corrections.pages.js';
import { CorrectionsResolver } from './corrections.resolver.js';
import { CorrectionsService } from './corrections.service.js';
import { PersonAccess } from './person-access.js';
import { PersonsPages } from './persons.pages.js';
import { PersonsResolver } from './persons.resolver.js';
import { PersonsService } from './persons.service.js';

@Module({
  imports: [TeamsModule],
  controllers: [PersonsPages, CorrectionsPages],
  providers: [PersonAccess, PersonsService, PersonsResolver, CorrectionsService, CorrectionsResolver],
  exports: [PersonAccess, PersonsService],
})
export class PersonsModule {}
