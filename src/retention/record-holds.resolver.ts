import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { RecordHold } from './record-hold.entity.js';
import { LiftRecordHoldInput, PersonToHoldInput, SetRecordHoldInput } from './record-hold.input.js';
import { RecordHoldsService } from './record-holds.service.js';

@Resolver(() => RecordHold)
export class RecordHoldsResolver {
  constructor(private readonly recordHoldsService: RecordHoldsService) {}

  @Query(() => [RecordHold], {
    name: 'recordHolds',
    description:
      "What keeps a person's records from being destroyed, the latest first; also what was lifted.",
  })
  @Policy('recordHold.write')
  async list(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<RecordHold[]> {
    return (await this.recordHoldsService.list(actor, personId)).holds;
  }

  @Query(() => ID, {
    description: 'The person whose records are to be held, by a whole number; also who has left the team.',
  })
  @Policy('recordHold.write')
  async personToHold(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'By which number.' }) { identityNumber }: PersonToHoldInput,
  ): Promise<string> {
    return (await this.recordHoldsService.find(actor, identityNumber)).id;
  }

  @Mutation(() => RecordHold, {
    description: "Keeps a person's records from being destroyed until it is lifted. It holds at once.",
  })
  @Policy('recordHold.write')
  setRecordHold(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose records, and why.' }) input: SetRecordHoldInput,
  ): Promise<RecordHold> {
    return this.recordHoldsService.set(actor, input);
  }

  @Mutation(() => RecordHold, { description: 'Lifts a hold that is no longer needed.' })
  @Policy('recordHold.write')
  liftRecordHold(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: LiftRecordHoldInput,
  ): Promise<RecordHold> {
    return this.recordHoldsService.lift(actor, input);
  }
}
