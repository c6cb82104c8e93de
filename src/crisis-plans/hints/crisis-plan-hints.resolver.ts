import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { latestOf } from '../../plans/plan-lifecycle.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { CrisisPlansService } from '../crisis-plans.service.js';
import { crisisPlanHints } from './crisis-plan-hints.js';
import { CrisisPlanHints } from './crisis-plan-hints.type.js';

@Resolver(() => CrisisPlanHints)
export class CrisisPlanHintsResolver {
  constructor(private readonly crisisPlansService: CrisisPlansService) {}

  @Query(() => CrisisPlanHints, {
    description:
      'What those who write a crisis plan are told of its latest version, the draft while there is one.',
  })
  @Policy('plan.read')
  async crisisPlanHints(
    @CurrentActor() actor: Actor,
    @IdArg('planId', "The plan's UUID.") planId: string,
  ): Promise<CrisisPlanHints> {
    const { plan, person } = await this.crisisPlansService.get(actor, planId);
    return crisisPlanHints(latestOf(plan.versions), person);
  }
}
