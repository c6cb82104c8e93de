import { ContactMode, ContactPlace } from '../../contacts/contact-kinds.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import { enrolledPeople } from '../../teams/enrolled-people.js';
import type { Source } from './measure.js';
import { auditWindow, trailingDays } from './windows.js';

/** The person and at least one of the staff were in the same room. */
export const MET = `contact.mode = '${ContactMode.IN_PERSON}' AND contact.person_present AND NOT contact.no_show`;
/** Everyone whom some principal had enrolled throughout the window, once. */
const THROUGHOUT = `SELECT DISTINCT human FROM ${enrolledPeople()}
  WHERE team_id = :team AND from_date <= :from AND (to_date IS NULL OR to_date >= :to)`;
const OF_THOSE = 'throughout.human IS NOT NULL';

/**
 * Contacts in the window, and the days of the persons who were enrolled throughout it. Without any contact of
 * the team in the window there are no person-days either: an empty log tells nothing.
 */
export const contacts: Source = {
  window: auditWindow,
  statement: ({ from, to }) => ({
    text: `
      WITH throughout AS (${THROUGHOUT})
      SELECT
        COUNT(*) FILTER (WHERE ${MET}) AS met,
        COUNT(*) FILTER (
          WHERE ${MET} AND contact.place IN ('${ContactPlace.HOME}', '${ContactPlace.COMMUNITY}')
        ) AS met_in_community,
        COUNT(*) FILTER (WHERE ${MET} AND ${OF_THOSE}) AS met_throughout,
        SUM(contact.minutes) FILTER (WHERE ${MET} AND ${OF_THOSE}) AS minutes_throughout,
        COUNT(*) FILTER (
          WHERE contact.natural_support_present AND NOT contact.no_show AND ${OF_THOSE}
        ) AS with_support_throughout,
        CASE WHEN COUNT(*) > 0 THEN :days * (SELECT COUNT(*) FROM throughout) ELSE 0 END AS person_days
      FROM ${enrolledPeople()}
      JOIN contact ON contact.enrolment_id = enrolment.id
      LEFT JOIN throughout ON throughout.human = enrolment.human
      WHERE enrolment.team_id = :team AND contact.date BETWEEN :from AND :to`,
    values: { days: daysInclusive(from, to) },
  }),
};

/** Persons enrolled throughout the window, and those of them who met at least `parameters.staff` of the staff. */
export const staffMet: Source = {
  window: trailingDays,
  statement: (_, { staff = 1 }) => ({
    text: `
      SELECT
        CASE WHEN SUM(met) > 0 THEN COUNT(*) ELSE 0 END AS persons,
        SUM(CASE WHEN met >= :staff THEN 1 ELSE 0 END) AS met_several
      FROM (
        SELECT enrolment.human, COUNT(DISTINCT staff_member.reference) AS met
        FROM ${enrolledPeople()}
        LEFT JOIN contact ON contact.enrolment_id = enrolment.id AND contact.date BETWEEN :from AND :to AND ${MET}
        LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        LEFT JOIN staff_member ON staff_member.id = contact_staff.staff_member_id
        WHERE enrolment.team_id = :team AND enrolment.human IN (${THROUGHOUT})
        GROUP BY enrolment.human
      ) persons`,
    values: { staff },
  }),
};
