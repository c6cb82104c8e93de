import { Role } from '../../src/access/role.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { RecordChange } from '../../src/contacts/record-change.entity.js';
import { Person } from '../../src/persons/person.entity.js';
import type { LocalText } from '../../src/platform/i18n/local-text.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const { STAFF, ENROLMENTS, CONTACTS } = ImportKind;
const PERSON = '19990514-9812';
let test: TestApp;
let world: TeamWorld;
let manager: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork, 'Rättelsen');
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId: world.teamId, principalId: world.regionId });
  const region = `Region Rättelsen ${world.regionId}`;
  await load(STAFF, [
    'referens;namn;yrke;huvudman;tjänstgöringsgrad;från',
    ...['M03', 'M04', 'M05'].map(
      (reference) => `${reference};Påhittad Kollega;socionom;${region};1;2020-01-01`,
    ),
  ]);
  await load(ENROLMENTS, ['personnummer;förnamn;efternamn;från', `${PERSON};Anna Maria;Ek;2020-01-01`]);
});
afterAll(() => test?.close());

const LOAD = `mutation ($input: ImportRecordsInput!) {
  importRecords(input: $input) {
    accepted rows added changed corrected joined known refused correctionsDigest
    corrections { line column before { locale text } after { locale text } }
    refusals { line code } notes { line column value code personId }
    firstRows { line cells { column texts { locale text } } }
  }
}`;

