import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { always, dropTriggers } from '../../migrations/immutable-triggers.js';
import type { Actor } from '../../src/access/actor.js';
import { Role } from '../../src/access/role.js';
import { AccessLog } from '../../src/platform/access-log/access-log.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { AccessLogHead } from '../../src/platform/access-log/access-log-head.entity.js';
import { appendToChain } from '../../src/platform/access-log/append-to-chain.js';
import { CHAIN_START, type ChainLink, hashEntry } from '../../src/platform/access-log/hash-entry.js';
import type { FoundFault } from '../../src/platform/access-log/verify-chain.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { sql } from '../../src/platform/database/sql.js';
import { Clock } from '../../src/platform/dates/clock.js';
import { plainEntry } from '../support/logged-records.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let test: TestApp;
let log: AccessLog;
beforeAll(async () => {
  test = await startTestApp();
  log = test.app.get(AccessLog);
});
afterAll(() => test.close());

const actor = (requestId: string): Actor => ({
  accountId: randomUUID(),
  name: 'Å Prov',
  locale: 'sv',
  requestId,
  principalId: null,
  grants: [
    { role: Role.TEAM_MANAGER, teamId: 't' },
    { role: Role.COORDINATOR, teamId: 't' },
    { role: Role.COORDINATOR, teamId: 'u' },
  ],
});
/** Each of a team of its own, and so a row of its own. */
const record = (recordId = randomUUID()) => ({
  action: LoggedAction.READ,
  recordType: 'person',
  recordId,
  teamId: randomUUID(),
  reason: 'Åäö "citat" \u2028',
});
const rowsOf = (requestId: string) =>
  test.unitOfWork.reader.find(AccessLogEntry, { where: { requestId }, order: { number: 'ASC' } });
const verify = (...noted: ChainLink[]) =>
  test.unitOfWork.snapshot((manager) => verifyLog(manager, { noted }));
const WHOLE = { count: 0, first: [] };

