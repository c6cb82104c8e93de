import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { GroupMeetingsPages } from './group-meetings.pages.js';
import { GroupMeetingsResolver } from './group-meetings.resolver.js';
import { GroupMeetingsService } from './group-meetings.service.js';
import { ResourceGroupsPages } from './resource-groups.pages.js';
import { ResourceGroupsResolver } from './resource-groups.resolver.js';
import { ResourceGroupsService } from './resource-groups.service.js';

@Module({
  imports: [PersonsModule],
  controllers: [GroupMeetingsPages, ResourceGroupsPages],
  providers: [GroupMeetingsService, GroupMeetingsResolver, ResourceGroupsService, ResourceGroupsResolver],
  exports: [ResourceGroupsService],
})
export class ResourceGroupsModule {}
