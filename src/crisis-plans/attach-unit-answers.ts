import { type EntityManager, In, IsNull } from 'typeorm';
import { Block } from '../consents/block.entity.js';
import { Ground } from '../consents/ground.entity.js';
import { principalFacts } from '../disclosure/principal-facts.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { type RecordOfUnits, unitReadsUntil } from '../disclosure/unit-reads-until.js';
import { Principal } from '../organisations/organisation.entity.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { CrisisPlan, CrisisPlanVersion, UnitAnswer, UnitQuestion } from './crisis-plan.entity.js';
import { UnitResponse } from './crisis-plan-kinds.js';
import { isOfUnit, isSameTask, lateAnswer, notedAnswer } from './unit-answers.js';

/**
 * Puts beside each unit of drafts and of what is in force whether it may read, what it has answered itself, and the
 * question that waits for it, also where it was agreed without the answer. Changes the versions themselves.
 * @param versions of one person's plans
 */
export async function attachUnitAnswers(
  manager: EntityManager,
  versions: readonly CrisisPlanVersion[],
): Promise<void> {
  const current = versions.filter(
    ({ status }) => status === PlanStatus.DRAFT || status === PlanStatus.AGREED,
  );
  if (!current.some(({ closedHoursUnits }) => closedHoursUnits.length > 0)) return;
  const plans = await manager.find(CrisisPlan, {
    where: { id: In(current.map(({ planId }) => planId)) },
    relations: { person: true },
  });
  const ofPlans = { version: { planId: In(plans.map(({ id }) => id)) } };
  const relations = { version: true, unit: { joinedInto: true } } as const;
  const answers = await manager.find(UnitAnswer, { where: ofPlans, relations });
  const questions = await manager.find(UnitQuestion, {
    where: ofPlans,
    relations,
    order: { askedAt: 'DESC' },
  });
  const record = await recordOf(manager, plans[0]!.person);
  const principals = await principalsOf(manager, current);
  const given = await givenTo(manager, current);
  for (const version of current) {
    const plan = plans.find(({ id }) => id === version.planId)!;
    const requested = { category: RecordCategory.CRISIS_PLAN, keptByTeamId: plan.teamId };
    for (const row of version.closedHoursUnits) {
      const { unit, response } = row;
      const employer = unit && principals.get(unit.principalId);
      const until = unit && employer && unitReadsUntil({ ...unit, employer }, requested, record, today());
      const reads = unit?.principalId === record.ownerId || given.has(`${version.id} ${unit?.id}`);
      const isInForce = version.status === PlanStatus.AGREED;
      row.reading =
        unit && employer ? { until: until ?? null, isNotGiven: isInForce && Boolean(until) && !reads } : null;
      const own = answers.filter(
        (answer) => answer.version.planId === version.planId && isOfUnit(answer, row),
      );
      const isOfVersion = ({ versionId }: { versionId: string }) => versionId === version.id;
      row.answer =
        (version.status === PlanStatus.DRAFT
          ? notedAnswer(row, own)
          : lateAnswer(row, version.agreedAt!, own.filter(isOfVersion))) ?? null;
      row.answeredToId = (row.answer ?? notedAnswer(row, own))?.versionId ?? null;
      const isOpen = response === UnitResponse.PENDING && (!isInForce || !row.answer);
      const question = questions.find(
        (one) => isOfVersion(one) && isOfUnit(one, row) && isSameTask(one, row),
      );
      row.question = isOpen ? (question ?? null) : null;
    }
  }
}

/** Puts beside each unit of a version what it has answered since that was agreed, in force or not. Changes the version itself. */
export async function attachLateAnswers(
  manager: EntityManager,
  { id: versionId, agreedAt, closedHoursUnits }: CrisisPlanVersion,
): Promise<void> {
  const relations = { unit: { joinedInto: true } } as const;
  const answers = await manager.find(UnitAnswer, { where: { versionId }, relations });
  for (const row of closedHoursUnits) {
    const own = answers.filter((answer) => isOfUnit(answer, row));
    row.answer = lateAnswer(row, agreedAt!, own) ?? null;
  }
}

async function recordOf(
  manager: EntityManager,
  { id: personId, ownerId, activity, protectedIdentity }: CrisisPlan['person'],
): Promise<RecordOfUnits> {
  const owner = await manager.findOneByOrFail(Principal, { id: ownerId });
  const grounds = await manager.findBy(Ground, { personId, withdrawnAt: IsNull() });
  const blocks = await manager.findBy(Block, { personId, liftedAt: IsNull() });
  return {
    ownerId,
    owner: { ...principalFacts(owner, today()), activity },
    protectedIdentity,
    grounds: grounds.map((ground) => ({ ...ground, withdrawn: false })),
    blocks: blocks.map(({ teamId }) => ({ teamId, lifted: false })),
  };
}

/** Which versions which units hold digitally: a version's id and a unit's. */
async function givenTo(manager: EntityManager, versions: readonly CrisisPlanVersion[]): Promise<Set<string>> {
  const rows = await sql<{ versionId: string; unitId: string }>(
    manager,
    `SELECT version_id AS "versionId", receiver_unit_id AS "unitId" FROM plan_copy
      WHERE version_id IN (:...ids) AND receiver_unit_id IS NOT NULL AND form = 'DIGITAL' AND settled_as IS NULL`,
    { ids: versions.map(({ id }) => id) },
  );
  return new Set(rows.map(({ versionId, unitId }) => `${versionId} ${unitId}`));
}

async function principalsOf(manager: EntityManager, versions: readonly CrisisPlanVersion[]) {
  const ids = versions.flatMap(({ closedHoursUnits }) =>
    closedHoursUnits.flatMap(({ unit }) => unit?.principalId ?? []),
  );
  const principals = await manager.findBy(Principal, { id: In(ids) });
  return new Map(principals.map((principal) => [principal.id, principalFacts(principal, today())]));
}
