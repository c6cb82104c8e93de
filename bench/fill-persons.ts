import type { DataSource } from 'typeorm';
import { ContactMode, ContactPlace } from '../src/contacts/contact-kinds.js';
import { ImportKind } from '../src/contacts/import-kind.js';
import { ImportStatus } from '../src/contacts/import-status.js';
import { CrisisPlanLabel, UnitResponse } from '../src/crisis-plans/crisis-plan-kinds.js';
import { GroundKind } from '../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../src/disclosure/record-category.js';
import { AuditStatus } from '../src/fidelity/audits/audit.entity.js';
import { ImprovementStatus } from '../src/fidelity/improvement/improvement-kinds.js';
import { Activity, PrincipalKind, UnitKind } from '../src/organisations/organisation-kinds.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame, PlanKind } from '../src/persons/person-kinds.js';
import { PlanStatus } from '../src/plans/plan-kinds.js';
import { OfferAnswer } from '../src/plans/plan-offer.entity.js';
import { addDays } from '../src/platform/dates/civil-date.js';
import { today } from '../src/platform/dates/today.js';
import { Profession, TeamRole } from '../src/teams/team-kinds.js';
import { insertion, type Row, text } from './row-sets.js';

/** The persons of the coordinator's team, of the large team, and of each of the others. */
export const OF_COORDINATOR = 50;
export const OF_LARGE_TEAM = 500;
const OF_TEAM = 50;
const STAFF = 10;
const PRINCIPALS = 10;
const CONTACTS = 2;
const AUDITS = 4;
const FILES = 12;

/** Somebody who coordinates in the first team and in the large one. */
export interface CoordinatorOfTwo {
  accountId: string;
  principalId: string;
  teamId: string;
  largeTeamId: string;
}

/**
 * Fills an empty, migrated database with so many persons and what teams have about them: the first two teams the same however
 * many there are. The same statements on both databases.
 */
export async function fillPersons(dataSource: DataSource, persons: number): Promise<CoordinatorOfTwo> {
  const teams = 2 + (persons - OF_COORDINATOR - OF_LARGE_TEAM) / OF_TEAM;
  const put = (table: string, row: Row, from: string) => dataSource.query(insertion(table, row, from));
  const each = numbers('n', persons);
  const those = (lasts: string) => `${each} WHERE n % 10 IN (${lasts})`;
  await put('principal', principal, numbers('n', PRINCIPALS));
  await put('unit', unit, numbers('n', PRINCIPALS));
  await put('account', account, numbers('n', 1));
  await put('service', service, numbers('team', teams));
  await put('team', team, numbers('team', teams));
  await put('staff_member', staff, numbers('staff', teams * STAFF));
  await put('post', post, numbers('staff', teams * STAFF));
  await put('person', person, each);
  await put('enrolment', enrolment, each);
  await put('enrolment', endedEnrolment, `${each} WHERE n % 4 = 0`);
  await put('enrolment_coordinator', coordinator, those('1, 2, 3, 4, 6, 7, 8, 9'));
  await put('contact', contact, `${each}, ${numbers('hour', CONTACTS)}`);
  await put('crisis_plan', crisisPlan, those('0, 1, 2, 3, 4, 5, 6'));
  await put('crisis_plan_version', crisisPlanVersion(PlanStatus.REPLACED, 1, -200), those('0, 1, 2, 3'));
  await put('crisis_plan_version', crisisPlanVersion(PlanStatus.AGREED, 2, 100), those('0, 1, 2, 3'));
  await put('crisis_plan_version', crisisPlanVersion(PlanStatus.AGREED, 1, 20), those('4'));
  await put('crisis_plan_version', crisisPlanVersion(PlanStatus.DRAFT, 1, 100), those('5, 6'));
  await put('closed_hours_unit', asked, those('5'));
  await put('sip', sip, those('3, 4, 5, 6, 7, 8'));
  await put('sip_version', sipVersion(PlanStatus.AGREED, 100), those('3, 4, 5'));
  await put('sip_version', sipVersion(PlanStatus.AGREED, 20), those('6'));
  await put('sip_version', sipVersion(PlanStatus.DRAFT, 100), those('7, 8'));
  await put('plan_offer', declined, those('9'));
  await put('ground', ground(10), those('0'));
  await put('ground', ground(100), those('1, 2'));
  await put('audit', audit, numbers('audit', teams * AUDITS));
  await put('improvement_action', action, `${numbers('audit', teams * AUDITS)} WHERE audit % ${AUDITS} = 1`);
  await put('import_run', file, numbers('file', teams * FILES));
  // PostgreSQL would do it by itself within a minute or so.
  if (dataSource.options.type === 'postgres') await dataSource.query('VACUUM ANALYZE');
  const [found] = await dataSource.query(
    `SELECT ${id('account', '0')} AS "accountId", ${id('principal', '0')} AS "principalId",
            ${id('team', '0')} AS "teamId", ${id('team', '1')} AS "largeTeamId"`,
  );
  return found;
}

