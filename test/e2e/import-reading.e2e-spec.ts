import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import type { LocalText } from '../../src/platform/i18n/local-text.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const { STAFF, ENROLMENTS, CONTACTS, MEETINGS } = ImportKind;
const PERSON = '19990514-9812';
let test: TestApp;
let world: TeamWorld;
let manager: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork, 'Läsningen');
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId: world.teamId, principalId: world.regionId });
  const region = `Region Läsningen ${world.regionId}`;
  await load(STAFF, [
    'referens;namn;yrke;huvudman;tjänstgöringsgrad;från',
    `M03;Påhittad Kollega;socionom;${region};1;2020-01-01`,
  ]);
  await load(ENROLMENTS, ['personnummer;förnamn;efternamn;från', `${PERSON};Påhittad;Person;2020-01-01`]);
});
afterAll(() => test?.close());

const LOAD = `mutation ($input: ImportRecordsInput!) {
  importRecords(input: $input) {
    accepted headerLine looksLike rows added known refused
    refusals { line column value code } notes { line value code }
    questions { column header line example choices { notation texts { locale text } } }
    firstRows { line cells { column texts { locale text } } }
  }
}`;

async function send(kind: ImportKind, content: string | Buffer, options: object = {}) {
  const contentBase64 = Buffer.from(content).toString('base64');
  const input = { teamId: world.teamId, kind, fileName: 'fil.csv', contentBase64, dryRun: false, ...options };
  const { data, errors } = await manager.graphql(LOAD, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.importRecords;
}

async function load(kind: ImportKind, rows: readonly string[]) {
  const report = await send(kind, rows.join('\r\n'));
  if (!report.accepted) throw new Error(JSON.stringify(report.refusals));
  return report;
}

const contacts = (...rows: string[]) =>
  ['personnummer;datum;tid;minuter;sätt;plats;personal;uteblev', ...rows].join('\r\n');

/** A file sent by the form of a page. */
async function uploaded(path: string, kind: ImportKind, content: string) {
  const token = /name="_csrf" value="([^"]+)"/.exec((await manager.get(path)).text)?.[1] ?? '';
  return manager.agent
    .post(path)
    .field('_csrf', token)
    .field('kind', kind)
    .attach('file', Buffer.from(content), { filename: 'fil.csv', contentType: 'text/csv' });
}

const daysAndMinutes = async () => {
  const stored = await test.unitOfWork.reader.find(Contact, { order: { date: 'ASC', time: 'ASC' } });
  return stored.map(({ date, time, minutes }) => `${date} ${time} ${minutes}`);
};

describe('names whose letters are broken', () => {
  const file = (name: Buffer | string) =>
    Buffer.concat([
      Buffer.from('person;given_name;family_name;from\r\n19850709-9805;'),
      Buffer.from(name),
      Buffer.from(';Person;2026-01-01\r\n'),
    ]);

  it.each([
    ['in the encoding of DOS', Buffer.from('Bj\x94rn', 'latin1'), 'lettersDos'],
    ['in that of a Mac', Buffer.from('Bj\x9Arn', 'latin1'), 'lettersMac'],
    ['as UTF-8 read twice', 'BjÃ¶rn', 'lettersTwice'],
    ['as what stands for a lost letter', 'Bj\uFFFDrn', 'lettersLost'],
    ['last in the name', Buffer.from('Malm\x94', 'latin1'), 'lettersDos'],
    ['as another sign', 'Bj÷rn', 'lettersOthers'],
    ['as a letter of another alphabet', 'Bjцrn', 'lettersOthers'],
  ])('are refused with the likely cause, %s', async (_, name, code) => {
    const report = await send(ENROLMENTS, file(name));
    expect(report).toMatchObject({ accepted: false, added: 0, refusals: [{ line: 2, code }] });
    expect(await test.unitOfWork.reader.countBy(Person, { identityNumber: '198507099805' })).toBe(0);
  });

  it('are read when they are whole in Windows-1252', async () => {
    const report = await send(ENROLMENTS, file(Buffer.from('Björn', 'latin1')), { dryRun: true });
    expect(report).toMatchObject({ accepted: true, added: 1 });
    expect(textOf(report.firstRows[0].cells, 'given_name')).toBe('Björn');
  });
});

const textOf = (cells: { column: string; texts: LocalText[] }[], column: string) =>
  cells.find((cell) => cell.column === column)?.texts.find(({ locale }) => locale === 'sv')?.text;

