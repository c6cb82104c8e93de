import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Principal } from '../organisations/organisation.entity.js';
import { RegisterChange } from '../organisations/register-change.entity.js';
import { OutdatedPlan } from '../plans/outdated-plan.type.js';
import { OutdatedPlans } from '../plans/outdated-plans.service.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { LocalText, localTexts } from '../platform/i18n/local-text.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { EndRecordInput, JoinRecordsInput, ReopenRecordInput } from './register.input.js';
import { RegisterService } from './register.service.js';
import { lookAtLine } from './register-view.js';
import { Registered } from './registered.type.js';
import { LookAtReason, type ToLookAt } from './to-look-at.js';
import { ToLookAtService } from './to-look-at.service.js';

@ObjectType({ description: 'One page of the history of a record in the register.' })
class RegisterChangePage extends pageOf(RegisterChange) {}

@ObjectType('RegisterToLookAt', {
  description: 'What of the register somebody should look at (att se över).',
})
class ToLookAtType implements ToLookAt<Principal> {
  @Field(() => LookAtReason, { description: 'Why.' })
  reason: LookAtReason;

  @Field(() => Principal, { description: 'Of whom.' })
  principal: Principal;

  @Field(() => Int, { description: 'Of how many persons, units or grounds.' })
  count: number;

  @Field({ description: 'The page of the principal, from the root of the installation.' })
  path: string;

  @Field(() => [LocalText], { description: 'What it is and what to do, in words.' })
  text: LocalText[];
}

const RegisteredResult = savedOrConflict('RegisteredResult', Registered);

@Resolver()
export class RegisterResolver {
  constructor(
    private readonly register: RegisterService,
    private readonly outdatedPlans: OutdatedPlans,
    private readonly toLookAt: ToLookAtService,
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

  @Query(() => [ToLookAtType], {
    description: 'What of the register somebody should look at, by the name of the principal; no person.',
  })
  @Policy('organisation.write')
  async registerToLookAt(@CurrentActor() actor: Actor): Promise<ToLookAtType[]> {
    return (await this.toLookAt.of(actor)).map((one) => {
      const { path, say } = lookAtLine(one);
      return { ...one, path, text: localTexts(say) };
    });
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