async function send(kind: ImportKind, rows: readonly string[], options: object = {}) {
  const contentBase64 = Buffer.from(rows.join('\n')).toString('base64');
  const input = { teamId: world.teamId, kind, fileName: 'fil.csv', contentBase64, dryRun: false, ...options };
  const { data, errors } = await manager.graphql(LOAD, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.importRecords;
}

async function load(kind: ImportKind, rows: readonly string[], options: object = {}) {
  const report = await send(kind, rows, options);
  if (!report.accepted) throw new Error(JSON.stringify(report.refusals));
  return report;
}

const contacts = (...rows: string[]) => [
  'personnummer;datum;tid;minuter;sätt;plats;personal;uteblev',
  ...rows.map((row) => `${PERSON};${row}`),
];
const sayCorrections = (report: {
  corrections: { line: number; column: string; before: LocalText[]; after: LocalText[] }[];
}) =>
  report.corrections.map(
    ({ line, column, before, after }) => `${line} ${column}: ${before[0]?.text} → ${after[0]?.text}`,
  );

const stored = async (date: string) => {
  const found = await test.unitOfWork.reader.findOneOrFail(Contact, {
    where: { date },
    relations: { staff: { staffMember: true } },
  });
  return { ...found, staff: found.staff.map(({ staffMember }) => staffMember.reference).sort() };
};

describe('a contact with a row for each of the staff', () => {
  const shared = contacts(
    '2026-10-09;10:00;45;besök;hemmet;M03;',
    '2026-10-12;10:00;30;telefon;;M03;',
    '2026-10-09;10:00;45;besök;hemmet;M04;',
  );

  it('is one contact, and is shown as one', async () => {
    const report = await send(CONTACTS, shared, { dryRun: true });
    expect(report).toMatchObject({ accepted: true, rows: 3, added: 2, joined: 1 });
    const [first] = report.firstRows;
    expect(first.cells.find(({ column }: { column: string }) => column === 'staff').texts[0].text).toBe(
      'M03, M04',
    );
    expect(await load(CONTACTS, shared)).toMatchObject({ added: 2, joined: 1 });
    expect(await stored('2026-10-09')).toMatchObject({ minutes: 45, staff: ['M03', 'M04'] });
  });

  it('is known when the file comes again, in rows or in one', async () => {
    expect(await load(CONTACTS, shared)).toMatchObject({ added: 0, corrected: 0, known: 3 });
    expect(await load(CONTACTS, contacts('2026-10-09;10:00;45;besök;hemmet;M04|M03;'))).toMatchObject({
      known: 1,
    });
  });

  it('is no contact when the rows say different things of it', async () => {
    const differing = contacts(
      '2026-10-20;10:00;45;besök;hemmet;M03;',
      '2026-10-20;10:00;30;besök;hemmet;M04;',
    );
    expect((await send(CONTACTS, differing)).refusals).toEqual([{ line: 3, code: 'duplicate' }]);
  });
});

describe('a contact at the time of another', () => {
  const notesOf = async (...rows: string[]) => {
    const { notes, added } = await send(CONTACTS, contacts(...rows), { dryRun: true });
    return [
      added,
      ...notes.map(({ line, column, code }: Record<string, string>) => `${line} ${column} ${code}`),
    ];
  };

  it('is told of when its mode is another and a member of staff the same, and is taken', async () => {
    const stored = '2026-10-26;10:00;30;telefon;;M03|M05;';
    const visit = '2026-10-26;10:00;30;besök;hemmet;M03;';
    expect(await notesOf(stored, visit)).toEqual([2, '3 sätt otherMode']);
    await load(CONTACTS, contacts(stored));
    expect(await notesOf(visit)).toEqual([1, '2 sätt otherMode']);
    expect(await notesOf('2026-10-26;10:00;30;video;;M04|M05;')).toEqual([1, '2 sätt otherMode']);
    const eachTheirRow = ['2026-10-26;10:00;30;video;;M04;', '2026-10-26;10:00;30;video;;M05;'];
    expect(await notesOf(...eachTheirRow)).toEqual([1, '3 sätt otherMode']);
    for (const other of ['2026-10-26;10:00;30;video;;M04;', '2026-10-26;10:05;30;video;;M03;'])
      expect([other, await notesOf(stored, other)]).toEqual([other, [1]]);
    expect(await load(CONTACTS, contacts(visit))).toMatchObject({ added: 1 });
    expect(await notesOf(stored, visit)).toEqual([0]);
  });
});

describe('a file that says otherwise than what is stored', () => {
  const first = contacts('2026-11-02;10:00;30;telefon;;M03;', '2026-11-02;12:00;30;telefon;;M03;');
  const next = contacts(
    '2026-11-02;10:00;45;telefon;;M03|M05;',
    '2026-11-02;12:00;30;telefon;;M03;',
    '2026-11-03;10:00;45;telefon;;M03;',
  );
  let digest: string;

  it('shows what differs, and keeps nothing until somebody has confirmed it', async () => {
    await load(CONTACTS, first);
    const shown = await send(CONTACTS, next, { dryRun: true });
    expect(shown).toMatchObject({ accepted: true, added: 1, corrected: 1, known: 1 });
    expect(sayCorrections(shown)).toEqual(['2 minutes: 30 → 45', '2 staff: M03 → M03, M05']);
    digest = shown.correctionsDigest;
    for (const correctionsDigest of [undefined, 'a'.repeat(64)]) {
      const report = await send(CONTACTS, next, { correctionsDigest });
      expect(report).toMatchObject({ accepted: false, refusals: [{ code: 'correctionsNotSeen' }] });
    }
    expect(await test.unitOfWork.reader.countBy(Contact, { date: '2026-11-03' })).toBe(0);
  });

  it('corrects it when it is confirmed, with what it said before, who and from which file', async () => {
    expect(await send(CONTACTS, next, { correctionsDigest: digest })).toMatchObject({
      accepted: true,
      corrected: 1,
    });
    const [contact] = await test.unitOfWork.reader.find(Contact, {
      where: { date: '2026-11-02', time: '10:00' },
      relations: { staff: true },
    });
    expect(contact).toMatchObject({ minutes: 45 });
    expect(contact?.staff).toHaveLength(2);
    const run = await test.unitOfWork.reader.findOneByOrFail(ImportRun, { rowsChanged: 1 });
    const history = await test.unitOfWork.reader.findBy(RecordChange, { recordId: contact!.id });
    expect(history).toMatchObject([
      {
        recordType: 'contact',
        ownerId: world.regionId,
        accountId: run.accountId,
        voids: false,
        importRunId: run.id,
        before: { date: '2026-11-02', time: '10:00', mode: 'PHONE', minutes: 30, outcome: 'MET' },
      },
    ]);
    expect(history[0]?.before.staffIds).toHaveLength(1);
    expect(await send(CONTACTS, next)).toMatchObject({ accepted: true, known: 3 });
  });

  it('is confirmed on the page that shows what differs', async () => {
    const path = `/teams/${world.teamId}/import`;
    const token = /name="_csrf" value="([^"]+)"/.exec((await manager.get(path)).text)?.[1] ?? '';
    const again = contacts('2026-11-03;10:00;60;telefon;;M03;').join('\n');
    const checked = await manager.agent
      .post(path)
      .field('_csrf', token)
      .field('kind', CONTACTS)
      .attach('file', Buffer.from(again), { filename: 'kontakter.csv', contentType: 'text/csv' });
    expect(checked.text).toContain(sv('import.correctionsText', { n: 1 }));
    const upload = /name="upload" value="([^"]+)"/.exec(checked.text)?.[1] ?? '';

    const { correctionsDigest } = await send(CONTACTS, contacts('2026-11-03;10:00;50;telefon;;M03;'), {
      dryRun: true,
    });
    await load(CONTACTS, contacts('2026-11-03;10:00;50;telefon;;M03;'), { correctionsDigest });
    // It is no longer what was shown: it is shown again.
    const shownAgain = await manager.submit(path, { upload }, `${path}/confirm`);
    expect(shownAgain.status).toBe(200);
    const newUpload = /name="upload" value="([^"]+)"/.exec(shownAgain.text)?.[1] ?? '';
    expect((await manager.submit(path, { upload: newUpload }, `${path}/confirm`)).status).toBe(303);
    expect(await stored('2026-11-03')).toMatchObject({ minutes: 60 });
    const { id } = await stored('2026-11-03');
    const history = await test.unitOfWork.reader.find(RecordChange, {
      where: { recordId: id },
      order: { at: 'ASC' },
    });
    expect(history.map(({ before }) => before.minutes)).toEqual([45, 50]);
  });
});

describe('a name that is written in another way', () => {
  const enrolments = (name: string) => [
    'personnummer;förnamn;efternamn;från',
    `${PERSON};${name};2020-01-01`,
  ];

  it('is the same person’s when it is alike, and the difference is told', async () => {
    const person = await test.unitOfWork.reader.findOneByOrFail(Person, { ownerId: world.regionId });
    const spelt = await send(ENROLMENTS, enrolments('Anna;Ek'));
    expect(spelt).toMatchObject({ accepted: true, known: 1 });
    expect(spelt.notes).toEqual([
      { line: 2, column: 'efternamn', value: 'Ek', code: 'nameSpelt', personId: person.id },
    ]);
    const married = await send(ENROLMENTS, enrolments('Anna Maria;Lind'));
    expect(married).toMatchObject({ accepted: true, known: 1 });
    expect(married.notes).toMatchObject([{ code: 'nameChanged', personId: person.id }]);
    expect(await send(ENROLMENTS, enrolments('Bo;Lind'))).toMatchObject({
      accepted: false,
      refusals: [{ line: 2, code: 'nameDiffers' }],
    });
    expect(await test.unitOfWork.reader.findOneBy(Person, { id: person.id })).toMatchObject({
      givenName: 'Anna Maria',
      familyName: 'Ek',
    });
  });
});
