import { contacts, staffMet } from './contacts.source.js';
import type { Measure, Quantity } from './measure.js';
import { filledPosts, leaderWork, staffing, turnover } from './staffing.source.js';
import { hospital, intake, leaving, meetings } from './team-life.source.js';

const count = (column: string): Quantity => ({ column, per: 1, decimals: 0 });
const posts = (column: string): Quantity => ({ column, per: 100, decimals: 2 });
const hours = (column: string, per: number): Quantity => ({ column, per, decimals: 1 });
const weeks = (column: string): Quantity => ({ column, per: 7, decimals: 1 });

const percent = { parameters: [], factor: 100, decimals: 1 } as const;
const ratio = { parameters: [], factor: 1, decimals: 2 } as const;

const postsPer100 = (column: string): Measure => ({
  ...ratio,
  source: staffing,
  factor: 100,
  numerator: posts(column),
  denominator: count('persons'),
});

const registry = {
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
  team_fte: { ...ratio, source: staffing, numerator: posts('team_fte'), denominator: count('teams') },
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
  leader_direct_share: {
    ...percent,
    source: leaderWork,
    numerator: hours('minutes', 60),
    // A full-time week is 40 hours: 2.5 hundredths of a post to the hour.
    denominator: hours('fte_weeks', 2.5),
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
    // A month of four weeks.
    denominator: { column: 'person_days', per: 28, decimals: 1 },
  },
} as const satisfies Record<string, Measure>;

/** Every measure a scale may name. */
export const measures: ReadonlyMap<string, Measure> = new Map(Object.entries(registry));
