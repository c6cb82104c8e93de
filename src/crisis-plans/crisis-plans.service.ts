import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EnteredPerson, PersonAccess } from '../persons/person-access.js';
import { PlanAccess } from '../plans/plan-access.js';
import { blankContent, nextContent, ownContent, textsOf } from '../plans/plan-content.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { latestOf, successorOf } from '../plans/plan-lifecycle.js';
import { conflictWith, PlanIncomplete, type VersionConflict } from '../plans/plan-results.js';
import { requirePlanLength } from '../plans/require-plan-length.js';
import type { WaitingItem } from '../plans/waiting-item.js';
import type { Actor } from '../platform/access/actor.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { TeamAccess } from '../teams/team-access.js';
import { ClosedHoursUnit, CrisisPlan, CrisisPlanVersion } from './crisis-plan.entity.js';
import type {
  AgreeCrisisPlanInput,
  BeginCrisisPlanInput,
  RecordUnitResponseInput,
  SaveCrisisPlanDraftInput,
} from './crisis-plan.input.js';
import { crisisPlanProblems } from './crisis-plan-completeness.js';
import { CRISIS_PLAN_FORMAT, crisisPlanChecksum, draftOf } from './crisis-plan-content.js';
import { CRISIS_PLAN, type CrisisPlanContent } from './crisis-plan-fields.js';
import { findPlans, loadVersion, requireFitting, writeRows } from './crisis-plan-records.js';
import { findWaiting, waitingItem } from './crisis-plan-waiting.js';

const { READ, LIST, CREATE, UPDATE, AGREE } = LoggedAction;

@Injectable()
export class CrisisPlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly persons: PersonAccess,
    private readonly access: PlanAccess,
    private readonly teams: TeamAccess,
  ) {}

  /**
   * A person and their crisis plans, the latest version of each first, and whether a block keeps others from the actor.
   * @throws DomainError NOT_FOUND
   */
  list(actor: Actor, personId: string): Promise<EnteredPerson & { plans: CrisisPlan[]; isBlocked: boolean }> {
    return this.unitOfWork.run(async (manager) => {
      const record = { action: LIST, recordType: 'crisis_plan', recordId: null };
      const accessed = await this.persons.require(manager, actor, personId, 'plan.read', record);
      const found = await findPlans(manager, { personId });
      const plans = await this.access.readable(manager, actor, accessed.person, found);
      const kept = await this.persons.keptByBlock(manager, actor, 'plan.read', [personId]);
      return { ...accessed, plans, isBlocked: kept.has(personId) };
    });
  }

  /** One plan with its person, its team and every version, to read or to write in. @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    planId: string,
    policy: 'plan.read' | 'plan.write' = 'plan.read',
  ): Promise<EnteredPerson & { plan: CrisisPlan }> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.access.enter(manager, actor, CrisisPlan, planId, policy);
      await this.access.log(manager, actor, accessed, {
        action: READ,
        recordType: 'crisis_plan',
        recordId: planId,
      });
      const [plan] = await findPlans(manager, { id: planId });
      return { ...accessed, plan: plan! };
    });
  }

  /** Begins a plan with an empty draft. @throws DomainError NOT_FOUND; INVALID when there is one of that name */
  begin(actor: Actor, { personId, label }: BeginCrisisPlanInput): Promise<CrisisPlan> {
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const record = { action: CREATE, recordType: 'crisis_plan', recordId: id };
      const { person, disclosure } = await this.persons.require(
        manager,
        actor,
        personId,
        'plan.write',
        record,
      );
      if (await manager.existsBy(CrisisPlan, { personId, label }))
        throw invalid([{ path: 'label', code: 'planExists' }]);
      await manager.insert(CrisisPlan, {
        id,
        ownerId: person.ownerId,
        teamId: disclosure.teamId!,
        personId,
        label,
      });
      const version = { id: randomUUID(), planId: id, number: 1, revision: 1 };
      await insertDraft(manager, actor, version, blankContent(CRISIS_PLAN));
      return (await findPlans(manager, { id }))[0]!;
    });
  }

  /**
   * Makes the draft what the input says, complete or not.
   * @returns the draft, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND; INVALID naming what is written wrongly, or how much too long it is
   */
  saveDraft(actor: Actor, input: SaveCrisisPlanDraftInput): Promise<CrisisPlanVersion | VersionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { latest, log } = await this.toWrite(manager, actor, input.planId);
      const conflict = conflictWith(latest, input.revision);
      await log(conflict ? READ : UPDATE, latest.id);
      if (conflict) return conflict;
      await requireFitting(manager, input);
      const draft = draftOf(input);
      requirePlanLength(textsOf(CRISIS_PLAN, draft));
      await writeRows(manager, latest.id, draft);
      return change(manager, latest, ownContent(CRISIS_PLAN, draft));
    });
  }

  /**
   * Notes what an outside unit answered. Whoever has the draft open sees at their next save that it has changed.
   * @returns the draft, or the conflict when there is none, or it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the draft does not name the unit
   */
  recordUnitResponse(
    actor: Actor,
    { planId, revision, unitId, response, respondedOn = null, respondedBy }: RecordUnitResponseInput,
  ): Promise<CrisisPlanVersion | VersionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { latest, log } = await this.toWrite(manager, actor, planId);
      const conflict = conflictWith(latest, revision);
      await log(conflict ? READ : UPDATE, latest.id);
      if (conflict) return conflict;
      const named = { versionId: latest.id, unitId };
      const { affected } = await manager.update(ClosedHoursUnit, named, {
        response,
        respondedOn,
        respondedBy,
      });
      if (affected === 0) throw invalid([{ path: 'unitId', code: 'unitNotInPlan' }]);
      return change(manager, latest, {});
    });
  }

  /**
   * Agrees on the draft. It is in force from now on and never changes; the version before it is replaced.
   * @returns the agreed version, or why nothing has changed
   * @throws DomainError NOT_FOUND
   */
  agree(
    actor: Actor,
    { planId, revision }: AgreeCrisisPlanInput,
  ): Promise<CrisisPlanVersion | PlanIncomplete | VersionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { plan, latest, log } = await this.toWrite(manager, actor, planId);
      const draft = await loadVersion(manager, latest.id);
      const refusal = conflictWith(latest, revision) ?? incompleteness(draft);
      await log(refusal ? READ : AGREE, latest.id);
      if (refusal) return refusal;
      await manager.update(
        CrisisPlanVersion,
        { planId, status: PlanStatus.AGREED },
        { status: PlanStatus.REPLACED },
      );
      await updateAsRead(
        manager,
        CrisisPlanVersion,
        { id: draft.id, status: PlanStatus.DRAFT, revision },
        {
          status: PlanStatus.AGREED,
          agreedAt: new Date(),
          agreedBy: actor.accountId,
          checksum: crisisPlanChecksum(plan.label, draft, CRISIS_PLAN_FORMAT),
          checksumFormat: CRISIS_PLAN_FORMAT,
        },
      );
      return loadVersion(manager, draft.id);
    });
  }

  /**
   * Begins the next version with what the agreed one says. How and when it was made together is asked anew, since
   * that is of each version.
   * @throws DomainError NOT_FOUND; INVALID when there is a draft already or nothing has been agreed
   */
  beginNextVersion(actor: Actor, planId: string): Promise<CrisisPlanVersion> {
    return this.unitOfWork.run(async (manager) => {
      const { plan, latest, log } = await this.toWrite(manager, actor, planId);
      const id = randomUUID();
      await log(CREATE, id);
      const { number, predecessor } = successorOf(plan.versions);
      const agreed = predecessor && (await loadVersion(manager, predecessor.id));
      // The count goes on, so that a page left open on the version before is never taken for this one.
      const revision = latest.revision + 1;
      const content = agreed ? nextContent(CRISIS_PLAN, agreed) : blankContent(CRISIS_PLAN);
      await insertDraft(manager, actor, { id, planId, number, revision }, content);
      return loadVersion(manager, id);
    });
  }

  /** Drafts, and reviews that are due within 30 days, of the people in the actor's teams; the earliest day first. */
  waiting(actor: Actor): Promise<WaitingItem[]> {
    const day = today();
    return this.unitOfWork.run(async (manager) => {
      const found = new Map<string, CrisisPlanVersion>();
      for (const teamId of this.teams.ownTeamIds(actor, 'plan.write'))
        for (const version of await findWaiting(manager, teamId, day)) found.set(version.id, version);
      const rows = [...found.values()].map((version) => ({
        recordType: 'crisis_plan_version',
        recordId: version.id,
        keptByTeamId: version.plan.teamId,
        person: version.plan.person,
        version,
      }));
      const shown = await this.persons.list(manager, actor, 'plan.write', rows);
      const items = shown.map(({ version }) => waitingItem(actor, version));
      return items.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
    });
  }

  /** A plan the actor may change, its latest version, and how to log what is then done with a version. */
  private async toWrite(manager: EntityManager, actor: Actor, planId: string) {
    const accessed = await this.access.enter(manager, actor, CrisisPlan, planId, 'plan.write');
    const log = (action: LoggedAction, recordId: string) =>
      this.access.log(manager, actor, accessed, { action, recordType: 'crisis_plan_version', recordId });
    return { ...(await latestVersion(manager, planId)), log };
  }
}

