import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { dayOfStored } from '../platform/dates/today.js';
import { PlanKind } from './person-kinds.js';
import { PLAN_TABLES } from './plan-conditions.js';

/** A version of a plan that is in force. Days are YYYY-MM-DD. */
export interface InForce {
  kind: PlanKind;
  /** What a crisis plan is called (CrisisPlanLabel). */
  label: string | null;
  planId: string;
  teamId: string;
  versionId: string;
  number: number;
  agreedOn: string;
  /** To be looked through again, or followed up. */
  reviewOn: string | null;
}

const REVIEW_ON = { [PlanKind.CRISIS_PLAN]: 'review_on', [PlanKind.SIP]: 'follow_up_on' };

const LABEL = { [PlanKind.CRISIS_PLAN]: 'crisis_plan.label', [PlanKind.SIP]: 'NULL' };

const IN_FORCE = Object.values(PlanKind)
  .map((kind) => {
    const { plan, version, key } = PLAN_TABLES[kind];
    return `SELECT '${kind}' AS kind, ${LABEL[kind]} AS label, ${plan}.id AS "planId", ${plan}.team_id AS "teamId", ${version}.id AS "versionId",
        ${version}.number, ${version}.agreed_at AS "agreedAt", CAST(${version}.${REVIEW_ON[kind]} AS text) AS "reviewOn"
      FROM ${plan} JOIN ${version} ON ${version}.${key} = ${plan}.id
     WHERE ${plan}.person_id = :personId AND ${version}.status = 'AGREED'`;
  })
  .join(' UNION ALL ');

/** The versions in force of a person's plans, those of one kind after those of another. */
export async function plansInForce(manager: EntityManager, personId: string): Promise<InForce[]> {
  const rows = await sql<Omit<InForce, 'agreedOn'> & { agreedAt: string | Date }>(
    manager,
    `${IN_FORCE} ORDER BY kind, "agreedAt", "versionId"`,
    { personId },
  );
  return rows.map(({ agreedAt, ...plan }) => ({ ...plan, agreedOn: dayOfStored(agreedAt) }));
}
