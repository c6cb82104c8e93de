import { ContactMode, ContactPlace } from '../../contacts/contact-kinds.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import type { Source } from './measure.js';
import { auditWindow, trailingDays } from './windows.js';

/** The person and at least one of the staff were in the same room. */
const MET = `contact.mode = '${ContactMode.IN_PERSON}' AND contact.person_present AND NOT contact.no_show`;
const THROUGHOUT = 'enrolment.from_date <= :from AND (enrolment.to_date IS NULL OR enrolment.to_date >= :to)';

/**
 * Contacts in the window, and the days of the persons who were enrolled throughout it. Without any contact of
 * the team in the window there are no person-days either: an empty log tells nothing.
 */
export const contacts: Source = {
  window: auditWindow,
  statement: ({ from, to }) => ({
    text: `
      SELECT
        COUNT(*) FILTER (WHERE ${MET}) AS met,
        COUNT(*) FILTER (
          WHERE ${MET} AND contact.place IN ('${ContactPlace.HOME}', '${ContactPlace.COMMUNITY}')
        ) AS met_in_community,
        COUNT(*) FILTER (WHERE ${MET} AND ${THROUGHOUT}) AS met_throughout,
        SUM(contact.minutes) FILTER (WHERE ${MET} AND ${THROUGHOUT}) AS minutes_throughout,
        COUNT(*) FILTER (
          WHERE contact.natural_support_present AND NOT contact.no_show AND ${THROUGHOUT}
        ) AS with_support_throughout,
        CASE WHEN COUNT(*) > 0 THEN :days * (
          SELECT COUNT(*) FROM enrolment WHERE team_id = :team AND ${THROUGHOUT}
        ) ELSE 0 END AS person_days
      FROM enrolment
      JOIN contact ON contact.enrolment_id = enrolment.id
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
        SELECT enrolment.id, COUNT(DISTINCT staff_member.reference) AS met
        FROM enrolment
        LEFT JOIN contact ON contact.enrolment_id = enrolment.id AND contact.date BETWEEN :from AND :to AND ${MET}
        LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        LEFT JOIN staff_member ON staff_member.id = contact_staff.staff_member_id
        WHERE enrolment.team_id = :team AND ${THROUGHOUT}
        GROUP BY enrolment.id
      ) persons`,
    values: { staff },
  }),
};