describe('a table with something around it', () => {
  it('is read without what is above its header row and without the sums below', async () => {
    const report = await send(
      CONTACTS,
      [
        'sep=;',
        'Kontakter, uttagna 2026-11-30',
        'Personnummer* (12 siffror);Datum*;Tid:;Minuter (min);Sätt;Plats;Personal;Uteblev?',
        `${PERSON};2026-11-10;10:00;30;telefon;;M03;`,
        `${PERSON};2026-11-10;11:00;45;telefon;;M03`,
        `${PERSON};2026-11-10;12:00;15;telefon;;M03;;;`,
        'Summa;;;1.090;;;;',
      ].join('\r\n'),
      { dryRun: true },
    );
    expect(report).toMatchObject({ accepted: true, headerLine: 3, rows: 3, added: 3, refusals: [] });
    expect(report.notes).toEqual([{ line: 7, value: 'Summa; 1.090', code: 'sumRow' }]);
  });

  it('is read with columns whose headers say more than their names', async () => {
    const report = await send(
      ENROLMENTS,
      'personnummer;förnamn;efternamn;från;"till – slut";avslutsorsak;"skyddad identitet, ja/nej"\r\n19850709-9805;Påhittad;Person;2026-01-01;2026-02-01;flyttat;ja',
      { dryRun: true },
    );
    expect(report).toMatchObject({ accepted: true, added: 1 });
    const { cells } = report.firstRows[0];
    expect([textOf(cells, 'to'), textOf(cells, 'protected_identity')]).toEqual(['1 februari 2026', 'ja']);
  });

  it('is not read without the rows last in it that lack a day', async () => {
    const joined =
      'datum;tid;minuter;närvarande;genomgångna\n2026-11-02;08.30;30;7;20\n;13.00;15;5;4\n;15.00;15;5;4';
    const report = await send(MEETINGS, joined, { dryRun: true });
    expect(report).toMatchObject({ accepted: false, rows: 3, notes: [] });
    expect(report.refusals).toEqual(
      [3, 4].map((line) => ({ line, column: 'datum', value: '', code: 'missing' })),
    );
  });

  it('is not read where a row ends before what it must have, or holds more than there are headers', async () => {
    const report = await send(
      CONTACTS,
      contacts(`${PERSON};2026-11-10;10:00;30;telefon`, `${PERSON};2026-11-10;10:00;30;telefon;;M03;;x`),
    );
    expect(report.refusals.map(({ code }: { code: string }) => code)).toEqual(['cellCount', 'cellCount']);
  });
});

describe('a file sent as something else than it is', () => {
  const file = 'personnummer;förnamn;efternamn;från\r\n19900118-9811;Påhittad;Person;2026-01-01';
  const staff =
    'referens;namn;yrke;huvudman;tjänstgöringsgrad;från\r\nM04;Bo;socionom;Huvudmannen;1;2026-01-01';

  it.each([
    ['enrolments', file, ENROLMENTS],
    ['staff', staff, STAFF],
    ['contacts, whose columns are there', contacts(`${PERSON};2026-11-10;10:00;30;telefon;;M03;`), null],
    ['no kind of file', 'ett;två\r\n1;2', null],
  ])('is told from its columns: %s', async (_, content, looksLike) => {
    expect((await send(CONTACTS, content, { dryRun: true })).looksLike).toBe(looksLike);
  });

  it('is not said to have no rows, names what it lacks in the language of the page, and is read as what it is by a button', async () => {
    const path = `/teams/${world.teamId}/import`;
    const { text } = await uploaded(path, CONTACTS, file);
    expect(text).toContain(sv('import.looksLike', { kind: 'inskrivningar' }));
    expect(text).not.toContain(sv('import.rows'));
    expect(text).toContain(`<td data-label="${sv('import.column')}">datum</td>`);
    const upload = /name="upload" value="([^"]+)"/.exec(text)![1]!;
    const read = await manager.submit(path, { upload }, `${path}/answers`);
    expect([read.status, read.text]).toEqual([200, expect.stringContaining(sv('import.goodText'))]);
    const done = await manager.submit(path, { upload }, `${path}/confirm`);
    expect(done.headers.location).toBe(path);
  });
});

describe('the first rows', () => {
  it('are shown as they would be stored', async () => {
    const day = (number: number) => `${PERSON};2026-10-0${number} 00:00:00;0830;30;telefon;;M03;`;
    const report = await send(CONTACTS, contacts(...[1, 2, 3, 4, 5, 6].map(day)), { dryRun: true });
    expect(report.firstRows.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4, 5, 6]);
    const [{ cells }] = report.firstRows;
    expect(
      ['date', 'time', 'minutes', 'mode', 'place', 'person_present'].map((key) => textOf(cells, key)),
    ).toEqual(['1 oktober 2026', '08:30', '30', 'telefon', undefined, 'ja']);
  });
});

