import { holdsOn } from '../../platform/database/holds-on.js';
import { addDays, addMonths, daysInclusive } from '../../platform/dates/civil-date.js';
import { enrolledPeople } from '../../teams/enrolled-people.js';
import { Profession, TeamRole } from '../../teams/team-kinds.js';
import { isWorked, teamPosts } from '../../teams/team-posts.js';
import { IN_WINDOW } from './contacts.source.js';
import type { Source } from './measure.js';
import { lastDay, trailingMonths, wholeWeeks } from './windows.js';
import { workedParts, workingYear } from './working-year.js';

/** Posts that take no part in the work with people. */
export const ADMINISTRATION = `(profession = '${Profession.ADMINISTRATOR}' OR role = '${TeamRole.PROGRAMME_ASSISTANT}')`;
const PHYSICIANS = `('${Profession.PSYCHIATRIST}', '${Profession.PHYSICIAN}')`;
/** Posts that somebody works in on a day: who is on long leave leaves the post vacant and carries no caseload. */
export const isFilled = (day: string) => isWorked(day, ':longLeave');
const fteOf = (profession: Profession) =>
  `SUM(CASE WHEN profession = '${profession}' THEN filled ELSE 0 END)`;

/** Posts by profession and enrolled persons on the last day. Without any staff on record nothing is known. */
export const staffing: Source = {
  window: lastDay,
  statement: () => ({
    text: `
      SELECT
        team_fte, direct_fte, administration_fte, leader_fte, psychiatrist_fte, nurse_fte,
        substance_use_specialist_fte, vocational_specialist_fte, peer_specialist_fte, psychologist_fte,
        social_worker_fte, occupational_therapist_fte,
        CASE WHEN posts > 0 THEN 1 ELSE 0 END AS teams,
        CASE WHEN posts > 0 THEN (
          SELECT COUNT(DISTINCT human) FROM ${enrolledPeople()}
          WHERE team_id = :team AND ${holdsOn(':to', 'enrolment')}
        ) ELSE 0 END AS persons
      FROM (
        SELECT
          COUNT(*) AS posts,
          SUM(CASE WHEN ${ADMINISTRATION} THEN 0 ELSE filled END) AS team_fte,
          SUM(CASE WHEN ${ADMINISTRATION} OR profession IN ${PHYSICIANS} THEN 0 ELSE filled END) AS direct_fte,
          SUM(CASE WHEN ${ADMINISTRATION} THEN filled ELSE 0 END) AS administration_fte,
          SUM(CASE WHEN role = '${TeamRole.LEADER}' THEN filled ELSE 0 END) AS leader_fte,
          ${fteOf(Profession.PSYCHIATRIST)} AS psychiatrist_fte,
          ${fteOf(Profession.NURSE)} AS nurse_fte,
          ${fteOf(Profession.SUBSTANCE_USE_SPECIALIST)} AS substance_use_specialist_fte,
          ${fteOf(Profession.EMPLOYMENT_SPECIALIST)} AS vocational_specialist_fte,
          ${fteOf(Profession.PEER_SUPPORT)} AS peer_specialist_fte,
          ${fteOf(Profession.PSYCHOLOGIST)} AS psychologist_fte,
          ${fteOf(Profession.SOCIAL_WORKER)} AS social_worker_fte,
          ${fteOf(Profession.OCCUPATIONAL_THERAPIST)} AS occupational_therapist_fte
        FROM (
          SELECT profession, role, CASE WHEN ${isFilled(':to')} THEN percent_hundredths ELSE 0 END AS filled
          FROM ${teamPosts()}
          WHERE team_id = :team AND percent_hundredths > 0 AND ${holdsOn(':to', 'post')}
        ) held
      ) staff`,
  }),
};

/**
 * Staff who left within the window, and the headcounts at its two ends, added. A member is one human, whatever the posts and
 * employers: who has a post the day after the window has not left. Who has no post but at 0 percent is nobody, and who is on
 * long leave is nobody among the heads. A team younger than the window is counted from the first day somebody worked in it.
 */
export const turnover: Source = {
  window: trailingMonths,
  statement: ({ to }) => ({
    text: `
      SELECT SUM(leaver) AS leavers, SUM(at_start) + SUM(at_end) AS headcounts
      FROM (
        SELECT
          CASE WHEN MAX(COALESCE(to_date, '9999-12-31')) BETWEEN :from AND :to AND MAX(percent_hundredths) > 0
            THEN 1 ELSE 0 END AS leaver,
          MAX(CASE WHEN ${isFilled('start')} THEN 1 ELSE 0 END) AS at_start,
          CASE WHEN MIN(CASE WHEN percent_hundredths > 0 THEN from_date END) <= :to
            THEN MAX(CASE WHEN ${isFilled(':after')} THEN 1 ELSE 0 END) ELSE 0 END AS at_end
        FROM ${teamPosts()}
        CROSS JOIN (
          SELECT CASE WHEN MIN(from_date) > :from THEN MIN(from_date) ELSE :from END AS start
          FROM ${teamPosts()} WHERE team_id = :team AND percent_hundredths > 0
        ) first_day
        WHERE team_id = :team AND from_date <= :after AND (to_date IS NULL OR to_date >= :from)
        GROUP BY staff_member_id
      ) members`,
    values: { after: addDays(to, 1) },
  }),
};

