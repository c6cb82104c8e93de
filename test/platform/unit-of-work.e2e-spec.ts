import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { Config } from '../../src/platform/config/config.js';
import { sqlitePathOf } from '../../src/platform/database/data-source-options.js';
import { sql } from '../../src/platform/database/sql.js';
import type { WritingConnection } from '../../src/platform/database/writing-connection.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const principal = (name: string) => ({
  id: randomUUID(),
  name,
  kind: PrincipalKind.STATE,
  activities: [],
  regionCode: null,
  municipalityCode: null,
});

describe('UnitOfWork', () => {
  it('keeps what one request commits while another rolls back', async () => {
    const { unitOfWork } = test;
    let openSecond = () => {};
    const secondMayStart = new Promise<void>((resolve) => {
      openSecond = resolve;
    });
    const rolledBack = unitOfWork.run(async (manager) => {
      await manager.insert(Principal, principal('rolled back'));
      openSecond();
      // Long enough for the second to have run inside this one, were they not kept apart.
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
      throw new Error('changed my mind');
    });
    const committed = secondMayStart.then(() =>
      unitOfWork.run((manager) => manager.insert(Principal, principal('committed'))),
    );
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await committed;
    const names = (await unitOfWork.reader.find(Principal)).map(({ name }) => name);
    expect(names).toEqual(['committed']);
  });

  it('shows readers nothing before it is committed', async () => {
    const { unitOfWork } = test;
    const seenInside = await unitOfWork.run(async (manager) => {
      await manager.insert(Principal, principal('unseen'));
      return unitOfWork.reader.existsBy(Principal, { name: 'unseen' });
    });
    expect(seenInside).toBe(false);
    expect(await unitOfWork.reader.existsBy(Principal, { name: 'unseen' })).toBe(true);
  });
});

const namesOf = async () => (await test.unitOfWork.reader.find(Principal)).map(({ name }) => name);
const add = (name: string) =>
  test.unitOfWork.run((manager: EntityManager) => manager.insert(Principal, principal(name)));
const isPostgres = process.env.DATABASE_URL !== undefined;

const writer = () => (test.unitOfWork as unknown as { writer: DataSource }).writer;

/** The connection of SQLite that the next transaction is written on. */
const writingConnection = () =>
  (writer().driver as unknown as { databaseConnection: WritingConnection }).databaseConnection;

/** Lets one statement fail as it does on a full disk, where SQLite has rolled back by itself before it says so. */
function failOnce(statement: string): void {
  (writer().createQueryRunner() as unknown as { stmtCache: Map<string, unknown> }).stmtCache.clear();
  const connection = writingConnection();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (text) => {
    const prepared = prepare(text);
    if (text !== statement) return prepared;
    return {
      ...prepared,
      run: () => {
        connection.prepare = prepare;
        prepare('ROLLBACK').run();
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      },
    };
  };
}

const onSqlite = isPostgres ? it.skip : it;

describe('after a failed end of a transaction', () => {
  onSqlite('on SQLite the next are kept, also when one of them is refused', async () => {
    failOnce('COMMIT');
    await expect(add('no space')).rejects.toThrow('disk is full');
    await expect(
      test.unitOfWork.run(async (manager) => {
        await manager.insert(Principal, principal('refused'));
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    await add('space again');
    const names = await namesOf();
    expect(names).toContain('space again');
    expect(names).not.toContain('no space');
    expect(names).not.toContain('refused');
  });

  onSqlite('is not ready while nothing is kept, and is as soon as it is', async () => {
    failOnce('COMMIT');
    const { agent } = test.stranger();
    expect((await agent.get('/health/ready')).status).toBe(503);
    await test.unitOfWork.writeAndReadBack();
  });

  it('keeps nothing of work that went on although the database had ended its transaction', async () => {
    const work = test.unitOfWork.run(async (manager) => {
      await manager.insert(Principal, principal('before'));
      await (isPostgres ? sql(manager, 'SELECT 1 / 0').catch(() => undefined) : endByItself());
      await manager.insert(Principal, principal('after')).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('has ended the transaction');
    const names = await namesOf();
    expect(names).not.toContain('before');
    expect(names).not.toContain('after');
    await add('next');
    expect(await namesOf()).toContain('next');
  });

  async function endByItself(): Promise<void> {
    writingConnection().prepare('ROLLBACK').run();
  }
});

describe('a file that is taken away', () => {
  onSqlite('is written to no more, and makes the server unready, until it is back', async () => {
    const path = sqlitePathOf(test.app.get(Config));
    renameSync(path, `${path}.away`);
    await expect(add('into the void')).rejects.toThrow('has been removed');
    await expect(test.unitOfWork.writeAndReadBack()).rejects.toThrow('has been removed');
    renameSync(`${path}.away`, path);
    await add('back');
    expect(await namesOf()).toContain('back');
  });
});
