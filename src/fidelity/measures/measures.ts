import { InterventionMethod } from '../../contacts/intervention-kinds.js';
import { contacts, staffMet, supportMet } from './contacts.source.js';
import { columnOf, interventions } from './interventions.source.js';
import type { Measure, Quantity } from './measure.js';
import { plans } from './plans.source.js';
import { filledPosts, leaderWork, staffing, turnover } from './staffing.source.js';
import { hospital, intake, leaving, meetings } from './team-life.source.js';

const count = (column: string): Quantity => ({ column, per: 1, decimals: 0 });
/** Hundredths of a percent of full time. */
const posts = (column: string): Quantity => ({ column, per: 10_000, decimals: 2 });
const hours = (column: string, per: number): Quantity => ({ column, per, decimals: 1 });
const weeks = (column: string): Quantity => ({ column, per: 7, decimals: 1 });
/** Months of four weeks. */
const months = (column: string): Quantity => ({ column, per: 28, decimals: 1 });

const percent = { parameters: [], factor: 100, decimals: 1 } as const;
const ratio = { parameters: [], factor: 1, decimals: 2 } as const;

const postsPer100 = (column: string): Measure => ({
  ...ratio,
  source: staffing,
  factor: 100,
  numerator: posts(column),
  denominator: count('persons'),
});

const postsOf = (column: string): Measure => ({
  ...ratio,
  source: staffing,
  numerator: posts(column),
  denominator: count('teams'),
});

/** A median over persons: the person in the middle, and the time that everyone had. */
const median = (column: string, decimals: number, denominator: Quantity): Measure => ({
  ...ratio,
  source: contacts,
  decimals,
  numerator: { column: `twice_${column}`, per: 2, decimals: 1 },
  denominator,
  persons: 'persons',
});

const planned = (column: string, persons: string): Measure => ({
  ...percent,
  source: plans,
  numerator: count(column),
  denominator: count(persons),
});

/** How many were offered a method, and how many were given it by its manual. */
const measuresOf = (method: InterventionMethod): Record<string, Measure> => {
  const name = columnOf(method);
  const share = (numerator: string, denominator: string): Measure => ({
    ...percent,
    source: interventions,
    parameters: ['months'],
    numerator: count(numerator),
    denominator: count(denominator),
  });
  return {
    [`persons_offered_${name}`]: share(`offered_${name}`, 'persons'),
    [`persons_given_${name}_with_manual`]: share(`by_manual_${name}`, `told_${name}`),
  };
};

const registry: Record<string, Measure> = {
  persons_per_fte: {
    ...ratio,
    source: staffing,
    numerator: count('persons'),
    denominator: posts('direct_fte'),
    // Nobody is to leave the team for the sake of a figure.
    moves: 'denominator',
  },
  psychiatrist_fte_per_100: postsPer100('psychiatrist_fte'),
  nurse_fte_per_100: postsPer100('nurse_fte'),
  substance_use_specialist_fte_per_100: postsPer100('substance_use_specialist_fte'),
  vocational_specialist_fte_per_100: postsPer100('vocational_specialist_fte'),
  peer_specialist_fte_per_100: postsPer100('peer_specialist_fte'),
  programme_assistant_fte_per_100: postsPer100('administration_fte'),
  psychologist_fte_per_100: postsPer100('psychologist_fte'),
  social_worker_fte_per_100: postsPer100('social_worker_fte'),
  occupational_therapist_fte_per_100: postsPer100('occupational_therapist_fte'),
  leader_fte: postsOf('leader_fte'),
  peer_specialist_fte: postsOf('peer_specialist_fte'),
  team_fte: postsOf('team_fte'),
  staff_turnover: {
    ...percent,
    source: turnover,
    parameters: ['months'],
    numerator: count('leavers'),
    denominator: { column: 'headcounts', per: 2, decimals: 1 },
  },
  staffing_filled: {
    ...percent,
    source: filledPosts,
    parameters: ['months'],
    numerator: posts('filled'),
    denominator: posts('planned'),
  },
  staffing_vacant: {
    ...percent,
    source: filledPosts,
    parameters: ['months'],
    numerator: posts('vacant'),
    denominator: posts('planned'),
  },
  leader_direct_share: {
    ...percent,
    source: leaderWork,
    numerator: hours('minutes', 60),
    // A full-time week is 40 hours: 250 hundredths of a percent to the hour.
    denominator: hours('fte_weeks', 250),
  },
  meeting_days_per_week: {
    ...ratio,
    source: meetings,
    numerator: count('meeting_days'),
    denominator: weeks('days'),
  },
  persons_reviewed_share: {
    ...percent,
    source: meetings,
    numerator: count('reviewed'),
    denominator: count('to_review'),
  },
  meeting_attendance_share: {
    ...percent,
    source: meetings,
    numerator: count('present'),
    denominator: count('to_attend'),
  },
  persons_met_by_several_staff: {
    ...percent,
    source: staffMet,
    parameters: ['days', 'staff'],
    numerator: count('met_several'),
    denominator: count('persons'),
  },
  highest_monthly_intake: {
    ...ratio,
    source: intake,
    parameters: ['months'],
    decimals: 0,
    numerator: count('enrolled'),
    denominator: count('months'),
  },
  admissions_with_team: {
    ...percent,
    source: hospital,
    parameters: ['months'],
    numerator: count('admissions_with_team'),
    denominator: count('admissions'),
  },
  discharges_with_team: {
    ...percent,
    source: hospital,
    parameters: ['months'],
    numerator: count('discharges_with_team'),
    denominator: count('discharges'),
  },
  admissions_and_discharges_with_team: {
    ...percent,
    source: hospital,
    parameters: ['months'],
    numerator: count('moves_with_team'),
    denominator: count('moves'),
  },
  closed_by_team_share: {
    ...percent,
    source: leaving,
    parameters: ['months'],
    numerator: count('closed'),
    denominator: count('served'),
  },
  persons_retained: {
    ...percent,
    source: leaving,
    parameters: ['months'],
    numerator: count('remaining'),
    denominator: count('to_retain'),
  },
  contacts_in_community: {
    ...percent,
    source: contacts,
    numerator: count('met_in_community'),
    denominator: count('met'),
  },
  minutes_per_person_week: {
    ...ratio,
    source: contacts,
    decimals: 1,
    numerator: count('minutes_throughout'),
    denominator: weeks('person_days'),
  },
  contacts_per_person_week: {
    ...ratio,
    source: contacts,
    numerator: count('met_throughout'),
    denominator: weeks('person_days'),
  },
  natural_support_contacts_per_person_month: {
    ...ratio,
    source: contacts,
    numerator: count('with_support_throughout'),
    denominator: months('person_days'),
  },
  median_minutes_per_person_week: median('minutes', 1, weeks('days')),
  median_contacts_per_person_week: median('met', 2, weeks('days')),
  median_natural_support_contacts_per_person_month: median('with_support', 2, months('days')),
  persons_with_natural_support_contact: {
    ...percent,
    source: supportMet,
    parameters: ['days'],
    numerator: count('with_support'),
    denominator: count('persons'),
  },
  persons_with_current_crisis_plan: planned('with_crisis_plan', 'crisis_plan_persons'),
  persons_with_current_sip: planned('with_sip', 'sip_persons'),
  persons_with_resource_group: planned('with_group', 'group_persons'),
  ...Object.assign({}, ...Object.values(InterventionMethod).map(measuresOf)),
};

/** Every measure a scale may name. */
export const measures: ReadonlyMap<string, Measure> = new Map(Object.entries(registry));
