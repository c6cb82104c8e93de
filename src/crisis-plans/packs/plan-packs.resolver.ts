import { Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../access/policy.js';
import { packsOnOffer } from './packs.js';
import { PlanPack } from './plan-pack.type.js';

@Resolver()
export class PlanPacksResolver {
  @Query(() => [PlanPack], {
    description: 'In what a crisis plan can be made: the newest version of each pack.',
  })
  @Policy('plan.write')
  planPacks(): PlanPack[] {
    return packsOnOffer();
  }
}
