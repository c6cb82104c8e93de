import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { BulkPrintsModule } from '../bulk-prints/bulk-prints.module.js';
import { CaseloadModule } from '../caseload/caseload.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { CrisisPlansModule } from '../crisis-plans/crisis-plans.module.js';
import { DaysModule } from '../days/days.module.js';
import { DischargesModule } from '../discharges/discharges.module.js';
import { FidelityModule } from '../fidelity/fidelity.module.js';
import { GeographyModule } from '../geography/geography.module.js';
import { HelpModule } from '../help/help.module.js';
import { LogReviewsModule } from '../log-reviews/log-reviews.module.js';
import { MappingModule } from '../mapping/mapping.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { OwnPagesModule } from '../own-pages/own-pages.module.js';
import { PersonsModule } from '../persons/persons.module.js';
import { AccessLogModule } from '../platform/access-log/access-log.module.js';
import type { Config } from '../platform/config/config.js';
import { ConfigModule } from '../platform/config/config.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import type { Purpose } from '../platform/database/prepare-database.js';
import { graphqlModule } from '../platform/graphql/graphql.module.js';
import { HealthModule } from '../platform/health/health.controller.js';
import { JobRunnerModule } from '../platform/jobs/jobs.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { RegisterModule } from '../register/register.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { RetentionModule } from '../retention/retention.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { SipsModule } from '../sips/sips.module.js';
import { StartModule } from '../start/start.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { entities } from './entities.js';
import { ways } from './ways.js';

/** The list of rooms. */
@Module({})
export class AppModule {
  static forRoot(config: Config, purpose: Purpose): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(entities, purpose),
        AccessLogModule,
        AccessModule,
        SignInModule,
        HealthModule,
        WebModule.forRoot(ways),
        GeographyModule,
        OrganisationsModule,
        AgreementsModule,
        TeamsModule,
        PersonsModule,
        ConsentsModule,
        ContactsModule,
        DaysModule,
        DischargesModule,
        ResourceGroupsModule,
        CrisisPlansModule,
        SipsModule,
        NeedsModule,
        ReleasesModule,
        BulkPrintsModule,
        RegisterModule,
        FidelityModule,
        MappingModule,
        AccountsModule,
        LogReviewsModule,
        OwnPagesModule,
        RetentionModule,
        CaseloadModule,
        StartModule,
        HelpModule,
        // A command does no jobs, and has no use for the API, which takes a while to put together.
        ...(purpose === 'SERVE' ? [JobRunnerModule, graphqlModule(config)] : []),
      ],
    };
  }
}
