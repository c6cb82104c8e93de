import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { AuthorisedPerson } from '../persons/person-access.js';
import { type ComparedPlan, type PlanFlow, PlanFlows, type WantedVersions } from '../plans/plan-flow.js';
import type { DraftConflict, PlanIncomplete, VersionConflict } from '../plans/plan-results.js';
import { requirePlanLength } from '../plans/require-plan-length.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { Sip, SipVersion } from './sip.entity.js';
import type { AgreeSipInput, SaveSipDraftInput } from './sip.input.js';
import { draftOf, sipTexts } from './sip-content.js';
import { SIPS } from './sip-definition.js';
import type { SIP } from './sip-fields.js';
import { principalProblems } from './sip-records.js';
import { withHiddenContactDetails } from './without-contact-details.js';

/** SIPs in the flow of every plan. A person has one, and none until it has been begun. */
@Injectable()
export class SipsService {
  private readonly flow: PlanFlow<Sip, SipVersion, typeof SIP>;

  constructor(flows: PlanFlows) {
    this.flow = flows.of(SIPS);
  }

  list(actor: Actor, personId: string): Promise<AuthorisedPerson & { plans: Sip[]; isBlocked: boolean }> {
    return this.flow.list(actor, personId);
  }

  get(
    actor: Actor,
    sipId: string,
    policy?: 'plan.read' | 'plan.write',
  ): Promise<AuthorisedPerson & { plan: Sip }> {
    return this.flow.get(actor, sipId, policy);
  }

  /** Two versions beside each other. @throws DomainError NOT_FOUND */
  compare(
    actor: Actor,
    sipId: string,
    wanted: WantedVersions,
  ): Promise<AuthorisedPerson & ComparedPlan<SipVersion> & { plan: Sip }> {
    return this.flow.compare(actor, sipId, wanted);
  }

  /** @throws DomainError NOT_FOUND; INVALID when the person has a SIP */
  begin(actor: Actor, personId: string): Promise<Sip> {
    return this.flow.begin(actor, personId, {}, { path: 'personId', code: 'sipExists' });
  }

  /**
   * @throws DomainError NOT_FOUND; INVALID when a principal is unknown or answers for no measures, or when
   * it is too long
   */
  saveDraft(actor: Actor, input: SaveSipDraftInput): Promise<SipVersion | DraftConflict> {
    const { sipId: planId, revision, seenDigest } = input;
    const content = draftOf(input);
    return this.flow.saveDraft(
      actor,
      { planId, revision, seenDigest, content },
      async ({ manager, accessed, load }) => {
        const problems = await principalProblems(manager, input);
        if (problems.length > 0) throw invalid(problems);
        requirePlanLength(sipTexts(content));
        return accessed.disclosure.hidesContactDetails
          ? withHiddenContactDetails(content, await load())
          : content;
      },
    );
  }

  agree(
    actor: Actor,
    { sipId, revision }: AgreeSipInput,
  ): Promise<SipVersion | PlanIncomplete | VersionConflict> {
    return this.flow.agree(actor, { planId: sipId, revision });
  }

  beginNextVersion(actor: Actor, sipId: string): Promise<SipVersion> {
    return this.flow.beginNextVersion(actor, sipId);
  }
}
