import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { RecordJoin } from './record-join.entity.js';
import { DeclineRecordJoinInput, ProposeRecordJoinInput } from './record-join.input.js';
import { RecordJoinsService } from './record-joins.service.js';

@Resolver()
export class RecordJoinsResolver {
  constructor(private readonly recordJoinsService: RecordJoinsService) {}

  @Query(() => [RecordJoin], {
    description:
      "What has been joined with a person's record, and to whoever may write in both records what waits; the latest first.",
  })
  @Policy('person.read')
  recordJoins(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<RecordJoin[]> {
    return this.recordJoinsService.list(actor, personId);
  }

  @Mutation(() => RecordJoin, {
    description: 'Proposes that two records of one owner are of one human. Somebody else has to confirm it.',
  })
  @Policy('person.write')
  proposeRecordJoin(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which two, and how it is known.' }) input: ProposeRecordJoinInput,
  ): Promise<RecordJoin> {
    return this.recordJoinsService.propose(actor, input);
  }

  @Mutation(() => RecordJoin, {
    description: 'Confirms it: all that hangs on the one record hangs on the other from now on.',
  })
  @Policy('person.write')
  confirmRecordJoin(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The proposal's UUID.") id: string,
  ): Promise<RecordJoin> {
    return this.recordJoinsService.confirm(actor, id);
  }

  @Mutation(() => RecordJoin, { description: 'Declines it: the records stay as they are.' })
  @Policy('person.write')
  declineRecordJoin(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why not.' }) input: DeclineRecordJoinInput,
  ): Promise<RecordJoin> {
    return this.recordJoinsService.decline(actor, input);
  }
}
