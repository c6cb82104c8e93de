import { LeavingReason } from '../../persons/person-kinds.js';
import { holdsOn } from '../../platform/database/holds-on.js';
import { addDays, addMonths, daysInclusive } from '../../platform/dates/civil-date.js';
import { enrolledPeople } from '../../teams/enrolled-people.js';
import { teamPosts } from '../../teams/team-posts.js';
import type { Source } from './measure.js';
import { ADMINISTRATION, isFilled } from './staffing.source.js';
import { auditWindow, trailingMonths } from './windows.js';

/**
 * Days with a team meeting; and, added over them, persons gone through (no more than are enrolled) and
 * persons enrolled, and staff present (no more than there are) at the day's best attended meeting and members of staff,
 * without those on long leave. A team without any meeting on record, at any time, has none known.
 */
export const meetings: Source = {
  window: auditWindow,
  takesWindow: true,
  statement: ({ from, to }) => ({
    text: `
      SELECT
        COUNT(*) AS meeting_days,
        CASE WHEN EXISTS (SELECT 1 FROM team_meeting WHERE team_id = :team AND voided_at IS NULL) THEN :days ELSE 0 END AS days,
        SUM(CASE WHEN reviewed > enrolled THEN enrolled ELSE reviewed END) AS reviewed,
        SUM(enrolled) AS to_review,
        SUM(CASE WHEN present > employed THEN employed ELSE present END) AS present,
        SUM(employed) AS to_attend
      FROM (
        SELECT
          SUM(team_meeting.persons_reviewed) AS reviewed,
          MAX(team_meeting.staff_present) AS present,
          (
            SELECT COUNT(DISTINCT post.staff_member_id) FROM ${teamPosts()}
            WHERE post.team_id = :team AND NOT ${ADMINISTRATION} AND ${isFilled('team_meeting.date')}
          ) AS employed,
          (
            SELECT COUNT(DISTINCT human) FROM ${enrolledPeople()}
            WHERE enrolment.team_id = :team AND ${holdsOn('team_meeting.date', 'enrolment')}
          ) AS enrolled
        FROM team_meeting
        WHERE team_id = :team AND team_meeting.voided_at IS NULL AND team_meeting.date BETWEEN :from AND :to
        GROUP BY team_meeting.date
      ) days`,
    values: { days: daysInclusive(from, to) },
  }),
};

/**
 * The most people who were new in any one month of the window: nobody had them enrolled in the team when they came.
 * A team without any enrolment on record has none known.
 */
export const intake: Source = {
  window: trailingMonths,
  statement: ({ to }, { months = 1 }) => {
    const starts = Array.from({ length: months }, (_, index) => addDays(addMonths(to, -index - 1), 1));
    return {
      text: `
        SELECT
          COALESCE(MAX(enrolled), 0) AS enrolled,
          CASE WHEN EXISTS (
            SELECT 1 FROM ${enrolledPeople()} WHERE team_id = :team AND from_date <= :to
          ) THEN 1 ELSE 0 END AS months
        FROM (
          SELECT COUNT(DISTINCT human) AS enrolled
          FROM ${enrolledPeople()}
          WHERE team_id = :team AND from_date BETWEEN :from AND :to AND NOT EXISTS (
            SELECT 1 FROM ${enrolledPeople('earlier')}
            WHERE earlier.team_id = :team AND earlier.human = enrolment.human
              AND earlier.from_date < enrolment.from_date
              AND (earlier.to_date IS NULL OR earlier.to_date >= enrolment.from_date)
          )
          GROUP BY CASE ${starts.map((_, index) => `WHEN from_date >= :start${index} THEN ${index}`).join(' ')} END
        ) by_month`,
      values: Object.fromEntries(starts.map((start, index) => [`start${index}`, start])),
    };
  },
};

/**
 * Admissions to and discharges from hospital in the window, both added, and those in which the team took part. A stay that two
 * principals have on record is one stay.
 */
export const hospital: Source = {
  window: trailingMonths,
  statement: () => ({
    text: `
      SELECT
        SUM(CASE WHEN admitted THEN 1 ELSE 0 END) AS admissions,
        SUM(CASE WHEN admitted AND team_involved_in_admission THEN 1 ELSE 0 END) AS admissions_with_team,
        SUM(CASE WHEN discharged THEN 1 ELSE 0 END) AS discharges,
        SUM(CASE WHEN discharged AND team_involved_in_discharge THEN 1 ELSE 0 END) AS discharges_with_team,
        SUM(CASE WHEN admitted THEN 1 ELSE 0 END) + SUM(CASE WHEN discharged THEN 1 ELSE 0 END) AS moves,
        SUM(CASE WHEN admitted AND team_involved_in_admission THEN 1 ELSE 0 END)
          + SUM(CASE WHEN discharged AND team_involved_in_discharge THEN 1 ELSE 0 END) AS moves_with_team
      FROM (
        SELECT
          admitted_on BETWEEN :from AND :to AS admitted,
          MAX(discharged_on) BETWEEN :from AND :to AS discharged,
          COUNT(*) FILTER (WHERE team_involved_in_admission) > 0 AS team_involved_in_admission,
          COUNT(*) FILTER (WHERE team_involved_in_discharge) > 0 AS team_involved_in_discharge
        FROM ${enrolledPeople()}
        JOIN hospital_episode ON hospital_episode.enrolment_id = enrolment.id AND hospital_episode.voided_at IS NULL
        WHERE enrolment.team_id = :team
        GROUP BY enrolment.human, admitted_on
      ) episodes`,
  }),
};

const closedByTeam = `('${LeavingReason.PLANNED}', '${LeavingReason.TRANSFERRED}')`;
const notDropOut = `('${LeavingReason.PLANNED}', '${LeavingReason.TRANSFERRED}', '${LeavingReason.MOVED}', '${LeavingReason.DECEASED}')`;

/**
 * Everyone who was enrolled some time in the window: who remains after its last day, whom the team closed,
 * and who was lost. Somebody who left and came back remains. No reason given counts as lost.
 */
export const leaving: Source = {
  window: trailingMonths,
  statement: () => ({
    text: `
      SELECT
        COUNT(*) AS served,
        SUM(remains) AS remaining,
        SUM(CASE WHEN remains = 0 AND closed = 1 THEN 1 ELSE 0 END) AS closed,
        SUM(CASE WHEN remains = 1 OR excused = 0 THEN 1 ELSE 0 END) AS to_retain
      FROM (
        SELECT
          human,
          MAX(CASE WHEN to_date IS NULL OR to_date > :to THEN 1 ELSE 0 END) AS remains,
          MAX(CASE WHEN leaving_reason IN ${closedByTeam} THEN 1 ELSE 0 END) AS closed,
          MAX(CASE WHEN leaving_reason IN ${notDropOut} THEN 1 ELSE 0 END) AS excused
        FROM ${enrolledPeople()}
        WHERE team_id = :team AND from_date <= :to AND (to_date IS NULL OR to_date >= :from)
        GROUP BY human
      ) persons`,
  }),
};
