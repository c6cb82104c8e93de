import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { Destruction } from './destruction.entity.js';
import { CarryOutDestructionInput, RequestDestructionInput } from './destruction.input.js';
import { RetentionService } from './retention.service.js';
import { PrincipalRetention } from './retention.type.js';

@ObjectType({ description: 'One page of the destructions.' })
class DestructionPage extends pageOf(Destruction) {}

@Resolver()
export class RetentionResolver {
  constructor(private readonly retentionService: RetentionService) {}

  @Query(() => [PrincipalRetention], {
    description: 'How long records are kept and what may or must go, principal by principal: a dry run.',
  })
  @Policy('retention.read')
  retention(@CurrentActor() actor: Actor): Promise<PrincipalRetention[]> {
    return this.retentionService.report(actor);
  }

  @Query(() => DestructionPage, {
    description: 'What has been destroyed, and what has been asked for; the latest first.',
  })
  @Policy('retention.read')
  destructions(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<DestructionPage> {
    return this.retentionService.destructions(actor, page);
  }

  @Mutation(() => Destruction, {
    description: 'Asks for the destruction of what was shown. Somebody else has to carry it out.',
  })
  @Policy('retention.write')
  requestDestruction(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose records, and what was shown.' }) input: RequestDestructionInput,
  ): Promise<Destruction> {
    return this.retentionService.ask(actor, input);
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
    return this.retentionService.carryOut(actor, input);
  }
}
