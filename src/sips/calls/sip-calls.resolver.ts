import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { IdArg } from '../../platform/graphql/id-arg.js';
import { SipCall } from './sip-call.entity.js';
import { AnswerSipCallInput, RecordSipCallInput } from './sip-call.input.js';
import { SipCallsService } from './sip-calls.service.js';

@Resolver(() => SipCall)
export class SipCallsResolver {
  constructor(private readonly calls: SipCallsService) {}

  @Query(() => [SipCall], {
    description:
      'Who has been called and invited to meetings about a SIP, those of the latest meeting first.',
  })
  @Policy('plan.read')
  async sipCalls(
    @CurrentActor() actor: Actor,
    @IdArg('sipId', "The SIP's UUID.") sipId: string,
  ): Promise<SipCall[]> {
    return (await this.calls.list(actor, sipId)).calls;
  }

  @Mutation(() => SipCall, {
    description:
      'Records that a principal is called, or somebody else invited, to the meeting about a SIP. The letter is printed from its page.',
  })
  @Policy('plan.write')
  recordSipCall(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who is asked, to when and where.' }) input: RecordSipCallInput,
  ): Promise<SipCall> {
    return this.calls.record(actor, input);
  }

  @Mutation(() => SipCall, { description: 'Notes what was answered to a call or an invitation, once.' })
  @Policy('plan.write')
  answerSipCall(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The answer.' }) input: AnswerSipCallInput,
  ): Promise<SipCall> {
    return this.calls.answer(actor, input);
  }
}
