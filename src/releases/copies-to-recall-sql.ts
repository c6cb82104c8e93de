import { UnitResponse } from '../crisis-plans/crisis-plan-kinds.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { addDays } from '../platform/dates/civil-date.js';
import { CopyForm } from './copy-kinds.js';
import { OWN_USE_DAYS } from './recall-reason.js';

/**
 * Whether what a copy was given on holds on `:day`, or there is another ground on which its reader could be given it. A yes
 * that is written on the copy itself has no end; one that stands in the resource group ends when it is taken out of there.
 * What was opened in an emergency is open for some hours. What is read in the program is read on a ground to the very receiver, and
 * while no block keeps it from them.
 */
const GROUND_HOLDS = `CASE
  WHEN copy.ground_id IS NOT NULL THEN CASE WHEN EXISTS (SELECT 1 FROM ground
    WHERE ground.person_id = copy.person_id AND ground.receiver_id = copy.receiver_id AND ground.withdrawn_at IS NULL
      AND (ground.receiver_unit_id = copy.receiver_unit_id
        OR (ground.receiver_unit_id IS NULL AND (copy.receiver_unit_id IS NULL OR copy.form <> '${CopyForm.DIGITAL}')))
      AND CAST(ground.categories AS text) LIKE '%"' || copy.plan || '"%' AND ${holdsOn(':day', 'ground')})
    AND (copy.form <> '${CopyForm.DIGITAL}' OR NOT EXISTS (SELECT 1 FROM block WHERE block.person_id = copy.person_id
      AND block.lifted_at IS NULL AND (copy.receiver_id <> copy.owner_id OR block.team_id = copy.team_id))) THEN 1 ELSE 0 END
  WHEN copy.ground = 'EMERGENCY_OPENING' THEN CASE WHEN copy.given_on < :day THEN 0 ELSE 1 END
  WHEN copy.ground = 'CONSENT' AND copy.consent_form IS NULL THEN CASE WHEN EXISTS (SELECT 1 FROM resource_group_member member
    JOIN resource_group ON resource_group.id = member.group_id AND resource_group.revision = member.version
    WHERE resource_group.person_id = copy.person_id AND member.name = copy.receiver_name AND member.sees_crisis_plan)
    THEN 1 ELSE 0 END
  ELSE 1 END`;

/** Of what was given by a link, nobody has anything until it has been opened. */
const IS_HELD = `CASE WHEN copy.form <> '${CopyForm.LINK}'
  OR EXISTS (SELECT 1 FROM plan_link link WHERE link.copy_id = copy.id AND link.opened_at IS NOT NULL) THEN 1 ELSE 0 END`;

/** Whether what a unit has answered last to its task in the version is a no that came after the copy was given. */
const UNIT_SAID_NO = `CASE WHEN EXISTS (SELECT 1 FROM unit_answer answer
    WHERE answer.version_id = copy.version_id AND answer.response = '${UnitResponse.DECLINED}' AND answer.answered_at > copy.given_at
      AND NOT EXISTS (SELECT 1 FROM unit_answer later WHERE later.version_id = answer.version_id AND later.unit_id = answer.unit_id
        AND later.task = answer.task AND later.answered_at > answer.answered_at))
  THEN 1 ELSE 0 END`;

/**
 * What {@link recallReason} needs to know of copies on `:day`, as a table for hand-written SQL.
 * @param ofCopy a condition on the `copy`
 */
export const copyFacts = (ofCopy: string): string => `(
  SELECT copy.id, copy.person_id, copy.team_id, copy.reader, copy.form, copy.given_on, copy.settled_as, ${IS_HELD} AS held,
         crisis_plan.label, COALESCE(crisis.status, sip.status) AS status,
         CASE WHEN copy.given_at < COALESCE(crisis.agreed_at, sip.agreed_at, copy.given_at) THEN 1 ELSE 0 END AS was_draft,
         ${UNIT_SAID_NO} AS unit_said_no,
         COALESCE(crisis.review_on, sip.follow_up_on) AS review_on, ${GROUND_HOLDS} AS ground_holds,
         CASE WHEN EXISTS (SELECT 1 FROM enrolment WHERE enrolment.person_id = copy.person_id AND enrolment.voided_at IS NULL
           AND (enrolment.to_date IS NULL OR enrolment.to_date > :day)) THEN 1 ELSE 0 END AS enrolled_after
    FROM plan_copy copy
    LEFT JOIN crisis_plan_version crisis ON crisis.id = copy.version_id
    LEFT JOIN crisis_plan ON crisis_plan.id = crisis.plan_id
    LEFT JOIN sip_version sip ON sip.id = copy.version_id
   WHERE ${ofCopy}
)`;

/** {@link recallReason} in SQL: the condition that a copy of the `facts` is to be recalled with {@link recallDays}. */
export const IS_TO_RECALL = `facts.settled_as IS NULL AND facts.held = 1
  AND (facts.reader <> '${PlanReader.TEAM}' OR facts.given_on >= :ownUseFrom)
  AND (facts.form <> '${CopyForm.DIGITAL}' OR facts.ground_holds = 1)
  AND (facts.status IN ('${PlanStatus.VOIDED}', '${PlanStatus.ENDED}', '${PlanStatus.REPLACED}') OR facts.ground_holds = 0
    OR facts.enrolled_after = 0
    OR (facts.status = '${PlanStatus.AGREED}' AND (facts.was_draft = 1 OR facts.review_on < :day
      OR (facts.unit_said_no = 1 AND facts.form <> '${CopyForm.DIGITAL}'))))`;

/** The days that {@link IS_TO_RECALL} asks for. */
export const recallDays = (day: string) => ({ day, ownUseFrom: addDays(day, -OWN_USE_DAYS) });
