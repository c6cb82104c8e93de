import { SHARE_PARTS } from '../src/fidelity/measures/contacts.source.js';
import { workedParts } from '../src/fidelity/measures/working-year.js';
import { addDays, addMonths, daysInclusive } from '../src/platform/dates/civil-date.js';
import { startOfDay } from '../src/platform/dates/today.js';
import type { RawConnection } from './raw-connection.js';

interface Window {
  from: string;
  to: string;
}

/** Numerator and denominator by the measure's name. */
export type Sums = Record<string, readonly [numerator: number, denominator: number]>;

/**
 * The sums of every measure, after docs/measures.md, as somebody writes them who knows the tables and wants them
 * soon. That an empty register tells nothing is left out: the team measured has something of everything on record.
 */
export async function sumByHand(database: RawConnection, team: string, { from, to }: Window): Promise<Sums> {
  const one = async (statement: string, values: readonly unknown[]) => {
    const [row = {}] = await database.all(statement, values);
    // PostgreSQL gives sums as text, and no rows have no sum.
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)]));
  };
  const back = (months: number) => addDays(addMonths(to, -months), 1);
  const weeks = Math.floor(daysInclusive(from, to) / 7);
  const weekEnds = Array.from({ length: weeks }, (_, index) => addDays(to, -7 * index));
  const monthEnds = Array.from({ length: 12 }, (_, index) => addMonths(to, -index));
  const monthStarts = Array.from({ length: 6 }, (_, index) => back(index + 1));

  const staff = await one(STAFF, [team, to]);
  const turnover = await one(TURNOVER, [team, back(24), to, addDays(to, 1)]);
  const filled = await one(filledPosts(monthEnds.length), [team, ...monthEnds]);
  const leaders = await one(leaderPosts(weeks), [team, ...weekEnds]);
  const ledWeeks = weekEnds.map((lastDay, index) => [leaders[`w${index}`]!, workedParts(lastDay)] as const);
  const led = await one(LED_MINUTES, [team, addDays(to, 1 - 7 * weeks), to]);
  const meetings = await one(MEETINGS, [team, from, to]);
  const intake = await one(intakeOf(monthStarts.length), [team, to, ...monthStarts]);
  const left = await one(LEAVING, [team, back(12), to]);
  const hospital = await one(HOSPITAL, [team, back(12), to]);
  const contacts = await one(CONTACTS, [team, from, to]);
  const met = await one(MET_BY_SEVERAL, [team, addDays(to, -13), to]);
  const supported = await one(SUPPORTED, [team, addDays(to, -13), to]);
  const plans = await one(PLANS, [
    team,
    to,
    startOfDay(addDays(to, 1)).toISOString().replace('T', ' ').slice(0, -1),
  ]);
  const interventions = await one(INTERVENTIONS, [team, back(12), to]);
  const needs = await one(NEEDS, [team, back(6), to]);
  const each = await database.all(EACH, [team, from, to]);
  const withSupports = new Set((await database.all(WITH_SUPPORTS, [team])).map(({ human }) => human));
  const supportedOnes = each.filter(({ human }) => withSupports.has(human));
  const sum = (column: string, rows = each) =>
    rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const middle = (column: string, rows = each) => {
    const values = rows.map((row) => Number(row[column] ?? 0)).sort((a, b) => a - b);
    return (values[Math.floor((values.length - 1) / 2)]! + values[Math.floor(values.length / 2)]!) / 2;
  };

  const days = daysInclusive(from, to);
  const personDays = contacts.persons! * days;
  const per100 = (hundredths: number | undefined) => [hundredths! / FULL_TIME, staff.persons!] as const;
  return {
    persons_per_fte: [staff.persons!, staff.direct! / FULL_TIME],
    psychiatrist_fte_per_100: per100(staff.psychiatrist),
    nurse_fte_per_100: per100(staff.nurse),
    substance_use_specialist_fte_per_100: per100(staff.substance),
    vocational_specialist_fte_per_100: per100(staff.vocational),
    team_fte: [staff.team! / FULL_TIME, 1],
    peer_specialist_fte_per_100: per100(staff.peer),
    programme_assistant_fte_per_100: per100(staff.administration),
    psychologist_fte_per_100: per100(staff.psychologist),
    social_worker_fte_per_100: per100(staff.social),
    occupational_therapist_fte_per_100: per100(staff.occupational),
    leader_fte: [staff.leader! / FULL_TIME, 1],
    peer_specialist_fte: [staff.peer! / FULL_TIME, 1],
    staff_turnover: [turnover.leavers!, turnover.headcounts! / 2],
    staffing_filled: [filled.filled! / FULL_TIME, filled.planned! / FULL_TIME],
    staffing_vacant: [(filled.planned! - filled.filled!) / FULL_TIME, filled.planned! / FULL_TIME],
    leader_direct_share: [led.minutes! / 60, ledWeeks.reduce((posts, [held]) => posts + held, 0) / 250],
    leader_direct_share_of_working_time: [
      led.minutes! / 60,
      // Parts of a day, 365 to the day; 40 hours in five days.
      (ledWeeks.reduce((parts, [held, worked]) => parts + held * worked, 0) * 4000) / (FULL_TIME * 365 * 500),
    ],
    meeting_days_per_week: [meetings.days!, days / 7],
    persons_reviewed_share: [meetings.reviewed!, meetings.enrolled!],
    meeting_attendance_share: [meetings.present!, meetings.employed!],
    persons_met_by_several_staff: [met.several!, met.persons!],
    highest_monthly_intake: [intake.highest!, 1],
    admissions_with_team: [hospital.admitted_with!, hospital.admitted!],
    discharges_with_team: [hospital.discharged_with!, hospital.discharged!],
    admissions_and_discharges_with_team: [
      hospital.admitted_with! + hospital.discharged_with!,
      hospital.admitted! + hospital.discharged!,
    ],
    closed_by_team_share: [left.closed!, left.served!],
    persons_retained: [left.remaining!, left.to_retain!],
    contacts_in_community: [contacts.outside!, contacts.met!],
    minutes_per_person_week: [contacts.minutes!, personDays / 7],
    contacts_per_person_week: [contacts.met_throughout!, personDays / 7],
    natural_support_contacts_per_person_month: [contacts.with_support!, personDays / 28],
    persons_with_natural_support_contact: [supported.supported!, met.persons!],
    median_minutes_per_person_week: [middle('minutes'), days / 7],
    median_contacts_per_person_week: [middle('met'), days / 7],
    median_natural_support_contacts_per_person_month: [middle('with_support'), days / 28],
    median_natural_support_contacts_per_person_with_supports_month: [
      middle('with_support', supportedOnes),
      days / 28,
    ],
    mean_minutes_per_person_week: [sum('minutes'), (each.length * days) / 7],
    mean_contacts_per_person_week: [sum('met'), (each.length * days) / 7],
    mean_natural_support_contacts_per_person_month: [sum('with_support'), (each.length * days) / 28],
    mean_natural_support_contacts_per_person_with_supports_month: [
      sum('with_support', supportedOnes),
      (supportedOnes.length * days) / 28,
    ],
    community_share_per_person: [
      sum('share') / SHARE_PARTS,
      each.filter(({ met }) => Number(met) > 0).length,
    ],
    persons_with_current_crisis_plan: [plans.crisis_plans!, staff.persons!],
    persons_with_current_sip: [plans.sips!, staff.persons!],
    persons_with_resource_group: [plans.groups!, staff.persons!],
    ...Object.fromEntries(
      METHODS.flatMap((method) => [
        [`persons_offered_${method}`, [interventions[`${method}_offered`]!, staff.persons!]],
        [
          `persons_given_${method}_with_manual`,
          [interventions[`${method}_by_manual`]!, interventions[`${method}_told`]!],
        ],
      ]),
    ),
    ...Object.fromEntries(
      [...NEED_KINDS, GROUP].map((kind) => [
        `need_met_by_team_${kind}`,
        [needs[`${kind}_by_team`]!, needs[`${kind}_needing`]!],
      ]),
    ),
  };
}

