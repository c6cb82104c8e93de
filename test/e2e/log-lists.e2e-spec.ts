import { randomUUID } from 'node:crypto';
import { always, dropTriggers } from '../../migrations/immutable-triggers.js';
import type { Actor } from '../../src/access/actor.js';
import { Role } from '../../src/access/role.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { AccessLog } from '../../src/platform/access-log/access-log.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { AccessLogList, AccessLogListItem } from '../../src/platform/access-log/access-log-list.entity.js';
import { appendToChain } from '../../src/platform/access-log/append-to-chain.js';
import { recordEntriesOf } from '../../src/platform/access-log/entries-of-records.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { decideRecords } from '../../src/retention/kept-records.js';
import { enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords, plainEntry } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const LOG = `query ($personId: ID!, $page: PageInput) {
  personLog(personId: $personId, page: $page) { total items { what times } } }`;
const LIST = 'query ($teamId: ID!) { persons(teamId: $teamId) { items { person { id } } } }';
const START = 'mutation ($input: StartLogReviewInput!) { startLogReview(input: $input) { id rowsInPeriod } }';
const REVIEW = 'query ($id: ID!) { logReview(id: $id) { rows { number item what person assessment } } }';
const ASSESS = 'mutation ($input: AssessLogRowsInput!) { assessLogRows(input: $input) { __typename } }';
const CLOSE =
  'mutation ($input: CloseLogReviewInput!) { closeLogReview(input: $input) { ... on LogReview { status } } }';
const ENROLLED = sv('log.did.CREATE', { what: sv('log.record.enrolment') });
const SEEN_IN_LIST = sv('log.did.LIST', { what: sv('log.record.enrolment') });
const READ_SIP = sv('log.did.READ', { what: sv('log.record.sip') });

let test: TestApp;
let log: AccessLog;
let world: TeamWorld;
let coordinator: Browser;
let reviewer: Browser;
let personIds: string[];
beforeAll(async () => {
  test = await startTestApp();
  log = test.app.get(AccessLog);
  world = await addTeam(test.unitOfWork);
  coordinator = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
  reviewer = await test.signIn(Role.LOG_REVIEWER, { principalId: world.regionId });
  personIds = [];
  for (const familyName of ['Annansson', 'Bertilsson', 'Cesarsson'])
    personIds.push(await enrolPerson(coordinator, world.teamId, { familyName }));
});
afterAll(() => test.close());

const reader = () => test.unitOfWork.reader;
const countOf = async () => [
  await reader().count(AccessLogEntry),
  await reader().count(AccessLogList),
  await reader().count(AccessLogListItem),
];
const look = async () => {
  const { data } = await coordinator.graphql(LIST, { teamId: world.teamId });
  return data.persons.items;
};
const verify = () => test.unitOfWork.snapshot((manager) => verifyLog(manager));
const actor = (requestId: string): Actor => ({
  accountId: randomUUID(),
  name: 'Anna',
  locale: 'sv',
  requestId,
  principalId: null,
  grants: [],
});

