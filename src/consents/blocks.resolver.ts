import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { LiftBlockInput, SetBlockInput } from './block.input.js';
import { BlocksService } from './blocks.service.js';
import { ShownBlock } from './shown-block.js';

@Resolver(() => ShownBlock)
export class BlocksResolver {
  constructor(private readonly blocksService: BlocksService) {}

  @Query(() => [ShownBlock], { name: 'blocks', description: "A person's blocks, the latest first." })
  @Policy('consent.read')
  async list(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<ShownBlock[]> {
    return (await this.blocksService.list(actor, personId)).blocks;
  }

  @Mutation(() => ShownBlock, { description: 'Blocks what the person asks for, at once.' })
  @Policy('consent.write')
  setBlock(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose records, and which.' }) input: SetBlockInput,
  ): Promise<ShownBlock> {
    return this.blocksService.set(actor, input);
  }

  @Mutation(() => ShownBlock, { description: "Lifts a block on the person's word." })
  @Policy('consent.write')
  liftBlock(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and what the person said.' }) input: LiftBlockInput,
  ): Promise<ShownBlock> {
    return this.blocksService.lift(actor, input);
  }
}
