import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CareNotices } from './care-notices.js';
import { SipComparisonPages } from './sip-comparison.pages.js';
import { SipComparisonResolver } from './sip-comparison.resolver.js';
import { SipEditorPages } from './sip-editor.pages.js';
import { SipsPages } from './sips.pages.js';
import { SipsResolver } from './sips.resolver.js';
import { SipsService } from './sips.service.js';

@Module({
  imports: [OrganisationsModule, PlansModule, ResourceGroupsModule, TeamsModule],
  controllers: [SipComparisonPages, SipsPages, SipEditorPages],
  providers: [CareNotices, SipsService, SipsResolver, SipComparisonResolver],
  exports: [SipsService],
})
export class SipsModule {}
