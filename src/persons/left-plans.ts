import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { isAny } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AmendedRecord, PlanEndReason } from './amendment.entity.js';
import { requireDeath } from './deaths.js';
import { endVersion } from './end-version.js';
import type { Enrolment, Person } from './person.entity.js';
import type { LeftPlanInput } from './person.input.js';
import type { AuthorisedPerson, RecordUse } from './person-access.js';
import { LeavingReason, PlanAfterLeaving, PlanKind } from './person-kinds.js';
import { PLAN_TABLES } from './plan-conditions.js';
import { type InForce, plansInForce } from './plans-in-force.js';

const STAYS = `SELECT 1 FROM enrolment WHERE person_id = :personId AND id <> :id AND voided_at IS NULL
  AND (to_date IS NULL OR to_date > :toDate)`;

const RECORD = {
  [PlanKind.CRISIS_PLAN]: AmendedRecord.CRISIS_PLAN_VERSION,
  [PlanKind.SIP]: AmendedRecord.SIP_VERSION,
};

/**
 * The plans in force, of those the actor may read, that nobody has once an enrolment has ended; none where the person stays in
 * another. Without a last day, those that nobody may have, whichever it is.
 */
export async function plansLeftBy(
  manager: EntityManager,
  { person, may }: Pick<AuthorisedPerson, 'person' | 'may'>,
  { id, toDate }: Pick<Enrolment, 'id' | 'toDate'>,
): Promise<InForce[]> {
  const { id: personId } = person;
  if (await isAny(manager, STAYS, { personId, id, toDate })) return [];
  const plans = await plansInForce(manager, personId);
  return plans.filter(({ kind, teamId: keptByTeamId }) =>
    may('plan.read', { recordType: PLAN_TABLES[kind].plan, keptByTeamId }),
  );
}

/**
 * Which plans end with an enrolment: of somebody who has died all of them, and else those that are said to.
 * @throws DomainError INVALID when the death is to come or before a later enrolment, nothing is said of a plan that nobody has from then on, or one is to end
 * before the person leaves
 */
export async function plansEndedBy(
  manager: EntityManager,
  accessed: Pick<AuthorisedPerson, 'person' | 'may'>,
  { id, toDate, leavingReason }: Pick<Enrolment, 'id' | 'toDate' | 'leavingReason'>,
  said: readonly LeftPlanInput[],
): Promise<InForce[]> {
  if (leavingReason === LeavingReason.DECEASED) {
    const { id: personId } = accessed.person;
    await requireDeath(manager, { personId, toDate: toDate! });
    return plansInForce(manager, personId);
  }
  const left = await plansLeftBy(manager, accessed, { id, toDate });
  const becomes = new Map(said.map((one) => [one.planId, one.becomes]));
  const at = ({ planId }: InForce) => `plans.${left.findIndex((one) => one.planId === planId)}.becomes`;
  const unsaid = left.filter(({ planId }) => !becomes.get(planId));
  if (unsaid.length > 0)
    throw invalid(unsaid.map((plan) => ({ path: at(plan), code: 'planAfterLeavingMissing' })));
  const ended = left.filter(({ planId }) => becomes.get(planId) === PlanAfterLeaving.ENDED);
  if (toDate! > today() && ended.length > 0)
    throw invalid(ended.map((plan) => ({ path: at(plan), code: 'planEndsOnLastDay' })));
  return ended;
}

/**
 * Ends plans in force of a person whose record the actor has to themselves.
 * @returns what is then to be logged
 */
export async function endPlans(
  manager: EntityManager,
  { accountId, name }: Actor,
  { id: personId }: Pick<Person, 'id'>,
  plans: readonly InForce[],
  leavingReason: LeavingReason,
): Promise<RecordUse[]> {
  const reason = leavingReason === LeavingReason.DECEASED ? PlanEndReason.DIED : PlanEndReason.MOVED;
  const recordedAt = new Date();
  for (const { kind, versionId: recordId } of plans) {
    await endVersion(manager, {
      ...{ id: randomUUID(), recordType: RECORD[kind], recordId, personId, reason, note: '' },
      ...{ recordedAt, recordedBy: accountId, recordedByName: name },
    });
  }
  return plans.map(({ kind, versionId: recordId }) => ({
    ...{ action: LoggedAction.CLOSE, recordType: RECORD[kind], recordId },
  }));
}

/** Ends every plan in force of somebody who has died; see {@link endPlans}. */
export const endPlansOfDead = async (manager: EntityManager, actor: Actor, person: Pick<Person, 'id'>) =>
  endPlans(manager, actor, person, await plansInForce(manager, person.id), LeavingReason.DECEASED);
