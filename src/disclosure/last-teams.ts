const inForce = (
  plan: string,
  key: string,
) => `EXISTS (SELECT 1 FROM ${plan} made JOIN ${plan}_version agreed ON agreed.${key} = made.id
    WHERE made.person_id = left_one.person_id AND made.team_id = left_one.team_id AND agreed.status = 'AGREED')`;

/** Somebody who was enrolled by mistake is known by a plan of the team that is in force, or was another; and not by a second row of theirs. */
const HAD_THEM = `(left_one.voided_at IS NULL OR (${inForce('crisis_plan', 'plan_id')} OR ${inForce('sip', 'sip_id')})
  AND NOT EXISTS (SELECT 1 FROM enrolment other WHERE other.person_id = left_one.person_id AND other.team_id = left_one.team_id
    AND other.voided_at IS NULL))`;

/** The condition that an enrolment, `left_one`, is the last one of its person: nobody has the person after it, nor today where it was voided. */
export const IS_LAST = `${HAD_THEM} AND NOT EXISTS (SELECT 1 FROM enrolment stays WHERE stays.person_id = left_one.person_id AND stays.voided_at IS NULL
    AND (stays.to_date IS NULL OR (left_one.voided_at IS NULL AND stays.to_date > left_one.to_date)
      OR (left_one.voided_at IS NOT NULL AND stays.to_date >= :day)))`;

/** The condition that the person has left with it: it has ended before `:day`, or was voided. */
export const HAS_LEFT = `(left_one.voided_at IS NOT NULL OR left_one.to_date < :day) AND ${IS_LAST}`;
