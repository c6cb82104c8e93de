import { randomUUID } from 'node:crypto';
import { createTriggers, dropTriggers, type Rule } from '../../migrations/immutable-triggers.js';
import { Role } from '../../src/access/role.js';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { ContactMode } from '../../src/contacts/contact-kinds.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { ImportStatus } from '../../src/contacts/import-status.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { createMigratedDatabase, type TestDatabase } from '../support/test-database.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { until } from '../support/until.js';
import { sv } from '../support/words.js';

const { STAFF, ENROLMENTS, CONTACTS, MEETINGS, INTERVENTIONS } = ImportKind;
const { LOADING, LOADED, TAKEN_BACK } = ImportStatus;
const SAYS_BUSY = sv('problem.fileBeingLoaded');

let database: TestDatabase;
let test: TestApp;
let world: TeamWorld;
let manager: Browser;
let coordinator: Browser;

beforeAll(async () => {
  database = await createMigratedDatabase();
  test = await startTestApp({ ...database.environment });
  world = await addTeam(test.unitOfWork, 'Provteamet');
  const held = { teamId: world.teamId, principalId: world.regionId };
  manager = await test.signIn(Role.TEAM_MANAGER, held);
  coordinator = await test.signIn(Role.COORDINATOR, held);
  const region = `Region Provteamet ${world.regionId}`;
  await load(
    STAFF,
    `referens;namn;yrke;huvudman;tjänstgöringsgrad;från\nM01;Åsa Provkvist;socionom;${region};1;2020-01-01`,
  );
  const people = [...PEOPLE, MISTAKEN].map((number) => `${number};Påhittad;Person;2020-01-01`);
  await load(ENROLMENTS, ['personnummer;förnamn;efternamn;inskriven', ...people].join('\n'));
});

afterAll(async () => {
  await test?.close();
  await database?.drop();
});

const PEOPLE = ['199001189811', '198507099805', '199905149812'] as const;
/** Enrolled by mistake, which somebody finds out while a file is loaded. */
const MISTAKEN = '198507699802';

/** A contact a day from 2020 on, for each of the people in turn, at some minute past the hour. */
function contacts(count: number, minute: string, minutes = (_: number) => 45): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const date = addDays('2020-01-01', Math.floor((index / PEOPLE.length) % 2000));
    const hour = 1 + Math.floor(index / PEOPLE.length / 2000);
    return `${PEOPLE[index % PEOPLE.length]};${date};${hour}:${minute};${minutes(index)};telefon;M01`;
  });
  return ['personnummer;datum;tid;minuter;sätt;personal', ...rows].join('\n');
}

const ofTeam = () => ({ enrolment: { teamId: world.teamId } });
const countContacts = () => test.unitOfWork.reader.countBy(Contact, ofTeam());
const countStaff = () => test.unitOfWork.reader.countBy(ContactStaff, { contact: ofTeam() });

const LOAD = `mutation ($input: ImportRecordsInput!) {
  importRecords(input: $input) { accepted added changed known refused refusals { code } } }`;

async function send(kind: ImportKind, content: string, dryRun = false) {
  const contentBase64 = Buffer.from(content).toString('base64');
  const input = { teamId: world.teamId, kind, fileName: 'fil.csv', contentBase64, dryRun };
  const { data, errors } = await manager.graphql(LOAD, { input });
  return { report: data?.importRecords, error: errors?.[0]?.extensions };
}

async function load(kind: ImportKind, content: string) {
  const { report, error } = await send(kind, content);
  if (!report?.accepted) throw new Error(JSON.stringify(error ?? report));
  return report;
}

const codeOf = (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code).join();

/** Waits until a file that was sent is on its way. */
const untilLoading = (sent: Promise<unknown>) =>
  until(async () => {
    const { data } = await manager.graphql(
      `{ importedFiles(teamId: "${world.teamId}") { items { status } } }`,
    );
    return data.importedFiles.items.some(({ status }: { status: string }) => status === LOADING);
  }, sent);