/** Hundredths of a percent. */
const FULL_TIME = 10_000;

const inForce = (day: string) => `from_date <= ${day} AND (to_date IS NULL OR to_date >= ${day})`;
/** Enrolments that count, with one value for one human, whoever keeps the record. */
const PEOPLE = `(
  SELECT enrolment.id, team_id, from_date, to_date, leaving_reason,
    CASE identity_kind WHEN 'RESERVE' THEN person.id ELSE identity_number END AS human
  FROM enrolment JOIN person ON person.id = person_id WHERE voided_at IS NULL
) e`;
const THROUGHOUT = `SELECT DISTINCT human FROM ${PEOPLE}
  WHERE team_id = $1 AND from_date <= $2 AND (to_date IS NULL OR to_date >= $3)`;
const MET = `c.mode = 'IN_PERSON' AND c.person_present AND NOT c.no_show`;

/** Posts with their team, without those entered by mistake. */
const POSTS =
  '(SELECT p.*, m.team_id FROM post p JOIN staff_member m ON m.id = p.staff_member_id WHERE p.voided_at IS NULL) s';
/** A post that somebody works in: not on leave for four weeks or more, nor for so long as nobody knows. */
const filledOn = (day: string) => `${inForce(day)} AND percent_hundredths > 0 AND s.id NOT IN (
  SELECT post_id FROM leave WHERE voided_at IS NULL AND COALESCE(days, 28) >= 28
    AND ${inForce(day)}
)`;