/** 0, 1, 2 … in SQL that both databases know. */
const numbers = (name: string, count: number) => `(
  WITH RECURSIVE counted(${name}) AS (SELECT 0 UNION ALL SELECT ${name} + 1 FROM counted WHERE ${name} < ${count - 1})
  SELECT ${name} FROM counted) ${name}s`;

const TABLES = [
  'account',
  'action',
  'asked',
  'audit',
  'contact',
  'coordinator',
  'crisis_plan',
  'ended',
  'enrolment',
  'file',
  'ground',
  'offer',
  'person',
  'post',
  'principal',
  'service',
  'sip',
  'staff',
  'team',
  'unit',
];
/** The id of a row by its number: the same each time, and as scattered as a random one. */
const id = (table: string, number: string) => {
  const scattered = `100000000000 + CAST(${number} AS bigint) * 387420489 % 899999999981`;
  return `'${String(TABLES.indexOf(table)).padStart(8, '0')}-0000-4000-8000-' || CAST(${scattered} AS text)`;
};
const dayFrom = (days: number) => text(addDays(today(), days));
const INSTANT = text('2026-01-01 12:00:00.000');

const teamOf = `CASE WHEN n < ${OF_COORDINATOR} THEN 0 WHEN n < ${OF_COORDINATOR + OF_LARGE_TEAM} THEN 1
  ELSE 2 + (n - ${OF_COORDINATOR + OF_LARGE_TEAM}) / ${OF_TEAM} END`;
const owner = id('principal', `(${teamOf}) % ${PRINCIPALS}`);
const record: Row = { owner_id: owner, team_id: id('team', teamOf), person_id: id('person', 'n') };

