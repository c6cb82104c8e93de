import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DataSource, type Migration } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { databaseFailureOf } from '../../src/platform/database/database-failure.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { sql } from '../../src/platform/database/sql.js';
import { StartRefused } from '../../src/platform/database/start-refused.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

type Row = Record<string, string | number | boolean | null>;

const REGION = randomUUID();
const TEAM = randomUUID();
const OTHER_TEAM = randomUUID();
const PERSON = randomUUID();
const OTHER_PERSON = randomUUID();
const ENROLMENT = randomUUID();
const MEMBER = randomUUID();
const POST = randomUUID();
const AT = '2026-05-05 06:07:08.009';

let database: TestDatabase;
let dataSource: DataSource;
let since: Migration[];
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, [])).initialize();
  const applied = await dataSource.runMigrations();
  since = applied.slice(applied.findIndex(({ name }) => name.startsWith('RowRules')));
  await goBackBefore();
  await insert('principal', { id: REGION, name: 'Region Prov', kind: 'REGION', law: 'HEALTH' });
  const service = randomUUID();
  await insert('service', { id: service, name: 'ACT', region_code: '12', models: '[]', target_groups: '' });
  for (const id of [TEAM, OTHER_TEAM])
    await insert('team', {
      id,
      service_id: service,
      name: id,
      municipality_code: '1280',
      models: '[]',
      opening_hours: '',
      phone: '',
      planned_fte_hundredths: 1,
      capacity: 1,
      fictitious: true,
    });
  for (const id of [PERSON, OTHER_PERSON])
    await insert('person', {
      id,
      owner_id: REGION,
      identity_number: `T${id.slice(0, 8)}`,
      identity_kind: 'RESERVE',
      given_name: 'Åsa',
      family_name: 'Påhittsson',
      protected_identity: false,
      language: 'svenska',
      needs_interpreter: false,
      fictitious: true,
    });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await dataSource.destroy();
  await database.drop();
});

/** Undoes the migration that makes the rules, and those after it. */
async function goBackBefore(): Promise<void> {
  for (const _ of since) await dataSource.undoLastMigration();
}

