import { randomUUID } from 'node:crypto';
import { always, dropTriggers } from '../../migrations/immutable-triggers.js';
import type { Actor } from '../../src/access/actor.js';
import { Role } from '../../src/access/role.js';
import { AccessLog } from '../../src/platform/access-log/access-log.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { describeVerdict } from '../../src/platform/access-log/describe-verdict.js';
import { faultsAt } from '../../src/platform/access-log/faults-at.js';
import { KnownLogFault } from '../../src/platform/access-log/known-log-fault.entity.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { sql } from '../../src/platform/database/sql.js';
import { alterLog, LOG_TABLES } from '../support/alter-log.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const ROW = `query ($number: Int!) { logRow(number: $number) {
  number isThere lastNumber faults { number through fault digest known { id } } } }`;
const KNOWN = `{ knownLogFaults { total items { holds known {
  id number through fault digest reason proposedByName countersignedByName countersignedAt } } } }`;
const PROPOSE = `mutation ($input: ProposeKnownLogFaultInput!) {
  proposeKnownLogFault(input: $input) { id number fault countersignedAt } }`;
const COUNTERSIGN = `mutation ($input: CountersignKnownLogFaultInput!) {
  countersignKnownLogFault(input: $input) { id countersignedByName } }`;

let test: TestApp;
let anna: Browser;
let bo: Browser;
let cia: Browser;
beforeAll(async () => {
  test = await startTestApp();
  const log = test.app.get(AccessLog);
  const actor: Actor = {
    accountId: randomUUID(),
    name: 'Å Prov',
    locale: 'sv',
    requestId: 'rows',
    principalId: null,
    grants: [],
  };
  // Rows 1 to 30, of which the tenth and the twentieth name the same list.
  await test.unitOfWork.run(async (manager) => {
    for (let number = 1; number <= 30; number++)
      log.record(
        manager,
        actor,
        ['a', 'b'].slice(0, number % 10 === 0 && number < 30 ? 2 : 1).map((recordId) => ({
          action: LoggedAction.READ,
          recordType: 'person',
          recordId,
          reason: 'skäl',
        })),
      );
  });
  anna = await test.signIn(Role.ADMINISTRATOR);
  bo = await test.signIn(Role.ADMINISTRATOR);
  cia = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

const verify = () => test.unitOfWork.snapshot((manager) => verifyLog(manager));
const faults = async () => (await verify()).faults.first.map(({ number, fault }) => `${number} ${fault}`);
const alter = (...statements: string[]) => alterLog(test.unitOfWork, ...statements);
const found = async (number: number) => (await anna.graphql(ROW, { number })).data.logRow.faults;
const propose = (number: number, digest: string, browser = anna) =>
  browser.graphql(PROPOSE, { input: { number, digest, reason: 'Ett halvt tecken i ett skäl.' } });
const countersign = (knownFaultId: string, browser = bo) =>
  browser.graphql(COUNTERSIGN, { input: { knownFaultId } });
const problemOf = ({ errors }: Awaited<ReturnType<Browser['graphql']>>) =>
  errors?.[0]?.extensions.problems?.[0]?.code;
const known = async () => (await bo.graphql(KNOWN)).data.knownLogFaults.items;

describe('one row of the log', () => {
  it('is looked at alone, and is sound, or not there', async () => {
    const { data } = await anna.graphql(ROW, { number: 7 });
    expect(data.logRow).toMatchObject({ number: 7, isThere: true, faults: [] });
    expect(data.logRow.lastNumber).toBeGreaterThanOrEqual(30);
    const beyond = await anna.graphql(ROW, { number: 1_000_000 });
    expect(beyond.data.logRow).toMatchObject({ isThere: false, faults: [] });
    expect((await anna.graphql(ROW, { number: 0 })).errors?.[0]?.extensions.code).toBe('INVALID');
  });

  it('has the same faults as when the whole log is followed', async () => {
    const attacked = test.unitOfWork.run(async (manager) => {
      await dropTriggers(manager.queryRunner!, [...LOG_TABLES.flatMap(always), ...always('audit_log_head')]);
      for (const statement of [
        "UPDATE audit_log_entry SET reason = 'x' WHERE number IN (3, 4)",
        "UPDATE audit_log_entry SET hash = 'x' WHERE number = 6",
        'DELETE FROM audit_log_entry WHERE number IN (1, 8) OR number BETWEEN 12 AND 15',
        "UPDATE audit_log_list_item SET record_id = 'x' WHERE position = 1",
        'UPDATE audit_log_head SET number = number + 3',
      ])
        await manager.query(statement);
      const verdict = await verifyLog(manager);
      const { number } = verdict.head;
      expect(verdict.faults.first.map(({ fault, number, through }) => [fault, number, through])).toEqual([
        ['MISSING', 1, 1],
        ['ALTERED', 3, 3],
        ['ALTERED', 4, 4],
        ['ALTERED', 6, 6],
        ['MISSING', 8, 8],
        ['LIST', 10, 10],
        ['MISSING', 12, 15],
        ['MISSING', number + 1, number + 3],
      ]);
      for (const one of verdict.faults.first)
        for (const at of new Set([one.number, one.through]))
          expect(await faultsAt(manager, at)).toEqual([one]);
      // The second row that names the list tells of the first.
      expect(await faultsAt(manager, 20)).toMatchObject([{ fault: 'LIST', number: 10 }]);
      for (const sound of [2, 5, 7, 9, 11, 16, 30]) expect(await faultsAt(manager, sound)).toEqual([]);
      throw new Error('taken back');
    });
    await expect(attacked).rejects.toThrow('taken back');
  });
});

describe('a fault of the log', () => {
  it('is known on the word of two, each in the log, and is told so as long as it stays the same', async () => {
    await alter("UPDATE audit_log_entry SET reason = 'x' WHERE number = 3");
    const [fault] = await found(3);
    expect(fault).toMatchObject({ number: 3, through: 3, fault: 'ALTERED', known: null });
    const { data } = await propose(3, fault.digest);
    const { id } = data.proposeKnownLogFault;
    expect(data.proposeKnownLogFault).toEqual({ id, number: 3, fault: 'ALTERED', countersignedAt: null });
    // One is not enough, nor is one twice.
    expect(await faults()).toEqual(['3 ALTERED']);
    expect(problemOf(await countersign(id, anna))).toBe('ownLogFault');
    expect((await found(3))[0].known).toEqual({ id });
    expect(problemOf(await propose(3, fault.digest, bo))).toBe('logFaultProposed');

    expect((await countersign(id)).data.countersignKnownLogFault).toMatchObject({ id });
    const verdict = await verify();
    expect(verdict.faults.count).toBe(0);
    expect(verdict.known.first).toMatchObject([
      {
        number: 3,
        fault: 'ALTERED',
        signature: {
          reason: 'Ett halvt tecken i ett skäl.',
          proposedByName: 'Test ADMINISTRATOR',
          countersignedByName: 'Test ADMINISTRATOR',
          countersignedAt: expect.any(Date),
        },
      },
    ]);
    expect(describeVerdict(verdict)).toMatch(
      /but for 1 known[\s\S]*Row 3 [\s\S]*Known, countersigned on \d{4}-.* by /,
    );
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { recordType: 'known_log_fault', recordId: id },
      order: { number: 'ASC' },
    });
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['CREATE', fault.digest],
      ['AGREE', fault.digest],
    ]);
    expect(new Set(rows.map(({ accountId }) => accountId)).size).toBe(2);
    expect(await known()).toMatchObject([{ holds: true, known: { id, number: 3, fault: 'ALTERED' } }]);
    expect(problemOf(await countersign(id, cia))).toBe('logFaultCountersigned');
  });

  it('that changes once more is a new one', async () => {
    await alter("UPDATE audit_log_entry SET reason = 'y' WHERE number = 3");
    expect(await faults()).toEqual(['3 ALTERED']);
    expect(await known()).toMatchObject([{ holds: false }]);
    expect(await found(3)).toMatchObject([{ fault: 'ALTERED', known: null }]);
    expect((await anna.get('/log-faults')).text).toContain(sv('logFault.holdsNotWhy'));
    // Back as it was when it was signed.
    await alter("UPDATE audit_log_entry SET reason = 'x' WHERE number = 3");
    expect(await faults()).toEqual([]);
  });

  it('can be rows that are missing, or a list', async () => {
    await alter(
      'DELETE FROM audit_log_entry WHERE number BETWEEN 5 AND 7',
      'DELETE FROM audit_log_list_item WHERE position = 2',
    );
    expect(await faults()).toEqual(['5 MISSING', '10 LIST']);
    for (const number of [6, 20]) {
      const [fault] = await found(number);
      const { data } = await propose(fault.number, fault.digest, bo);
      await countersign(data.proposeKnownLogFault.id, cia);
    }
    expect(await faults()).toEqual([]);
    expect((await known()).map(({ known }: any) => [known.fault, known.number, known.through])).toEqual(
      expect.arrayContaining([
        ['MISSING', 5, 7],
        ['LIST', 10, 10],
      ]),
    );
    await alter('DELETE FROM audit_log_entry WHERE number = 8');
    expect(await faults()).toEqual(['5 MISSING']);
  });

  it('is not proposed where there is none, nor countersigned when it has changed since', async () => {
    expect(problemOf(await propose(30, 'a'.repeat(64)))).toBe('logFaultChanged');
    expect((await propose(30, 'short')).errors?.[0]?.extensions.code).toBe('INVALID');
    expect((await countersign(randomUUID())).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const [gap] = await found(5);
    const { data } = await propose(5, gap.digest);
    await alter('DELETE FROM audit_log_entry WHERE number = 9');
    expect(problemOf(await countersign(data.proposeKnownLogFault.id))).toBe('logFaultChanged');
    expect(problemOf(await propose(5, gap.digest))).toBe('logFaultChanged');
  });

  it('is countersigned once, however many do so at once', async () => {
    await alter("UPDATE audit_log_entry SET reason = 'z' WHERE number = 25");
    const [fault] = await found(25);
    const proposals = await Promise.all([anna, anna, anna].map((one) => propose(25, fault.digest, one)));
    expect(proposals.map(problemOf).filter(Boolean)).toEqual(['logFaultProposed', 'logFaultProposed']);
    const { id } = proposals.find(({ data }) => data)!.data.proposeKnownLogFault;
    const signed = await Promise.all([bo, cia, bo, cia].map((one) => countersign(id, one)));
    expect(signed.filter(({ data }) => data)).toHaveLength(1);
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: id });
    expect(rows.map(({ action }) => action).sort()).toEqual(['AGREE', 'CREATE']);
  });
});

describe('somebody who reaches past the program', () => {
  const SIGNED = "UPDATE known_log_fault SET countersigned_at = '2026-01-01 00:00:00'";
  it.each([
    [
      'change one that is countersigned',
      "UPDATE known_log_fault SET reason = 'x' WHERE countersigned_at IS NOT NULL",
    ],
    ['remove one', 'DELETE FROM known_log_fault'],
    ['change one that waits', "UPDATE known_log_fault SET digest = 'x' WHERE countersigned_at IS NULL"],
    [
      'countersign it as the same',
      `${SIGNED}, countersigned_by = proposed_by WHERE countersigned_at IS NULL`,
    ],
    ['countersign it as nobody', `${SIGNED} WHERE countersigned_at IS NULL`],
    [
      'countersign it and change it',
      `${SIGNED}, countersigned_by = 'x', number = 1 WHERE countersigned_at IS NULL`,
    ],
    [
      'add one that is countersigned',
      `INSERT INTO known_log_fault SELECT 'x', number, through, fault, 'x', reason, proposed_at, proposed_by,
        proposed_by_name, countersigned_at, countersigned_by, countersigned_by_name
        FROM known_log_fault WHERE countersigned_at IS NOT NULL`,
    ],
  ])('cannot %s', async (_, statement) => {
    expect(await test.unitOfWork.reader.countBy(KnownLogFault, {})).toBeGreaterThan(2);
    await expect(test.unitOfWork.run((manager) => manager.query(statement))).rejects.toThrow(
      /immutable record/,
    );
  });

  it('makes no fault known by a row in the table that the log does not tell of', async () => {
    await alter("UPDATE audit_log_entry SET reason = 'q' WHERE number = 28");
    const [fault] = await found(28);
    const { data } = await propose(28, fault.digest);
    await test.unitOfWork.run((manager) =>
      sql(
        manager,
        `UPDATE known_log_fault SET countersigned_at = :at, countersigned_by = 'x', countersigned_by_name = 'x'
          WHERE id = :id`,
        { at: '2026-01-01 00:00:00', id: data.proposeKnownLogFault.id },
      ),
    );
    expect(await faults()).toContain('28 ALTERED');
    expect((await known())[0]).toMatchObject({ holds: false, known: { number: 28 } });
  });
});

describe('the page', () => {
  it('says what is found, what signing means, and keeps what is written when something is wrong', async () => {
    await alter("UPDATE audit_log_entry SET reason = 'p' WHERE number = 29");
    expect((await anna.get('/log-faults')).text).toContain('Inget lagas.');
    expect((await anna.get('/log-faults?number=30')).text).toContain('Rad 30 är hel');
    expect((await anna.get('/log-faults?number=999999')).text).toContain('Rad 999999 finns inte.');
    expect((await anna.get('/log-faults?number=x')).status).toBe(422);
    const shown = await anna.get('/log-faults?number=29');
    expect(shown.text).toContain(sv('kind.chainFault.ALTERED'));
    const digest = /name="digest" value="([0-9a-f]{64})"/.exec(shown.text)![1];
    const post = (reason: string) =>
      anna.submit('/log-faults?number=29', { number: '29', digest, reason }, '/log-faults');
    const silent = await post('');
    expect([silent.status, silent.text]).toEqual([422, expect.stringContaining(`value="${digest}"`)]);
    expect((await post('Provat på en dator för sig.')).headers.location).toBe('/log-faults');
    const again = await post('Provat igen på en annan.');
    expect(again.status).toBe(422);
    expect(again.text).toContain(sv('problem.logFaultProposed'));

    const own = await anna.get('/log-faults');
    expect(own.text).toContain('En annan administratör måste intyga det.');
    const theirs = await bo.get('/log-faults');
    const [, action] = /action="(\/log-faults\/[0-9a-f-]{36}\/countersign)"/.exec(theirs.text)!;
    const signed = await bo.submit('/log-faults', {}, action);
    expect([signed.status, signed.headers.location]).toEqual([303, '/log-faults']);
    expect(await faults()).not.toContain('29 ALTERED');
    const twice = await bo.submit('/log-faults', {}, action);
    expect([twice.status, twice.text]).toEqual([
      422,
      expect.stringContaining(sv('problem.logFaultCountersigned')),
    ]);
  });
});
