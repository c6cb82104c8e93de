import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ResourceGroupsModule } from '../resource-groups/resource-groups.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { CareNotices } from './care-notices.js';
import { SipEditorPages } from './sip-editor.pages.js';
import { SipsPages } from './sips.pages.js';
import { SipsResolver } from './sips.resolver.js';
import { SipsService } from './sips.service.js';

@Module({
  imports: [OrganisationsModule, PlansModule, ResourceGroupsModule, TeamsModule],
  controllers: [SipsPages, SipEditorPages],
  providers: [CareNotices, SipsService, SipsResolver],
  exports: [SipsService],
})
export class SipsModule {}
