import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDo } from '../access/actor.js';
import { CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { CRISIS_PLANS } from '../crisis-plans/crisis-plan-definition.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { isSupported } from '../plans/supporting-teams.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { limitOfCopyChecks } from '../sign-in/sign-in-limit.js';
import { Tallies } from '../sign-in/tallies.service.js';
import { SipVersion } from '../sips/sip.entity.js';
import { SIPS } from '../sips/sip-definition.js';
import { factsOf } from './attach-recall.js';
import { type CopyCheck, SheetState } from './copy-check.type.js';
import { PlanCopy } from './plan-copy.entity.js';
import { sheetState } from './sheet-state.js';

/** On what a plan may be read: by those who keep it and their like, and by the readers of a unit. */
const READS = ['plan.read', 'sharedPlan.read'] as const;

const NOT_TOLD: CopyCheck = {
  ...{ state: SheetState.UNKNOWN, personName: null, plan: null, planId: null, versionNumber: null },
  ...{ agreedOn: null, reviewOn: null, inForceNumber: null, path: null, protectedIdentity: false },
  ...{ unitSaidNo: false, hasNoTeam: false, label: null },
};

/** Tells by the code on a sheet whether the sheet holds. */
@Injectable()
export class CopyChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly tallies: Tallies,
  ) {}

  /**
   * Whether the sheet with a code holds, for whoever may read its plan. All others are told the same of every code, after the
   * same questions to the database; whoever is not signed in, after none. What is not told counts, be there such a code
   * or not, and where it has been too much lately nothing is told.
   * @param code as {@link readCopyCode} gives it
   * @throws DomainError TOO_MANY_REQUESTS
   */
  async check(actor: Actor | undefined, code: string): Promise<CopyCheck> {
    if (!actor || !mayDo(actor, 'signedIn')) return NOT_TOLD;
    const limit = limitOfCopyChecks(actor.accountId);
    const [count = 0] = await this.tallies.counts([limit.of]);
    if (count >= limit.most) throw new DomainError('TOO_MANY_REQUESTS');
    const told = await this.unitOfWork.run((manager) => this.find(manager, actor, code));
    if (!told && !(await this.tallies.add([limit]))) throw new DomainError('TOO_MANY_REQUESTS');
    return told ?? NOT_TOLD;
  }

  private async find(manager: EntityManager, actor: Actor, code: string): Promise<CopyCheck | null> {
    const copy = await manager.findOneBy(PlanCopy, { code });
    const personId = copy?.personId ?? NOBODY;
    const asked = {
      recordType: PLAN_TABLES[copy?.plan ?? PlanKind.CRISIS_PLAN].plan,
      recordId: copy?.planId ?? null,
      keptByTeamId: copy?.teamId ?? null,
    };
    const ways = READS.map((policy) => ({ ...asked, policy }));
    const [way] = await this.personAccess.whichOf(manager, actor, personId, ways);
    const policy = way?.policy ?? 'plan.read';
    const accessed = await this.personAccess
      .authorise(manager, actor, personId, policy, asked)
      .catch(nothingFound);
    if (!copy || !accessed) return null;
    const use = { action: LoggedAction.CHECK, recordType: 'plan_copy', recordId: copy.id };
    await this.personAccess.log(manager, actor, accessed, use);
    const versions = await versionsOf(manager, copy);
    const version = versions.find(({ id }) => id === copy.versionId)!;
    const facts = (await factsOf(manager, [copy.id], today())).get(copy.id)!;
    const inForce = versions.find(({ status }) => status === PlanStatus.AGREED);
    const { givenName, familyName, protectedIdentity } = accessed.person;
    return {
      state: sheetState(version, copy.givenAt),
      personName: `${givenName} ${familyName}`,
      plan: copy.plan,
      label: facts.label,
      unitSaidNo: facts.unitSaidNo,
      hasNoTeam: !(await isSupported(manager, personId)),
      planId: copy.planId,
      versionNumber: version.number,
      agreedOn: version.agreedAt && today(version.agreedAt),
      reviewOn: version.reviewOn,
      inForceNumber: inForce?.number ?? null,
      path: inForce ? pathOf(copy, policy, inForce.number) : null,
      protectedIdentity,
    };
  }
}

/** A refusal, which is logged, is the answer that there is nothing. */
function nothingFound(error: unknown): null {
  if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
  throw error;
}

type SheetVersion = Pick<CrisisPlanVersion, 'id' | 'number' | 'status' | 'agreedAt' | 'reviewOn'>;

async function versionsOf(manager: EntityManager, { plan, planId }: PlanCopy): Promise<SheetVersion[]> {
  if (plan === PlanKind.CRISIS_PLAN) return manager.findBy(CrisisPlanVersion, { planId });
  const versions = await manager.findBy(SipVersion, { sipId: planId });
  return versions.map((version) => ({ ...version, reviewOn: version.followUpOn }));
}

/** Where the version in force is read by whoever reads on a policy; a unit has pages of crisis plans alone. */
function pathOf(
  { plan, planId }: PlanCopy,
  policy: (typeof READS)[number],
  inForceNumber: number,
): string | null {
  if (policy === 'plan.read')
    return `${plan === PlanKind.SIP ? SIPS.root : CRISIS_PLANS.root}/${planId}/versions/${inForceNumber}`;
  return plan === PlanKind.SIP ? null : `/shared-plans/${planId}`;
}