/** A file that some process was loading, with one of its rows. @param until when that process is taken for dead */
async function addHalfLoaded(until: Date): Promise<string> {
  const id = randomUUID();
  await test.unitOfWork.run(async (write) => {
    await write.insert(ImportRun, {
      id,
      teamId: world.teamId,
      kind: CONTACTS,
      fileName: 'halv.csv',
      checksum: 'c'.repeat(64),
      rowsAdded: 0,
      rowsKnown: 0,
      accountId: randomUUID(),
      at: new Date(),
      status: LOADING,
      loader: randomUUID(),
      loadingUntil: until,
    });
    const enrolment = await write.findOneByOrFail(Enrolment, { teamId: world.teamId });
    const staff = await write.findOneByOrFail(StaffMember, { teamId: world.teamId });
    const contactId = randomUUID();
    await write.insert(Contact, {
      id: contactId,
      ownerId: world.regionId,
      enrolmentId: enrolment.id,
      date: '2019-01-01',
      time: '08:00',
      minutes: 30,
      mode: ContactMode.PHONE,
      place: null,
      personPresent: true,
      naturalSupportPresent: false,
      noShow: false,
      importRunId: id,
    });
    await write.insert(ContactStaff, { contactId, staffMemberId: staff.id });
  });
  return id;
}

const inAnHour = () => new Date(Date.now() + 3_600_000);
const anHourAgo = () => new Date(Date.now() - 3_600_000);

const endLease = (id: string) =>
  test.unitOfWork.run((write) => write.update(ImportRun, { id }, { loadingUntil: anHourAgo() }));

async function expectGone(id: string): Promise<void> {
  const { reader } = test.unitOfWork;
  expect(await reader.countBy(Contact, { importRunId: id })).toBe(0);
  expect(await reader.findOneBy(ImportRun, { id })).toMatchObject({
    status: TAKEN_BACK,
    loader: null,
    loadingUntil: null,
  });
}

