import { ContactMode, ContactPlace } from '../../contacts/contact-kinds.js';
import { holdsOn } from '../../platform/database/holds-on.js';
import { daysInclusive } from '../../platform/dates/civil-date.js';
import { MemberKind } from '../../resource-groups/resource-group-kinds.js';
import { enrolledPeople, isAbout, sampledHumans } from '../../teams/enrolled-people.js';
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
/** Of a human's enrolments together: some principal has them enrolled on the last day. */
const ENROLLED = `MAX(CASE WHEN ${holdsOn(':to', 'enrolment')} THEN 1 ELSE 0 END)`;
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
    enrolment.human,
    ${THROUGHOUT} AS throughout,
    ${ENROLLED} AS enrolled,
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

/**
 * Every human the team has had whose resource group, whichever principal keeps it, has a relative or a friend in it. It is
 * the group of the day the audit is counted, whatever it was in the window.
 */
const WITH_SUPPORTS = `
  SELECT DISTINCT enrolment.human
  FROM ${enrolledPeople()}
  JOIN person ON ${isAbout('enrolment.human')}
  JOIN resource_group ON resource_group.person_id = person.id
  JOIN resource_group_member ON resource_group_member.group_id = resource_group.id
    AND resource_group_member.version = resource_group.revision
  WHERE enrolment.team_id = :team
    AND resource_group_member.kind IN ('${MemberKind.RELATIVE}', '${MemberKind.FRIEND}')`;

/** The parts that a person's own share is counted in. All numbers up to 30 divide it, so that a mean of shares is exact. */
export const SHARE_PARTS = 2_329_089_562_800;

/** Of those of whom it is true: the value in the middle and itself, or the two in the middle, added. */
const twiceMiddle = (isCounted: string, column: string, rank: string, persons: string) => `
  SUM(${column}) FILTER (WHERE ${isCounted} AND ${rank} = (${persons} + 1) / 2)
  + SUM(${column}) FILTER (WHERE ${isCounted} AND ${rank} = (${persons} + 2) / 2)`;
const CHOSEN = 'chosen = 1';
const CHOSEN_WITH_SUPPORTS = 'chosen = 1 AND with_supports = 1';

/** So many persons' days; none without any contact of the team in the window. */
const daysOf = (persons: string) => `CASE WHEN SUM(logged) > 0 THEN :days * ${persons} ELSE 0 END`;

/**
 * Contacts in the window, and the days of the persons who were enrolled throughout it. And of the persons of the chart
 * sample, or, where none was drawn, of everyone who was enrolled throughout: what they got together, twice the medians of
 * what each got, and their own shares of contacts in the community, added. Without any contact of the team in the window
 * there are no days either: an empty log tells nothing, but a log without these persons in it tells that they got nothing.
 */
export const contacts: Source = {
  window: auditWindow,
  takesWindow: true,
  statement: ({ from, to }, _, sample) => ({
    text: `
      SELECT
        SUM(enrolled) AS enrolled,
        SUM(met) AS met,
        SUM(met_in_community) AS met_in_community,
        SUM(throughout) AS persons_throughout,
        SUM(met) FILTER (WHERE throughout = 1) AS met_throughout,
        SUM(minutes) FILTER (WHERE throughout = 1) AS minutes_throughout,
        SUM(with_support) FILTER (WHERE throughout = 1) AS with_support_throughout,
        ${daysOf('SUM(throughout)')} AS person_days,
        SUM(chosen) AS persons,
        SUM(met) FILTER (WHERE ${CHOSEN}) AS met_of_chosen,
        SUM(minutes) FILTER (WHERE ${CHOSEN}) AS minutes_of_chosen,
        SUM(with_support) FILTER (WHERE ${CHOSEN}) AS with_support_of_chosen,
        ${daysOf('SUM(chosen)')} AS chosen_days,
        CASE WHEN SUM(logged) > 0 AND SUM(chosen) > 0 THEN :days ELSE 0 END AS days,
        ${twiceMiddle(CHOSEN, 'minutes', 'minutes_rank', 'persons')} AS twice_minutes,
        ${twiceMiddle(CHOSEN, 'met', 'met_rank', 'persons')} AS twice_met,
        ${twiceMiddle(CHOSEN, 'with_support', 'with_support_rank', 'persons')} AS twice_with_support,
        COUNT(*) FILTER (WHERE ${CHOSEN} AND met > 0) AS persons_met,
        SUM(met_in_community * ${SHARE_PARTS} / NULLIF(met, 0)) FILTER (WHERE ${CHOSEN}) AS shares_in_community,
        SUM(chosen * with_supports) AS persons_with_supports,
        SUM(with_support) FILTER (WHERE ${CHOSEN_WITH_SUPPORTS}) AS with_support_of_supported,
        ${daysOf('SUM(chosen * with_supports)')} AS supported_days,
        CASE WHEN SUM(logged) > 0 AND SUM(chosen * with_supports) > 0 THEN :days ELSE 0 END AS days_of_supported,
        ${twiceMiddle(CHOSEN_WITH_SUPPORTS, 'with_support', 'supported_rank', 'supported')} AS twice_with_support_of_supported
      FROM (
        SELECT
          throughout, enrolled, chosen, with_supports, logged, met, met_in_community, minutes, with_support,
          COUNT(*) OVER (PARTITION BY chosen) AS persons,
          ROW_NUMBER() OVER (PARTITION BY chosen ORDER BY minutes) AS minutes_rank,
          ROW_NUMBER() OVER (PARTITION BY chosen ORDER BY met) AS met_rank,
          ROW_NUMBER() OVER (PARTITION BY chosen ORDER BY with_support) AS with_support_rank,
          COUNT(*) OVER (PARTITION BY chosen, with_supports) AS supported,
          ROW_NUMBER() OVER (PARTITION BY chosen, with_supports ORDER BY with_support) AS supported_rank
        FROM (
          SELECT got.*, CASE WHEN supports.human IS NULL THEN 0 ELSE 1 END AS with_supports
          FROM (${gotByEach(sample ? SAMPLED : THROUGHOUT)}) got
          LEFT JOIN (${WITH_SUPPORTS}) supports ON supports.human = got.human
        ) people
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
        SUM(enrolled) AS enrolled,
        CASE WHEN SUM(throughout * met) > 0 THEN SUM(throughout) ELSE 0 END AS persons,
        SUM(CASE WHEN throughout = 1 AND met >= :staff THEN 1 ELSE 0 END) AS met_several
      FROM (
        SELECT
          ${THROUGHOUT} AS throughout,
          ${ENROLLED} AS enrolled,
          COUNT(DISTINCT contact_staff.staff_member_id) AS met
        FROM ${enrolledPeople()}
        LEFT JOIN contact ON ${IN_WINDOW} AND ${MET}
        LEFT JOIN contact_staff ON contact_staff.contact_id = contact.id
        WHERE enrolment.team_id = :team
        GROUP BY enrolment.human
      ) people`,
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
        SUM(enrolled) AS enrolled,
        CASE WHEN SUM(logged) > 0 THEN SUM(throughout) ELSE 0 END AS persons,
        SUM(CASE WHEN throughout = 1 AND with_support > 0 THEN 1 ELSE 0 END) AS with_support
      FROM (${gotByEach(THROUGHOUT)}) people`,
  }),
};
