import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { KnownLogFault } from '../platform/access-log/known-log-fault.entity.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import {
  CountersignKnownLogFaultInput,
  LogRowArgs,
  ProposeKnownLogFaultInput,
} from './known-log-fault.input.js';
import { ListedLogFault, LogRow } from './known-log-fault.type.js';
import { KnownLogFaultsService } from './known-log-faults.service.js';

@ObjectType({ description: 'One page of the faults of the log that are known or proposed to be.' })
class ListedLogFaultPage extends pageOf(ListedLogFault) {}

@Resolver(() => KnownLogFault)
export class KnownLogFaultsResolver {
  constructor(private readonly faults: KnownLogFaultsService) {}

  @Query(() => ListedLogFaultPage, {
    description: 'The faults of the log that are known or proposed to be, the latest first.',
  })
  @Policy('log.countersign')
  knownLogFaults(@PageArg() page: PageInput): Promise<ListedLogFaultPage> {
    return this.faults.list(page);
  }

  @Query(() => LogRow, {
    description: 'What is wrong with one row of the log, if anything. It tells no content.',
  })
  @Policy('log.countersign')
  logRow(@Args() { number }: LogRowArgs): Promise<LogRow> {
    return this.faults.row(number);
  }

  @Mutation(() => KnownLogFault, {
    description:
      'Proposes that a fault is known, as it was shown. Another administrator has to countersign it.',
  })
  @Policy('log.countersign')
  proposeKnownLogFault(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which fault, and how it came about.' }) input: ProposeKnownLogFaultInput,
  ): Promise<KnownLogFault> {
    return this.faults.propose(actor, input);
  }

  @Mutation(() => KnownLogFault, {
    description: 'Countersigns that a fault is known. It mends nothing, and cannot be taken back.',
  })
  @Policy('log.countersign')
  countersignKnownLogFault(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What somebody else has proposed.' }) input: CountersignKnownLogFaultInput,
  ): Promise<KnownLogFault> {
    return this.faults.countersign(actor, input);
  }
}
