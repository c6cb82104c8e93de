import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { sql } from '../../src/platform/database/sql.js';
import { createMigratedDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ACT_MALMO = "name = 'ACT Malmö' AND region_code = '12'";

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createMigratedDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, [])).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** To the release before the mapping was in every installation. */
async function goBack(): Promise<void> {
  const names = dataSource.migrations.map((migration) => migration.constructor.name);
  for (const _ of names.slice(names.findIndex((name) => name.startsWith('Mapping2025'))))
    await dataSource.undoLastMigration();
}

async function count(from: string, source = dataSource): Promise<number> {
  const [row] = await sql<{ n: number | string }>(source.manager, `SELECT COUNT(*) AS n FROM ${from}`);
  return Number(row!.n);
}

const counts = async (source = dataSource) => [
  await count('service', source),
  await count('service_finding', source),
  await count('service_finding WHERE interviewed', source),
  await count('region_finding WHERE has_services', source),
  await count('region_finding WHERE NOT has_services', source),
];

const register = (name: string) =>
  sql(
    dataSource.manager,
    "INSERT INTO service (id, name, region_code, models, target_groups) VALUES (:id, :name, '12', '[]', '')",
    { id: randomUUID(), name },
  );

it('is in a new database: 32 services, 18 of them interviewed, and what is said of 20 regions', async () => {
  expect(await counts()).toEqual([32, 32, 18, 15, 5]);
});

it('goes, but for what is used, and comes to an installation that is upgraded', async () => {
  await dataSource.query(`UPDATE service SET revision = 2 WHERE ${ACT_MALMO}`);
  await goBack();
  expect(await counts()).toEqual([1, 0, 0, 0, 0]);
  await register('Registrerad förut');
  await dataSource.runMigrations();
  // What is registered under the name that the report has is the service that the report found.
  expect(await count(`service WHERE ${ACT_MALMO}`)).toBe(1);
  expect(await counts()).toEqual([33, 32, 18, 15, 5]);
});

it('is left alone where it is already', async () => {
  const findings = () => sql(dataSource.manager, 'SELECT * FROM service_finding ORDER BY service_id');
  const before = await findings();
  await dataSource.query("DELETE FROM migrations WHERE name LIKE 'Mapping2025%'");
  await dataSource.runMigrations();
  expect(await findings()).toEqual(before);
  expect(await count('service')).toBe(33);
});

it('is there once when two servers start at once, and when one starts again', async () => {
  const empty = await createTestDatabase();
  const start = () => prepareDatabase(empty.environment, 'SERVE');
  const stop = (started: Awaited<ReturnType<typeof start>>) => started.release();
  // A file has one server: the other is refused.
  const started = await Promise.allSettled([start(), start()]);
  for (const one of started) if (one.status === 'fulfilled') stop(one.value);
  expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(
    empty.environment.DATABASE_URL ? 2 : 1,
  );
  stop(await start());
  const source = await new DataSource(dataSourceOptions(empty.environment, [])).initialize();
  expect(await counts(source)).toEqual([32, 32, 18, 15, 5]);
  await source.destroy();
  await empty.drop();
});
