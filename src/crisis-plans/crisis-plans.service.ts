import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { AuthorisedPerson } from '../persons/person-access.js';
import { contentOf, textsOf } from '../plans/plan-content.js';
import { type ComparedPlan, type PlanFlow, PlanFlows, type WantedVersions } from '../plans/plan-flow.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { currentOf, latestOf } from '../plans/plan-lifecycle.js';
import type { DraftConflict, PlanIncomplete, VersionConflict } from '../plans/plan-results.js';
import { requirePlanLength } from '../plans/require-plan-length.js';
import { withStandingAnswers } from '../plans/standing-answers.js';
import { invalid } from '../platform/errors/domain-error.js';
import { type ChangedSinceAnswer, changedSinceAnswer } from './changed-since-answer.js';
import type { CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import type {
  AgreeCrisisPlanInput,
  BeginCrisisPlanInput,
  BeginNextCrisisPlanVersionInput,
  RecordUnitResponseInput,
  SaveCrisisPlanDraftInput,
} from './crisis-plan.input.js';
import { afterProvisional, contentIn, draftOf } from './crisis-plan-content.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { CrisisPlanLabel } from './crisis-plan-kinds.js';
import type { Pack } from './packs/pack.js';
import { newestPack, packOf } from './packs/packs.js';
import { requireFitting } from './require-fitting.js';

/** Crisis plans in the flow of every plan. */
@Injectable()
export class CrisisPlansService {
  private readonly flow: PlanFlow<CrisisPlan, CrisisPlanVersion, typeof CRISIS_PLAN>;

  constructor(flows: PlanFlows) {
    this.flow = flows.of(CRISIS_PLANS);
  }

  list(
    actor: Actor,
    personId: string,
  ): Promise<AuthorisedPerson & { plans: CrisisPlan[]; isBlocked: boolean }> {
    return this.flow.list(actor, personId);
  }

  get(
    actor: Actor,
    planId: string,
    policy?: 'plan.read' | 'plan.write',
  ): Promise<AuthorisedPerson & { plan: CrisisPlan }> {
    return this.flow.get(actor, planId, policy);
  }

  /** Two versions beside each other. @throws DomainError NOT_FOUND */
  compare(
    actor: Actor,
    planId: string,
    wanted: WantedVersions,
  ): Promise<AuthorisedPerson & ComparedPlan<CrisisPlanVersion> & { plan: CrisisPlan }> {
    return this.flow.compare(actor, planId, wanted);
  }

  /** What has been changed since the units of the version in force, or of the draft, answered. @throws DomainError NOT_FOUND */
  async changedSinceAnswers(actor: Actor, planId: string): Promise<ChangedSinceAnswer[]> {
    const { plan, person } = await this.flow.get(actor, planId);
    const inForce = plan.versions.find(({ status }) => status === PlanStatus.AGREED);
    const version = inForce ?? currentOf(plan.versions);
    return version.closedHoursUnits.flatMap(
      (row) => changedSinceAnswer(plan.versions, version, row, person.protectedIdentity) ?? [],
    );
  }

  /** Begins a plan with an empty draft. @throws DomainError NOT_FOUND; INVALID when there is one of that name */
  begin(actor: Actor, { personId, label, pack }: BeginCrisisPlanInput): Promise<CrisisPlan> {
    const taken = { path: 'label', code: 'planExists' };
    const chosen = newestPack(pack)!;
    const own = { label: label ?? CrisisPlanLabel[chosen.label] };
    return this.flow.begin(actor, personId, own, taken, (content) => begunIn(chosen, content));
  }

  /**
   * A unit whose task is changed has not answered, nor has the team a wish in other words, unless the answer is written anew.
   * @throws DomainError NOT_FOUND; INVALID naming what is written wrongly, or how much too long it is
   */
  saveDraft(actor: Actor, input: SaveCrisisPlanDraftInput): Promise<CrisisPlanVersion | DraftConflict> {
    const { planId, revision, seenDigest } = input;
    const content = draftOf(input);
    return this.flow.saveDraft(
      actor,
      { planId, revision, seenDigest, content },
      async ({ manager, load }) => {
        const draft = await load();
        await requireFitting(manager, input, draft);
        requirePlanLength(textsOf(CRISIS_PLAN, content));
        return withStandingAnswers(CRISIS_PLAN, content, draft, seenDigest);
      },
    );
  }

  /**
   * Notes what an outside unit answered. Whoever has the draft open sees at their next save that it has changed.
   * @throws DomainError NOT_FOUND; INVALID when the draft does not name the unit
   */
  recordUnitResponse(
    actor: Actor,
    { unitId, response, respondedOn = null, respondedBy, ...seen }: RecordUnitResponseInput,
  ): Promise<CrisisPlanVersion | DraftConflict> {
    return this.flow.change(actor, seen, async ({ load }) => {
      const draft = contentOf(CRISIS_PLAN, await load());
      if (!draft.closedHoursUnits.some((unit) => unit.unitId === unitId))
        throw invalid([{ path: 'unitId', code: 'unitNotInPlan' }]);
      const closedHoursUnits = draft.closedHoursUnits.map((unit) =>
        unit.unitId === unitId ? { ...unit, response, respondedOn, respondedBy } : unit,
      );
      return { ...draft, closedHoursUnits };
    });
  }

  agree(
    actor: Actor,
    input: AgreeCrisisPlanInput,
  ): Promise<CrisisPlanVersion | PlanIncomplete | VersionConflict> {
    return this.flow.agree(actor, input);
  }

  /**
   * In the newest version of the same pack, or in another. What stood in the whole plan that a provisional one took the place of
   * is there again where it has a place. @throws DomainError NOT_FOUND; INVALID
   */
  beginNextVersion(
    actor: Actor,
    { planId, pack }: BeginNextCrisisPlanVersionInput,
  ): Promise<CrisisPlanVersion> {
    return this.flow.beginNextVersion(actor, planId, async ({ said, versions, saidIn }) => {
      const before = latestOf(versions);
      const next = newestPack(pack ?? before.pack) ?? packOf(before);
      const whole = next.provisional ? undefined : wholeBefore(versions);
      return begunIn(next, whole ? afterProvisional(await saidIn(whole), said) : said);
    });
  }
}

const begunIn = (pack: Pack, content: CrisisPlanContent) => ({
  content: contentIn(pack, content),
  own: { pack: pack.id, packVersion: pack.version },
});

/** The whole version that was in force last, where the one in force is provisional. */
export function wholeBefore(versions: readonly CrisisPlanVersion[]): CrisisPlanVersion | undefined {
  const inForce = versions.find(({ status }) => status === PlanStatus.AGREED);
  if (!inForce || !packOf(inForce).provisional) return undefined;
  return versions
    .filter((version) => version.status === PlanStatus.REPLACED && !packOf(version).provisional)
    .toSorted((a, b) => b.number - a.number)[0];
}
