import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { entities } from '../../src/app/entities.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import type { DatabasePlace } from '../../src/platform/database/data-source-options.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { readSnapshot } from '../../src/platform/database/read-snapshot.js';
import { sql } from '../../src/platform/database/sql.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { tablesIn } from '../faults/shape.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/**
 * As it was on that day, of SQLite by itself and of PostgreSQL 15 by `pg_dump --inserts`: the demonstration with the latest of its
 * contacts, and what the races begin with. Of its log, the rows 2 and 4 have been altered past the program.
 */
const DAY = '2026-11-29';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { DATABASE_URL, SQLITE_PATH } = database.environment;
  const stored = (kind: string) =>
    gunzipSync(readFileSync(join(projectRoot, 'test/fixtures/released', `${DAY}.${kind}.gz`)));
  if (!DATABASE_URL) return writeFileSync(SQLITE_PATH, stored('sqlite'));
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  await client.query(stored('sql').toString());
  await client.end();
});
afterAll(() => database.drop());

type Row = Record<string, unknown>;

/** The first employment of the same human, whom the upgrade to several posts names by its id. */
const human = (employment: string) => `(
  SELECT first.id FROM staff_member first JOIN staff_member one
      ON one.team_id = first.team_id AND one.reference = first.reference
   WHERE one.id = ${employment} ORDER BY first.from_date, first.id LIMIT 1)`;

/** Tables whose shape has changed, and what became what: `later` reads them as `earlier` read them. */
const CHANGED: Record<string, { earlier?: Record<string, string>; later?: string }> = {
  // An employment is a post of a human, who has the name, the reference and the training.
  staff_member: {
    later: `(SELECT post.id, team_id, reference, name, profession, role, employer_id,
             percent_hundredths / 100 AS fte_hundredths, from_date, to_date, qualifications
             FROM post JOIN staff_member ON staff_member.id = post.staff_member_id) staff`,
  },
  // Under which law a principal is follows from what it runs.
  principal: {
    later: `(SELECT principal.*, CASE activities WHEN '["HEALTH"]' THEN 'HEALTH' WHEN '["SOCIAL"]' THEN 'SOCIAL'
             ELSE 'OTHER' END AS law FROM principal) principal`,
  },
  // Who named an employment names the human.
  contact_staff: { earlier: { staff_member_id: human('staff_member_id') } },
  // What was not in person is at no place.
  contact: { earlier: { place: "CASE WHEN mode = 'IN_PERSON' THEN place END" } },
  enrolment_coordinator: { earlier: { staff_member_id: human('staff_member_id') } },
  // There was one rule for each law.
  destruction: {
    later: `(SELECT *, CASE rules
             WHEN '[{"rule":"HEALTH","paragraph":"PDL 3:17","persons":' || persons || '}]' THEN 'HEALTH'
             WHEN '[{"rule":"SOCIAL_PUBLIC","paragraph":"SoL (2025:400) 16:1","persons":' || persons || '}]' THEN 'SOCIAL'
             END AS law FROM destruction) destruction`,
  },
  // What each save wrote over was never kept: what is there is the first version.
  resource_group: { earlier: { revision: '1' } },
  improvement_action: { earlier: { owner_id: human('owner_id') } },
};

/** @returns each row as text, by table, with the columns that it has among these */
async function rowsIn(
  manager: EntityManager,
  columns: ReadonlyMap<string, readonly string[]>,
  when: 'earlier' | 'later',
): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const [table, names] of columns) {
    const { earlier = {}, later } = CHANGED[table] ?? {};
    const chosen = names.map((name) =>
      when === 'earlier' && earlier[name] ? `${earlier[name]} AS ${name}` : `"${name}"`,
    );
    const all = await sql<Row>(
      manager,
      `SELECT ${chosen} FROM ${(when === 'later' && later) || `"${table}"`}`,
    );
    rows.set(table, all.map((row) => JSON.stringify(row)).sort());
  }
  return rows;
}

async function columnsIn(manager: EntityManager): Promise<Map<string, string[]>> {
  const columns = new Map<string, string[]>();
  for (const table of await tablesIn(manager)) {
    if (table === ALWAYS_EMPTY) continue;
    const [row] = await sql<Row>(manager, `SELECT * FROM "${table}" LIMIT 1`);
    if (!row) throw new Error(`${table} has no rows`);
    columns.set(table, Object.keys(row));
  }
  return columns;
}

/** No permit outlives the transaction that it is given in. */
const ALWAYS_EMPTY = 'destruction_permit';
/** Notes which shape the database has: only this may grow. */
const GROWS = 'migrations';

const onPostgres = process.env.DATABASE_URL ? it : it.skip;

it(`a database of ${DAY} keeps every row as it was when it is brought to the newest shape, and its log says what it said`, async () => {
  const place: DatabasePlace = database.environment;
  const read = <T>(work: (manager: EntityManager) => Promise<T>) => readSnapshot(place, entities, work);
  const columns = await read(columnsIn);
  columns.delete(GROWS);
  expect(columns.size).toBeGreaterThanOrEqual(61);
  const before = await read((manager) => rowsIn(manager, columns, 'earlier'));

  const claim = await prepareDatabase(place, 'SERVE');
  claim.release();

  const after = await read((manager) => rowsIn(manager, columns, 'later'));
  for (const table of columns.keys()) expect([table, after.get(table)]).toEqual([table, before.get(table)]);
  // Nobody has said of these whether care is in hospital or outside.
  const frames = await read((manager) =>
    sql<Row>(manager, 'SELECT DISTINCT legal_frame AS frame FROM enrolment ORDER BY 1'),
  );
  expect(frames.map(({ frame }) => frame)).toEqual(['LPT', 'LRV', 'VOLUNTARY']);
  // What was closed is printed as it was; what goes on will be printed as reports are set out now.
  const formats = await read((manager) =>
    sql<Row>(manager, 'SELECT DISTINCT status, report_format AS format FROM audit ORDER BY 1'),
  );
  expect(formats).toEqual([
    { status: 'CLOSED', format: 1 },
    { status: 'OPEN', format: 2 },
  ]);
  const groups = await read((manager) =>
    sql<Row>(
      manager,
      `SELECT said.number, said.saved_at, said.saved_by_name, resource_group.changed_at, member.member_key, member.id
         FROM resource_group
         JOIN resource_group_version said ON said.group_id = resource_group.id
         JOIN resource_group_member member ON member.group_id = said.group_id AND member.version = said.number`,
    ),
  );
  expect(groups.length).toBe(after.get('resource_group_member')?.length);
  for (const { number, saved_at, saved_by_name, changed_at, member_key, id } of groups)
    expect([number, saved_at, saved_by_name, member_key]).toEqual([1, changed_at, null, id]);
  const { faults } = await read((manager) => verifyLog(manager));
  expect(faults.first.map(({ number }) => number)).toEqual([2, 4]);
});

onPostgres('and no index of a rule is left by which PostgreSQL would read', async () => {
  const rules = await readSnapshot(database.environment, entities, (manager) =>
    sql<{ name: string; definition: string }>(
      manager,
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE contype = 'x' ORDER BY conname`,
    ),
  );
  expect(rules.map(({ name }) => name)).toEqual([
    'enrolment_coordinator_no_overlap',
    'enrolment_no_overlap',
    'hospital_episode_no_overlap',
    'leave_no_overlap',
    'post_no_overlap',
  ]);
  for (const { definition } of rules) expect(definition).not.toMatch(/\w WITH =/);
});
