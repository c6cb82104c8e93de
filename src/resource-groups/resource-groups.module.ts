import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { GoalNotesPages } from './goal-notes.pages.js';
import { GoalNotesResolver } from './goal-notes.resolver.js';
import { GoalNotesService } from './goal-notes.service.js';
import { GroupMeetingsPages } from './group-meetings.pages.js';
import { GroupMeetingsResolver } from './group-meetings.resolver.js';
import { GroupMeetingsService } from './group-meetings.service.js';
import { ResourceGroupsPages } from './resource-groups.pages.js';
import { ResourceGroupsResolver } from './resource-groups.resolver.js';
import { ResourceGroupsService } from './resource-groups.service.js';

@Module({
  imports: [PersonsModule],
  controllers: [GoalNotesPages, GroupMeetingsPages, ResourceGroupsPages],
  providers: [
    GoalNotesService,
    GoalNotesResolver,
    GroupMeetingsService,
    GroupMeetingsResolver,
    ResourceGroupsService,
    ResourceGroupsResolver,
  ],
  exports: [ResourceGroupsService],
})
export class ResourceGroupsModule {}
