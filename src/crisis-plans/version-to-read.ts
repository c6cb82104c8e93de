import type { EntityManager } from 'typeorm';
import { Disagreement, PlanEnding, Voiding } from '../persons/amendment.entity.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { type CrisisPlan, CrisisPlanStatement, CrisisPlanVersion, UnitAnswer } from './crisis-plan.entity.js';
import { inReadingOrder } from './crisis-plan-content.js';
import { isOfUnit, lateAnswer } from './unit-answers.js';

/** What whoever was given a plan reads of it: one version and its team, without what is between the team and its units. */
export interface VersionToRead {
  plan: CrisisPlan;
  version: CrisisPlanVersion;
}

/**
 * A version for a reader elsewhere, in two statements: whoever stands with somebody at the door does not wait. The statements of
 * the plan are many, and are read by themselves.
 * @param which of a plan what is in force, or a certain version
 */
export async function versionToRead(
  manager: EntityManager,
  which: { planId: string; status: PlanStatus } | { id: string },
): Promise<VersionToRead | undefined> {
  const version = (await manager
    .createQueryBuilder(CrisisPlanVersion, 'version')
    .innerJoinAndSelect('version.plan', 'plan')
    .innerJoinAndSelect('plan.team', 'team')
    .leftJoinAndSelect('version.closedHoursUnits', 'task')
    .leftJoinAndSelect('task.unit', 'unit')
    .leftJoinAndSelect('unit.joinedInto', 'unitNow')
    .leftJoinAndSelect('version.contacts', 'contact')
    .leftJoinAndSelect('version.participants', 'participant')
    .leftJoinAndSelect('version.skippedSections', 'skipped')
    .leftJoinAndMapOne('version.voiding', Voiding, 'voiding', 'voiding.record_id = version.id')
    .leftJoinAndMapOne('version.ending', PlanEnding, 'ending', 'ending.record_id = version.id')
    .leftJoinAndMapMany(
      'version.disagreements',
      Disagreement,
      'disagreement',
      'disagreement.record_id = version.id',
    )
    .leftJoinAndMapMany('version.answers', UnitAnswer, 'answer', 'answer.version_id = version.id')
    .leftJoinAndSelect('answer.unit', 'answering')
    .leftJoinAndSelect('answering.joinedInto', 'answeringNow')
    .where(which)
    .orderBy('disagreement.recorded_at', 'ASC')
    .getOne()) as (CrisisPlanVersion & { answers: UnitAnswer[] }) | null;
  if (!version) return undefined;
  version.statements = await manager.findBy(CrisisPlanStatement, { versionId: version.id });
  inReadingOrder(version);
  const isInForce = version.status === PlanStatus.AGREED;
  for (const row of version.closedHoursUnits) {
    const own = isInForce ? version.answers.filter((answer) => isOfUnit(answer, row)) : [];
    row.answer = lateAnswer(row, version.agreedAt!, own) ?? null;
    row.reading = null;
    row.question = null;
  }
  return { plan: version.plan, version };
}
