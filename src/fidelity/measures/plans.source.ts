import { PlanStatus } from '../../plans/plan-kinds.js';
import { addDays } from '../../platform/dates/civil-date.js';
import { startOfDay } from '../../platform/dates/today.js';
import { enrolledPeople, isAbout } from '../../teams/enrolled-people.js';
import type { Source } from './measure.js';
import { lastDay } from './windows.js';

/**
 * Each human with a plan that was agreed by the end of the day, and whether the version that was in force then was
 * still to be looked through, and the plan not ended: of several plans one is enough.
 */
const agreedPlans = (plan: string, key: string, review: string) => `
  SELECT human, MAX(CASE WHEN place = 1 AND review_day >= :to AND NOT was_ended THEN 1 ELSE 0 END) AS is_current
  FROM (
    SELECT
      rows_about.human, version.${review} AS review_day,
      EXISTS (SELECT 1 FROM plan_ending ending WHERE ending.record_id = version.id AND ending.recorded_at < :end) AS was_ended,
      ROW_NUMBER() OVER (PARTITION BY ${plan}.id ORDER BY version.number DESC) AS place
    FROM rows_about
    JOIN ${plan} ON ${plan}.person_id = rows_about.person_id
    JOIN ${plan}_version version ON version.${key} = ${plan}.id
    WHERE version.agreed_at < :end AND version.status <> '${PlanStatus.VOIDED}'
  ) versions
  GROUP BY human`;

/**
 * Persons enrolled on the last day, and those of them who have a current crisis plan, a current SIP and a resource
 * group, whichever principal keeps it. Where nobody the team has had has such a plan, the team does not keep them
 * here, and nothing is known.
 */
export const plans: Source = {
  window: lastDay,
  statement: ({ to }) => ({
    text: `
      WITH people AS (
        SELECT human, MAX(CASE WHEN to_date IS NULL OR to_date >= :to THEN 1 ELSE 0 END) AS is_enrolled
        FROM ${enrolledPeople()}
        WHERE team_id = :team AND from_date <= :to
        GROUP BY human
      ),
      rows_about AS (
        SELECT people.human, person.id AS person_id FROM people JOIN person ON ${isAbout('people.human')}
      ),
      crisis_plans AS (${agreedPlans('crisis_plan', 'plan_id', 'review_on')}),
      sips AS (${agreedPlans('sip', 'sip_id', 'follow_up_on')}),
      groups_of AS (
        SELECT DISTINCT rows_about.human
        FROM rows_about
        JOIN resource_group ON resource_group.person_id = rows_about.person_id
        JOIN resource_group_member ON resource_group_member.group_id = resource_group.id
          AND resource_group_member.version = resource_group.revision
      )
      SELECT
        SUM(is_enrolled * crisis_plans.is_current) AS with_crisis_plan,
        CASE WHEN COUNT(crisis_plans.human) > 0 THEN SUM(is_enrolled) ELSE 0 END AS crisis_plan_persons,
        SUM(is_enrolled * sips.is_current) AS with_sip,
        CASE WHEN COUNT(sips.human) > 0 THEN SUM(is_enrolled) ELSE 0 END AS sip_persons,
        SUM(CASE WHEN groups_of.human IS NULL THEN 0 ELSE is_enrolled END) AS with_group,
        CASE WHEN COUNT(groups_of.human) > 0 THEN SUM(is_enrolled) ELSE 0 END AS group_persons
      FROM people
      LEFT JOIN crisis_plans ON crisis_plans.human = people.human
      LEFT JOIN sips ON sips.human = people.human
      LEFT JOIN groups_of ON groups_of.human = people.human`,
    values: { end: startOfDay(addDays(to, 1)) },
  }),
};
