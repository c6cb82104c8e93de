import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { SipCallsPages } from './calls/sip-calls.pages.js';
import { SipCallsResolver } from './calls/sip-calls.resolver.js';
import { SipCallsService } from './calls/sip-calls.service.js';
import { CareNotices } from './care-notices.js';
import { SipFollowUpsPages } from './follow-ups/sip-follow-ups.pages.js';
import { SipFollowUpsResolver } from './follow-ups/sip-follow-ups.resolver.js';
import { SipFollowUpsService } from './follow-ups/sip-follow-ups.service.js';
import { SipAgreements } from './sip-agreements.js';
import { SipComparisonPages } from './sip-comparison.pages.js';
import { SipComparisonResolver } from './sip-comparison.resolver.js';
import { SipEditorPages } from './sip-editor.pages.js';
import { SipsPages } from './sips.pages.js';
import { SipsResolver } from './sips.resolver.js';
import { SipsService } from './sips.service.js';

@Module({
  imports: [OrganisationsModule, PlansModule, ResourceGroupsModule, TeamsModule],
  controllers: [SipComparisonPages, SipFollowUpsPages, SipCallsPages, SipsPages, SipEditorPages],
  providers: [
    SipAgreements,
    CareNotices,
    SipsService,
    SipsResolver,
    SipComparisonResolver,
    SipFollowUpsService,
    SipCallsService,
    SipCallsResolver,
    SipFollowUpsResolver,
  ],
  exports: [SipsService],
})
export class SipsModule {}
