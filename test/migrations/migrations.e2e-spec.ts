import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { entities } from '../../src/entities.js';
import { Municipality, Region } from '../../src/geography/geography.entity.js';
import { Account } from '../../src/platform/access/account.entity.js';
import { AuditLogEntry, LoggedAction } from '../../src/platform/audit-log/audit-log-entry.entity.js';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

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

const logEntry = () => ({
  at: new Date(),
  accountId: randomUUID(),
  principalId: null,
  teamId: null,
  action: LoggedAction.READ,
  recordType: 'person',
  recordId: null,
  personId: null,
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
    await dataSource.manager.insert(AuditLogEntry, logEntry());
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
    await dataSource.manager.insert(AuditLogEntry, { ...logEntry(), at, requestId: 'instant' });
    const read = await dataSource.manager.findOneByOrFail(AuditLogEntry, { requestId: 'instant' });
    expect(read.at.toISOString()).toBe(at.toISOString());
  });

  it.each(['UPDATE audit_log_entry SET rows = 2', 'DELETE FROM audit_log_entry'])(
    'lets nobody change the log: %s',
    async (statement) => {
      await expect(dataSource.query(statement)).rejects.toThrow(/immutable record/);
    },
  );
});
