import type { DataSource } from 'typeorm';
import { ContactMode, ContactPlace } from '../src/contacts/contact-kinds.js';
import { InterventionMethod } from '../src/contacts/intervention-kinds.js';
import { CrisisPlanLabel } from '../src/crisis-plans/crisis-plan-kinds.js';
import type { Scale } from '../src/fidelity/scales/scale.js';
import { Activity, PrincipalKind } from '../src/organisations/organisation-kinds.js';
import { IdentityKind, Intensity, LeavingReason, LegalFrame } from '../src/persons/person-kinds.js';
import { PlanStatus } from '../src/plans/plan-kinds.js';
import { MemberKind } from '../src/resource-groups/resource-group-kinds.js';
import { Profession, TeamRole } from '../src/teams/team-kinds.js';
import { year } from './fill-database.js';
import { insertion, type Row, text } from './row-sets.js';

export const TEAMS = 1000;
const AUDITS_OF_TEAM = 3;
const STAFF = 20;
const PEOPLE = 50;
const EPISODES = 30;
const INTERVENTIONS_OF_PERSON = 3;
/** How many teams' contacts one statement writes: their foreign keys wait in memory until it ends. */
const TEAMS_AT_ONCE = 50;
/** Statements at a time, each on a connection of its own. */
const LANES = 2;

/**
 * Adds 1,000 teams to a filled PostgreSQL, each with as many contacts in the year and all that goes with them. Sets
 * of rows, not row by row, but through every index, foreign key and trigger there is. The same rows each time.
 */
