import { ContactMode, ContactPlace } from '../../contacts/contact-kinds.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import { enrolledPeople, sampledHumans } from '../../teams/enrolled-people.js';
import type { Source } from './measure.js';
import { auditWindow, trailingDays } from './windows.js';

/** The person and at least one of the staff were in the same room. */
export const MET = `contact.mode = '${ContactMode.IN_PERSON}' AND contact.person_present AND NOT contact.no_show`;
/** Everyone whom some principal had enrolled throughout the window, once. */
const THROUGHOUT = `SELECT DISTINCT human FROM ${enrolledPeople()}
  WHERE team_id = :team AND from_date <= :from AND (to_date IS NULL OR to_date >= :to)`;
/** A list to look in, not a table to join: SQLite would go through all of it for each contact. */
const OF_THOSE = 'enrolment.human IN (SELECT human FROM throughout)';
/** Natural supports took part, with or without the person. */
const WITH_SUPPORT = 'contact.natural_support_present AND NOT contact.no_show';

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
          WHERE ${WITH_SUPPORT} AND ${OF_THOSE}
        ) AS with_support_throughout,
        CASE WHEN COUNT(*) > 0 THEN :days * (SELECT COUNT(*) FROM throughout) ELSE 0 END AS person_days
      FROM ${enrolledPeople()}
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

/**
 * Each person of a list of humans, once, with what they got in the window: minutes met, times met, contacts with
 * natural supports. Whoever got nothing has zeros.
 */
const gotByEach = (humans: string) => `
  SELECT
    enrolment.human,
    COALESCE(SUM(contact.minutes) FILTER (WHERE ${MET}), 0) AS minutes,
    COUNT(*) FILTER (WHERE ${MET}) AS met,
    COUNT(*) FILTER (WHERE ${WITH_SUPPORT}) AS with_support
  FROM ${enrolledPeople()}
  LEFT JOIN contact ON contact.enrolment_id = enrolment.id AND contact.date BETWEEN :from AND :to
  WHERE enrolment.team_id = :team AND enrolment.human IN (${humans})
  GROUP BY enrolment.human`;
/** An empty log tells nothing, but a log without these persons in it tells that they got nothing. */
const HAS_CONTACTS = `EXISTS (
  SELECT 1 FROM ${enrolledPeople('logged')} JOIN contact ON contact.enrolment_id = logged.id
  WHERE logged.team_id = :team AND contact.date BETWEEN :from AND :to
)`;

/**
 * Persons enrolled throughout the window, and those of them who had contact together with natural supports, or whose
 * natural supports the team had contact with.
 */
export const supportMet: Source = {
  window: trailingDays,
  statement: () => ({
    text: `
      SELECT
        CASE WHEN ${HAS_CONTACTS} THEN COUNT(*) ELSE 0 END AS persons,
        SUM(CASE WHEN with_support > 0 THEN 1 ELSE 0 END) AS with_support
      FROM (${gotByEach(THROUGHOUT)}) persons`,
  }),
};

/** The sampled persons whom some principal had enrolled some day of the window, once. */
const SAMPLED = `SELECT DISTINCT human FROM ${enrolledPeople()}
  WHERE team_id = :team AND from_date <= :to AND (to_date IS NULL OR to_date >= :from) AND human IN (${sampledHumans})`;

/**
 * Twice the medians of what the persons of the chart sample got in the window, or, where none was drawn, everyone who
 * was enrolled throughout it: the value in the middle and itself, or the two in the middle, added.
 */
export const medians: Source = {
  window: auditWindow,
  statement: ({ from, to }, _, sample) => {
    const inMiddle = (column: string) => `
          SUM(${column}) FILTER (WHERE ${column}_rank = (persons + 1) / 2)
          + SUM(${column}) FILTER (WHERE ${column}_rank = (persons + 2) / 2)`;
    return {
      text: `
        SELECT
          COUNT(*) AS persons,
          CASE WHEN COUNT(*) > 0 AND ${HAS_CONTACTS} THEN :days ELSE 0 END AS days,
          ${inMiddle('minutes')} AS twice_minutes,
          ${inMiddle('met')} AS twice_met,
          ${inMiddle('with_support')} AS twice_with_support
        FROM (
          SELECT
            minutes, met, with_support, COUNT(*) OVER () AS persons,
            ROW_NUMBER() OVER (ORDER BY minutes) AS minutes_rank,
            ROW_NUMBER() OVER (ORDER BY met) AS met_rank,
            ROW_NUMBER() OVER (ORDER BY with_support) AS with_support_rank
          FROM (${gotByEach(sample ? SAMPLED : THROUGHOUT)}) persons
        ) ranked`,
      // A list cannot be empty; nobody has an empty id.
      values: { days: daysInclusive(from, to), ...(sample ? { sample: ['', ...sample] } : {}) },
    };
  },
};
