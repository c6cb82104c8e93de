import { OfferedPlan } from './plan-offer.entity.js';

/** Where each kind of plan is kept: its tables, and the column of a version that names its plan. */
export const PLAN_TABLES = {
  [OfferedPlan.CRISIS_PLAN]: { plan: 'crisis_plan', version: 'crisis_plan_version', key: 'plan_id' },
  [OfferedPlan.SIP]: { plan: 'sip', version: 'sip_version', key: 'sip_id' },
};

/** The condition, in SQL, that a person has a plan of a kind in force. @param personId an expression for the person's id */
export function planInForce(offered: OfferedPlan, personId: string): string {
  const { plan, version, key } = PLAN_TABLES[offered];
  return `EXISTS (SELECT 1 FROM ${plan} JOIN ${version} ON ${version}.${key} = ${plan}.id
    WHERE ${plan}.person_id = ${personId} AND ${version}.status = 'AGREED')`;
}

/** The condition that the last thing a person said of a plan of a kind is no. */
export const planDeclined = (offered: OfferedPlan, personId: string): string =>
  `EXISTS (SELECT 1 FROM plan_offer offer
    WHERE offer.person_id = ${personId} AND offer.plan = '${offered}' AND offer.voided_at IS NULL
      AND offer.answer = 'DECLINED'
      AND NOT EXISTS (SELECT 1 FROM plan_offer later WHERE later.person_id = offer.person_id
        AND later.plan = offer.plan AND later.voided_at IS NULL
        AND (later.offered_on > offer.offered_on
          OR (later.offered_on = offer.offered_on AND later.recorded_at > offer.recorded_at))))`;
