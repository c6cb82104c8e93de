import { InterventionMethod } from '../../contacts/intervention-kinds.js';
import type { NeedKind } from '../../needs/need-kinds.js';
import { contacts, SHARE_PARTS, staffMet, supportMet } from './contacts.source.js';
import { FigureCaution } from './figure-caution.js';
import { columnOf, interventions } from './interventions.source.js';
import type { Measure, Quantity } from './measure.js';
import { columnOfNeed, MEASURED_NEEDS, needs } from './needs.source.js';
import { plans } from './plans.source.js';
import { filledPosts, leaderWork, staffing, turnover } from './staffing.source.js';
import { hospital, intake, leaving, meetings } from './team-life.source.js';
import { YEAR_DAYS } from './working-year.js';

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
  cautions: [FigureCaution.FEW_PERSONS],
});

const postsOf = (column: string): Measure => ({
  ...ratio,
  source: staffing,
  numerator: posts(column),
  denominator: count('teams'),
});

/** What persons get, which is of some weeks: of how many persons, and a caution where the window is long. */
const got = {
  ...ratio,
  source: contacts,
  of: 'enrolled',
  cautions: [FigureCaution.LONG_WINDOW],
} as const;

/** Over the chart sample; over those of it alone who have natural supports, where `supported`. */
const sampled = (supported: boolean) =>
  ({ ...got, sampled: true, persons: supported ? 'persons_with_supports' : 'persons' }) as const;

/** The person in the middle, and the time that everyone had. */
const median = (
  column: string,
  decimals: number,
  per: (column: string) => Quantity,
  beside: string[],
  supported = false,
): Measure => ({
  ...sampled(supported),
  decimals,
  numerator: { column: `twice_${column}`, per: 2, decimals: 1 },
  denominator: per(supported ? 'days_of_supported' : 'days'),
  beside,
});

/** What the same persons got together, and their time. */
const mean = (
  column: string,
  decimals: number,
  per: (column: string) => Quantity,
  beside: string[],
  supported = false,
): Measure => ({
  ...sampled(supported),
  decimals,
  numerator: count(column),
  denominator: per(supported ? 'supported_days' : 'chosen_days'),
  beside,
});

/** Per person of all who were enrolled throughout. */
const ofEveryone = (column: string, decimals: number, per: (column: string) => Quantity): Measure => ({
  ...got,
  decimals,
  numerator: count(column),
  denominator: per('person_days'),
  persons: 'persons_throughout',
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

/** Of those who need it, how many get it from the team; of how many persons their needs are told. */
const needMet = (kind: NeedKind): Record<string, Measure> => {
  const name = columnOfNeed(kind);
  return {
    [`need_met_by_team_${name}`]: {
      ...percent,
      source: needs,
      parameters: ['months', 'filled'],
      numerator: count(`by_team_${name}`),
      denominator: count(`needing_${name}`),
      persons: `told_${name}`,
      of: 'enrolled',
    },
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
  leader_direct_share_of_working_time: {
    ...percent,
    source: leaderWork,
    numerator: hours('minutes', 60),
    // Hundredths of a percent of full time, parts of a day, five days to the week, hundredths of an hour.
    denominator: hours('worked', 10_000 * YEAR_DAYS * 5 * 100),
    assumesWorkingYear: true,
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
    persons: 'persons',
    of: 'enrolled',
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
    cautions: [FigureCaution.LONG_WINDOW],
  },
  community_share_per_person: {
    ...sampled(false),
    factor: 100,
    decimals: 1,
    numerator: { column: 'shares_in_community', per: SHARE_PARTS, decimals: 2 },
    denominator: count('persons_met'),
    persons: 'persons_met',
    beside: ['contacts_in_community'],
  },
  minutes_per_person_week: ofEveryone('minutes_throughout', 1, weeks),
  contacts_per_person_week: ofEveryone('met_throughout', 2, weeks),
  natural_support_contacts_per_person_month: ofEveryone('with_support_throughout', 2, months),
  median_minutes_per_person_week: median('minutes', 1, weeks, ['mean_minutes_per_person_week']),
  median_contacts_per_person_week: median('met', 2, weeks, ['mean_contacts_per_person_week']),
  median_natural_support_contacts_per_person_month: median('with_support', 2, months, [
    'mean_natural_support_contacts_per_person_month',
    'median_natural_support_contacts_per_person_with_supports_month',
  ]),
  median_natural_support_contacts_per_person_with_supports_month: median(
    'with_support_of_supported',
    2,
    months,
    [
      'mean_natural_support_contacts_per_person_with_supports_month',
      'median_natural_support_contacts_per_person_month',
    ],
    true,
  ),
  mean_minutes_per_person_week: mean('minutes_of_chosen', 1, weeks, ['median_minutes_per_person_week']),
  mean_contacts_per_person_week: mean('met_of_chosen', 2, weeks, ['median_contacts_per_person_week']),
  mean_natural_support_contacts_per_person_month: mean('with_support_of_chosen', 2, months, [
    'median_natural_support_contacts_per_person_month',
    'mean_natural_support_contacts_per_person_with_supports_month',
  ]),
  mean_natural_support_contacts_per_person_with_supports_month: mean(
    'with_support_of_supported',
    2,
    months,
    [
      'median_natural_support_contacts_per_person_with_supports_month',
      'mean_natural_support_contacts_per_person_month',
    ],
    true,
  ),
  persons_with_natural_support_contact: {
    ...percent,
    source: supportMet,
    parameters: ['days'],
    numerator: count('with_support'),
    denominator: count('persons'),
    persons: 'persons',
    of: 'enrolled',
  },
  persons_with_current_crisis_plan: planned('with_crisis_plan', 'crisis_plan_persons'),
  persons_with_current_sip: planned('with_sip', 'sip_persons'),
  persons_with_resource_group: planned('with_group', 'group_persons'),
  ...Object.assign({}, ...Object.values(InterventionMethod).map(measuresOf), ...MEASURED_NEEDS.map(needMet)),
};

/** Every measure a scale may name. */
export const measures: ReadonlyMap<string, Measure> = new Map(Object.entries(registry));