/** A plan with what is known of its versions save their content. */
async function latestVersion(
  manager: EntityManager,
  planId: string,
): Promise<{ plan: CrisisPlan; latest: CrisisPlanVersion }> {
  const plan = await manager.findOneOrFail(CrisisPlan, {
    where: { id: planId },
    relations: { versions: true },
  });
  return { plan, latest: latestOf(plan.versions) };
}

/** Raises the revision of a draft with each change, so that whoever saw the one before can be told. */
async function change(
  manager: EntityManager,
  { id, revision }: CrisisPlanVersion,
  fields: Partial<CrisisPlanContent>,
): Promise<CrisisPlanVersion> {
  await manager.update(
    CrisisPlanVersion,
    { id },
    { ...fields, revision: revision + 1, changedAt: new Date() },
  );
  return loadVersion(manager, id);
}

function incompleteness(draft: CrisisPlanVersion): PlanIncomplete | undefined {
  const problems = crisisPlanProblems(draft, today());
  return problems.length > 0 ? new PlanIncomplete(problems) : undefined;
}

/** A new version that is a draft. */
async function insertDraft(
  manager: EntityManager,
  actor: Actor,
  version: Pick<CrisisPlanVersion, 'id' | 'planId' | 'number' | 'revision'>,
  content: CrisisPlanContent,
): Promise<void> {
  const now = new Date();
  await manager.insert(CrisisPlanVersion, {
    ...version,
    ...ownContent(CRISIS_PLAN, content),
    status: PlanStatus.DRAFT,
    agreedAt: null,
    agreedBy: null,
    checksum: null,
    checksumFormat: null,
    createdAt: now,
    createdBy: actor.accountId,
    changedAt: now,
  });
  await writeRows(manager, version.id, content);
}