const STAFF = `
  SELECT
    (SELECT COUNT(DISTINCT human) FROM ${PEOPLE} WHERE team_id = $1 AND ${inForce('$2')}) AS persons,
    SUM(percent_hundredths) FILTER (WHERE profession <> 'ADMINISTRATOR' AND role <> 'PROGRAMME_ASSISTANT') AS team,
    SUM(percent_hundredths) FILTER (
      WHERE profession NOT IN ('ADMINISTRATOR', 'PSYCHIATRIST', 'PHYSICIAN') AND role <> 'PROGRAMME_ASSISTANT'
    ) AS direct,
    SUM(percent_hundredths) FILTER (WHERE profession = 'PSYCHIATRIST') AS psychiatrist,
    SUM(percent_hundredths) FILTER (WHERE profession = 'NURSE') AS nurse,
    SUM(percent_hundredths) FILTER (WHERE profession = 'SUBSTANCE_USE_SPECIALIST') AS substance,
    SUM(percent_hundredths) FILTER (WHERE profession = 'EMPLOYMENT_SPECIALIST') AS vocational,
    SUM(percent_hundredths) FILTER (WHERE profession = 'ADMINISTRATOR' OR role = 'PROGRAMME_ASSISTANT') AS administration,
    SUM(percent_hundredths) FILTER (WHERE role = 'LEADER') AS leader,
    SUM(percent_hundredths) FILTER (WHERE profession = 'PEER_SUPPORT') AS peer,
    SUM(percent_hundredths) FILTER (WHERE profession = 'PSYCHOLOGIST') AS psychologist,
    SUM(percent_hundredths) FILTER (WHERE profession = 'SOCIAL_WORKER') AS social,
    SUM(percent_hundredths) FILTER (WHERE profession = 'OCCUPATIONAL_THERAPIST') AS occupational
  FROM ${POSTS}
  WHERE team_id = $1 AND ${filledOn('$2')}`;

const TURNOVER = `
  SELECT
    COUNT(*) FILTER (WHERE still = 0 AND last BETWEEN $2 AND $3 AND most > 0) AS leavers,
    SUM(at_start) + COUNT(*) FILTER (WHERE at_end = 1 AND first <= $3) AS headcounts
  FROM (
    SELECT
      MAX(to_date) AS last,
      MIN(CASE WHEN percent_hundredths > 0 THEN from_date END) AS first,
      MAX(percent_hundredths) AS most,
      MAX(CASE WHEN to_date IS NULL THEN 1 ELSE 0 END) AS still,
      MAX(CASE WHEN ${filledOn('$2')} THEN 1 ELSE 0 END) AS at_start,
      MAX(CASE WHEN ${filledOn('$4')} THEN 1 ELSE 0 END) AS at_end
    FROM ${POSTS}
    WHERE team_id = $1 AND from_date <= $4 AND (to_date IS NULL OR to_date >= $2)
    GROUP BY staff_member_id
  ) members`;

const given = (count: number, first: number) =>
  Array.from({ length: count }, (_, index) => `$${index + first}`);

const filledPosts = (months: number) => `
  SELECT
    ${given(months, 2)
      .map((_, index) => `CASE WHEN m${index} > planned THEN planned ELSE m${index} END`)
      .join(' + ')} AS filled,
    ${given(months, 2)
      .map((_, index) => `CASE WHEN m${index} > 0 THEN planned ELSE 0 END`)
      .join(' + ')} AS planned
  FROM (
    SELECT ${given(months, 2)
      .map((day, index) => `SUM(percent_hundredths) FILTER (WHERE ${filledOn(day)}) AS m${index}`)
      .join(', ')}
    FROM ${POSTS} WHERE team_id = $1
  ) months, (SELECT 100 * planned_fte_hundredths AS planned FROM team WHERE id = $1) plan`;

