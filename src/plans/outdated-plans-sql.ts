import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';

/** Versions in force, each with its plan. @param ofPlan a condition on the `plan` */
const inForce = (kind: PlanKind, ofPlan: string, columns: string, joined = '') => {
  const { plan, version, key } = PLAN_TABLES[kind];
  return `SELECT '${kind}' AS kind, '${version}' AS version_type, version.id AS version_id, plan.id AS plan_id,
      version.number, version.agreed_at, plan.person_id, plan.team_id, ${columns}
    FROM ${plan} plan JOIN ${version} version ON version.${key} = plan.id AND version.status = 'AGREED' ${joined}
   WHERE ${ofPlan}`;
};

/** The records of which a number or hours are printed. Of a unit that has said no, only its name is. */
const printed = (ofPlan: string) =>
  [
    inForce(
      PlanKind.CRISIS_PLAN,
      ofPlan,
      'COALESCE(unit.joined_into_id, unit.id) AS record_id',
      `JOIN closed_hours_unit asked ON asked.version_id = version.id AND asked.response <> 'DECLINED'
       JOIN unit ON unit.id = asked.unit_id`,
    ),
    inForce(PlanKind.CRISIS_PLAN, ofPlan, 'plan.team_id AS record_id'),
    inForce(PlanKind.SIP, ofPlan, 'plan.team_id AS record_id'),
  ].join(' UNION ');

/** Those of which something has changed since the version was agreed, with when its paper was made: at the last print, or then. */
const changedSince = (ofPlan: string) => `
  SELECT printed.*, change.record_type, change.field, change.earlier_text, change.recorded_at AS changed_at,
         COALESCE((SELECT MAX(print.at) FROM audit_log_entry print
            WHERE ((print.record_type = printed.version_type AND print.record_id = printed.version_id)
                OR (print.record_type = 'plan_copy'
                  AND print.record_id IN (SELECT copy.id FROM plan_copy copy WHERE copy.version_id = printed.version_id)))
              AND print.action = 'PRINT' AND print.outcome = 'ALLOWED' AND print.at >= printed.agreed_at),
           printed.agreed_at) AS paper_at
    FROM (${printed(ofPlan)}) printed
    JOIN register_change change ON change.record_id = printed.record_id AND change.event = 'CHANGED'
     AND (change.field = 'phone' OR (change.field = 'openingHours' AND printed.kind <> 'SIP'))
     AND change.recorded_at > printed.agreed_at`;

const onPaper = (ofPlan: string) => `
  SELECT old.kind, old.version_id, old.plan_id, old.number, old.person_id, old.team_id, old.record_type, old.record_id, old.field,
         old.earlier_text, old.changed_at, 'PAPER' AS value_on
    FROM (${changedSince(ofPlan)}) old
   WHERE old.changed_at > old.paper_at
     AND NOT EXISTS (SELECT 1 FROM register_change sooner
       WHERE sooner.record_id = old.record_id AND sooner.field = old.field AND sooner.event = 'CHANGED'
         AND sooner.recorded_at > old.paper_at AND sooner.recorded_at < old.changed_at)`;

/** Plans in whose words stands a number that a record has had, and has not got back. */
const inWords = (ofPlan: string) => `
  SELECT old.kind, old.version_id, old.plan_id, old.number, old.person_id, old.team_id, change.record_type, change.record_id, 'phone',
         change.earlier_text, change.recorded_at, 'PLAN'
    FROM (${Object.values(PlanKind)
      .map((kind) => inForce(kind, ofPlan, 'version.written_numbers'))
      .join(' UNION ALL ')}) old
    JOIN register_change change ON old.written_numbers LIKE '% ' || change.earlier_number || ' %'
   WHERE change.earlier_number IS NOT NULL AND change.event = 'CHANGED'
     AND NOT EXISTS (SELECT 1 FROM register_change back
       WHERE back.record_id = change.record_id AND back.event = 'CHANGED'
         AND back.new_number = change.earlier_number AND back.recorded_at >= change.recorded_at)`;

/**
 * Plans in force that say a number or hours which a unit or team no longer has, as a table for hand-written SQL: in their own
 * words, or on paper since they were agreed, or printed for the last time, before the change. A plan looks the number up
 * when it is printed, so a new print mends the latter. It holds a row for each value that is old.
 * @param ofPlan a condition on the `plan`, of either kind
 */
export const outdatedPlans = (ofPlan: string): string => `(
  SELECT old.*, COALESCE(unit.name, team.name) AS record_name,
         CASE old.field WHEN 'phone' THEN COALESCE(unit.phone, team.phone)
           ELSE COALESCE(unit.opening_hours, team.opening_hours) END AS new_text
    FROM (${onPaper(ofPlan)} UNION ALL ${inWords(ofPlan)}) old
    LEFT JOIN unit ON unit.id = old.record_id LEFT JOIN team ON team.id = old.record_id
   WHERE old.earlier_text <> CASE old.field WHEN 'phone' THEN COALESCE(unit.phone, team.phone)
           ELSE COALESCE(unit.opening_hours, team.opening_hours) END
)`;