describe('a column that could be read in several ways', () => {
  const file = contacts(
    `${PERSON};01.11.2026;10:00;1.000;telefon;;M03;`,
    `${PERSON};02.11.2026;10:00;30;telefon;;M03;`,
  );

  it('is asked about once, and nothing is kept until somebody has answered', async () => {
    const report = await send(CONTACTS, file);
    expect(report).toMatchObject({ accepted: false, rows: 0 });
    expect(report.questions).toMatchObject([
      { column: 'date', header: 'datum', line: 2, example: '01.11.2026' },
      { column: 'minutes', header: 'minuter', line: 2, example: '1.000' },
    ]);
    expect(
      report.questions.map(({ choices }: { choices: { notation: string; texts: LocalText[] }[] }) =>
        choices.map(({ notation, texts }) => `${notation}: ${texts[0]?.text}`),
      ),
    ).toEqual([
      [
        `DAY_FIRST: ${sv('import.notation.DAY_FIRST', { value: '1 november 2026' })}`,
        `MONTH_FIRST: ${sv('import.notation.MONTH_FIRST', { value: '11 januari 2026' })}`,
      ],
      [
        `DECIMAL_COMMA: ${sv('import.notation.DECIMAL_COMMA', { value: '1\u00A0000' })}`,
        `DECIMAL_POINT: ${sv('import.notation.DECIMAL_POINT', { value: '1' })}`,
      ],
    ]);
    expect(await daysAndMinutes()).toEqual([]);
  });

  it('is read as the answer says', async () => {
    const notations = [
      { column: 'date', notation: 'DAY_FIRST' },
      { column: 'minutes', notation: 'DECIMAL_COMMA' },
    ];
    expect(await send(CONTACTS, file, { notations })).toMatchObject({ accepted: true, added: 2 });
    expect(await daysAndMinutes()).toEqual(['2026-11-01 10:00 1000', '2026-11-02 10:00 30']);
  });

  it('is not asked about when one of its cells tells', async () => {
    const told = 'datum;tid;minuter;närvarande;genomgångna\n02/11/2026;8.30;30;7;2\n13/11/2026;0830;30;7;2';
    expect(await send(MEETINGS, told, { dryRun: true })).toMatchObject({
      accepted: true,
      added: 2,
      questions: [],
    });
  });

  it('is asked about when only an error in a day tells, and the error is refused then', async () => {
    const staff = [
      'referens;namn;yrke;huvudman;tjänstgöringsgrad;från',
      ...['210901', '220931'].map(
        (from, at) => `D${at};Påhittad Kollega;socionom;Region Läsningen ${world.regionId};1;${from}`,
      ),
    ].join('\r\n');
    const asked = await send(STAFF, staff);
    expect(asked).toMatchObject({ accepted: false, questions: [{ column: 'from', example: '210901' }] });
    const notations = [{ column: 'from', notation: 'YEAR_FIRST' }];
    expect(await send(STAFF, staff, { notations })).toMatchObject({
      accepted: false,
      refusals: [{ line: 3, value: '220931', code: 'date' }],
    });
    const alone = await send(STAFF, staff.replace('210901', '2021-09-01').replace('220931', '26-09-31'));
    expect(alone).toMatchObject({
      accepted: false,
      refusals: [{ line: 3, value: '26-09-31', code: 'date' }],
    });
  });

  it('is asked about on the page, and the answer is carried to the load', async () => {
    const path = `/teams/${world.teamId}/import`;
    const enrolment = 'personnummer;förnamn;efternamn;från\n19850709-9805;Anna;Ek;261101\n';
    const asked = await uploaded(path, ENROLMENTS, enrolment);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(sv('import.question', { column: 'från' }));
    const upload = /name="upload" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    const post = (fields: object) => manager.submit(path, { upload, ...fields }, `${path}/answers`);

    const passedBy = await post({ 'notations[0][column]': 'from' });
    expect(passedBy.status).toBe(422);
    expect(passedBy.text).toContain('error-summary');
    const answered = await post({ 'notations[0][column]': 'from', 'notations[0][notation]': 'YEAR_FIRST' });
    expect(answered.status).toBe(200);
    expect(answered.text).toContain('1 november 2026');
    expect((await manager.submit(path, { upload }, `${path}/confirm`)).status).toBe(303);
    expect(
      await test.unitOfWork.reader.findOneBy(Enrolment, { person: { identityNumber: '198507099805' } }),
    ).toMatchObject({ fromDate: '2026-11-01' });

    const gone = await manager.submit(path, { upload: randomUUID() }, `${path}/answers`);
    expect(gone.status).toBe(409);
  });
});
