import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RegisterChange } from '../organisations/register-change.entity.js';
import { OutdatedPlan } from '../plans/outdated-plan.type.js';
import { OutdatedPlans } from '../plans/outdated-plans.service.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { EndRecordInput, JoinRecordsInput, ReopenRecordInput } from './register.input.js';
import { RegisterService } from './register.service.js';
import { Registered } from './registered.type.js';

@ObjectType({ description: 'One page of the history of a record in the register.' })
class RegisterChangePage extends pageOf(RegisterChange) {}

const RegisteredResult = savedOrConflict('RegisteredResult', Registered);

@Resolver()
export class RegisterResolver {
  constructor(
    private readonly register: RegisterService,
    private readonly outdatedPlans: OutdatedPlans,
  ) {}

  @Query(() => RegisterChangePage, {
    description: 'What has happened to a record in the register, the newest first.',
  })
  @Policy('organisation.read')
  registerHistory(
    @CurrentActor() actor: Actor,
    @IdArg('registeredId', "The record's UUID.") registeredId: string,
    @PageArg() page: PageInput,
  ): Promise<RegisterChangePage> {
    return this.register.history(actor, registeredId, page);
  }

  @Query(() => [OutdatedPlan], {
    description:
      "Plans in force of one's own teams that say a telephone number or hours which a unit or team no longer has.",
  })
  @Policy('plan.read')
  plansPrintingOldValue(
    @CurrentActor() actor: Actor,
    @IdArg('registeredId', 'The UUID of the unit or team; every one of them when missing.', {
      nullable: true,
    })
    registeredId?: string,
  ): Promise<OutdatedPlan[]> {
    return this.outdatedPlans.plansPrintingOldValue(actor, registeredId ?? undefined);
  }

  @Mutation(() => RegisteredResult, {
    description: 'Ends a record from a day, unless something current hangs on it.',
  })
  @Policy('organisation.write')
  endRegistered(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, from when, and why.' }) input: EndRecordInput,
  ): Promise<Registered | RevisionConflict> {
    return this.register.end(actor, input);
  }

  @Mutation(() => RegisteredResult, { description: 'Takes back an end that was set by mistake.' })
  @Policy('organisation.write')
  reopenRegistered(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: ReopenRecordInput,
  ): Promise<Registered | RevisionConflict> {
    return this.register.reopen(actor, input);
  }

  @Mutation(() => RegisteredResult, {
    description:
      'Joins a record into another of the same thing: what pointed at it points then at the other. Records about people are not moved. Refused to whoever has a role there or is employed there: somebody else has to do it.',
  })
  @Policy('organisation.write')
  joinRegistered(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which into which, and why.' }) input: JoinRecordsInput,
  ): Promise<Registered | RevisionConflict> {
    return this.register.join(actor, input);
  }
}