const leaderPosts = (weeks: number) => `
  SELECT ${given(weeks, 2)
    .map((day, index) => `SUM(percent_hundredths) FILTER (WHERE ${filledOn(day)}) AS w${index}`)
    .join(', ')}
  FROM ${POSTS} WHERE team_id = $1 AND role = 'LEADER'`;

const LED_MINUTES = `
  SELECT SUM(minutes) AS minutes
  FROM (
    SELECT DISTINCT c.id, present.staff_member_id, c.minutes
    FROM ${POSTS}
    JOIN contact_staff present ON present.staff_member_id = s.staff_member_id
    JOIN contact c ON c.id = present.contact_id AND c.voided_at IS NULL
      AND s.from_date <= c.date AND (s.to_date IS NULL OR s.to_date >= c.date)
    JOIN enrolment ON enrolment.id = c.enrolment_id AND enrolment.voided_at IS NULL
    WHERE s.team_id = $1 AND s.role = 'LEADER' AND s.percent_hundredths > 0 AND c.date BETWEEN $2 AND $3 AND NOT c.no_show
  ) led`;

const MEETINGS = `
  SELECT
    COUNT(*) AS days,
    SUM(enrolled) AS enrolled,
    SUM(CASE WHEN reviewed > enrolled THEN enrolled ELSE reviewed END) AS reviewed,
    SUM(employed) AS employed,
    SUM(CASE WHEN present > employed THEN employed ELSE present END) AS present
  FROM (
    SELECT SUM(persons_reviewed) AS reviewed, MAX(staff_present) AS present, (
      SELECT COUNT(DISTINCT staff_member_id) FROM ${POSTS}
      WHERE s.team_id = $1 AND ${filledOn('team_meeting.date')}
        AND profession <> 'ADMINISTRATOR' AND role <> 'PROGRAMME_ASSISTANT'
    ) AS employed, (
      SELECT COUNT(DISTINCT human) FROM ${PEOPLE} WHERE e.team_id = $1 AND ${inForce('team_meeting.date')}
    ) AS enrolled
    FROM team_meeting WHERE team_id = $1 AND voided_at IS NULL AND date BETWEEN $2 AND $3
    GROUP BY date
  ) days`;

const intakeOf = (months: number) => `
  SELECT MAX(enrolled) AS highest
  FROM (
    SELECT COUNT(DISTINCT human) AS enrolled FROM ${PEOPLE}
    WHERE team_id = $1 AND from_date BETWEEN $${months + 2} AND $2 AND NOT EXISTS (
      SELECT 1 FROM (SELECT * FROM ${PEOPLE}) earlier
      WHERE earlier.team_id = $1 AND earlier.human = e.human AND earlier.from_date < e.from_date
        AND (earlier.to_date IS NULL OR earlier.to_date >= e.from_date)
    )
    GROUP BY CASE ${given(months, 3)
      .map((day, index) => `WHEN from_date >= ${day} THEN ${index}`)
      .join(' ')} END
  ) months`;

const LEAVING = `
  SELECT
    COUNT(*) AS served,
    SUM(remains) AS remaining,
    COUNT(*) FILTER (WHERE remains = 0 AND closed = 1) AS closed,
    COUNT(*) FILTER (WHERE remains = 1 OR excused = 0) AS to_retain
  FROM (
    SELECT
      MAX(CASE WHEN to_date IS NULL OR to_date > $3 THEN 1 ELSE 0 END) AS remains,
      MAX(CASE WHEN leaving_reason IN ('PLANNED', 'TRANSFERRED') THEN 1 ELSE 0 END) AS closed,
      MAX(CASE WHEN leaving_reason IN ('PLANNED', 'TRANSFERRED', 'MOVED', 'DECEASED') THEN 1 ELSE 0 END) AS excused
    FROM ${PEOPLE}
    WHERE team_id = $1 AND from_date <= $3 AND (to_date IS NULL OR to_date >= $2)
    GROUP BY human
  ) persons`;