describe('a file that is loaded', () => {
  it('lets others save and open records meanwhile, also while it is checked', async () => {
    const { id } = await test.unitOfWork.reader.findOneByOrFail(Person, { ownerId: world.regionId });
    let revision = 0;
    const save = async () => {
      const { data } = await coordinator.graphql(
        'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { ... on ResourceGroup { revision } } }',
        { input: { personId: id, revision, members: [], goals: [] } },
      );
      revision = data.saveResourceGroup.revision;
    };
    const open = async () => expect((await coordinator.get(`/persons/${id}`)).status).toBe(200);
    await save();
    await open();
    const file = contacts(30_000, '00');
    const before = await countContacts();
    for (const dryRun of [true, false]) {
      const answered: string[] = [];
      const loaded = send(CONTACTS, file, dryRun).then(({ report }) => {
        answered.push('file');
        expect(report).toMatchObject({ accepted: true, added: 30_000 });
      });
      if (!dryRun) await untilLoading(loaded);
      await Promise.all([
        save().then(() => answered.push('saved')),
        open().then(() => answered.push('opened')),
        loaded,
      ]);
      expect(answered).toHaveLength(3);
      expect(answered.at(-1)).toBe('file');
    }
    expect(await countContacts()).toBe(before + 30_000);
    expect(await countStaff()).toBe(before + 30_000);
    const [run] = await test.unitOfWork.reader.findBy(ImportRun, { teamId: world.teamId, kind: CONTACTS });
    expect(run).toMatchObject({ status: LOADED, rowsAdded: 30_000, loader: null, loadingUntil: null });
    expect(await test.unitOfWork.reader.countBy(Contact, { importRunId: run!.id })).toBe(30_000);
    expect(await send(CONTACTS, file)).toMatchObject({ report: { accepted: true, added: 0, known: 30_000 } });
  });

  it('leaves nothing when one of its rows cannot be written', async () => {
    const rules: Rule[] = [{ table: 'contact', event: 'INSERT', refused: 'NEW.minutes = 777' }];
    await test.unitOfWork.run((write) => createTriggers(write.queryRunner!, rules));
    const before = [await countContacts(), await countStaff()];
    const last = 8_999;
    const { error } = await send(
      CONTACTS,
      contacts(9_000, '10', (index) => (index === last ? 777 : 30)),
    );
    await test.unitOfWork.run((write) => dropTriggers(write.queryRunner!, rules));
    expect(error?.code).toBe('INTERNAL');
    expect([await countContacts(), await countStaff()]).toEqual(before);
    const [run] = await test.unitOfWork.reader.find(ImportRun, { order: { at: 'DESC' }, take: 1 });
    expect(run).toMatchObject({ status: TAKEN_BACK, rowsAdded: 0 });
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: run!.id });
    expect(logged).toMatchObject([{ action: 'VOID', recordType: 'import_run', teamId: world.teamId }]);
    // It was on its way in more than one transaction.
    expect(logged[0]!.rows).toBeGreaterThan(0);
  });

  it('is taken back when an enrolment that it names is voided meanwhile', async () => {
    const before = await countContacts();
    const sent = send(CONTACTS, `${contacts(12_000, '20')}\n${MISTAKEN};2025-01-01;10:20;45;telefon;M01`);
    await untilLoading(sent);
    const { id } = await test.unitOfWork.reader.findOneByOrFail(Enrolment, {
      teamId: world.teamId,
      person: { identityNumber: MISTAKEN },
    });
    const { errors } = await coordinator.graphql(
      'mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { reason } }',
      { input: { recordType: 'ENROLMENT', recordId: id, reason: 'Fel person.' } },
    );
    expect(errors).toBeUndefined();
    const { error } = await sent;
    expect([error?.code, codeOf(error)]).toEqual(['CONFLICT', 'fileTakenBack']);
    expect(await countContacts()).toBe(before);
  });

  it('stops as soon as another process has taken it for dead', async () => {
    const before = await countContacts();
    const sent = send(CONTACTS, contacts(12_000, '25'));
    await untilLoading(sent);
    const { id } = await test.unitOfWork.reader.findOneByOrFail(ImportRun, { status: LOADING });
    await test.unitOfWork.run((write) =>
      write.update(ImportRun, { id }, { loader: randomUUID(), loadingUntil: anHourAgo() }),
    );
    const { error } = await sent;
    expect([error?.code, codeOf(error)]).toEqual(['CONFLICT', 'fileTakenBack']);
    // What the first had written is the second's to take away.
    await load(MEETINGS, 'datum;tid;minuter;närvarande;genomgångna\n2025-03-04;08:30;30;7;2');
    await expectGone(id);
    expect(await countContacts()).toBe(before);
  });

  it('is loaded once, however often it is sent at the same time', async () => {
    const before = await countContacts();
    const file = contacts(3_000, '40');
    const answers = await Promise.all([1, 2, 3].map(() => send(CONTACTS, file)));
    const loaded = answers.filter(({ report }) => report);
    expect(loaded).toMatchObject([{ report: { accepted: true, added: 3_000 } }]);
    for (const { error } of answers.filter(({ report }) => !report)) {
      expect(['FILE_BEING_LOADED', 'CONFLICT']).toContain(error?.code);
      expect(['fileBeingLoaded', 'fileTakenBack']).toContain(codeOf(error));
    }
    expect(await countContacts()).toBe(before + 3_000);
  });

  it('is added to once when it changes what is there', async () => {
    const rows = (end: string) =>
      `personnummer;insats;erbjuden;påbörjad;avslutad\n${PEOPLE[0]};ips;2025-02-01;2025-02-02;${end}`;
    await load(INTERVENTIONS, rows(''));
    const answers = await Promise.all(
      ['2025-05-01', '2025-06-01'].map((end) => send(INTERVENTIONS, rows(end))),
    );
    expect(answers.filter(({ report }) => report?.changed === 1)).toHaveLength(1);
  });
});

describe('a file that changes what is there', () => {
  it('changes only so many rows, so that nobody waits for it', async () => {
    const rows = (count: number, told: string) => {
      const lines = Array.from({ length: count }, (_, index) => {
        return `${PEOPLE[1]};nect;${addDays('2020-01-01', index)};${told}`;
      });
      return ['personnummer;insats;erbjuden;påbörjad', ...lines].join('\n');
    };
    expect(await load(INTERVENTIONS, rows(1001, ''))).toMatchObject({ added: 1001 });
    const { report } = await send(INTERVENTIONS, rows(1001, '2023-01-01'));
    expect(report).toMatchObject({ accepted: false, changed: 1001, refusals: [{ code: 'tooManyChanges' }] });
    expect(await load(INTERVENTIONS, rows(1000, '2023-01-01'))).toMatchObject({ changed: 1000 });
  });
});