export async function fillCountry(dataSource: DataSource, contactsOfTeam: number): Promise<void> {
  const configure = async (...settings: string[]) => {
    for (const setting of settings) await dataSource.query(`ALTER SYSTEM ${setting}`);
    await dataSource.query('SELECT pg_reload_conf()');
  };
  // While the rows are made, a crash may lose them: fewer checkpoints, and no page is logged whole after each.
  await configure('SET full_page_writes = off', "SET max_wal_size = '4GB'");
  const put = (table: string, row: Row, from: string) => dataSource.query(insertion(table, row, from));
  await put('principal', principal, `(SELECT code, ${regionNumber} FROM region) region`);
  await put('service', service, `${numbers('team', TEAMS)} JOIN (${regions}) region ON n = team % regions`);
  await put('service_principal', serviceOf, `${numbers('team', TEAMS)}, (${regionCount}) region`);
  await put('team', team, `${numbers('team', TEAMS)} JOIN (${regions}) region ON n = team % regions`);
  const inTeams = (name: string, each: number) => `${numbers(name, TEAMS * each)}, (${regionCount}) region`;
  await put('staff_member', staff, inTeams('staff', STAFF));
  await put('post', post, inTeams('staff', STAFF));
  await put('person', person, inTeams('person', PEOPLE));
  await put('enrolment', enrolment, inTeams('person', PEOPLE));
  await put('team_meeting', meeting, `${numbers('team', TEAMS)}, (${weekdays}) days`);
  await put('hospital_episode', episode, inTeams('episode', EPISODES));
  const offers = `${inTeams('person', PEOPLE)}, ${numbers('offer', INTERVENTIONS_OF_PERSON)}`;
  await put('intervention', intervention, offers);
  await put('crisis_plan', crisisPlan, `${inTeams('person', PEOPLE)} WHERE person % 10 < 6`);
  await put('sip', sip, `${inTeams('person', PEOPLE)} WHERE person % 10 < 4`);
  const versions = `${inTeams('person', PEOPLE)}, ${numbers('version', 2)}`;
  await put('crisis_plan_version', crisisPlanVersion, `${versions} WHERE person % 10 < 6`);
  await put('sip_version', sipVersion, `${versions} WHERE person % 10 < 4`);
  await put('resource_group', resourceGroup, `${inTeams('person', PEOPLE)} WHERE person % 10 < 5`);
  await put('resource_group_member', member, `${numbers('person', TEAMS * PEOPLE)} WHERE person % 10 < 4`);
  await put('resource_group_version', groupVersion, `${inTeams('person', PEOPLE)} WHERE person % 10 < 5`);

  const parts = Array.from({ length: TEAMS / TEAMS_AT_ONCE }, (_, part) => part * TEAMS_AT_ONCE);
  const fill = async () => {
    for (let first = parts.shift(); first !== undefined; first = parts.shift()) {
      const [from, to] = [first, first + TEAMS_AT_ONCE].map((number) => number * contactsOfTeam);
      const contacts = `(SELECT contact, contact / ${contactsOfTeam} AS team,
          contact / ${contactsOfTeam} * ${PEOPLE} + contact % ${PEOPLE} AS person,
          contact % ${contactsOfTeam} / ${PEOPLE} AS ofperson
        FROM generate_series(${from}, ${to} - 1) contact) contacts`;
      await put('contact', contact, `${contacts}, (${regionCount}) region`);
      const others = `generate_series(0, CASE WHEN ${below(10, 'contact', 6)} < 3 THEN 1 ELSE 0 END) other`;
      await put('contact_staff', present, `${contacts}, ${others}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, fill));
  await configure('RESET full_page_writes', 'RESET max_wal_size');
}

/**
 * Adds three closed audits by the whole scale to each of the 1,000 teams, a year apart. Teams differ, so that
 * quartiles do.
 */
export async function addAudits(dataSource: DataSource, scale: Scale): Promise<void> {
  const audits = numbers('audit', TEAMS * AUDITS_OF_TEAM);
  const codes = `unnest(ARRAY[${scale.items.map(({ code }) => `'${code}'`)}]) WITH ORDINALITY item (code, place)`;
  await dataSource.query(insertion('audit', auditBy(scale), audits));
  await dataSource.query(insertion('audit_item', auditItem, `${audits}, ${codes}`));
  // A closed audit takes no more ratings.
  await dataSource.query(`UPDATE audit SET status = 'CLOSED', closed_at = created_at + interval '20 days'`);
}

const numbers = (name: string, count: number) => `generate_series(0, ${count - 1}) ${name}`;
/** The id of a row by its number: the same each time, and as scattered as a random one. */
const id = (table: string, number: string) => `md5('${table} ' || ${number})::uuid::text`;
/** A whole number below the limit that looks drawn by lot and is the same each time. */
const below = (limit: number, number: string, salt: number) =>
  `abs(hashint8((${number})::bigint * 64 + ${salt})::bigint) % ${limit}`;
const chance = (percent: number, number: string, salt: number) =>
  `(${below(100, number, salt)} < ${percent})`;
const oneOf = (values: object, number: string) =>
  `(ARRAY[${Object.values(values).map(text)}])[1 + (${number}) % ${Object.keys(values).length}]`;
const LAST = `DATE '${year.to}'`;

const regionNumber = 'ROW_NUMBER() OVER (ORDER BY code) - 1 AS n';
const regionCount = 'SELECT COUNT(*) AS regions FROM region';
const regions = `SELECT code, ${regionNumber}, COUNT(*) OVER () AS regions FROM region`;
const weekdays = `SELECT day::date FROM generate_series(DATE '${year.from}', ${LAST}, '1 day') day
  WHERE extract(isodow FROM day) <= 5`;
const ownerOfTeam = (number: string) => id('principal', `(${number}) % regions`);
const owner = ownerOfTeam(`person / ${PEOPLE}`);

const principal: Row = {
  id: id('principal', 'n'),
  name: "'Påhittad huvudman ' || code",
  kind: text(PrincipalKind.JOINT_AUTHORITY),
  activities: text(JSON.stringify([Activity.HEALTH])),
  region_code: 'code',
};
const service: Row = {
  id: id('service', 'team'),
  name: "'Påhittad verksamhet ' || team",
  region_code: 'code',
  start_year: 2020,
  models: `'["ACT"]'`,
  target_groups: "''",
};
const serviceOf: Row = { service_id: id('service', 'team'), principal_id: ownerOfTeam('team') };
const team: Row = {
  id: id('team', 'team'),
  service_id: id('service', 'team'),
  name: "'Påhittat team ' || team",
  municipality_code: '(SELECT MIN(municipality.code) FROM municipality WHERE region_code = region.code)',
  models: `'["ACT"]'`,
  opening_hours: text('Vardagar 8–17'),
  phone: text('040-00 00 00'),
  planned_fte_hundredths: 1500,
  capacity: PEOPLE,
  fictitious: true,
};
const staff: Row = {
  id: id('staff', 'staff'),
  team_id: id('team', `staff / ${STAFF}`),
  reference: `'A' || staff % ${STAFF}`,
  name: "'Påhittad Medarbetare ' || staff",
  qualifications: "''",
};
/** One of each. Every fifth left within the last two years. */
const post: Row = {
  id: id('post', 'staff'),
  staff_member_id: id('staff', 'staff'),
  profession: oneOf(Profession, 'staff'),
  role: `CASE WHEN staff % 10 = 0 THEN '${TeamRole.LEADER}' ELSE '${TeamRole.MEMBER}' END`,
  employer_id: ownerOfTeam(`staff / ${STAFF}`),
  percent_hundredths: `5000 + 2500 * (${below(3, 'staff', 1)})`,
  from_date: `DATE '2018-01-01' + staff % ${STAFF} * 80`,
  to_date: `CASE WHEN staff % 5 = 4 THEN ${LAST} - (${below(720, 'staff', 2)})::int END`,
};
const person: Row = {
  id: id('person', 'person'),
  owner_id: owner,
  identity_number: "'RES' || person",
  identity_kind: text(IdentityKind.RESERVE),
  given_name: text('Påhittad'),
  family_name: "'Person ' || person",
  protected_identity: false,
  language: text('svenska'),
  needs_interpreter: false,
  fictitious: true,
};
/** Every eighth left in the last thirty days. */
const hasLeft = 'person % 8 = 7';
const enrolment: Row = {
  id: id('enrolment', 'person'),
  owner_id: owner,
  team_id: id('team', `person / ${PEOPLE}`),
  person_id: id('person', 'person'),
  from_date: `${LAST} - (400 + ${below(1100, 'person', 1)})::int`,
  to_date: `CASE WHEN ${hasLeft} THEN ${LAST} - (${below(30, 'person', 2)})::int END`,
  leaving_reason: `CASE WHEN ${hasLeft} THEN ${oneOf(LeavingReason, below(100, 'person', 3))} END`,
  intensity: text(Intensity.STANDARD),
  legal_frame: text(LegalFrame.VOLUNTARY),
};
const inPerson = chance(70, 'contact', 3);
const contact: Row = {
  id: id('contact', 'contact'),
  owner_id: ownerOfTeam('team'),
  enrolment_id: id('enrolment', 'person'),
  date: `${LAST} - GREATEST(${below(365, 'contact', 1)}, CASE WHEN ${hasLeft} THEN 30 ELSE 0 END)::int`,
  // A minute of its own for each of a person's contacts.
  time: "to_char(TIME '08:00' + ofperson * interval '1 minute', 'HH24:MI')",
  minutes: `10 + 5 * (${below(23, 'contact', 2)})`,
  mode: `CASE WHEN ${inPerson} THEN '${ContactMode.IN_PERSON}' ELSE '${ContactMode.PHONE}' END`,
  place: `CASE WHEN ${inPerson} THEN ${oneOf(ContactPlace, below(100, 'contact', 4))} END`,
  person_present: chance(95, 'contact', 5),
  natural_support_present: chance(15, 'contact', 7),
  no_show: chance(5, 'contact', 8),
};
/** One of the staff, and at three contacts of ten one more. */
const present: Row = {
  contact_id: id('contact', 'contact'),
  staff_member_id: id('staff', `team * ${STAFF} + (${below(STAFF, 'contact', 9)} + other) % ${STAFF}`),
};
const meeting: Row = {
  id: id('meeting', "team || ' ' || day"),
  team_id: id('team', 'team'),
  date: 'day',
  time: text('09:00'),
  minutes: 30,
  staff_present: 10,
  persons_reviewed: 40,
};
const episode: Row = {
  id: id('episode', 'episode'),
  owner_id: ownerOfTeam(`episode / ${EPISODES}`),
  enrolment_id: id('enrolment', `(episode / ${EPISODES} * ${PEOPLE} + episode % ${EPISODES})`),
  admitted_on: `DATE '${year.from}' + episode % ${EPISODES} * 10`,
  discharged_on: `DATE '${year.from}' + episode % ${EPISODES} * 10 + 1 + (${below(40, 'episode', 1)})::int`,
  team_involved_in_admission: chance(50, 'episode', 2),
  team_involved_in_discharge: chance(60, 'episode', 3),
};
const offer = `(person * ${INTERVENTIONS_OF_PERSON} + offer)`;
const offeredOn = `${LAST} - (30 + ${below(335, offer, 1)})::int`;
const isGiven = chance(70, offer, 2);
const intervention: Row = {
  id: id('intervention', offer),
  owner_id: owner,
  enrolment_id: id('enrolment', 'person'),
  method: oneOf(InterventionMethod, 'person + offer'),
  offered_on: offeredOn,
  started_on: `CASE WHEN ${isGiven} THEN ${offeredOn} + (${below(30, offer, 3)})::int END`,
  manual_used: `CASE WHEN ${isGiven} AND ${chance(80, offer, 4)} THEN ${chance(60, offer, 5)} END`,
};

const planOf = (table: string): Row => ({
  id: id(table, 'person'),
  owner_id: owner,
  team_id: id('team', `person / ${PEOPLE}`),
  person_id: id('person', 'person'),
});
const crisisPlan: Row = { ...planOf('crisis_plan'), label: text(CrisisPlanLabel.KRISPLAN) };
const sip = planOf('sip');
/** The second version was agreed within the year, the first one before it. */
const agreedOn = `${LAST} + version * 300 - (310 + ${below(290, 'person', 4)})::int`;
const versionOf = (table: string): Row => ({
  id: id(`${table} version`, "person || ' ' || version"),
  number: 'version + 1',
  status: `CASE version WHEN 0 THEN '${PlanStatus.REPLACED}' ELSE '${PlanStatus.AGREED}' END`,
  revision: 1,
  created_at: agreedOn,
  created_by: text('bench'),
  changed_at: agreedOn,
  agreed_at: agreedOn,
  agreed_by: text('bench'),
  checksum: "repeat('c', 64)",
  checksum_format: 1,
});
const crisisPlanVersion: Row = {
  ...versionOf('crisis_plan'),
  plan_id: id('crisis_plan', 'person'),
  made_together: true,
  review_on: `${agreedOn} + 180`,
  closed_hours: "''",
};
const sipVersion: Row = {
  ...versionOf('sip'),
  sip_id: id('sip', 'person'),
  what_matters: "''",
  no_measures_by_others: true,
  person_absence: "''",
  relatives_note: "''",
  consent_scope: "''",
  follow_up_on: `${agreedOn} + 180`,
  follow_up_by: "''",
};
const resourceGroup: Row = {
  id: id('group', 'person'),
  owner_id: owner,
  person_id: id('person', 'person'),
  revision: 1,
};
const member: Row = {
  id: id('member', 'person'),
  group_id: id('group', 'person'),
  version: 1,
  member_key: id('memberKey', 'person'),
  name: text('Påhittad Syster'),
  kind: text(MemberKind.RELATIVE),
  relation: text('syster'),
  phone: "''",
  sees_crisis_plan: false,
  position: 0,
};
const groupVersion: Row = {
  id: id('groupVersion', 'person'),
  group_id: id('group', 'person'),
  number: 1,
};

/** The audits of a team are a year apart, the latest in the spring of the year before the contacts end. */
const auditBy = ({ id: scale, version, checksum }: Scale): Row => ({
  id: id('audit', 'audit'),
  team_id: id('team', `audit % ${TEAMS}`),
  scale: text(scale),
  scale_version: text(version),
  scale_checksum: text(checksum),
  window_from: `make_date(2023 + audit / ${TEAMS}, 3, 1)`,
  window_to: `make_date(2023 + audit / ${TEAMS}, 3, 28)`,
  judgement_note: "''",
  status: text('OPEN'),
  partial: false,
  created_at: `make_date(2023 + audit / ${TEAMS}, 4, 1)`,
  created_by: text('bench'),
});
const auditItem: Row = {
  id: id('item', "audit || ' ' || code"),
  audit_id: id('audit', 'audit'),
  code: 'code',
  case_number: 0,
  rating: `1 + (${below(3, 'audit', 1)}) + (${below(3, 'audit * 64 + place', 2)})`,
  note: "''",
  missing_reason: "''",
};
