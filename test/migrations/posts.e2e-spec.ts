import { randomUUID } from 'node:crypto';
import { DataSource, type Migration } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { sql } from '../../src/platform/database/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

type Row = Record<string, string | number | boolean | null>;

const REGION = randomUUID();
const MUNICIPALITY = randomUUID();
const TEAM = randomUUID();
const OTHER_TEAM = randomUUID();
const ENROLMENT = randomUUID();
const AT = '2026-05-05 06:07:08.009';

let database: TestDatabase;
let dataSource: DataSource;
let since: Migration[];

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, [])).initialize();
  const applied = await dataSource.runMigrations();
  since = applied.slice(applied.findIndex(({ name }) => name.startsWith('Posts')));
  for (const _ of since) await dataSource.undoLastMigration();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function insert(table: string, row: Row): Promise<string> {
  const columns = Object.keys(row);
  const values = columns.map((column) => `:${column}`).join(', ');
  await sql(dataSource.manager, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`, row);
  return String(row.id);
}

const all = (statement: string) => sql<Row>(dataSource.manager, statement);

/** One employment, as it was kept. */
const employ = (reference: string, from_date: string, to_date: string | null, more: Row = {}) =>
  insert('staff_member', {
    ...{ id: randomUUID(), team_id: TEAM, reference, name: 'Kim Ek', profession: 'NURSE', role: 'MEMBER' },
    ...{ employer_id: REGION, fte_hundredths: 75, from_date, to_date, qualifications: '', ...more },
  });

it('makes one human with posts of the employments of a reference, whom all name that named one of them', async () => {
  await insert('principal', {
    ...{ id: REGION, name: 'Region Prov', kind: 'REGION', law: 'HEALTH', region_code: '12' },
  });
  await insert('principal', { id: MUNICIPALITY, name: 'Bolaget', kind: 'PRIVATE', law: 'HEALTH' });
  const service_id = await insert('service', {
    ...{ id: randomUUID(), name: 'ACT', region_code: '12', models: '[]', target_groups: '' },
  });
  for (const id of [TEAM, OTHER_TEAM])
    await insert('team', {
      ...{ id, service_id, name: id, municipality_code: '1280', models: '[]', opening_hours: '', phone: '' },
      ...{ planned_fte_hundredths: 1, capacity: 1, fictitious: true },
    });
  const first = await employ('M01', '2020-01-01', '2021-12-31', { name: 'Kim Al', qualifications: 'grund' });
  const second = await employ('M01', '2022-01-01', '2024-12-31', { employer_id: MUNICIPALITY });
  const third = await employ('M01', '2025-01-01', null, { fte_hundredths: 0 });
  const alone = await employ('M02', '2020-01-01', null, { role: 'LEADER' });
  const elsewhere = await employ('M01', '2020-01-01', null, { team_id: OTHER_TEAM, name: 'Bo Ask' });

  const person_id = await insert('person', {
    ...{ id: randomUUID(), owner_id: REGION, identity_number: 'T123456', identity_kind: 'RESERVE' },
    ...{ given_name: 'Åsa', family_name: 'Påhittsson', protected_identity: false, language: 'svenska' },
    ...{ needs_interpreter: false, fictitious: true },
  });
  await insert('enrolment', {
    ...{ id: ENROLMENT, owner_id: REGION, team_id: TEAM, person_id, from_date: '2020-01-01', to_date: null },
    ...{ intensity: 'STANDARD', legal_frame: 'VOLUNTARY' },
  });
  const contact_id = await insert('contact', {
    ...{ id: randomUUID(), owner_id: REGION, enrolment_id: ENROLMENT, date: '2023-02-03', time: '10:00' },
    ...{
      minutes: 45,
      mode: 'IN_PERSON',
      place: 'HOME',
      person_present: true,
      natural_support_present: false,
    },
    no_show: false,
  });
  for (const staff_member_id of [second, third, alone])
    await insert('contact_staff', { contact_id, staff_member_id });
  for (const staff_member_id of [first, third, second, elsewhere])
    await insert('enrolment_coordinator', { enrolment_id: ENROLMENT, staff_member_id });
  const audit_id = await insert('audit', {
    ...{ id: randomUUID(), team_id: TEAM, scale: 'dacts', scale_version: '1.0.0', scale_checksum: 'c' },
    ...{ window_from: '2025-01-01', window_to: '2025-01-31', status: 'OPEN', partial: false },
    ...{ judgement_note: '', created_at: AT, created_by: REGION },
  });
  for (const status of ['DONE', 'PLANNED'])
    await insert('improvement_action', {
      ...{
        id: randomUUID(),
        team_id: TEAM,
        audit_id,
        code: 'H1',
        what: 'x',
        owner_id: second,
        owner_name: 'Kim',
      },
      ...{
        due_on: '2026-01-01',
        status,
        reason: '',
        created_at: AT,
        created_by: REGION,
        created_by_name: 'y',
      },
    });

  const expectUpgraded = async () => {
    await dataSource.runMigrations();
    const members = await all('SELECT id, name, qualifications FROM staff_member');
    expect(members.sort(byId)).toEqual(
      [
        { id: first, name: 'Kim Ek', qualifications: '' },
        { id: alone, name: 'Kim Ek', qualifications: '' },
        { id: elsewhere, name: 'Bo Ask', qualifications: '' },
      ].sort(byId),
    );
    const posts = await all(
      'SELECT id, staff_member_id AS member, percent_hundredths AS percent, role FROM post',
    );
    expect(posts.sort(byId)).toEqual(
      [
        { id: first, member: first, percent: 7500, role: 'MEMBER' },
        { id: second, member: first, percent: 7500, role: 'MEMBER' },
        { id: third, member: first, percent: 0, role: 'MEMBER' },
        { id: alone, member: alone, percent: 7500, role: 'LEADER' },
        { id: elsewhere, member: elsewhere, percent: 7500, role: 'MEMBER' },
      ].sort(byId),
    );
    const named = async (table: string, column: string) =>
      (await all(`SELECT ${column} AS id FROM ${table}`)).map(({ id }) => id).sort();
    expect(await named('contact_staff', 'staff_member_id')).toEqual([first, alone].sort());
    expect(await named('enrolment_coordinator', 'staff_member_id')).toEqual([first, elsewhere].sort());
    expect(await named('improvement_action', 'owner_id')).toEqual([first, first]);
  };
  await expectUpgraded();
  const changes = await all(
    'SELECT staff_member_id AS member, field, earlier_text AS earlier, new_text AS later FROM staff_change',
  );
  expect(changes.sort((one, other) => (String(one.field) < String(other.field) ? -1 : 1))).toEqual([
    { member: first, field: 'name', earlier: 'Kim Al', later: 'Kim Ek' },
    { member: first, field: 'qualifications', earlier: 'grund', later: null },
  ]);
  await expect(
    dataSource.query("UPDATE improvement_action SET what = 'y' WHERE status = 'DONE'"),
  ).rejects.toThrow(/immutable record/);

  // And back, with every employment there was, and once more.
  for (const _ of since) await dataSource.undoLastMigration();
  expect((await all('SELECT id FROM staff_member')).map(({ id }) => id).sort()).toEqual(
    [first, second, third, alone, elsewhere].sort(),
  );
  await expectUpgraded();
});

const byId = (one: Row, other: Row) => (String(one.id) < String(other.id) ? -1 : 1);
