import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, type Migration } from 'typeorm';
import { Account } from '../../src/access/account.entity.js';
import { entities } from '../../src/app/entities.js';
import { Municipality, Region } from '../../src/geography/geography.entity.js';
import { LogReviewRow } from '../../src/log-reviews/log-review.entity.js';
import {
  RegisterChange,
  RegisterEvent,
  RegisterRecord,
} from '../../src/organisations/register-change.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import {
  AccessLogEntry,
  LoggedAction,
  LoggedOutcome,
} from '../../src/platform/access-log/access-log-entry.entity.js';
import { AccessLogList } from '../../src/platform/access-log/access-log-list.entity.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { sql } from '../../src/platform/database/sql.js';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp } from '../support/test-app.js';
import { createMigratedDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { addCrisisPlan, addPerson, addSip } from '../support/test-person.js';
import { addTeam } from '../support/test-records.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, entities)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

let number = 0;
const logEntry = () => ({
  number: ++number,
  previousHash: 'x',
  hash: 'x',
  at: new Date(),
  accountId: randomUUID(),
  action: LoggedAction.READ,
  outcome: LoggedOutcome.ALLOWED,
  recordType: 'person',
  rows: 1,
  requestId: 'test',
});

describe('the migration timeline', () => {
  it('goes up, down with rows in the tables, and up again', async () => {
    const applied = await dataSource.runMigrations();
    expect(applied).toHaveLength(dataSource.migrations.length);
    await dataSource.manager.insert(Account, {
      id: randomUUID(),
      username: 'somebody',
      name: 'Somebody',
      passwordHash: 'x',
      principalId: null,
      active: true,
      createdAt: new Date(),
    });
    await dataSource.manager.insert(AccessLogEntry, logEntry());
    await dataSource.manager.insert(AccessLogList, { id: 'x' });
    for (const item of [1, 2])
      await dataSource.manager.insert(LogReviewRow, { reviewId: 'one', number: 1, item });
    for (const _ of applied) await dataSource.undoLastMigration();
    expect(await dataSource.createQueryRunner().getTables(['account', 'region'])).toEqual([]);
    await dataSource.runMigrations();
    expect(await dataSource.manager.count(Account)).toBe(0);
  });

  it('leaves nothing between the entities and the database', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('loads the 21 regions and 290 municipalities, Halland split between two healthcare regions', async () => {
    expect(await dataSource.manager.count(Region)).toBe(21);
    expect(await dataSource.manager.count(Municipality)).toBe(290);
    const halland = await dataSource.manager.findBy(Municipality, { regionCode: '13' });
    expect(new Set(halland.map(({ healthcareRegion }) => healthcareRegion)).size).toBe(2);
    const sodermanland = await dataSource.manager.findOneByOrFail(Region, { code: '04' });
    expect(sodermanland.aliases).toContain('Sörmland');
  });

  it('keeps an instant to the millisecond in both directions', async () => {
    const at = new Date('2025-07-01T12:34:56.789Z');
    await dataSource.manager.insert(AccessLogEntry, { ...logEntry(), at, requestId: 'instant' });
    const read = await dataSource.manager.findOneByOrFail(AccessLogEntry, { requestId: 'instant' });
    expect(read.at.toISOString()).toBe(at.toISOString());
  });

  it.each([
    'UPDATE audit_log_entry SET rows = 2',
    'DELETE FROM audit_log_entry',
    'UPDATE audit_log_head SET number = number - 1',
    "UPDATE audit_log_head SET hash = 'another'",
    'UPDATE audit_log_head SET id = 2',
    'DELETE FROM audit_log_head',
    "INSERT INTO audit_log_head (id, number, hash) VALUES (2, 0, 'x')",
  ])('lets nobody change the log: %s', async (statement) => {
    await expect(dataSource.query(statement)).rejects.toThrow(/immutable record/);
  });

  it('lets nobody empty the log, or what else is kept, on PostgreSQL, which can do so without deleting a row', async () => {
    if (dataSource.options.type !== 'postgres') return;
    const kept = ['sample_draw', 'reviewer_words', 'taken_document', 'person_summary', 'need'];
    for (const table of ['audit_log_entry', 'audit_log_head', ...kept])
      await expect(dataSource.query(`TRUNCATE ${table}`)).rejects.toThrow(/immutable record/);
  });
});

describe('the application', () => {
  it('brings an empty database to its newest shape before it listens', async () => {
    const empty = await createTestDatabase();
    const { app, close } = await startTestApp({ ...empty.environment });
    const applied = await app.get(DataSource).query('SELECT name FROM migrations');
    expect(applied).toHaveLength(app.get(DataSource).migrations.length);
    await close();
    await empty.drop();
  });
});

describe('a log from before the chain', () => {
  let old: TestDatabase;
  let upgraded: DataSource;
  /** The migration that makes the chain, and those after it. */
  let since: Migration[];
  beforeAll(async () => {
    old = await createTestDatabase();
    upgraded = await new DataSource(dataSourceOptions(old.environment, entities)).initialize();
    const applied = await upgraded.runMigrations();
    since = applied.slice(applied.findIndex(({ name }) => name.startsWith('LogChain')));
    for (const _ of since) await upgraded.undoLastMigration();
    // More than the upgrade reads at a time.
    for (let id = 1; id <= 1203; id++)
      await sql(
        upgraded.manager,
        `INSERT INTO audit_log_entry (at, account_id, action, record_type, rows, request_id)
          VALUES (:at, :accountId, 'READ', 'person', :id, 'old')`,
        { at: '2026-05-05 06:07:08.009', accountId: randomUUID(), id },
      );
    await upgraded.runMigrations();
  });
  afterAll(async () => {
    await upgraded.destroy();
    await old.drop();
  });

  it('is numbered and chained in the order in which it was written', async () => {
    expect(await verifyLog(upgraded.manager)).toMatchObject({ rows: 1203, faults: { count: 0 } });
    const last = await upgraded.manager.findOneByOrFail(AccessLogEntry, { number: 1203 });
    expect(last).toMatchObject({ rows: 1203, outcome: 'ALLOWED', actorName: null });
    await expect(upgraded.query('DELETE FROM audit_log_entry')).rejects.toThrow(/immutable record/);
  });

  it('keeps every row on the way back, and still lets nobody change it', async () => {
    for (const _ of since) await upgraded.undoLastMigration();
    const [{ count }] = await upgraded.query('SELECT count(*) AS count FROM audit_log_entry');
    expect(Number(count)).toBe(1203);
    await expect(upgraded.query('DELETE FROM audit_log_entry')).rejects.toThrow(/immutable record/);
    await upgraded.runMigrations();
  });
});

describe('plans from before checksums had a format', () => {
  it('were agreed in the first, and keep it', async () => {
    const before = await createMigratedDatabase();
    const upgraded = await new DataSource(dataSourceOptions(before.environment, entities)).initialize();
    const unitOfWork = {
      run: <Result>(work: (manager: EntityManager) => Promise<Result>) => upgraded.transaction(work),
    } as UnitOfWork;
    const { regionId: ownerId, teamId } = await addTeam(unitOfWork);
    const { AGREED, DRAFT } = PlanStatus;
    const person = () => addPerson(unitOfWork, { ownerId, teamId });
    await addCrisisPlan(unitOfWork, await person(), { statuses: [AGREED, DRAFT] });
    await addSip(unitOfWork, await person(), { status: AGREED });
    const names = upgraded.migrations.map((migration) => migration.constructor.name);
    const since = names.slice(names.findIndex((name) => name.startsWith('ChecksumFormats')));
    for (const _ of since) await upgraded.undoLastMigration();
    await upgraded.runMigrations();
    for (const table of ['crisis_plan_version', 'sip_version']) {
      const rows = await sql<{ status: string; format: number | null }>(
        upgraded.manager,
        `SELECT status, checksum_format AS format FROM ${table} ORDER BY status`,
      );
      expect(rows).toEqual([
        { status: AGREED, format: 1 },
        ...(table === 'sip_version' ? [] : [{ status: DRAFT, format: null }]),
      ]);
      await expect(
        upgraded.query(`UPDATE ${table} SET checksum_format = 2 WHERE status = 'AGREED'`),
      ).rejects.toThrow(/immutable record/);
    }
    await upgraded.destroy();
    await before.drop();
  });
});

describe('numbers from before they were told apart', () => {
  it('are found in the plans in force and in the history of the register', async () => {
    const before = await createMigratedDatabase();
    const upgraded = await new DataSource(dataSourceOptions(before.environment, entities)).initialize();
    const unitOfWork = {
      run: <Result>(work: (manager: EntityManager) => Promise<Result>) => upgraded.transaction(work),
    } as UnitOfWork;
    const { regionId: ownerId, teamId } = await addTeam(unitOfWork);
    const person = await addPerson(unitOfWork, { ownerId, teamId });
    await addCrisisPlan(unitOfWork, person, { statuses: [PlanStatus.REPLACED, PlanStatus.DRAFT] });
    await upgraded.query(
      "UPDATE crisis_plan_version SET closed_hours = 'Ring 040-991122, annars 1177.' WHERE status = 'DRAFT'",
    );
    await upgraded.query("UPDATE crisis_plan_version SET status = 'AGREED' WHERE status = 'DRAFT'");
    const change = { recordType: RegisterRecord.TEAM, recordId: teamId, event: RegisterEvent.CHANGED };
    const by = { reason: 'Ny växel.', recordedAt: new Date(), recordedBy: randomUUID(), recordedByName: 'A' };
    for (const field of ['name', 'phone'])
      await upgraded.manager.insert(RegisterChange, {
        ...{ ...change, ...by, id: randomUUID(), field },
        ...{ earlierText: '+46 40 99 11 22', newText: '1177' },
      });
    const names = upgraded.migrations.map((migration) => migration.constructor.name);
    const since = names.slice(names.findIndex((name) => name.startsWith('WrittenNumbers')));
    for (const _ of since) await upgraded.undoLastMigration();
    await upgraded.runMigrations();
    expect(
      await upgraded.query('SELECT number, written_numbers FROM crisis_plan_version ORDER BY number'),
    ).toEqual([
      { number: 1, written_numbers: null },
      { number: 2, written_numbers: ' 040991122 ' },
    ]);
    expect(
      await upgraded.query('SELECT field, earlier_number, new_number FROM register_change ORDER BY field'),
    ).toEqual([
      { field: 'name', earlier_number: null, new_number: null },
      { field: 'phone', earlier_number: '040991122', new_number: null },
    ]);
    await expect(upgraded.query("UPDATE register_change SET reason = ''")).rejects.toThrow(
      /immutable record/,
    );
    await upgraded.destroy();
    await before.drop();
  });
});
