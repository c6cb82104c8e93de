import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { today } from '../platform/dates/today.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { Ground } from './ground.entity.js';
import { NarrowGroundInput, RecordGroundInput, WithdrawGroundInput } from './ground.input.js';
import { GroundState, groundState } from './ground-state.js';
import { GroundsService } from './grounds.service.js';

@Resolver(() => Ground)
export class GroundsResolver {
  constructor(private readonly groundsService: GroundsService) {}

  @Query(() => [Ground], {
    description:
      'Every consent and other ground of a person, also those that have ended; for the principal that owns the records.',
  })
  @Policy('consent.read')
  async groundsOf(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<Ground[]> {
    return (await this.groundsService.ofPerson(actor, personId)).grounds;
  }

  @Mutation(() => Ground, {
    description:
      'Records a consent or another ground. One that says the same as one that has not ended is that one.',
  })
  @Policy('consent.write')
  recordGround(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, for whom, what and how long.' }) input: RecordGroundInput,
  ): Promise<Ground> {
    return this.groundsService.record(actor, input);
  }

  @Mutation(() => Ground, { description: 'Withdraws a consent or another ground; it ends at once.' })
  @Policy('consent.write')
  async withdrawGround(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, how and why.' }) input: WithdrawGroundInput,
  ): Promise<Ground> {
    return (await this.groundsService.withdraw(actor, input)).ground;
  }

  @Mutation(() => Ground, {
    description:
      'Takes some kinds of record from a ground. It ends at once, and the one that is given, with the rest, begins.',
  })
  @Policy('consent.write')
  async narrowGround(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, what is taken away, how and why.' }) input: NarrowGroundInput,
  ): Promise<Ground> {
    return (await this.groundsService.narrow(actor, input)).ground;
  }

  @ResolveField(() => GroundState, { description: 'Whether it holds today.' })
  state(@Parent() ground: Ground): GroundState {
    return groundState(ground, today());
  }
}
