import { holdsOn } from '../platform/database/holds-on.js';
import { PlanKind } from './person-kinds.js';

/** Where each kind of plan is kept: its tables, and the column of a version that names its plan. */
export const PLAN_TABLES = {
  [PlanKind.CRISIS_PLAN]: { plan: 'crisis_plan', version: 'crisis_plan_version', key: 'plan_id' },
  [PlanKind.SIP]: { plan: 'sip', version: 'sip_version', key: 'sip_id' },
};

/**
 * The condition that no block keeps a plan or an offer from the teams that ask, `:...askingTeams` on `:day`: it is not of a team
 * whose records are blocked, or the person is in that team and it asks itself. What is kept from them counts as not there.
 * As a value of its own it is asked of the rows that are found; PostgreSQL would else read whole tables to join it to all.
 */
const isReadable = (kept: string) => `(SELECT NOT EXISTS (SELECT 1 FROM block
  WHERE block.person_id = ${kept}.person_id AND block.team_id = ${kept}.team_id AND block.lifted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM enrolment shared WHERE shared.person_id = block.person_id AND shared.team_id = block.team_id
      AND shared.team_id IN (:...askingTeams) AND shared.voided_at IS NULL AND ${holdsOn(':day', 'shared')})))`;

const hasVersion = (offered: PlanKind, personId: string, statuses: string) => {
  const { plan, version, key } = PLAN_TABLES[offered];
  return `EXISTS (SELECT 1 FROM ${plan} JOIN ${version} ON ${version}.${key} = ${plan}.id
    WHERE ${plan}.person_id = ${personId} AND ${version}.status IN (${statuses})
      AND ${isReadable(plan)})`;
};

/** The condition, in SQL, that a person has a plan of a kind in force. @param personId an expression for the person's id */
export const planInForce = (offered: PlanKind, personId: string): string =>
  hasVersion(offered, personId, "'AGREED'");

/** The condition that an `offer` is the last one of its plan to its person, and that they said no. */
export const IS_LAST_NO = `offer.voided_at IS NULL AND offer.answer = 'DECLINED' AND ${isReadable('offer')}
  AND NOT EXISTS (SELECT 1 FROM plan_offer later WHERE later.person_id = offer.person_id
    AND later.plan = offer.plan AND later.voided_at IS NULL AND ${isReadable('later')}
    AND (later.offered_on > offer.offered_on
      OR (later.offered_on = offer.offered_on AND later.recorded_at > offer.recorded_at)))`;

/** The condition that the last thing a person said of a plan of a kind is no. */
export const planDeclined = (offered: PlanKind, personId: string): string =>
  `EXISTS (SELECT 1 FROM plan_offer offer
    WHERE offer.person_id = ${personId} AND offer.plan = '${offered}' AND ${IS_LAST_NO})`;

/** The condition that a person is without a plan of a kind: none is in force or begun, and they have not declined one. */
export const planLacking = (offered: PlanKind, personId: string): string =>
  `NOT ${planDeclined(offered, personId)} AND NOT ${hasVersion(offered, personId, "'DRAFT', 'AGREED'")}`;