const HOSPITAL = `
  SELECT
    COUNT(*) FILTER (WHERE admitted BETWEEN $2 AND $3) AS admitted,
    SUM(CASE WHEN admitted BETWEEN $2 AND $3 THEN came_with ELSE 0 END) AS admitted_with,
    COUNT(*) FILTER (WHERE discharged BETWEEN $2 AND $3) AS discharged,
    SUM(CASE WHEN discharged BETWEEN $2 AND $3 THEN left_with ELSE 0 END) AS discharged_with
  FROM (
    SELECT
      h.admitted_on AS admitted,
      MAX(h.discharged_on) AS discharged,
      MAX(CASE WHEN h.team_involved_in_admission THEN 1 ELSE 0 END) AS came_with,
      MAX(CASE WHEN h.team_involved_in_discharge THEN 1 ELSE 0 END) AS left_with
    FROM ${PEOPLE}
    JOIN hospital_episode h ON h.enrolment_id = e.id AND h.voided_at IS NULL
    WHERE e.team_id = $1
    GROUP BY human, h.admitted_on
  ) stays`;

const CONTACTS = `
  WITH stayed AS (${THROUGHOUT})
  SELECT
    (SELECT COUNT(*) FROM stayed) AS persons,
    COUNT(*) FILTER (WHERE ${MET}) AS met,
    COUNT(*) FILTER (WHERE ${MET} AND c.place IN ('HOME', 'COMMUNITY')) AS outside,
    COUNT(*) FILTER (WHERE ${MET} AND stayed.human IS NOT NULL) AS met_throughout,
    SUM(c.minutes) FILTER (WHERE ${MET} AND stayed.human IS NOT NULL) AS minutes,
    COUNT(*) FILTER (WHERE c.natural_support_present AND NOT c.no_show AND stayed.human IS NOT NULL) AS with_support
  FROM ${PEOPLE}
  JOIN contact c ON c.enrolment_id = e.id AND c.voided_at IS NULL
  LEFT JOIN stayed ON stayed.human = e.human
  WHERE e.team_id = $1 AND c.date BETWEEN $2 AND $3`;

const MET_BY_SEVERAL = `
  SELECT
    (SELECT COUNT(*) FROM (${THROUGHOUT}) stayed) AS persons,
    COUNT(*) AS several
  FROM (
    SELECT e.human
    FROM ${PEOPLE}
    JOIN contact c ON c.enrolment_id = e.id AND c.voided_at IS NULL
    JOIN contact_staff present ON present.contact_id = c.id
    WHERE e.team_id = $1 AND e.human IN (${THROUGHOUT}) AND c.date BETWEEN $2 AND $3 AND ${MET}
    GROUP BY e.human
    HAVING COUNT(DISTINCT present.staff_member_id) >= 2
  ) persons`;

const SUPPORTED = `
  SELECT COUNT(DISTINCT e.human) AS supported
  FROM ${PEOPLE}
  JOIN contact c ON c.enrolment_id = e.id AND c.voided_at IS NULL
  WHERE e.team_id = $1 AND e.human IN (${THROUGHOUT}) AND c.date BETWEEN $2 AND $3
    AND c.natural_support_present AND NOT c.no_show`;

/** A row for each person: sorting a hundred numbers is no work for a database. */
const EACH = `
  SELECT
    e.human,
    COUNT(*) FILTER (WHERE ${MET}) AS met,
    COUNT(*) FILTER (WHERE ${MET} AND c.place IN ('HOME', 'COMMUNITY')) * ${SHARE_PARTS}
      / NULLIF(COUNT(*) FILTER (WHERE ${MET}), 0) AS share,
    SUM(c.minutes) FILTER (WHERE ${MET}) AS minutes,
    COUNT(*) FILTER (WHERE c.natural_support_present AND NOT c.no_show) AS with_support
  FROM ${PEOPLE}
  LEFT JOIN contact c ON c.enrolment_id = e.id AND c.voided_at IS NULL AND c.date BETWEEN $2 AND $3
  WHERE e.team_id = $1 AND e.human IN (${THROUGHOUT})
  GROUP BY e.human`;

const WITH_SUPPORTS = `
  SELECT DISTINCT e.human
  FROM ${PEOPLE}
  JOIN person ON person.id = e.human OR person.identity_number = e.human
  JOIN resource_group g ON g.person_id = person.id
  JOIN resource_group_member m ON m.group_id = g.id AND m.version = g.revision AND m.kind IN ('RELATIVE', 'FRIEND')
  WHERE e.team_id = $1`;

const currentPlans = (plan: string, key: string, review: string) => `
  SELECT about FROM (
    SELECT p.person_id AS about, v.${review} AS review, MAX(v.number) OVER (PARTITION BY p.id) AS latest, v.number
    FROM ${plan} p JOIN ${plan}_version v ON v.${key} = p.id
    WHERE p.person_id IN (SELECT id FROM about) AND v.agreed_at < $3 AND v.status <> 'VOIDED'
  ) versions
  WHERE number = latest AND review >= $2`;

