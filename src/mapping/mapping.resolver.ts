import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Policy } from '../platform/access/policy.js';
import { MappingService } from './mapping.service.js';
import { NationalOverview, RegionOverview } from './national-overview.js';

@Resolver()
export class MappingResolver {
  constructor(private readonly mapping: MappingService) {}

  @Query(() => NationalOverview, { description: 'Integrated services in all regions (nationell översikt).' })
  @Policy('mapping.country')
  nationalOverview(@CurrentActor() actor: Actor): Promise<NationalOverview> {
    return this.mapping.overview(actor);
  }

  @Query(() => RegionOverview, { description: 'Integrated services in one region.' })
  @Policy('mapping.read')
  regionOverview(
    @CurrentActor() actor: Actor,
    @Args('regionCode', { type: () => ID, description: "The region's SCB code, two digits." })
    regionCode: string,
  ): Promise<RegionOverview> {
    return this.mapping.region(actor, regionCode);
  }
}
