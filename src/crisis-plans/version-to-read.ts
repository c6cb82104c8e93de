import type { EntityManager } from 'typeorm';
import { Disagreement, PlanEnding, Voiding } from '../persons/amendment.entity.js';
import { Enrolment } from '../persons/person.entity.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { SUPPORTS_NOW, supportedNow, withSupporter } from '../plans/supporting-teams.js';
import { type CrisisPlan, CrisisPlanVersion, UnitAnswer } from './crisis-plan.entity.js';
import { inReadingOrder } from './crisis-plan-content.js';
import { isOfUnit, lateAnswer } from './unit-answers.js';

/** What whoever was given a plan reads of it: one version and the teams that have the person, without what is between the team and its units. */
export interface VersionToRead {
  plan: CrisisPlan;
  version: CrisisPlanVersion;
}

/** A row of the answer holds a row of one list: joined without it, each of a list comes with each of every other. */
const ONE_LIST = `(${[1, 2, 3, 4, 5, 6, 7, 8].map((list) => `SELECT ${list} AS list`).join(' UNION ALL ')})`;

/** Of a plan what is in force, or a certain version. */
type Which = { planId: string; status: PlanStatus } | { id: string };

/** The one statement that reads a version with its lists: as many rows as its lists have together. */
export const selectVersion = (manager: EntityManager, which: Which) =>
  withSupporter(
    manager
      .createQueryBuilder(CrisisPlanVersion, 'version')
      .innerJoinAndSelect('version.plan', 'plan')
      .leftJoinAndMapOne('version.voiding', Voiding, 'voiding', 'voiding.record_id = version.id')
      .leftJoinAndMapOne('version.ending', PlanEnding, 'ending', 'ending.record_id = version.id')
      .innerJoin(ONE_LIST, 'one', '1 = 1')
      .leftJoinAndSelect('version.statements', 'statement', 'one.list = 1')
      .leftJoinAndSelect('version.closedHoursUnits', 'task', 'one.list = 2')
      .leftJoinAndSelect('task.unit', 'unit')
      .leftJoinAndSelect('unit.joinedInto', 'unitNow')
      .leftJoinAndSelect('version.contacts', 'contact', 'one.list = 3')
      .leftJoinAndSelect('version.participants', 'participant', 'one.list = 4')
      .leftJoinAndSelect('version.skippedSections', 'skipped', 'one.list = 5')
      .leftJoinAndMapMany(
        'version.disagreements',
        Disagreement,
        'disagreement',
        'one.list = 6 AND disagreement.record_id = version.id',
      )
      .leftJoinAndMapMany(
        'version.answers',
        UnitAnswer,
        'answer',
        'one.list = 7 AND answer.version_id = version.id',
      )
      .leftJoinAndSelect('answer.unit', 'answering')
      .leftJoinAndSelect('answering.joinedInto', 'answeringNow')
      .leftJoinAndMapMany(
        'plan.supporting',
        Enrolment,
        'supporting',
        `one.list = 8 AND supporting.person_id = plan.person_id AND ${SUPPORTS_NOW}`,
        supportedNow(),
      ),
  )
    .where(which)
    .orderBy('disagreement.recorded_at', 'ASC');

/** A version for a reader elsewhere, in one statement: whoever stands with somebody at the door does not wait. */
export async function versionToRead(
  manager: EntityManager,
  which: Which,
): Promise<VersionToRead | undefined> {
  const version = (await selectVersion(manager, which).getOne()) as
    | (CrisisPlanVersion & { answers: UnitAnswer[] })
    | null;
  if (!version) return undefined;
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
