import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { SipFollowUp } from './sip-follow-up.entity.js';
import { RecordSipFollowUpInput } from './sip-follow-up.input.js';
import { SipFollowUpsService } from './sip-follow-ups.service.js';

@Resolver(() => SipFollowUp)
export class SipFollowUpsResolver {
  constructor(private readonly followUps: SipFollowUpsService) {}

  @Mutation(() => SipFollowUp, {
    description:
      'Records the meeting at which the version in force was followed up: what became of each action, and the ' +
      "person's own view. What changes is written in the next version.",
  })
  @Policy('plan.write')
  recordSipFollowUp(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What was said at the meeting.' }) input: RecordSipFollowUpInput,
  ): Promise<SipFollowUp> {
    return this.followUps.record(actor, input);
  }
}
