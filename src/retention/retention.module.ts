import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AmendmentsPages } from './amendments.pages.js';
import { AmendmentsResolver } from './amendments.resolver.js';
import { AmendmentsService } from './amendments.service.js';
import { PersonCopyPages } from './person-copy.pages.js';
import { PersonCopyResolver } from './person-copy.resolver.js';
import { PersonCopyService } from './person-copy.service.js';
import { RecordHoldsPages } from './record-holds.pages.js';
import { RecordHoldsResolver } from './record-holds.resolver.js';
import { RecordHoldsService } from './record-holds.service.js';
import { RetentionPages } from './retention.pages.js';
import { RetentionResolver } from './retention.resolver.js';
import { RetentionService } from './retention.service.js';

/** Keeping: what is voided, what is kept how long, and what is destroyed. */
@Module({
  imports: [PersonsModule, TeamsModule],
  controllers: [AmendmentsPages, PersonCopyPages, RecordHoldsPages, RetentionPages],
  providers: [
    AmendmentsService,
    AmendmentsResolver,
    PersonCopyService,
    PersonCopyResolver,
    RecordHoldsService,
    RecordHoldsResolver,
    RetentionService,
    RetentionResolver,
  ],
})
export class RetentionModule {}