const PLANS = `
  WITH here AS (SELECT DISTINCT human FROM ${PEOPLE} WHERE team_id = $1 AND ${inForce('$2')}),
  about AS (SELECT human, person.id FROM here JOIN person ON person.id = human OR identity_number = human)
  SELECT
    COUNT(DISTINCT human) FILTER (WHERE id IN (${currentPlans('crisis_plan', 'plan_id', 'review_on')})) AS crisis_plans,
    COUNT(DISTINCT human) FILTER (WHERE id IN (${currentPlans('sip', 'sip_id', 'follow_up_on')})) AS sips,
    COUNT(DISTINCT human) FILTER (
      WHERE id IN (SELECT person_id FROM resource_group g JOIN resource_group_member m ON m.group_id = g.id AND m.version = g.revision)
    ) AS groups
  FROM about`;

const METHODS = [
  'psychoeducation',
  'cognitive_support',
  'individual_cbt',
  'family_intervention',
  'ips',
  'shared_decisions',
  'housing_support',
  'group_cbt',
  'nect',
  'integrated_dual_disorder',
  'illness_management',
];

const INTERVENTIONS = `
  WITH here AS (SELECT DISTINCT human FROM ${PEOPLE} WHERE team_id = $1 AND ${inForce('$3')}),
  offers AS (
    SELECT e.human, here.human AS enrolled, i.method, i.offered_on, i.manual_used,
      i.started_on <= $3 AND (i.ended_on IS NULL OR i.ended_on >= $2) AS given
    FROM ${PEOPLE} JOIN intervention i ON i.enrolment_id = e.id AND i.voided_at IS NULL LEFT JOIN here ON here.human = e.human
    WHERE e.team_id = $1 AND i.offered_on <= $3
  )
  SELECT ${METHODS.map(
    (method) => `
    COUNT(DISTINCT enrolled) FILTER (
      WHERE method = '${method.toUpperCase()}' AND (offered_on >= $2 OR given)
    ) AS ${method}_offered,
    COUNT(DISTINCT human) FILTER (
      WHERE method = '${method.toUpperCase()}' AND given AND manual_used IS NOT NULL
    ) AS ${method}_told,
    COUNT(DISTINCT human) FILTER (
      WHERE method = '${method.toUpperCase()}' AND given AND manual_used
    ) AS ${method}_by_manual`,
  ).join()}
  FROM offers`;

const NEED_KINDS = [
  'psychiatric_care',
  'everyday_life',
  'substance_use_treatment',
  'work_and_studies',
  'illness_management',
];
const GROUP = 'substance_use_group';

const NEEDS = `
  WITH said AS (
    SELECT e.human, n.kind, n.answer,
      ROW_NUMBER() OVER (PARTITION BY e.human, n.kind ORDER BY v.made_on DESC, v.recorded_at DESC, v.id) AS place
    FROM ${PEOPLE} JOIN needs_inventory v ON v.enrolment_id = e.id JOIN need n ON n.inventory_id = v.id
    WHERE e.team_id = $1 AND v.made_on BETWEEN $2 AND $3 AND n.answer <> 'UNKNOWN'
      AND e.human IN (SELECT human FROM ${PEOPLE} WHERE team_id = $1 AND ${inForce('$3')})
  )
  SELECT ${NEED_KINDS.map(
    (kind) => `
    COUNT(*) FILTER (WHERE kind = '${kind.toUpperCase()}' AND answer = 'TEAM') AS ${kind}_by_team,
    COUNT(*) FILTER (
      WHERE kind = '${kind.toUpperCase()}' AND answer IN ('TEAM', 'OTHER', 'NOBODY')
    ) AS ${kind}_needing`,
  ).join()},
    COUNT(*) FILTER (WHERE kind = '${GROUP.toUpperCase()}' AND answer = 'TEAM') AS ${GROUP}_by_team,
    COUNT(*) FILTER (WHERE kind = '${GROUP.toUpperCase()}' AND (answer <> 'NOT_NEEDED' OR human IN (
      SELECT human FROM said WHERE place = 1 AND kind = 'SUBSTANCE_USE_TREATMENT' AND answer <> 'NOT_NEEDED'
    ))) AS ${GROUP}_needing
  FROM said WHERE place = 1`;
