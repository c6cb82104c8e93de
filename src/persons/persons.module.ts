import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.js';
import { CallsForRelease } from './calls-for-release.js';
import { CorrectionsPages } from './corrections.pages.js';
import { CorrectionsResolver } from './corrections.resolver.js';
import { CorrectionsService } from './corrections.service.js';
import { EnrolmentAccess } from './enrolment-access.js';
import { FormerAccess } from './joins/former-access.js';
import { RecordJoinsPages } from './joins/record-joins.pages.js';
import { RecordJoinsResolver } from './joins/record-joins.resolver.js';
import { RecordJoinsService } from './joins/record-joins.service.js';
import { PersonAccess } from './person-access.js';
import { PersonListPages } from './person-list.pages.js';
import { PersonListService } from './person-list.service.js';
import { PersonMenu } from './person-menu.js';
import { PersonNumbersPages } from './person-numbers.pages.js';
import { PersonNumbersResolver } from './person-numbers.resolver.js';
import { PersonNumbersService } from './person-numbers.service.js';
import { PersonOverviewService } from './person-overview.service.js';
import { PersonsPages } from './persons.pages.js';
import { PersonsResolver } from './persons.resolver.js';
import { PersonsService } from './persons.service.js';
import { SupportPages } from './support.pages.js';
import { SupportResolver } from './support.resolver.js';
import { SupportService } from './support.service.js';
import { UnreadPersonsService } from './unread-persons.service.js';

@Module({
  imports: [TeamsModule],
  controllers: [
    PersonListPages,
    PersonsPages,
    PersonNumbersPages,
    RecordJoinsPages,
    CorrectionsPages,
    SupportPages,
  ],
  providers: [
    PersonAccess,
    CallsForRelease,
    PersonListService,
    FormerAccess,
    PersonMenu,
    PersonNumbersService,
    PersonNumbersResolver,
    RecordJoinsService,
    RecordJoinsResolver,
    PersonOverviewService,
    EnrolmentAccess,
    SupportService,
    SupportResolver,
    PersonsService,
    PersonsResolver,
    CorrectionsService,
    CorrectionsResolver,
    UnreadPersonsService,
  ],
  exports: [
    CallsForRelease,
    EnrolmentAccess,
    FormerAccess,
    PersonAccess,
    PersonListService,
    PersonsService,
    UnreadPersonsService,
  ],
})
export class PersonsModule {}