describe('the log', () => {
  it('is empty and whole at first', async () => {
    expect(await verify()).toEqual({
      rows: 0,
      head: CHAIN_START,
      faults: WHOLE,
      known: WHOLE,
      setBack: WHOLE,
    });
  });

  it('keeps all rows of a transaction together, with who did it as they were then', async () => {
    await test.unitOfWork.run(async (manager) => {
      log.record(
        manager,
        actor('many'),
        Array.from({ length: 203 }, () => record()),
      );
      expect(await manager.countBy(AccessLogEntry, { requestId: 'many' })).toBe(0);
    });
    const rows = await rowsOf('many');
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 203 }, (_, index) => index + 1));
    expect(rows[0]).toMatchObject({ actorName: 'Å Prov', actorRoles: 'TEAM_MANAGER,COORDINATOR' });
    expect(await verify()).toMatchObject({ rows: 203, head: { number: 203 }, faults: WHOLE });
  });

  it('keeps of a transaction that is rolled back what was refused in it, and nothing else', async () => {
    const refused = record();
    const failing = test.unitOfWork.run(async (manager) => {
      log.record(manager, actor('failing'), [record()]);
      log.denied(manager, actor('failing'), refused);
      throw new Error('refused');
    });
    // It waits behind the one that fails, and is not held up by what that one leaves behind.
    const after = test.unitOfWork.run(async (manager) => log.record(manager, actor('after'), [record()]));
    await expect(failing).rejects.toThrow('refused');
    await after;
    expect(await rowsOf('failing')).toMatchObject([{ recordId: refused.recordId, outcome: 'DENIED' }]);
    expect(await rowsOf('after')).toMatchObject([{ outcome: 'ALLOWED' }]);
    expect(await verify()).toMatchObject({ rows: 205, faults: WHOLE });
  });

  it('keeps what was refused also where the rest is committed', async () => {
    await test.unitOfWork.run(async (manager) => log.denied(manager, actor('caught'), record()));
    expect(await rowsOf('caught')).toMatchObject([{ outcome: 'DENIED' }]);
  });

  it('is whole whatever text it is handed, in every column', async () => {
    const before = (await verify()).rows;
    const hostile = [
      'half \ud83d an emoji',
      '\ude00\ud83d',
      'NUL \0 and \0',
      '\ufeffÅ e\u0301 \u2028 \uffff',
      '😀'.repeat(300),
      `${'😀'.repeat(35)}\ud83d\ude00`,
      'å'.repeat(100_000),
      '',
      '0',
      ' blank ',
    ];
    const { columns } = test.unitOfWork.reader.connection.getMetadata(AccessLogEntry);
    const texts = columns.filter(({ type, length }) => length !== '64' && /char|text/.test(`${type}`));
    expect(texts).toHaveLength(16);
    const entries = texts.flatMap(({ propertyName }) =>
      hostile.map((text) => plainEntry({ [propertyName]: text })),
    );
    await test.unitOfWork.run((manager) => appendToChain(manager, entries));
    expect(await verify()).toMatchObject({ rows: before + 160, faults: WHOLE });
    const [half] = await test.unitOfWork.reader.findBy(AccessLogEntry, { reason: 'half \ufffd an emoji' });
    expect(half).toMatchObject({ requestId: 'plain' });
  });

  it('takes no row once its transaction has ended', async () => {
    let ended: EntityManager | undefined;
    await test.unitOfWork.run(async (manager) => {
      ended = manager;
      log.record(manager, actor('in time'), [record()]);
    });
    expect(() => log.record(ended!, actor('late'), [record()])).toThrow('No transaction');
  });

  it('has no gap and no fork after fifty transactions at once, of which ten fail', async () => {
    const before = (await verify()).rows;
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        test.unitOfWork.run(async (manager) => {
          log.record(manager, actor('at once'), [record(), record()]);
          if (index % 5 !== 0) return;
          log.denied(manager, actor('at once'), record());
          throw new Error('refused');
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    // 40 that commit two rows each, and 10 that leave one.
    expect(await verify()).toMatchObject({ rows: before + 90, faults: WHOLE });
  });

  it('is followed while rows are written', async () => {
    const [verdict] = await Promise.all([
      verify(),
      ...Array.from({ length: 20 }, () =>
        test.unitOfWork.run(async (manager) => log.record(manager, actor('meanwhile'), [record()])),
      ),
    ]);
    expect(verdict.faults).toEqual(WHOLE);
  });
});

describe('the clock', () => {
  const at = (time: string) => {
    test.app.get(Clock).now = () => new Date(time);
  };
  const write = (requestId: string) =>
    test.unitOfWork.run(async (manager) => log.record(manager, actor(requestId), [record()]));
  const warnings = async () => (await test.stranger().get('/health/ready')).body;
  afterAll(() => {
    test.app.get(Clock).now = () => new Date();
  });

  it('that goes on, or is a minute behind another, is not spoken of', async () => {
    const before = (await verify()).rows;
    at('2098-05-05T12:00:00.000Z');
    await write('noon');
    at('2098-05-05T11:59:00.000Z');
    await write('a minute before');
    expect(await verify()).toMatchObject({ rows: before + 2, faults: WHOLE, setBack: WHOLE });
    expect(await warnings()).toEqual({ status: 'ok', warnings: [] });
  });

  it('that is set back is told of in the log, by the system, once, in readiness, and to who verifies', async () => {
    at('2098-05-05T10:00:00.000Z');
    await write('set back');
    await write('after that');
    const [mark] = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordType: 'clock' });
    const rows = await rowsOf('set back');
    expect(rows).toMatchObject([
      {
        at: new Date('2098-05-05T10:00:00.000Z'),
        action: 'CLOCK_SET_BACK',
        actorName: 'Teamkompass',
        reason: '2098-05-05T11:59:00.000Z > 2098-05-05T10:00:00.000Z',
      },
      { at: new Date('2098-05-05T10:00:00.000Z'), action: 'READ' },
    ]);
    expect(await rowsOf('after that')).toHaveLength(1);
    expect(await warnings()).toEqual({ status: 'ok', warnings: ['CLOCK_SET_BACK'] });
    expect(await verify()).toMatchObject({
      faults: WHOLE,
      setBack: {
        count: 1,
        first: [
          {
            number: mark!.number,
            from: new Date('2098-05-05T11:59:00.000Z'),
            to: new Date('2098-05-05T10:00:00.000Z'),
          },
        ],
      },
    });
  });

  it('is compared with the last row also of what was only refused', async () => {
    at('2098-05-05T08:00:00.000Z');
    const failing = test.unitOfWork.run(async (manager) => {
      log.denied(manager, actor('refused'), record());
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect((await rowsOf('refused')).map(({ action }) => action)).toEqual(['CLOCK_SET_BACK', 'READ']);
  });
});

