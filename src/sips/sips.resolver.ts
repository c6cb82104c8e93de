import { Args, createUnionType, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { digestOf } from '../plans/content-digest.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { nextStates } from '../plans/plan-lifecycle.js';
import { problemsOf } from '../plans/plan-problems.js';
import { DraftConflict, PlanIncomplete, PlanProblem, VersionConflict } from '../plans/plan-results.js';
import { today } from '../platform/dates/today.js';
import { spoken } from '../platform/errors/spoken-problem.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { Sip, SipVersion } from './sip.entity.js';
import { AgreeSipInput, SaveSipDraftInput, SipDraftConflict } from './sip.input.js';
import { SipParticipant } from './sip-content.entity.js';
import { sipDays } from './sip-days.js';
import { SIPS } from './sip-definition.js';
import { SIP } from './sip-fields.js';
import { participantsFor } from './sip-print.js';
import { SipsService } from './sips.service.js';

const SaveSipDraftResult = createUnionType({
  name: 'SaveSipDraftResult',
  description: 'The draft as saved, or why nothing was written.',
  types: () => [SipVersion, SipDraftConflict] as const,
  resolveType: (saved) => (saved instanceof DraftConflict ? SipDraftConflict : SipVersion),
});

const AgreeSipResult = createUnionType({
  name: 'AgreeSipResult',
  description: 'The agreed version, what is missing, or that the draft has changed since it was read.',
  types: () => [SipVersion, PlanIncomplete, VersionConflict] as const,
});

@Resolver(() => SipVersion)
export class SipsResolver {
  constructor(private readonly sipsService: SipsService) {}

  @Query(() => [Sip], { name: 'sips', description: "A person's SIP; none until one has been begun." })
  @Policy('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<Sip[]> {
    return (await this.sipsService.list(actor, personId)).plans;
  }

  @Query(() => Sip, { description: 'One SIP with its versions.' })
  @Policy('plan.read')
  async sip(@CurrentActor() actor: Actor, @IdArg('id', "The SIP's UUID.") id: string): Promise<Sip> {
    return (await this.sipsService.get(actor, id)).plan;
  }

  @Mutation(() => Sip, { description: "Begins a person's SIP with a draft. A person has one SIP." })
  @Policy('plan.write')
  beginSip(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<Sip> {
    return this.sipsService.begin(actor, personId);
  }

  @Mutation(() => SaveSipDraftResult, {
    description: 'Saves the whole content of the draft, complete or not.',
  })
  @Policy('plan.write')
  saveSipDraft(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The content, and the revision it was changed from.' })
    input: SaveSipDraftInput,
  ): Promise<SipVersion | DraftConflict> {
    return this.sipsService.saveDraft(actor, input);
  }

  @Mutation(() => AgreeSipResult, {
    description:
      'Agrees on the draft, which never changes after that. It takes the four parts that the law wants of a SIP, ' +
      'and consent, goal, participants, the part of relatives and follow-up.',
  })
  @Policy('plan.write')
  agreeSip(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The draft as it was read.' }) input: AgreeSipInput,
  ): Promise<SipVersion | PlanIncomplete | VersionConflict> {
    return this.sipsService.agree(actor, input);
  }

  @Mutation(() => SipVersion, {
    description: 'Begins a draft with what may still hold of the agreed version.',
  })
  @Policy('plan.write')
  beginNextSipVersion(
    @CurrentActor() actor: Actor,
    @IdArg('sipId', "The SIP's UUID.") sipId: string,
  ): Promise<SipVersion> {
    return this.sipsService.beginNextVersion(actor, sipId);
  }

  @ResolveField(() => [PlanStatus], { description: 'Where the version may go from here.' })
  nextStates(@Parent() { status }: SipVersion): PlanStatus[] {
    return nextStates(status);
  }

  @ResolveField(() => String, {
    description: 'What the draft says as short hashes, to be sent with a save; see its input.',
  })
  digest(@Parent() version: SipVersion): string {
    return digestOf(SIP, version);
  }

  @ResolveField(() => [PlanProblem], { description: 'What a draft lacks today before it can be agreed.' })
  missing(@Parent() version: SipVersion): PlanProblem[] {
    return version.status === PlanStatus.DRAFT ? problemsOf(SIPS, version, today()).map(spoken) : [];
  }

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'Days from the need being seen to the call to the meeting. The law says genast and sets no number.',
  })
  daysToCall(@Parent() version: SipVersion): number | null {
    return sipDays(version).toCall;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Days from the call to the meeting.' })
  daysToMeeting(@Parent() version: SipVersion): number | null {
    return sipDays(version).toMeeting;
  }

  @ResolveField(() => [SipParticipant], {
    description:
      'The participants with the telephone numbers that a print for this reader holds. A print of somebody with protected ' +
      'identity holds fewer.',
  })
  participantsFor(
    @Parent() version: SipVersion,
    @Args('reader', { type: () => PlanReader, description: 'For whom.' }) kind: PlanReader,
  ): SipParticipant[] {
    return participantsFor({ kind, categories: [RecordCategory.SIP] }, version);
  }
}