const principal: Row = {
  id: id('principal', 'n'),
  name: "'Påhittad huvudman ' || n",
  kind: text(PrincipalKind.JOINT_AUTHORITY),
  activities: text(JSON.stringify([Activity.HEALTH])),
  region_code: text('12'),
};
const unit: Row = {
  id: id('unit', 'n'),
  principal_id: id('principal', 'n'),
  name: "'Påhittad akutmottagning ' || n",
  kind: text(UnitKind.EMERGENCY_PSYCHIATRY),
  opening_hours: text('Dygnet runt'),
  phone: text('040-00 00 00'),
};
const account: Row = {
  id: id('account', 'n'),
  username: text('samordnare'),
  name: text('Påhittad Samordnare'),
  principal_id: id('principal', '0'),
  active: true,
  created_at: INSTANT,
};
const service: Row = {
  id: id('service', 'team'),
  name: "'Påhittad verksamhet ' || team",
  region_code: text('12'),
  models: text('[]'),
  target_groups: text(''),
};
const team: Row = {
  id: id('team', 'team'),
  service_id: id('service', 'team'),
  name: "'Påhittat team ' || team",
  municipality_code: text('1280'),
  models: text('[]'),
  opening_hours: text('Vardagar 8–17'),
  phone: text('040-00 00 00'),
  planned_fte_hundredths: 1000,
  capacity: OF_TEAM,
  fictitious: true,
};
const staff: Row = {
  id: id('staff', 'staff'),
  team_id: id('team', `staff / ${STAFF}`),
  reference: "'A' || staff",
  name: "'Påhittad Medarbetare ' || staff",
  qualifications: text(''),
  account_id: `CASE WHEN staff % ${STAFF} = 1 AND staff < ${2 * STAFF} THEN ${id('account', '0')} END`,
};
const post: Row = {
  id: id('post', 'staff'),
  staff_member_id: id('staff', 'staff'),
  employer_id: id('principal', `staff / ${STAFF} % ${PRINCIPALS}`),
  profession: text(Profession.NURSE),
  role: text(TeamRole.COORDINATOR),
  percent_hundredths: 10_000,
  from_date: text('2020-01-01'),
};
const person: Row = {
  id: id('person', 'n'),
  owner_id: owner,
  identity_number: "'RES' || n",
  identity_kind: text(IdentityKind.RESERVE),
  given_name: text('Påhittad'),
  family_name: "'Person ' || n",
  protected_identity: false,
  language: text('svenska'),
  needs_interpreter: false,
  fictitious: true,
};
const enrolmentOf = (table: string, from: string, to: string | null): Row => ({
  ...record,
  id: id(table, 'n'),
  from_date: text(from),
  to_date: to && text(to),
  leaving_reason: to && text(LeavingReason.PLANNED),
  intensity: text(Intensity.STANDARD),
  legal_frame: text(LegalFrame.VOLUNTARY),
});
const enrolment = enrolmentOf('enrolment', '2020-01-01', null);
const endedEnrolment = enrolmentOf('ended', '2018-01-01', '2018-12-31');
const coordinator: Row = {
  id: id('coordinator', 'n'),
  enrolment_id: id('enrolment', 'n'),
  staff_member_id: id('staff', `(${teamOf}) * ${STAFF} + n % ${STAFF}`),
  from_date: text('2020-01-01'),
};
const contact: Row = {
  id: id('contact', `(n * ${CONTACTS} + hour)`),
  owner_id: owner,
  enrolment_id: id('enrolment', 'n'),
  date: dayFrom(-7),
  time: "'1' || hour || ':00'",
  minutes: 45,
  mode: text(ContactMode.IN_PERSON),
  place: text(ContactPlace.HOME),
  person_present: true,
  natural_support_present: false,
  no_show: false,
};
const crisisPlan: Row = { ...record, id: id('crisis_plan', 'n'), label: text(CrisisPlanLabel.KRISPLAN) };
const sip: Row = { ...record, id: id('sip', 'n') };
const versionOf = (plan: string, status: PlanStatus, number: number): Row => ({
  // A plan has one version of a status, and versions of another plan have ids of another kind.
  id: `'${status.slice(0, 4)}' || substr(${id(plan, 'n')}, 5)`,
  number,
  status: text(status),
  revision: 1,
  created_at: INSTANT,
  created_by: text('bench'),
  changed_at: INSTANT,
  agreed_at: status === PlanStatus.DRAFT ? null : INSTANT,
});
const crisisPlanVersion = (status: PlanStatus, number: number, dueIn: number): Row => ({
  ...versionOf('crisis_plan', status, number),
  plan_id: id('crisis_plan', 'n'),
  made_together: true,
  review_on: dayFrom(dueIn),
  closed_hours: text(''),
});
const sipVersion = (status: PlanStatus, dueIn: number): Row => ({
  ...versionOf('sip', status, 1),
  sip_id: id('sip', 'n'),
  what_matters: text(''),
  no_measures_by_others: true,
  person_absence: text(''),
  relatives_note: text(''),
  consent_scope: text(''),
  follow_up_on: dayFrom(dueIn),
  follow_up_by: text(''),
});
const asked: Row = {
  id: id('asked', 'n'),
  version_id: crisisPlanVersion(PlanStatus.DRAFT, 1, 0).id!,
  unit_id: id('unit', `n % ${PRINCIPALS}`),
  task: text(''),
  response: text(UnitResponse.PENDING),
  responded_by: text(''),
  position: 0,
};
const declined: Row = {
  ...record,
  id: id('offer', 'n'),
  plan: text(PlanKind.SIP),
  offered_on: dayFrom(-30),
  answer: text(OfferAnswer.DECLINED),
  note: text(''),
  recorded_at: INSTANT,
  recorded_by: text('bench'),
  recorded_by_name: text('Påhittad Samordnare'),
};
const ground = (lasts: number): Row => ({
  id: id('ground', 'n'),
  person_id: id('person', 'n'),
  kind: text(GroundKind.CONSENT),
  giver_id: owner,
  receiver_id: id('principal', `(${teamOf} + 1) % ${PRINCIPALS}`),
  purpose: text('Att kunna hjälpa till.'),
  categories: text(JSON.stringify(Object.values(RecordCategory))),
  from_date: dayFrom(-100),
  to_date: dayFrom(lasts),
  recorded_at: INSTANT,
  recorded_by: text('bench'),
  recorded_by_name: text('Påhittad Samordnare'),
});
/** The last of each team's is open. */
const audit: Row = {
  id: id('audit', 'audit'),
  team_id: id('team', `audit / ${AUDITS}`),
  scale: text('dacts'),
  scale_version: text('1.0.0'),
  scale_checksum: "'not compared'",
  window_from: text('2025-01-01'),
  window_to: text('2025-12-31'),
  status: `CASE WHEN audit % ${AUDITS} = ${AUDITS - 1} THEN '${AuditStatus.OPEN}' ELSE '${AuditStatus.CLOSED}' END`,
  partial: false,
  created_at: INSTANT,
  created_by: text('bench'),
  judgement_note: text(''),
};
const action: Row = {
  id: id('action', 'audit'),
  team_id: id('team', `audit / ${AUDITS}`),
  audit_id: id('audit', 'audit'),
  code: text('H1'),
  what: text('Ett påhittat arbete'),
  owner_name: text('Påhittad Medarbetare'),
  due_on: dayFrom(10),
  status: text(ImprovementStatus.ONGOING),
  reason: text(''),
  created_at: INSTANT,
  created_by: text('bench'),
  created_by_name: text('Påhittad Teamledare'),
};
const file: Row = {
  id: id('file', 'file'),
  team_id: id('team', `file / ${FILES}`),
  kind: text(ImportKind.CONTACTS),
  file_name: text('kontakter.csv'),
  checksum: text('c'.repeat(64)),
  rows_added: 1,
  rows_known: 0,
  account_id: text('bench'),
  at: INSTANT,
  status: text(ImportStatus.LOADED),
};