describe('somebody who reaches past the program', () => {
  /** Does what an attacker with the database's password can do, says what the check finds first, and takes it back. */
  async function tampered(attack: (manager: EntityManager) => Promise<unknown>, ...noted: ChainLink[]) {
    let found: FoundFault | undefined;
    const attacked = test.unitOfWork.run(async (manager) => {
      await dropTriggers(manager.queryRunner!, [...always('audit_log_entry'), ...always('audit_log_head')]);
      await attack(manager);
      [found] = (await verifyLog(manager, { noted })).faults.first;
      throw new Error('taken back');
    });
    await expect(attacked).rejects.toThrow('taken back');
    return found && { number: found.number, fault: found.fault };
  }

  const doing = (statement: string) => (manager: EntityManager) => manager.query(statement);
  const COLUMNS = `at, account_id, action, outcome, record_type, rows, request_id, previous_hash, hash`;

  it.each([
    ["another's name", `UPDATE audit_log_entry SET account_id = 'x' WHERE number = 7`],
    ['another time', `UPDATE audit_log_entry SET at = '2020-01-01 00:00:00.000' WHERE number = 7`],
    ['another outcome', `UPDATE audit_log_entry SET outcome = 'X' WHERE number = 7`],
    ['no reason', `UPDATE audit_log_entry SET reason = NULL WHERE number = 7`],
    ['a ground', `UPDATE audit_log_entry SET ground = 'CONSENT' WHERE number = 7`],
    ['more rows', `UPDATE audit_log_entry SET rows = 2 WHERE number = 7`],
  ])('cannot give a row %s', async (_, statement) => {
    expect(await tampered(doing(statement))).toEqual({ number: 7, fault: 'ALTERED' });
  });

  it('cannot give any column of a row another value', async () => {
    const { columns } = test.unitOfWork.reader.connection.getMetadata(AccessLogEntry);
    const facts = columns.filter(({ propertyName }) => !['id', 'number'].includes(propertyName));
    expect(facts).toHaveLength(21);
    for (const { databaseName, type } of facts) {
      const value = type === 'integer' ? 99 : /date|time/.test(`${type}`) ? `'2020-01-01 00:00:00'` : `'x'`;
      const fault = await tampered(
        doing(`UPDATE audit_log_entry SET ${databaseName} = ${value} WHERE number = 7`),
      );
      expect([databaseName, fault]).toEqual([databaseName, { number: 7, fault: 'ALTERED' }]);
    }
  });

  it('cannot remove a row, the first, one in the middle or the last', async () => {
    const last = (await verify()).rows;
    for (const number of [1, 100, last])
      expect(await tampered(doing(`DELETE FROM audit_log_entry WHERE number = ${number}`))).toEqual({
        number,
        fault: 'MISSING',
      });
  });

  it('cannot remove a row and move the rest up', async () => {
    const fault = await tampered(async (manager) => {
      await manager.query('DELETE FROM audit_log_entry WHERE number = 7');
      // Step by step, past the index that keeps numbers apart.
      await manager.query('UPDATE audit_log_entry SET number = -number WHERE number > 7');
      await manager.query('UPDATE audit_log_entry SET number = -number - 1 WHERE number < 0');
    });
    expect(fault).toEqual({ number: 7, fault: 'ALTERED' });
  });

  it('cannot put a row in between, nor after the last', async () => {
    const { head } = await verify();
    const between = await tampered(async (manager) => {
      await manager.query('UPDATE audit_log_entry SET number = -number WHERE number >= 7');
      await manager.query('UPDATE audit_log_entry SET number = -number + 1 WHERE number < 0');
      await manager.query(
        `INSERT INTO audit_log_entry (number, ${COLUMNS})
          SELECT 7, ${COLUMNS} FROM audit_log_entry WHERE number = 6`,
      );
    });
    expect(between).toEqual({ number: 7, fault: 'ALTERED' });
    const after = await tampered(async (manager) => {
      const [row] = await manager.findBy(AccessLogEntry, { number: 6 });
      const { id: _, ...facts } = { ...row!, number: head.number + 1 };
      const hash = hashEntry(head.hash, facts);
      await manager.insert(AccessLogEntry, { ...facts, previousHash: head.hash, hash });
    });
    expect(after).toEqual({ number: head.number + 1, fault: 'ADDED' });
  });

  it('cannot let two rows change places', async () => {
    const fault = await tampered(async (manager) => {
      for (const [from, to] of [
        [7, -7],
        [8, 7],
        [-7, 8],
      ])
        await sql(manager, 'UPDATE audit_log_entry SET number = :to WHERE number = :from', { from, to });
    });
    expect(fault).toEqual({ number: 7, fault: 'ALTERED' });
  });

  it('is told of at every place, however many they are', async () => {
    const before = await verify();
    let faults: FoundFault[] = [];
    await tampered(async (manager) => {
      await manager.query("UPDATE audit_log_entry SET reason = 'x' WHERE number IN (7, 30)");
      await manager.query('DELETE FROM audit_log_entry WHERE number BETWEEN 10 AND 19');
      await manager.query('UPDATE audit_log_head SET number = number + 2');
      const verdict = await verifyLog(manager);
      expect(verdict.rows).toBe(before.rows - 12);
      faults = verdict.faults.first;
    });
    const { number } = before.head;
    expect(faults.map(({ fault, number, through }) => [fault, number, through])).toEqual([
      ['ALTERED', 7, 7],
      ['MISSING', 10, 19],
      ['ALTERED', 30, 30],
      ['MISSING', number + 1, number + 2],
    ]);
  });

  it('cannot wind the head back or forward', async () => {
    const { head } = await verify();
    const back = await tampered(doing('UPDATE audit_log_head SET number = number - 1'));
    expect(back).toEqual({ number: head.number, fault: 'ADDED' });
    const forward = await tampered(doing('UPDATE audit_log_head SET number = number + 1'));
    expect(forward).toEqual({ number: head.number + 1, fault: 'MISSING' });
    expect(await tampered(doing('DELETE FROM audit_log_head'))).toMatchObject({ fault: 'HEAD' });
  });

  it('who alters a row and makes the whole chain again is found by a head that was kept elsewhere', async () => {
    const noted = (await verify()).head;
    await test.unitOfWork.run(async (manager) => log.record(manager, actor('later'), [record()]));
    const rebuild = async (manager: EntityManager) => {
      await manager.update(AccessLogEntry, { number: 7 }, { recordId: randomUUID() });
      let last = CHAIN_START;
      for (const entry of await manager.find(AccessLogEntry, { order: { number: 'ASC' } })) {
        const hash = hashEntry(last.hash, entry);
        await manager.update(AccessLogEntry, { id: entry.id }, { previousHash: last.hash, hash });
        last = { number: entry.number, hash };
      }
      await manager.update(AccessLogHead, { id: 1 }, last);
    };
    expect(await tampered(rebuild)).toBeUndefined();
    expect(await tampered(rebuild, noted)).toEqual({ number: noted.number, fault: 'UNEXPECTED' });
    expect((await verify(noted)).faults).toEqual(WHOLE);
  });

  it('who removes the last rows and winds the head back is found by a head that was kept elsewhere', async () => {
    const noted = (await verify()).head;
    const cut = async (manager: EntityManager) => {
      const [last] = await manager.findBy(AccessLogEntry, { number: 7 });
      await manager.query('DELETE FROM audit_log_entry WHERE number > 7');
      await manager.update(AccessLogHead, { id: 1 }, { number: 7, hash: last!.hash });
    };
    expect(await tampered(cut)).toBeUndefined();
    expect(await tampered(cut, noted)).toEqual({ number: 8, fault: 'MISSING' });
  });
});