/**
 * Posts filled, vacant and planned, added over the last day of each month of the window. More than the plan in
 * one month does not make up for less in another. A post on long leave is vacant. Months without any staff on record are
 * left out.
 */
export const filledPosts: Source = {
  window: trailingMonths,
  statement: ({ to }, { months = 1 }) => {
    const samples = sampleDays(months, (index) => addMonths(to, -index));
    return {
      text: `
        SELECT filled, planned, planned - filled AS vacant
        FROM (
          SELECT
            ${samples.names.map((day) => `CASE WHEN ${day} > planned THEN planned ELSE ${day} END`).join(' + ')} AS filled,
            ${samples.names.map((day) => `CASE WHEN ${day}_held > 0 THEN planned ELSE 0 END`).join(' + ')} AS planned
          FROM (
            SELECT
              (SELECT 100 * planned_fte_hundredths FROM team WHERE id = :team) AS planned,
              ${samples.names
                .flatMap((day) => [
                  `SUM(percent_hundredths * ${samples.isFilledOn(day)}) AS ${day}`,
                  `COUNT(*) FILTER (WHERE percent_hundredths > 0 AND ${holdsOn(`:${day}`, 'post')}) AS ${day}_held`,
                ])
                .join(', ')}
            FROM ${teamPosts()}
            WHERE team_id = :team
          ) staff
        ) months`,
      values: samples.values,
    };
  },
};

/**
 * Minutes of contact in which somebody took part who led the team that day, once per leader; the leaders' posts added
 * over the last day of each week, without those on long leave; and the working time that these posts are, without public
 * holidays and a year's leave. Without any contact of the team in the window, or a whole week in it, nothing is known.
 * `held` is on purpose a table of its own: PostgreSQL would look up every contact the leaders ever had; and so are the posts,
 * which would be looked up once for each sum.
 */
export const leaderWork: Source = {
  window: wholeWeeks,
  takesWindow: true,
  statement: ({ from, to }) => {
    const samples = sampleDays(daysInclusive(from, to) / 7, (index) => addDays(to, -7 * index));
    const weeks = samples.names.map((day, index) => ({
      ...{ held: `${day}_held`, isFilled: samples.isFilledOn(day) },
      worked: workedParts(addDays(to, -7 * index)),
    }));
    const sum = (terms: string[]) => ['0', ...terms].join(' + ');
    const ifHeld = (column: string) => `CASE WHEN EXISTS (SELECT 1 FROM held) THEN ${column} ELSE 0 END`;
    return {
      text: `
        WITH held AS MATERIALIZED (
          SELECT contact.id, contact.date, contact.minutes, contact.no_show, contact.consultation
          FROM enrolment JOIN contact ON ${IN_WINDOW}
          WHERE enrolment.team_id = :team AND enrolment.voided_at IS NULL
        ),
        leader_posts AS MATERIALIZED (
          SELECT ${['percent_hundredths', ...weeks.map(({ held, isFilled }) => `${isFilled} AS ${held}`)].join(', ')}
          FROM ${teamPosts()}
          WHERE team_id = :team AND role = '${TeamRole.LEADER}'
        )
        SELECT
          ${ifHeld('fte_weeks')} AS fte_weeks,
          ${ifHeld('worked_parts * week_hours')} AS worked,
          week_hours,
          is_stated,
          (
            SELECT SUM(led.minutes)
            FROM (
              SELECT DISTINCT held.id, leader.staff_member_id, held.minutes
              FROM ${teamPosts('leader')}
              JOIN contact_staff ON contact_staff.staff_member_id = leader.staff_member_id
              JOIN held ON held.id = contact_staff.contact_id AND ${holdsOn('held.date', 'leader')}
              WHERE leader.team_id = :team AND leader.role = '${TeamRole.LEADER}'
                AND leader.percent_hundredths > 0 AND NOT held.no_show AND NOT held.consultation
            ) led
          ) AS minutes
        FROM (
          SELECT
            SUM(percent_hundredths * (${sum(weeks.map(({ held }) => held))})) AS fte_weeks,
            SUM(percent_hundredths * (${sum(weeks.map(({ held, worked }) => `${worked} * ${held}`))})) AS worked_parts
          FROM leader_posts
        ) posts
        CROSS JOIN (
          SELECT
            COALESCE(week_hours_hundredths, ${100 * workingYear.weekHours}) AS week_hours,
            CASE WHEN week_hours_hundredths IS NULL THEN 0 ELSE 1 END AS is_stated
          FROM team WHERE id = :team
        ) full_time`,
      values: samples.values,
    };
  },
};

/** Days on which posts are counted: neither database's way to count days between two dates is the other's. */
function sampleDays(count: number, dayOf: (index: number) => string) {
  const names = Array.from({ length: count }, (_, index) => `day${index}`);
  return {
    names,
    values: Object.fromEntries(names.map((name, index) => [name, dayOf(index)])),
    isFilledOn: (day: string) => `CASE WHEN ${isFilled(`:${day}`)} THEN 1 ELSE 0 END`,
  };
}
