import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { ConsentsModule } from '../consents/consents.module.js';
import { CrisisPlansModule } from '../crisis-plans/crisis-plans.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CopiesPages } from './copies.pages.js';
import { CopiesService } from './copies.service.js';
import { CopyChecksPages } from './copy-checks.pages.js';
import { CopyChecksResolver } from './copy-checks.resolver.js';
import { CopyChecksService } from './copy-checks.service.js';
import { CopySheets } from './copy-sheets.js';
import { LinkSecrets } from './link-secrets.js';
import { hideLinks, LinksPages } from './links.pages.js';
import { LinksService } from './links.service.js';
import { PersonSummariesService } from './person-summaries.service.js';
import { ReceivedPlansPages } from './received-plans.pages.js';
import { ReceivedPlansResolver } from './received-plans.resolver.js';
import { ReceivedPlansService } from './received-plans.service.js';
import { ReleasedPlans } from './released-plans.js';
import { ReleasesPages } from './releases.pages.js';
import { CopyLastChecksResolver, ReleasesResolver } from './releases.resolver.js';
import { ReleasesService } from './releases.service.js';
import { SharedPlanPrintsPages } from './shared-plan-prints.pages.js';
import { StandingReleases } from './standing-releases.js';
import { TakenDocumentsPages } from './taken-documents.pages.js';
import { TakenDocumentsResolver } from './taken-documents.resolver.js';
import { TakenDocumentsService } from './taken-documents.service.js';

/** Plans given to somebody, and who holds which copy. */
@Module({
  imports: [
    ConsentsModule,
    CrisisPlansModule,
    DocumentsModule,
    PlansModule,
    ResourceGroupsModule,
    SignInModule,
    TeamsModule,
  ],
  controllers: [
    ...[ReleasesPages, CopiesPages, LinksPages, SharedPlanPrintsPages, CopyChecksPages],
    // In this order: what is kept has a name where what is received has an id.
    ...[TakenDocumentsPages, ReceivedPlansPages],
  ],
  providers: [
    ReleasedPlans,
    ReleasesService,
    StandingReleases,
    CopiesService,
    CopySheets,
    LinksService,
    LinkSecrets,
    CopyChecksService,
    ReleasesResolver,
    CopyChecksResolver,
    CopyLastChecksResolver,
    ReceivedPlansService,
    PersonSummariesService,
    ReceivedPlansResolver,
    TakenDocumentsService,
    TakenDocumentsResolver,
  ],
  exports: [ReleasedPlans, ReleasesService, CopySheets, LinkSecrets],
})
export class ReleasesModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(hideLinks).forRoutes(LinksPages);
  }
}
