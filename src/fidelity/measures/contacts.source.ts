import { ContactMode, ContactPlace } from '../../contacts/contact-kinds.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import { enrolledPeople, sampledHumans } from '../../teams/enrolled-people.js';
import type { Source } from './measure.js';
import { auditWindow, trailingDays } from './windows.js';

/** The contacts of an enrolment in the window. One that was voided never counts. */
export const IN_WINDOW =
  'contact.enrolment_id = enrolment.id AND contact.voided_at IS NULL AND contact.date BETWEEN :from AND :to';
/** The person and at least one of the staff were in the same room. */
export const MET = `contact.mode = '${ContactMode.IN_PERSON}' AND contact.person_present AND NOT contact.no_show`;
/** Natural supports took part, with or without the person. */
const WITH_SUPPORT = 'contact.natural_support_present AND NOT contact.no_show';
/** Of a human's enrolments together: some principal had them enrolled throughout the window. */
const THROUGHOUT = `
  MAX(CASE WHEN enrolment.from_date <= :from AND (enrolment.to_date IS NULL OR enrolment.to_date >= :to)
    THEN 1 ELSE 0 END)`;
/** Of a human's enrolments together: some principal had them enrolled some day of the window, and they were sampled. */
const SAMPLED = `
  CASE WHEN enrolment.human IN (${sampledHumans})
    THEN MAX(CASE WHEN enrolment.from_date <= :to AND (enrolment.to_date IS NULL OR enrolment.to_date >= :from)
      THEN 1 ELSE 0 END) ELSE 0 END`;

/**
 * Every human the team has had, once, with what they got in the window: contacts logged, times met, minutes met,
 * contacts with natural supports. Whoever got nothing has zeros. One way through the contacts answers all that is asked.
 */
const gotByEach = (chosen: string) => `
  SELECT
    ${THROUGHOUT} AS throughout,
    ${chosen} AS chosen,
    COUNT(contact.id) AS logged,
    COUNT(*) FILTER (WHERE ${MET}) AS met,
    COUNT(*) FILTER (
      WHERE ${MET} AND contact.place IN ('${ContactPlace.HOME}', '${ContactPlace.COMMUNITY}')
    ) AS met_in_community,
    COALESCE(SUM(contact.minutes) FILTER (WHERE ${MET}), 0) AS minutes,
    COUNT(*) FILTER (WHERE ${WITH_SUPPORT}) AS with_support
  FROM ${enrolledPeople()}
  LEFT JOIN contact ON ${IN_WINDOW}
  WHERE enrolment.team_id = :team
  GROUP BY enrolment.human`;

/** Of the chosen: the value in the middle and itself, or the two in the middle, added. */
const twiceMiddle = (column: string) => `
  SUM(${column}) FILTER (WHERE chosen = 1 AND ${column}_rank = (persons + 1) / 2)
  + SUM(${column}) FILTER (WHERE chosen = 1 AND ${column}_rank = (persons + 2) / 2)`;

/**
 * Contacts in the window, and the days of the persons who were enrolled throughout it; and twice the medians of what
 * the persons of the chart sample got, or, where none was drawn, everyone who was enrolled throughout. Without any
 * contact of the team in the window there are no days either: an empty log tells nothing, but a log without these
 * persons in it tells that they got nothing.
 */
export const contacts: Source = {
  window: auditWindow,
  statement: ({ from, to }, _, sample) => ({
    text: `
      SELECT
        SUM(met) AS met,
        SUM(met_in_community) AS met_in_community,
        SUM(met) FILTER (WHERE throughout = 1) AS met_throughout,
        SUM(minutes) FILTER (WHERE throughout = 1) AS minutes_throughout,
        SUM(with_support) FILTER (WHERE throughout = 1) AS with_support_throughout,
        CASE WHEN SUM(logged) > 0 THEN :days * SUM(throughout) ELSE 0 END AS person_days,
        SUM(chosen) AS persons,
        CASE WHEN SUM(logged) > 0 AND SUM(chosen) > 0 THEN :days ELSE 0 END AS days,
        ${twiceMiddle('minutes')} AS twice_minutes,
        ${twiceMiddle('met')} AS twice_met,
        ${twiceMiddle('with_support')} AS twice_with_support
      FROM (
        SELECT
          throughout, chosen, logged, met, met_in_community, minutes, with_support,
          COUNT(*) OVER (PARTITION BY chosen) AS persons,
          ROW_NUMBER() OVER (PARTITION BY chosen ORDER BY minutes) AS minutes_rank,
          ROW_NUMBER() OVER (PARTITION BY chosen ORDER BY met) AS met_rank,
          ROW_NUMBER() OVER (PARTITION BY chosen ORDER BY with_support) AS with_support_rank
        FROM (${gotByEach(sample ? SAMPLED : THROUGHOUT)}) people
      ) ranked`,
    // A list cannot be empty; nobody has an empty id.
    values: { days: daysInclusive(from, to), ...(sample ? { sample: ['', ...sample] } : {}) },
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
        SELECT COUNT(DISTINCT contact_staff.staff_member_id) AS met
        FROM ${enrolledPeople()}
        LEFT JOIN contact ON ${IN_WINDOW} AND ${MET}
        LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        WHERE enrolment.team_id = :team
        GROUP BY enrolment.human
        HAVING ${THROUGHOUT} = 1
      ) persons`,
    values: { staff },
  }),
};

/**
 * Persons enrolled throughout the window, and those of them who had contact together with natural supports, or whose
 * natural supports the team had contact with.
 */
export const supportMet: Source = {
  window: trailingDays,
  statement: () => ({
    text: `
      SELECT
        CASE WHEN SUM(logged) > 0 THEN SUM(throughout) ELSE 0 END AS persons,
        SUM(CASE WHEN throughout = 1 AND with_support > 0 THEN 1 ELSE 0 END) AS with_support
      FROM (${gotByEach(THROUGHOUT)}) people`,
  }),
};