describe('a look at a list', () => {
  it('is one row, and the list is kept once however often it is looked at', async () => {
    const [entries = 0, lists = 0, items = 0] = await countOf();
    expect(await look()).toHaveLength(3);
    expect(await countOf()).toEqual([entries + 1, lists + 1, items + 3]);
    await look();
    await look();
    expect(await countOf()).toEqual([entries + 3, lists + 1, items + 3]);
    const [last] = await reader().find(AccessLogEntry, { order: { number: 'DESC' }, take: 1 });
    expect(last).toMatchObject({
      action: 'LIST',
      recordType: 'enrolment',
      teamId: world.teamId,
      ownerId: world.regionId,
      ground: 'CARE_RELATION',
      recordId: null,
      personId: null,
      rows: 3,
    });
    const records = await recordEntriesOf(reader(), [last!]);
    expect(records.map(({ personId }) => personId).sort()).toEqual(personIds.toSorted());
    expect(records.map(({ item, rows, ground }) => [item, rows, ground])).toEqual([
      [1, 1, 'CARE_RELATION'],
      [2, 1, 'CARE_RELATION'],
      [3, 1, 'CARE_RELATION'],
    ]);
    expect((await verify()).faults.count).toBe(0);
  });

  it('is another list for other records, and for the same with other counts', async () => {
    const [, lists = 0] = await countOf();
    const write = (...rows: number[]) =>
      test.unitOfWork.run(async (manager) =>
        log.record(
          manager,
          actor('counts'),
          rows.map((n, index) => ({
            action: LoggedAction.IMPORT,
            recordType: 'contact',
            recordId: 'file',
            personId: personIds[index]!,
            rows: n,
          })),
        ),
      );
    await write(1, 2);
    await write(2, 1);
    await write(1, 2);
    expect((await countOf())[1]).toBe(lists + 2);
    const records = await loggedRecords(reader(), { requestId: 'counts', personId: personIds[1]! });
    expect(records.map(({ rows }) => rows)).toEqual([2, 1, 2]);
  });

  it('of one record alone needs no list', async () => {
    const [, lists] = await countOf();
    await test.unitOfWork.run(async (manager) =>
      log.record(manager, actor('alone'), [
        { action: LoggedAction.LIST, recordType: 'sip', recordId: 'a', personId: 'p' },
      ]),
    );
    expect((await countOf())[1]).toBe(lists);
    expect(await loggedRecords(reader(), { requestId: 'alone' })).toMatchObject([
      { recordId: 'a', personId: 'p', item: 0, listId: null },
    ]);
  });

  it('keeps lists whole whatever text their items are handed', async () => {
    const hostile = ['half \ud83d an emoji', 'NUL \0', '😀'.repeat(300), '', null];
    await test.unitOfWork.run(async (manager) =>
      log.record(
        manager,
        actor('hostile'),
        hostile.map((text) => ({
          action: LoggedAction.LIST,
          recordType: 'sip',
          recordId: text,
          personId: text,
          groundId: text,
        })),
      ),
    );
    const records = await loggedRecords(reader(), { requestId: 'hostile' });
    expect(records.map(({ recordId }) => recordId)).toContain('half \ufffd an emoji');
    expect((await verify()).faults.count).toBe(0);
  });

  it('is kept by nobody when its transaction is rolled back', async () => {
    const before = await countOf();
    const failing = test.unitOfWork.run(async (manager) => {
      log.record(manager, actor('failing'), [
        { action: LoggedAction.LIST, recordType: 'sip', recordId: 'x' },
        { action: LoggedAction.LIST, recordType: 'sip', recordId: 'y' },
      ]);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await countOf()).toEqual(before);
  });

  it('is the same list for those who look at once for the first time', async () => {
    const [entries = 0, lists = 0] = await countOf();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        test.unitOfWork.run(async (manager) =>
          log.record(manager, actor('at once'), [
            { action: LoggedAction.LIST, recordType: 'sip', recordId: 'one' },
            { action: LoggedAction.LIST, recordType: 'sip', recordId: 'other' },
          ]),
        ),
      ),
    );
    expect((await countOf()).slice(0, 2)).toEqual([entries + 20, lists + 1]);
    expect((await verify()).faults.count).toBe(0);
  });
});

