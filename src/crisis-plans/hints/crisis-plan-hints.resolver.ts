import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { CrisisPlanHintsService } from './crisis-plan-hints.service.js';
import { CrisisPlanHints } from './crisis-plan-hints.type.js';

@Resolver(() => CrisisPlanHints)
export class CrisisPlanHintsResolver {
  constructor(private readonly hints: CrisisPlanHintsService) {}

  @Query(() => CrisisPlanHints, {
    description:
      'What those who write a crisis plan are told of its latest version, the draft while there is one.',
  })
  @Policy('plan.read')
  crisisPlanHints(
    @CurrentActor() actor: Actor,
    @IdArg('planId', "The plan's UUID.") planId: string,
  ): Promise<CrisisPlanHints> {
    return this.hints.get(actor, planId);
  }
}