describe('while a file is being loaded', () => {
  const window = { windowFrom: '2026-05-04', windowTo: '2026-05-31' };
  const start = 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }';
  const recount = 'mutation ($id: ID!) { recountAudit(id: $id) { id } }';
  const charts = 'query ($id: ID!) { auditCharts(id: $id) { number } }';
  const begin = () =>
    manager.graphql(start, {
      input: { teamId: world.teamId, scale: 'dacts', ...window, sampleSize: 2 },
    });

  it('nothing is counted from half of it, and nothing else is compared with it', async () => {
    const id: string = (await begin()).data.startAudit.id;
    const run = await addHalfLoaded(inAnHour());
    for (const { data, errors } of [
      await begin(),
      await manager.graphql(recount, { id }),
      await manager.graphql(charts, { id }),
    ]) {
      expect(Object.values(data ?? { nothing: null })).toEqual([null]);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'FILE_BEING_LOADED',
        problems: [{ code: 'fileBeingLoaded' }],
      });
      expect(errors?.[0]?.extensions.problems[0].texts).toEqual(said(expect.stringContaining(SAYS_BUSY)));
    }
    for (const dryRun of [true, false]) {
      const { error } = await send(MEETINGS, 'datum', dryRun);
      expect([error?.code, codeOf(error)]).toEqual(['FILE_BEING_LOADED', 'fileBeingLoaded']);
    }
    await endLease(run);
    const { data, errors } = await begin();
    expect(errors).toBeUndefined();
    expect(data.startAudit.id).not.toBe(id);
    await expectGone(run);
    expect((await manager.graphql(recount, { id })).errors).toBeUndefined();
    expect((await manager.graphql(charts, { id })).errors).toBeUndefined();
  });

  it('the page says so, and keeps a file that was checked for another try', async () => {
    const path = `/teams/${world.teamId}/import`;
    const upload = async () => {
      const token = /name="_csrf" value="([^"]+)"/.exec((await manager.get(path)).text)?.[1] ?? '';
      const content = Buffer.from('datum;tid;minuter;närvarande;genomgångna\n2025-07-01;08:30;30;7;2\n');
      return manager.agent
        .post(path)
        .set('Accept', 'text/html')
        .field('_csrf', token)
        .field('kind', MEETINGS)
        .attach('file', content, { filename: 'möten.csv', contentType: 'text/csv' });
    };
    const uploadIn = (text: string) => ({ upload: /name="upload" value="([^"]+)"/.exec(text)?.[1] ?? '' });
    const checked = await upload();
    expect(checked.status).toBe(200);
    const run = await addHalfLoaded(inAnHour());
    expect((await manager.get(path)).text).toContain('Läses in');

    const refused = await upload();
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(SAYS_BUSY);
    const early = await manager.submit(path, uploadIn(checked.text), `${path}/confirm`);
    expect(early.status).toBe(409);
    expect(early.text).toContain(SAYS_BUSY);
    expect(early.text).toContain('Läs in möten.csv');

    await endLease(run);
    const confirmed = await manager.submit(path, uploadIn(early.text), `${path}/confirm`);
    expect(confirmed.status).toBe(303);
    const after = await manager.get(path);
    expect(after.text).toContain(sv('import.loaded'));
    expect(after.text).toContain(sv('import.status.TAKEN_BACK'));
  });
});

describe('a file that a process was loading when it died', () => {
  const restart = async () => {
    await test.close();
    test = await startTestApp({ ...database.environment });
  };

  it('is taken back before the next one answers anybody', async () => {
    const id = await addHalfLoaded(inAnHour());
    await restart();
    if (database.environment.DATABASE_URL) {
      // Another process may serve the same database, and still be loading.
      expect(await test.unitOfWork.reader.findOneBy(ImportRun, { id })).toMatchObject({ status: LOADING });
      await endLease(id);
      await restart();
    }
    await expectGone(id);
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: id });
    expect(logged).toMatchObject([{ action: 'VOID', actorName: 'Teamkompass', rows: 1 }]);
  });
});