async function insert(table: string, row: Row): Promise<string> {
  const columns = Object.keys(row);
  const values = columns.map((column) => `:${column}`).join(', ');
  await sql(dataSource.manager, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`, row);
  return String(row.id);
}

const idsOf = async (table: string): Promise<string[]> =>
  (await sql<{ id: string }>(dataSource.manager, `SELECT id FROM ${table}`)).map(({ id }) => id).sort();

/** Rows by what tells them apart; the same twice may not stand beside each other. */
const rows = {
  enrolment: (from_date: string, to_date: string | null, more: Row = {}): Row => ({
    id: randomUUID(),
    owner_id: REGION,
    team_id: TEAM,
    person_id: PERSON,
    from_date,
    to_date,
    intensity: 'STANDARD',
    legal_frame: 'VOLUNTARY',
    ...more,
  }),
  staff_member: (from_date: string, to_date: string | null, more: Row = {}): Row => ({
    id: randomUUID(),
    team_id: TEAM,
    reference: 'M01',
    name: 'Kim Ek',
    profession: 'NURSE',
    role: 'MEMBER',
    employer_id: REGION,
    fte_hundredths: 100,
    from_date,
    to_date,
    qualifications: '',
    ...more,
  }),
  member: (more: Row = {}): Row => ({
    id: randomUUID(),
    team_id: TEAM,
    reference: 'M01',
    name: 'Kim Ek',
    qualifications: '',
    ...more,
  }),
  post: (from_date: string, to_date: string | null, more: Row = {}): Row => ({
    id: randomUUID(),
    staff_member_id: MEMBER,
    employer_id: REGION,
    profession: 'NURSE',
    role: 'MEMBER',
    percent_hundredths: 6250,
    from_date,
    to_date,
    ...more,
  }),
  leave: (from_date: string, to_date: string | null): Row => ({
    id: randomUUID(),
    post_id: POST,
    from_date,
    to_date,
    days: 28,
  }),
  hospital_episode: (admitted_on: string, discharged_on: string | null, more: Row = {}): Row => ({
    id: randomUUID(),
    owner_id: REGION,
    enrolment_id: ENROLMENT,
    admitted_on,
    discharged_on,
    team_involved_in_admission: true,
    ...more,
  }),
  contact: (time: string, more: Row = {}): Row => ({
    id: randomUUID(),
    owner_id: REGION,
    enrolment_id: ENROLMENT,
    date: '2026-02-03',
    time,
    minutes: 45,
    mode: 'IN_PERSON',
    place: 'HOME',
    person_present: true,
    natural_support_present: false,
    no_show: false,
    ...more,
  }),
  sip: (person_id: string): Row => ({ id: randomUUID(), owner_id: REGION, team_id: TEAM, person_id }),
  block: (more: Row = {}): Row => ({
    id: randomUUID(),
    person_id: PERSON,
    set_at: AT,
    set_by: PERSON,
    set_by_name: 'Kim Ek',
    ...more,
  }),
  voiding: (record_id: string): Row => ({
    id: randomUUID(),
    record_type: 'enrolment',
    record_id,
    person_id: PERSON,
    recorded_at: AT,
    recorded_by: PERSON,
    recorded_by_name: 'Kim Ek',
    reason: 'Fel person.',
  }),
  destruction: (more: Row = {}): Row => ({
    id: randomUUID(),
    principal_id: REGION,
    law: 'HEALTH',
    day: '2026-05-05',
    decision: 'Plan 1.',
    persons: 1,
    rows: '[]',
    first_last_entry: '2010-01-01',
    last_last_entry: '2010-01-01',
    mark: 'x',
    asked_at: AT,
    asked_by: PERSON,
    asked_by_name: 'Kim Ek',
    ...more,
  }),
  crisis_plan: (label: string): Row => ({ ...rows.sip(PERSON), label }),
  crisis_plan_version: (plan_id: string, number: number, status: string): Row => ({
    ...version(number, status),
    plan_id,
    made_together: true,
    closed_hours: '',
  }),
  sip_version: (sip_id: string, number: number, status: string): Row => ({
    ...version(number, status),
    sip_id,
    what_matters: '',
    no_measures_by_others: true,
    person_absence: '',
    relatives_note: '',
    consent_scope: '',
    follow_up_by: '',
  }),
};

const version = (number: number, status: string): Row => ({
  id: randomUUID(),
  number,
  status,
  revision: 1,
  created_at: AT,
  created_by: PERSON,
  changed_at: AT,
});

/** Rows of before, by table: those that may stay under a rule first, and those that the rule has to leave out. */
const broken: [table: string, kept: Row[], excepted: Row[]][] = [];
const breaking = (table: string, kept: Row[], excepted: Row[]) => broken.push([table, kept, excepted]);

/** Which of rows that are alike comes first is told by their ids. */
const inOrder = (...alike: Row[]) => alike.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));

describe('an upgrade of a database in which rules were broken', () => {
  let warned: { rule?: string; table?: string; ids?: string[]; contacts?: number }[];
  let repeated: Row[];

  beforeAll(async () => {
    breaking(
      'enrolment',
      [rows.enrolment('2025-01-01', null, { id: ENROLMENT }), rows.enrolment('2024-01-01', '2024-12-31')],
      [rows.enrolment('2025-06-01', null), rows.enrolment('2024-12-31', '2025-02-01')],
    );
    breaking(
      'staff_member',
      [rows.staff_member('2025-01-01', null)],
      [rows.staff_member('2025-03-01', null)],
    );
    breaking(
      'hospital_episode',
      [rows.hospital_episode('2025-02-01', '2025-02-09')],
      [rows.hospital_episode('2025-02-08', '2025-02-10')],
    );
    const [differs, likewise] = inOrder(rows.contact('09:00'), rows.contact('09:00', { minutes: 30 }));
    breaking('contact', [differs!], [likewise!]);
    repeated = [rows.contact('10:30'), rows.contact('10:30'), rows.contact('10:30')];
    const [sip, otherSip] = inOrder(rows.sip(PERSON), rows.sip(PERSON));
    breaking('sip', [sip!], [otherSip!]);
    const [block, otherBlock] = inOrder(rows.block(), rows.block());
    const [blockOfTeam, otherOfTeam] = inOrder(rows.block({ team_id: TEAM }), rows.block({ team_id: TEAM }));
    breaking('block', [block!, blockOfTeam!], [otherBlock!, otherOfTeam!]);
    const [voiding, otherVoiding] = inOrder(rows.voiding(OTHER_PERSON), rows.voiding(OTHER_PERSON));
    breaking('voiding', [voiding!], [otherVoiding!]);
    const [destruction, otherDestruction] = inOrder(rows.destruction(), rows.destruction());
    breaking('destruction', [destruction!], [otherDestruction!]);
    for (const [table, kept, excepted] of broken)
      for (const row of [...kept, ...excepted]) await insert(table, row);
    for (const row of repeated) await insert('contact', row);
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
    await dataSource.runMigrations();
    warned = warn.mock.calls.map(([message]) => message as object);
  });

  it('keeps every row', async () => {
    for (const [table, kept, excepted] of broken) {
      const all = [...kept, ...excepted, ...(table === 'contact' ? repeated : [])].map(({ id }) =>
        String(id),
      );
      // An employment is a post now, of somebody who may have several.
      const now = table === 'staff_member' ? 'post' : table;
      expect([table, await idsOf(now)]).toEqual([table, all.sort()]);
    }
  });

  it('tells which rows each rule leaves out', () => {
    const told = new Map<string, string[]>();
    // A rule that a later migration makes anew tells of the same rows again.
    for (const { table, ids } of warned)
      if (table && ids) told.set(table, [...new Set([...(told.get(table) ?? []), ...ids])].sort());
    const excepted = broken.map(([table, , rows]) => [table, rows.map(({ id }) => id).sort()]);
    const { staff_member, ...others } = Object.fromEntries(excepted);
    // The rule of employments, and the rule of posts that followed upon it.
    expect(Object.fromEntries(told)).toEqual({ ...others, staff_member, post: staff_member });
  });

  it('lets contacts that say the same in every word count once', async () => {
    expect(warned.flatMap(({ contacts }) => contacts ?? [])).toEqual([2]);
    const counting = await sql(
      dataSource.manager,
      "SELECT id FROM contact WHERE voided_at IS NULL AND time = '10:30'",
    );
    expect(counting).toHaveLength(1);
  });

  it('holds the rules from then on, and lets what was left out be put right', async () => {
    const [, , [later]] = broken.find(([table]) => table === 'enrolment')!;
    await expectConflict('enrolment', rows.enrolment('2026-01-01', null));
    await sql(dataSource.manager, "UPDATE enrolment SET to_date = '2025-12-31' WHERE id = :id", {
      id: later!.id,
    });
    await expectConflict('sip', rows.sip(PERSON));
    await insert('sip', rows.sip(OTHER_PERSON));
  });

  it('goes back and forth with every row', async () => {
    const before = await idsOf('contact');
    await goBackBefore();
    await dataSource.runMigrations();
    expect(await idsOf('contact')).toEqual(before);
  });
});

async function expectConflict(table: string, row: Row): Promise<void> {
  const error = await insert(table, row).catch((thrown: unknown) => thrown);
  expect([table, databaseFailureOf(error)]).toEqual([table, 'CONFLICT']);
}

describe('the database', () => {
  const TEAM_2 = { team_id: OTHER_TEAM };
  const OTHER = { person_id: OTHER_PERSON };

  it.each([
    [
      'two enrolments with a day in common',
      'enrolment',
      rows.enrolment('2026-01-01', '2026-01-31', { ...TEAM_2 }),
    ],
    ['two members of staff with one reference', 'staff_member', rows.member({ ...TEAM_2, id: MEMBER })],
    ['two posts of one employer with a day in common', 'post', rows.post('2026-01-01', null, { id: POST })],
    ['two leaves with a day in common', 'leave', rows.leave('2026-02-01', '2026-02-28')],
    ['two contacts at one time', 'contact', rows.contact('14:00')],
    ['two blocks of one person', 'block', rows.block({ ...OTHER })],
    ['two blocks of one team', 'block', rows.block({ ...OTHER, ...TEAM_2 })],
    ['two voidings of one record', 'voiding', rows.voiding(ENROLMENT)],
  ])('keeps no %s', async (_, table, row) => {
    await insert(table, row);
    await expectConflict(table, { ...row, id: randomUUID() });
  });

  it('keeps two posts at once of two employers, and one account of one member in a team', async () => {
    const principal = { name: 'Bolaget', kind: 'PRIVATE', activities: '["HEALTH"]' };
    const employer_id = await insert('principal', { id: randomUUID(), ...principal });
    await insert('post', rows.post('2026-02-01', null, { employer_id }));
    const account = { id: randomUUID(), username: 'kim', name: 'Kim Ek', active: true, created_at: AT };
    const account_id = await insert('account', account);
    await insert('staff_member', rows.member({ reference: 'M02', account_id }));
    await expectConflict('staff_member', rows.member({ reference: 'M03', account_id }));
    await insert('staff_member', rows.member({ ...TEAM_2, reference: 'M03', account_id }));
  });

  it('keeps no enrolment whose last day is moved into another, and lets the days be next to each other', async () => {
    await insert('enrolment', rows.enrolment('2026-02-01', null, { ...TEAM_2 }));
    const moved = sql(
      dataSource.manager,
      "UPDATE enrolment SET to_date = '2026-02-01' WHERE to_date = '2026-01-31'",
    ).catch((error: unknown) => databaseFailureOf(error));
    expect(await moved).toBe('CONFLICT');
    await sql(
      dataSource.manager,
      `UPDATE enrolment SET to_date = '2026-03-01'
      WHERE from_date = '2026-02-01' AND team_id = :team_id`,
      TEAM_2,
    );
    await insert('enrolment', rows.enrolment('2026-03-02', null, { ...TEAM_2 }));
  });

  it('lets somebody be admitted on the day of discharge, and not before', async () => {
    await insert('hospital_episode', rows.hospital_episode('2026-04-01', '2026-04-10'));
    await expectConflict('hospital_episode', rows.hospital_episode('2026-04-09', '2026-04-12'));
    await insert('hospital_episode', rows.hospital_episode('2026-04-10', null));
  });

  it('keeps one draft and one version in force of each plan', async () => {
    const planId = await insert('crisis_plan', rows.crisis_plan('KRISPLAN'));
    const [{ id: sipId } = { id: '' }] = await sql<{ id: string }>(dataSource.manager, 'SELECT id FROM sip');
    for (const [table, next] of [
      [
        'crisis_plan_version',
        (number: number, status: string) => rows.crisis_plan_version(planId, number, status),
      ],
      ['sip_version', (number: number, status: string) => rows.sip_version(sipId, number, status)],
    ] as const) {
      await insert(table, next(1, 'REPLACED'));
      await insert(table, next(2, 'AGREED'));
      await insert(table, next(3, 'DRAFT'));
      await expectConflict(table, next(4, 'DRAFT'));
      await expectConflict(table, next(4, 'AGREED'));
    }
  });

  it('keeps one destruction that waits for each principal', async () => {
    const principalId = await insert('principal', {
      id: randomUUID(),
      name: 'Region Gallring',
      kind: 'REGION',
      region_code: '12',
      activities: '["HEALTH"]',
    });
    const asked = (more: Row = {}) => {
      const { law, ...row } = rows.destruction({ principal_id: principalId, ...more });
      return row;
    };
    await insert('destruction', asked({ carried_out_at: AT }));
    await insert('destruction', asked());
    await expectConflict('destruction', asked());
  });
});

const onPostgres = process.env.DATABASE_URL ? describe : describe.skip;

onPostgres('an upgrade of PostgreSQL by somebody who may not create extensions', () => {
  it('changes nothing and says what the owner has to run', async () => {
    const shared = await createTestDatabase();
    const owner = await new DataSource(dataSourceOptions(shared.environment, [])).initialize();
    const role = `plain_${randomUUID().replaceAll('-', '')}`;
    const address = new URL(shared.environment.DATABASE_URL!);
    Object.assign(address, { username: role, password: role });
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD '${role}'`);
    await owner.query(`GRANT ALL ON SCHEMA public TO ${role}`);
    const place = { SQLITE_PATH: 'unused', DATABASE_URL: address.href };
    const refusal = await migrate(place).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartRefused);
    expect((refusal as Error).message).toContain('CREATE EXTENSION btree_gist');
    const tables = await owner.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    expect(tables).toEqual([{ tablename: 'migrations' }]);
    await owner.query('CREATE EXTENSION btree_gist');
    await migrate(place);
    await owner.destroy();
    await shared.drop();
    const server = await new DataSource(
      dataSourceOptions({ SQLITE_PATH: 'unused', DATABASE_URL: process.env.DATABASE_URL }, []),
    ).initialize();
    await server.query(`DROP ROLE ${role}`);
    await server.destroy();
  });
});