describe('each person in a list', () => {
  it('is told of it in their own log, page by page', async () => {
    const personId = await enrolPerson(coordinator, world.teamId, { familyName: 'Davidsson' });
    for (let turn = 0; turn < 3; turn++) await look();
    const read = async (size: number, page: number) =>
      (await coordinator.graphql(LOG, { personId, page: { page, size } })).data.personLog;
    // Enrolled, three looks, and then one reading of the log after another.
    const { total, items } = await read(10, 1);
    expect(total).toBe(4);
    const seen = items.map(({ what, times }: { what: string; times: number }) => `${times} ${what}`);
    expect(seen.at(-1)).toBe(`1 ${ENROLLED}`);
    expect(seen.slice(0, -1).join()).toContain(SEEN_IN_LIST);
    expect(await read(1, 5)).toMatchObject({
      total: 5,
      items: [{ what: ENROLLED, times: 1 }],
    });
    expect(await read(1, 4)).toMatchObject({ items: [{ what: SEEN_IN_LIST }] });
    expect((await coordinator.get(`/persons/${personId}/log`)).text).toContain(SEEN_IN_LIST);
  });

  it('is told to whoever judges the emergency opening in which the list was seen', async () => {
    const openedAt = new Date();
    await test.unitOfWork.run(async (manager) => {
      const doctor = { ...actor('doctor'), accountId: 'doctor' };
      await manager.insert(EmergencyOpening, {
        id: randomUUID(),
        personId: personIds[0]!,
        accountId: 'doctor',
        accountName: 'Doktor Prov',
        principalId: world.regionId,
        reason: 'Medvetslös på akuten.',
        openedAt,
        closesAt: new Date(openedAt.getTime() + 3 * 3_600_000),
      });
      log.record(
        manager,
        doctor,
        personIds.map((personId) => ({
          action: LoggedAction.LIST,
          recordType: 'crisis_plan_version',
          recordId: randomUUID(),
          personId,
        })),
      );
    });
    const { data } = await reviewer.graphql('{ openingsToReview { items { done } } }');
    expect(data.openingsToReview.items).toEqual([
      { done: [sv('log.did.LIST', { what: sv('log.record.crisis_plan') })] },
    ]);
  });

  it('can be drawn for a spot check, is judged alone, and is kept while the check is open', async () => {
    // A day on which nothing else is done, with a list of three and a row of its own.
    const common = { at: new Date('2026-03-03T12:00:00Z'), ownerId: world.regionId, recordType: 'sip' };
    const items = personIds.map((personId) => ({
      recordId: randomUUID(),
      personId,
      groundId: null,
      rows: 1,
    }));
    await test.unitOfWork.run((manager) =>
      appendToChain(manager, [
        plainEntry({ ...common, rows: 3, items }),
        plainEntry({ ...common, personId: personIds[0]! }),
      ]),
    );
    const period = { principalId: world.regionId, periodFrom: '2026-03-03', periodTo: '2026-03-03' };
    const started = await reviewer.graphql(START, { input: { ...period, sampleSize: 50 } });
    const { id, rowsInPeriod } = started.data.startLogReview;
    expect(rowsInPeriod).toBe(4);
    const rowsOf = async () => (await reviewer.graphql(REVIEW, { id })).data.logReview.rows;
    const rows = await rowsOf();
    expect(rows.map(({ item, what }: { item: number; what: string }) => [item, what])).toEqual([
      [1, READ_SIP],
      [2, READ_SIP],
      [3, READ_SIP],
      [0, READ_SIP],
    ]);
    expect(new Set(rows.map(({ person }: { person: string }) => person)).size).toBe(3);
    const [{ number }] = rows;
    expect((await reviewer.get(`/log-reviews/${id}`)).text).toContain(
      sv('log.itemOfRow', { number, item: 2 }),
    );

    // In twenty years nothing else keeps the records of those who have left the team.
    await test.unitOfWork.run((manager) =>
      sql(manager, 'UPDATE enrolment SET to_date = :today', { today: today() }),
    );
    const keptBecause = async () => {
      const principal = await reader().findOneByOrFail(Principal, { id: world.regionId });
      const decided = await decideRecords(reader(), principal, addDays(today(), 20 * 366));
      return personIds.map((personId) => decided.find((one) => one.personId === personId)!.because);
    };
    expect(await keptBecause()).toEqual(['REVIEW', 'REVIEW', 'REVIEW']);
    const assess = (revision: number, assessed: object[]) =>
      reviewer.graphql(ASSESS, { input: { reviewId: id, revision, rows: assessed } });
    await assess(1, [{ number, item: 2, assessment: 'AS_EXPECTED' }]);
    expect((await rowsOf()).map(({ assessment }: { assessment: string | null }) => assessment)).toEqual([
      null,
      'AS_EXPECTED',
      null,
      null,
    ]);
    expect((await assess(2, [{ number, assessment: 'AS_EXPECTED' }])).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    await reviewer.submit(
      `/log-reviews/${id}`,
      Object.fromEntries(
        rows.flatMap((row: { number: number; item: number }, index: number) => [
          [`rows[${index}][number]`, row.number],
          [`rows[${index}][item]`, row.item],
          [`rows[${index}][assessment]`, 'AS_EXPECTED'],
        ]),
      ),
      `/log-reviews/${id}/rows`,
    );
    const closed = await reviewer.graphql(CLOSE, {
      input: { reviewId: id, revision: 3, summary: 'Allt väl.' },
    });
    expect(closed.data.closeLogReview).toEqual({ status: 'CLOSED' });
    // The first has an emergency opening that nobody has judged.
    expect(await keptBecause()).toEqual(['REVIEW', null, null]);
    expect((await reviewer.get(`/log-reviews/${id}/print`)).text).toContain(
      sv('log.itemOfRow', { number, item: 3 }),
    );
  });

  it('counts as written about, when a file of many was loaded', async () => {
    const principal = await reader().findOneByOrFail(Principal, { id: world.regionId });
    const [personId] = personIds;
    const lastEntryOf = async () =>
      (await decideRecords(reader(), principal, today())).find((one) => one.personId === personId)?.lastEntry;
    const entry = plainEntry({
      at: new Date('2031-03-03T12:00:00Z'),
      action: LoggedAction.IMPORT,
      items: personIds.map((one) => ({ recordId: 'file', personId: one, groundId: null, rows: 1 })),
    });
    await test.unitOfWork.run((manager) => appendToChain(manager, [entry]));
    expect(await lastEntryOf()).toBe('2031-03-03');
  });
});

const onPostgres = process.env.DATABASE_URL ? it : it.skip;

describe('somebody who reaches past the program', () => {
  const tables = ['audit_log_list', 'audit_log_list_item'];

  it.each([
    'UPDATE audit_log_list SET id = id',
    'DELETE FROM audit_log_list',
    'UPDATE audit_log_list_item SET rows = rows',
    'DELETE FROM audit_log_list_item',
  ])('cannot change a list: %s', async (statement) => {
    await expect(test.unitOfWork.run((manager) => manager.query(statement))).rejects.toThrow(
      /immutable record/,
    );
  });

  onPostgres('cannot empty one', async () => {
    for (const table of tables)
      await expect(test.unitOfWork.run((manager) => manager.query(`TRUNCATE ${table}`))).rejects.toThrow(
        /immutable record/,
      );
  });

  const OF_LIST = 'list_number = :list';
  it.each([
    ['alter a record', `UPDATE audit_log_list_item SET record_id = 'x' WHERE ${OF_LIST} AND position = 2`],
    ['alter a person', `UPDATE audit_log_list_item SET person_id = 'x' WHERE ${OF_LIST} AND position = 2`],
    ['alter a ground', `UPDATE audit_log_list_item SET ground_id = 'x' WHERE ${OF_LIST} AND position = 2`],
    ['alter a count', `UPDATE audit_log_list_item SET rows = 7 WHERE ${OF_LIST} AND position = 2`],
    ['alter a position', `UPDATE audit_log_list_item SET position = 9 WHERE ${OF_LIST} AND position = 2`],
    ['remove an item', `DELETE FROM audit_log_list_item WHERE ${OF_LIST} AND position = 3`],
    ['remove all items', `DELETE FROM audit_log_list_item WHERE ${OF_LIST}`],
    ['add an item', 'INSERT INTO audit_log_list_item (list_number, position, rows) VALUES (:list, 4, 1)'],
    ['remove the list', 'DELETE FROM audit_log_list WHERE number = :list'],
    ['give the list another name', "UPDATE audit_log_list SET id = 'x' WHERE number = :list"],
  ])('is found out, at the first row that names the list, if they %s', async (_, statement) => {
    const [first] = await loggedRecords(reader(), { action: LoggedAction.LIST, recordType: 'enrolment' });
    const list = await reader().findOneByOrFail(AccessLogList, { id: first!.listId! });
    const named = await reader().countBy(AccessLogEntry, { listId: list.id });
    const { rows } = await verify();
    const attacked = test.unitOfWork.run(async (manager) => {
      await dropTriggers(manager.queryRunner!, tables.flatMap(always));
      await sql(manager, statement, { list: list.number });
      const verdict = await verifyLog(manager);
      expect(verdict.faults.first).toMatchObject([{ number: first!.number, fault: 'LIST' }]);
      expect(verdict.rows).toBe(rows - named);
      throw new Error('taken back');
    });
    await expect(attacked).rejects.toThrow('taken back');
  });
});
