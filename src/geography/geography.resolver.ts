import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { Municipality, Region } from './geography.entity.js';
import { GeographyService } from './geography.service.js';
import { REGION_CODE } from './region-code.js';

@Resolver()
export class GeographyResolver {
  constructor(private readonly geography: GeographyService) {}

  @Query(() => [Region], { description: "The 21 regions by code; a regional analyst's own." })
  @Policy('geography.read')
  regions(@CurrentActor() actor: Actor): Promise<Region[]> {
    return this.geography.regions(actor);
  }

  @Query(() => [Municipality], { description: 'Municipalities in Swedish alphabetical order.' })
  @Policy('geography.read')
  municipalities(
    @CurrentActor() actor: Actor,
    @IdArg(
      'regionCode',
      "A region's SCB code; without it all 290 municipalities, or those of a regional analyst's own regions.",
      { nullable: true, shape: REGION_CODE },
    )
    regionCode?: string,
  ): Promise<Municipality[]> {
    return this.geography.municipalities(actor, regionCode);
  }
}
