import { Module } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { ResourceGroupsPages } from './resource-groups.pages.js';
import { ResourceGroupsResolver } from './resource-groups.resolver.js';
import { ResourceGroupsService } from './resource-groups.service.js';

@Module({
  imports: [PersonsModule],
  controllers: [ResourceGroupsPages],
  providers: [ResourceGroupsService, ResourceGroupsResolver],
  exports: [ResourceGroupsService],
})
export class ResourceGroupsModule {}
