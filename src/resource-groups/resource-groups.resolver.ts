import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { DATE, UUID } from '../platform/door/ids.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { ResourceGroup, ResourceGroupVersion } from './resource-group.entity.js';
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
    @Args(
      'on',
      {
        type: () => String,
        nullable: true,
        description: 'As it was when this day was over, YYYY-MM-DD; left out, as it is now.',
      },
      DATE,
    )
    on?: string,
    @Args(
      'versionId',
      { type: () => ID, nullable: true, description: 'As this version says; then no day counts.' },
      UUID,
    )
    versionId?: string,
  ): Promise<ResourceGroup | null> {
    const { group } =
      on || versionId
        ? await this.resourceGroupsService.getVersion(actor, personId, { on, versionId })
        : await this.resourceGroupsService.get(actor, personId);
    return group;
  }

  @Query(() => [ResourceGroupVersion], {
    description:
      "The versions of a person's resource group, the newest first; last those of records that were joined with the person's.",
  })
  @Policy('resourceGroup.read')
  async resourceGroupVersions(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<ResourceGroupVersion[]> {
    return (await this.resourceGroupsService.getVersion(actor, personId)).versions;
  }

  @Mutation(() => SaveResourceGroupResult, {
    description: "Saves the whole of a person's resource group as its next version.",
  })
  @Policy('resourceGroup.write')
  saveResourceGroup(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Members and goals, all of them.' }) input: SaveResourceGroupInput,
  ): Promise<ResourceGroup | RevisionConflict> {
    return this.resourceGroupsService.save(actor, input);
  }
}
