import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ContactsPages } from './contacts.pages.js';
import { ContactsResolver } from './contacts.resolver.js';
import { ContactsService } from './contacts.service.js';
import { HospitalEpisodesPages } from './hospital-episodes.pages.js';
import { HospitalEpisodesResolver } from './hospital-episodes.resolver.js';
import { HospitalEpisodesService } from './hospital-episodes.service.js';
import { InterventionsPages } from './interventions.pages.js';
import { InterventionsResolver } from './interventions.resolver.js';
import { InterventionsService } from './interventions.service.js';
import { TeamDayPages } from './team-day.pages.js';
import { TeamDayResolver } from './team-day.resolver.js';
import { TeamDayService } from './team-day.service.js';
import { TeamMeetingsPages } from './team-meetings.pages.js';
import { TeamMeetingsResolver } from './team-meetings.resolver.js';
import { TeamMeetingsService } from './team-meetings.service.js';
import { TimelinePages } from './timeline.pages.js';
import { TimelineResolver } from './timeline.resolver.js';
import { TimelineService } from './timeline.service.js';

@Module({
  imports: [TeamsModule, PersonsModule],
  controllers: [
    ContactsPages,
    HospitalEpisodesPages,
    InterventionsPages,
    TeamMeetingsPages,
    TeamDayPages,
    TimelinePages,
  ],
  providers: [
    ContactsService,
    ContactsResolver,
    HospitalEpisodesService,
    HospitalEpisodesResolver,
    InterventionsService,
    InterventionsResolver,
    TeamMeetingsService,
    TeamMeetingsResolver,
    TeamDayService,
    TeamDayResolver,
    TimelineService,
    TimelineResolver,
  ],
  exports: [TeamDayService],
})
export class DaysModule {}
