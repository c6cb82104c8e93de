import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { REGION_CODE } from '../geography/region-code.js';
import { IdArg } from '../platform/graphql/id-arg.js';
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
    @IdArg('regionCode', "The region's SCB code, two digits.", { shape: REGION_CODE }) regionCode: string,
  ): Promise<RegionOverview> {
    return this.mapping.region(actor, regionCode);
  }
}
