import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { CodeArg } from '../../platform/graphql/id-arg.js';
import { DistributionService } from './distribution.service.js';
import { FidelityDistribution } from './distribution.type.js';

@Resolver()
export class DistributionResolver {
  constructor(private readonly distributionService: DistributionService) {}

  @Query(() => FidelityDistribution, {
    description: 'How the teams of the country are spread on one scale version (nationell fördelning).',
  })
  @Policy('fidelityDistribution.read')
  fidelityDistribution(
    @CurrentActor() actor: Actor,
    @CodeArg('scale', 'Code of the scale, such as dacts.') scale: string,
    @CodeArg('version', 'Version of the scale, such as 1.0.0.') version: string,
    @Args('fictitious', {
      defaultValue: false,
      description:
        'True: the teams made up for demonstration instead of the real ones. They are never mixed.',
    })
    fictitious: boolean,
  ): Promise<FidelityDistribution> {
    return this.distributionService.get(actor, scale, version, fictitious);
  }
}
