import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Destruction } from './destruction.entity.js';
import { AskForDestructionInput, CarryOutDestructionInput } from './destruction.input.js';
import { RetentionService } from './retention.service.js';
import { PrincipalRetention } from './retention.type.js';

@Resolver()
export class RetentionResolver {
  constructor(private readonly service: RetentionService) {}

  @Query(() => [PrincipalRetention], {
    description: 'How long records are kept and what may or must go, principal by principal: a dry run.',
  })
  @Policy('retention.read')
  retention(@CurrentActor() actor: Actor): Promise<PrincipalRetention[]> {
    return this.service.report(actor);
  }

  @Query(() => [Destruction], {
    description: 'What has been destroyed, and what has been asked for; the latest first.',
  })
  @Policy('retention.read')
  destructions(@CurrentActor() actor: Actor): Promise<Destruction[]> {
    return this.service.destructions(actor);
  }

  @Mutation(() => Destruction, {
    description: 'Asks for the destruction of what was shown. Somebody else has to carry it out.',
  })
  @Policy('retention.write')
  askForDestruction(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose records, and what was shown.' }) input: AskForDestructionInput,
  ): Promise<Destruction> {
    return this.service.ask(actor, input);
  }

  @Mutation(() => Destruction, {
    description: 'Destroys what somebody else has asked for, all of it or nothing. It cannot be undone.',
  })
  @Policy('retention.carryOut')
  carryOutDestruction(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and how many persons it is about.' })
    input: CarryOutDestructionInput,
  ): Promise<Destruction> {
    return this.service.carryOut(actor, input);
  }
}
