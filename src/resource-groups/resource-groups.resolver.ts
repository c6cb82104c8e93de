import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { ResourceGroup } from './resource-group.entity.js';
import { SaveResourceGroupInput } from './resource-group.input.js';
import { ResourceGroupsService } from './resource-groups.service.js';

const SaveResourceGroupResult = savedOrConflict('SaveResourceGroupResult', ResourceGroup);

@Resolver()
export class ResourceGroupsResolver {
  constructor(private readonly resourceGroupsService: ResourceGroupsService) {}

  @Query(() => ResourceGroup, {
    nullable: true,
    description: "A person's resource group; missing until it has been saved once.",
  })
  @Policy('resourceGroup.read')
  async resourceGroup(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<ResourceGroup | null> {
    return (await this.resourceGroupsService.get(actor, personId)).group;
  }

  @Mutation(() => SaveResourceGroupResult, {
    description: "Saves the whole of a person's resource group.",
  })
  @Policy('resourceGroup.write')
  saveResourceGroup(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Members and goals, all of them.' }) input: SaveResourceGroupInput,
  ): Promise<ResourceGroup | RevisionConflict> {
    return this.resourceGroupsService.save(actor, input);
  }
}
