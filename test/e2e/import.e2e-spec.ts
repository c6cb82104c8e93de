import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { HospitalEpisode } from '../../src/contacts/hospital-episode.entity.js';
import { importColumns } from '../../src/contacts/import-columns.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { Intervention } from '../../src/contacts/intervention.entity.js';
import { TeamMeeting } from '../../src/contacts/team-meeting.entity.js';
import { generateRecords } from '../../src/demo/generate-records.js';
import { Principal, Service } from '../../src/organisations/organisation.entity.js';
import { Activity, PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { EnrolmentCoordinator, LegalFrameChange } from '../../src/persons/support.entity.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { writeCsv } from '../../src/platform/csv/write-csv.js';
import { today } from '../../src/platform/dates/today.js';
import type { LocalText } from '../../src/platform/i18n/local-text.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { en, sv } from '../support/words.js';

const { STAFF, ENROLMENTS, CONTACTS, MEETINGS, EPISODES, INTERVENTIONS } = ImportKind;
const regionId = randomUUID();
const teamId = randomUUID();
const otherTeamId = randomUUID();
let test: TestApp;
let manager: Browser;

beforeAll(async () => {
  test = await startTestApp();
  await test.unitOfWork.run(async (write) => {
    await write.insert(Principal, [
      {
        id: regionId,
        name: 'Region Skåne',
        kind: PrincipalKind.REGION,
        activities: [Activity.HEALTH],
        regionCode: '12',
      },
      {
        id: randomUUID(),
        name: 'Malmö kommun',
        kind: PrincipalKind.MUNICIPALITY,
        activities: [Activity.SOCIAL],
        regionCode: '12',
        municipalityCode: '1280',
      },
    ]);
    const serviceId = randomUUID();
    await write.insert(Service, {
      id: serviceId,
      name: 'Provverksamheten',
      regionCode: '12',
      models: [],
      targetGroups: '',
    });
    for (const [id, name] of [
      [teamId, 'Provteamet'],
      [otherTeamId, 'Grannteamet'],
    ]) {
      await write.insert(Team, {
        id,
        serviceId,
        name,
        municipalityCode: '1280',
        models: [],
        openingHours: 'vardagar 8–16',
        phone: '040-00 00 00',
        plannedFteHundredths: 1000,
        capacity: 80,
        fictitious: true,
      });
    }
  });
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId: regionId });
});
afterAll(() => test.close());

interface Report {
  accepted: boolean;
  encoding: string;
  delimiter: string;
  ignoredHeaders: string[];
  rows: number;
  added: number;
  changed: number;
  corrected: number;
  known: number;
  refused: number;
  refusals: { line: number | null; column: string; value: string; code: string; texts: LocalText[] }[];
}

const LOAD = `mutation ($input: ImportRecordsInput!) {
  importRecords(input: $input) {
    accepted encoding delimiter ignoredHeaders rows added changed corrected known refused
    refusals { line column value code texts { locale text } }
  }
}`;

async function load(
  kind: ImportKind,
  content: string | Buffer,
  { dryRun = false, team = teamId, browser = manager } = {},
): Promise<Report> {
  const contentBase64 = Buffer.from(content).toString('base64');
  const input = { teamId: team, kind, fileName: `${kind.toLowerCase()}.csv`, contentBase64, dryRun };
  const { data, errors } = await browser.graphql(LOAD, { input });
  if (errors) throw new Error(JSON.stringify(errors[0]?.extensions));
  return data.importRecords;
}

const faultsOf = ({ refusals }: Report) =>
  refusals.map(({ line, column, value, code }) => [line, column, value, code].join(' | '));

const staffFile = [
  'referens;namn;yrke;roll;huvudman;tjänstgöringsgrad;från;till;kompetens',
  'M01;Åsa Provkvist;sjuksköterska;vård- och stödsamordnare;Region Skåne;0,75;2023-01-01;;',
  'M02;Örjan Testlund;socionom;vård- och stödsamordnare;Malmö kommun;1;2023-01-01;2024-12-31;"handledning; grund"',
].join('\r\n');

const enrolmentFile = [
  'personnummer;förnamn;efternamn;inskriven;till;avslutsorsak;samordnare',
  '19900118-9811;Märta;Påhittsson;2024-01-01;;;M01|M02',
  '19850769-9802;Göran;Exempelgren;2024-03-01;2025-02-28;flyttat;M01',
].join('\n');

describe('loading a team’s records', () => {
  it('reads staff as Excel in Swedish saves it: semicolon, decimal comma, Windows-1252', async () => {
    const report = await load(STAFF, Buffer.from(staffFile, 'latin1'));
    expect(report).toMatchObject({
      accepted: true,
      encoding: 'windows-1252',
      delimiter: 'semicolon',
      added: 2,
    });
    const staff = await test.unitOfWork.reader.find(StaffMember, {
      where: { teamId },
      relations: { posts: true },
      order: { reference: 'ASC' },
    });
    expect(staff[0]).toMatchObject({
      name: 'Åsa Provkvist',
      posts: [{ profession: 'NURSE', percentHundredths: 7500, employerId: regionId }],
    });
    expect(staff[1]).toMatchObject({
      qualifications: 'handledning; grund',
      posts: [{ toDate: '2024-12-31' }],
    });
  });

  it('makes persons with their enrolments, owned by the principal of whoever loads the file', async () => {
    expect(await load(ENROLMENTS, enrolmentFile)).toMatchObject({
      accepted: true,
      encoding: 'utf-8',
      added: 2,
    });
    const [first, second] = await test.unitOfWork.reader.find(Enrolment, {
      where: { teamId },
      relations: { person: true, coordinators: true },
      order: { fromDate: 'ASC' },
    });
    expect(first).toMatchObject({ ownerId: regionId, toDate: null, intensity: 'STANDARD' });
    expect(first?.person).toMatchObject({
      identityNumber: '199001189811',
      givenName: 'Märta',
      fictitious: true,
    });
    expect(first?.coordinators).toHaveLength(2);
    expect(second).toMatchObject({ toDate: '2025-02-28', leavingReason: 'MOVED' });
    expect(second?.person.identityKind).toBe('SAMORDNINGSNUMMER');
  });

  it('reads contacts with commas and ISO times, meetings with tabs, and episodes', async () => {
    const contacts = [
      'Person,Date,Minutes,Mode,Place,Staff,Natural support,No show',
      '199001189811,2025-03-04T10:30:00,45,in person,home,"M01",yes,no',
      '199001189811,2025-03-05 09:00,,phone,,M01,,yes',
      '198507699802,2024-05-06 13:15,20,phone,home,"M01, M02",,',
    ].join('\n');
    expect(await load(CONTACTS, contacts)).toMatchObject({ accepted: true, delimiter: 'comma', added: 3 });
    const [joint, , noShow] = await test.unitOfWork.reader.find(Contact, {
      where: { enrolment: { teamId } },
      relations: { staff: true },
      order: { date: 'ASC', time: 'ASC' },
    });
    expect(joint).toMatchObject({
      time: '13:15',
      minutes: 20,
      mode: 'PHONE',
      place: null,
      personPresent: true,
    });
    expect(joint?.staff).toHaveLength(2);
    expect(noShow).toMatchObject({ noShow: true, personPresent: false, minutes: 0 });

    const meetings = 'datum\ttid\tminuter\tnärvarande\tgenomgångna\n2025-03-04\t8.30\t30\t7\t2\n';
    expect(await load(MEETINGS, meetings)).toMatchObject({ accepted: true, delimiter: 'tab', added: 1 });
    expect(await test.unitOfWork.reader.findBy(TeamMeeting, { teamId })).toMatchObject([
      { date: '2025-03-04', time: '08:30', staffPresent: 7, personsReviewed: 2 },
    ]);

    const episodes =
      'personnummer;inlagd;utskriven;teamet vid inskrivning;teamet vid utskrivning\n' +
      '19900118-9811;2025-04-01;2025-04-09;ja;nej\n19900118-9811;2025-04-09;;nej;\n';
    expect(await load(EPISODES, episodes)).toMatchObject({ accepted: true, added: 2 });
  });

  it('leaves what is there alone when a file comes again, and adds what has grown', async () => {
    expect(await load(STAFF, staffFile)).toMatchObject({ accepted: true, added: 0, changed: 0, known: 2 });
    const contacts =
      'person;datum;tid;minuter;sätt;plats;personal;närstående\n' +
      '19900118-9811;2025-03-04;10:30;45;fysiskt;hemmet;M01;ja\n' +
      '19900118-9811;2025-03-06;10:30;30;fysiskt;närmiljö;M01;nej\n';
    expect(await load(CONTACTS, contacts)).toMatchObject({ accepted: true, added: 1, known: 1 });
    expect(await test.unitOfWork.reader.count(Contact)).toBe(4);
  });

  it('lets a later file end what was open and tell how things are now, and nothing else', async () => {
    const ended =
      'personnummer;inlagd;utskriven;teamet vid inskrivning;teamet vid utskrivning\n' +
      '19900118-9811;2025-04-09;2025-04-20;nej;ja\n';
    expect(await load(EPISODES, ended)).toMatchObject({ accepted: true, changed: 1 });
    const later = enrolmentFile
      .replace('till;avslutsorsak', 'till;avslutsorsak;intensitet;lagrum;skyddad identitet')
      .replace(';;;M01|M02', ';;;intensiv;lpt öppen;ja;M01')
      .replace('flyttat;M01', 'flyttat;;;;M01');
    expect(await load(ENROLMENTS, later)).toMatchObject({ accepted: true, changed: 1, known: 1 });
    const person = await test.unitOfWork.reader.findOneByOrFail(Person, { identityNumber: '199001189811' });
    expect(person.protectedIdentity).toBe(true);
    expect(
      await test.unitOfWork.reader.find(LegalFrameChange, { relations: { enrolment: true } }),
    ).toMatchObject([
      {
        enrolment: { personId: person.id, legalFrame: 'LPT_OUTPATIENT' },
        ...{ fromDate: today(), earlier: 'VOLUNTARY', legalFrame: 'LPT_OUTPATIENT', reason: null },
        recordedByName: 'Test TEAM_MANAGER',
      },
    ]);
    expect(
      await test.unitOfWork.reader.countBy(EnrolmentCoordinator, {
        enrolment: { personId: person.id },
        toDate: IsNull(),
      }),
    ).toBe(1);

    const rewritten = later.replace('2025-02-28', '2025-03-31');
    expect(faultsOf(await load(ENROLMENTS, rewritten))).toEqual(['3 | till | 2025-03-31 | differs']);
    const staff = staffFile.replace('0,75', '0,8');
    expect(faultsOf(await load(STAFF, staff))).toEqual(['2 | referens | M01 | differs']);
  });

  it('keeps who loaded what, and logs each person a file touched', async () => {
    const { data } = await manager.graphql(
      `{ importedFiles(teamId: "${teamId}") { total items { id kind fileName checksum rowsAdded rowsKnown at } } }`,
    );
    const runs: { id: string; kind: string; checksum: string }[] = data.importedFiles.items;
    expect(data.importedFiles.total).toBe(runs.length);
    expect(runs.map(({ kind }) => kind).sort()).toEqual(
      [CONTACTS, CONTACTS, ENROLMENTS, ENROLMENTS, EPISODES, EPISODES, MEETINGS, STAFF, STAFF].sort(),
    );
    const contacts = runs.filter(({ kind }) => kind === CONTACTS).at(-1);
    const entries = await loggedRecords(test.unitOfWork.reader, { recordId: contacts?.id });
    const touched = entries.map(({ action, recordType, rows }) => `${action} ${recordType} ${rows}`);
    expect(touched.sort()).toEqual(['IMPORT contact 1', 'IMPORT contact 2', 'IMPORT import_run 3']);
  });
});

describe('a file with something wrong in it', () => {
  const contacts = [
    'personnummer;datum;tid;minuter;sätt;plats;personal;närstående;uteblev;kommentar',
    '19900118-9811;2025-05-05;10:30;45;fysiskt;hemmet;M01;nej;nej;"rad ett',
    'rad två"',
    '19900118-9812;2025-05-05;11:30;45;fysiskt;hemmet;M01;;;fel kontrollsiffra',
    '19900118-9811;2025-05-06;10:30;45 min;fysisk;hemmet;M01;;;två fel',
    '19900118-9811;2025-05-07;10:30;45;fysiskt;;M01;;;utan plats',
    '19900118-9811;2025-05-08;10:30;45;telefon;;M09;;;okänd personal',
    '19900118-9811;2025-05-09;10:30;45;telefon;;M02;;;har slutat',
    '19850769-9802;2025-05-09;10:30;45;telefon;;M01;;;utskriven',
    '19121212-1212;2025-05-09;10:30;45;telefon;;M01;;;aldrig inskriven',
    '19900118-9811;2098-01-01;10:30;45;telefon;;M01;;;framtid',
    '19900118-9811;2025-05-10;10:30;10;telefon;;M01;;ja;uteblev med minuter',
    '19900118-9811;2025-05-05;10:30;45;fysiskt;hemmet;M01;;;samma igen',
    '19900118-9811;2025-03-04;10:30;50;fysiskt;hemmet;M01;ja;;annan längd än förra filen',
    '19900118-9811;2025-05-12;10:30',
  ].join('\r\n');

  const faults = [
    '4 | personnummer | 19900118-9812 | identityNumber',
    '5 | minuter | 45 min | wholeNumber',
    '5 | sätt | fysisk | notAllowed',
    '6 | plats |  | placeNeeded',
    '7 | personal | M09 | unknownStaff',
    '8 | personal | M02 | notEmployed',
    '9 | personnummer | 19850769-9802 | notEnrolled',
    '10 | personnummer | 19121212-1212 | notInTeam',
    '11 | datum | 2098-01-01 | inFuture',
    '12 | minuter | 10 | noShowMinutes',
    '13 | datum | 2025-05-05 | duplicate',
    '15 |  |  | cellCount',
  ];

  it('is refused with line, column, value and reason of every fault, and changes nothing', async () => {
    const before = await test.unitOfWork.reader.count(Contact);
    const report = await load(CONTACTS, contacts);
    expect(report).toMatchObject({
      accepted: false,
      rows: 13,
      added: 1,
      corrected: 1,
      refused: 11,
      ignoredHeaders: ['kommentar'],
    });
    expect(faultsOf(report)).toEqual(faults);
    expect(report.refusals.find(({ line }) => line === 13)).toMatchObject({
      texts: said(sv('import.reason.duplicate', { line: 2 }), en('import.reason.duplicate', { line: 2 })),
    });
    expect(await test.unitOfWork.reader.count(Contact)).toBe(before);
    expect(await test.unitOfWork.reader.countBy(ImportRun, { teamId })).toBe(9);
  });

  it('answers a file that is no table with what it is', async () => {
    const cases: [string | Buffer, string][] = [
      ['\r\n', 'fileEmpty'],
      [Buffer.from('PK\x03\x04\0\0', 'latin1'), 'fileNotText'],
      [Buffer.from('\uFEFFdatum', 'utf16le'), 'fileUtf16'],
      ['datum;tid\n2025-03-04;08:30', 'headerMissing'],
      ['datum;tid;minuter;närvarande;genomgångna\n2025-03-04;08:30;30;7;"2', 'quote'],
      [`datum;tid;minuter;närvarande;genomgångna\n${'x'.repeat(3000)};08:30;30;7;2`, 'textTooLong'],
    ];
    for (const [content, code] of cases) {
      const report = await load(MEETINGS, content);
      expect(report.accepted).toBe(false);
      expect(report.refusals[0]?.code).toBe(code);
      expect(report.refusals[0]?.value.length).toBeLessThan(90);
    }
  });

  it('shows 200 faults and counts them all', async () => {
    const rows = Array.from({ length: 1200 }, () => '2025-03-04;25:00;30;7;2');
    const report = await load(MEETINGS, ['datum;tid;minuter;närvarande;genomgångna', ...rows].join('\n'));
    expect(report.refused).toBe(1200);
    expect(report.refusals).toHaveLength(200);
  });

  it('is refused when it holds more than can be loaded at once', async () => {
    const rows = Array.from(
      { length: 1001 },
      (_, index) => `N${index};Ny;socionom;Region Skåne;1;2025-01-01`,
    );
    const header = 'referens;namn;yrke;huvudman;tjänstgöringsgrad;från';
    const report = await load(STAFF, [header, ...rows].join('\n'));
    expect(report).toMatchObject({ accepted: false });
    expect(report.refusals).toMatchObject([
      { line: 1002, code: 'tooManyRows', texts: said(sv('import.reason.tooManyRows', { max: 1000 })) },
    ]);
    expect(await test.unitOfWork.reader.countBy(StaffMember, { teamId })).toBe(2);
  });

  it('refuses enrolments that overlap, end without a reason, or join a number to another name', async () => {
    const file = [
      'personnummer;förnamn;efternamn;inskriven;till;avslutsorsak;samordnare',
      '19900118-9811;Märta;Påhittsson;2025-01-01;;;',
      '19850769-9802;Göran;Exempelgren;2025-06-01;2025-07-01;;',
      '19850769-9802;Någon;Annan;2025-08-01;;;',
      '19121212-1212;Tolvan;Tolvansson;2025-08-01;;;M99',
    ].join('\n');
    const report = await load(ENROLMENTS, file);
    expect(faultsOf(report)).toEqual([
      '2 | inskriven | 2025-01-01 | overlaps',
      '3 | avslutsorsak |  | missing',
      '4 | efternamn | Annan | nameDiffers',
      '5 | samordnare | M99 | unknownStaff',
    ]);
    expect(await test.unitOfWork.reader.countBy(Person, { identityNumber: '191212121212' })).toBe(0);
  });
});

describe('a dry run', () => {
  it('says what would be loaded, keeps nothing and logs that people’s records were read', async () => {
    const file =
      'person;datum;tid;minuter;sätt;personal\n' + '19900118-9811;2025-06-04;10:30;45;telefon;M01\n';
    const before = await test.unitOfWork.reader.count(Contact);
    expect(await load(CONTACTS, file, { dryRun: true })).toMatchObject({ accepted: true, added: 1 });
    expect(await test.unitOfWork.reader.count(Contact)).toBe(before);
    const [last] = await test.unitOfWork.reader.find(AccessLogEntry, { order: { id: 'DESC' }, take: 1 });
    expect(last).toMatchObject({ action: 'READ', recordType: 'person', teamId });
  });
});

describe('whoever may not load files into the team', () => {
  it('finds no such team', async () => {
    await expect(load(MEETINGS, 'datum', { team: otherTeamId })).rejects.toThrow('NOT_FOUND');
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
    await expect(load(MEETINGS, 'datum', { browser: coordinator })).rejects.toThrow('NOT_FOUND');
    const unemployed = await test.signIn(Role.TEAM_MANAGER, { teamId });
    expect(faultsOf(await load(MEETINGS, 'datum', { browser: unemployed }))).toEqual([
      ' |  |  | noPrincipal',
    ]);
  });
});

describe('the import page', () => {
  const path = `/teams/${teamId}/import`;
  const upload = async (kind: string, content: string, browser = manager) => {
    const shown = await browser.get(path);
    const token = /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    return browser.agent
      .post(path)
      .field('_csrf', token)
      .field('kind', kind)
      .attach('file', Buffer.from(content), { filename: 'möten.csv', contentType: 'text/csv' });
  };
  const meeting = (date: string) => `datum;tid;minuter;närvarande;genomgångna\n${date};08:30;30;7;2\n`;

  it('checks a file, shows what would become of it, and loads it when told to', async () => {
    const checked = await upload(MEETINGS, meeting('2025-07-01'));
    expect(checked.status).toBe(200);
    expect(checked.text).toContain(sv('import.reportGood'));
    expect(await test.unitOfWork.reader.countBy(TeamMeeting, { teamId, date: '2025-07-01' })).toBe(0);

    const fields = { upload: /name="upload" value="([^"]+)"/.exec(checked.text)?.[1] ?? '' };
    const confirmed = await manager.submit(path, fields, `${path}/confirm`);
    expect(confirmed.status).toBe(303);
    const after = await manager.get(path);
    expect(after.text).toContain(sv('import.loaded'));
    expect(after.text).toContain('möten.csv');
    expect(await test.unitOfWork.reader.countBy(TeamMeeting, { teamId, date: '2025-07-01' })).toBe(1);

    const twice = await manager.submit(path, fields, `${path}/confirm`);
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('Välj filen igen');
  });

  it('says so when everything in a file is already there', async () => {
    const answer = await upload(MEETINGS, meeting('2025-07-01'));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(sv('import.nothingNew'));
    expect(answer.text).not.toContain('name="upload"');
  });

  it('does not load a file that somebody else has checked', async () => {
    const checked = await upload(MEETINGS, meeting('2025-07-02'));
    const fields = { upload: /name="upload" value="([^"]+)"/.exec(checked.text)?.[1] ?? '' };
    const colleague = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId: regionId });
    expect((await colleague.submit(path, fields, `${path}/confirm`)).status).toBe(409);
  });

  it('shows every fault in a table and offers no way to load the file', async () => {
    const answer = await upload(MEETINGS, meeting('<b>igår</b>'));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sv('import.reportBad'));
    expect(answer.text).toContain('&lt;b&gt;igår&lt;/b&gt;');
    expect(answer.text).toContain(sv('import.reason.date'));
    expect(answer.text).not.toContain('name="upload"');
  });

  it('asks for the kind and the file when they are missing', async () => {
    const answer = await manager.submit(path, {});
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`${sv('import.kindLabel')}:`);
    expect(answer.text).toContain('Fil:');
  });

  it('refuses an upload without its token', async () => {
    const answer = await manager.agent
      .post(path)
      .field('kind', MEETINGS)
      .attach('file', Buffer.from('x'), 'x.csv');
    expect(answer.status).toBe(403);
  });

  it('gives an empty template of each kind', async () => {
    for (const kind of Object.values(ImportKind)) {
      const answer = await manager.get(`${path}/templates/${kind}`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toContain('attachment');
      expect(answer.text).toBe(writeCsv(importColumns[kind], []));
    }
  });
});

describe('interventions', () => {
  const header = 'personnummer;insats;erbjuden;påbörjad;avslutad;enligt manual';
  const rows = [
    '19900118-9811;IPS eller motsvarande;2025-02-01;;;',
    '19900118-9811;boendestöd;2025-02-01;2025-02-10;;nej',
    '19850769-9802;KBT i grupp;2024-04-01;2024-04-02;2024-06-30;',
  ];
  const stored = () =>
    test.unitOfWork.reader.find(Intervention, {
      where: { enrolment: { teamId } },
      order: { offeredOn: 'ASC', method: 'ASC' },
    });

  it('are what a person was offered, and what is not said stays unknown', async () => {
    expect(await load(INTERVENTIONS, [header, ...rows].join('\n'))).toMatchObject({
      accepted: true,
      added: 3,
    });
    expect(await stored()).toMatchObject([
      {
        method: 'GROUP_CBT',
        startedOn: '2024-04-02',
        endedOn: '2024-06-30',
        manualUsed: null,
        ownerId: regionId,
      },
      { method: 'HOUSING_SUPPORT', startedOn: '2025-02-10', endedOn: null, manualUsed: false },
      { method: 'IPS', startedOn: null, endedOn: null, manualUsed: null },
    ]);
  });

  it('come again with what was not known, and never with something else', async () => {
    const grown = [
      header,
      '19900118-9811;ips;2025-02-01;2025-03-01;;ja',
      '19900118-9811;boendestöd;2025-02-01;2025-02-10;2025-09-30;nej',
      rows[2],
    ].join('\n');
    expect(await load(INTERVENTIONS, grown, { dryRun: true })).toMatchObject({
      accepted: true,
      changed: 2,
      known: 1,
    });
    expect((await stored()).at(-1)).toMatchObject({ startedOn: null });
    expect(await load(INTERVENTIONS, grown)).toMatchObject({
      accepted: true,
      added: 0,
      changed: 2,
      known: 1,
    });
    expect(await stored()).toMatchObject([
      {},
      { endedOn: '2025-09-30' },
      { startedOn: '2025-03-01', endedOn: null, manualUsed: true },
    ]);
    const other = [header, rows[0], '19900118-9811;boendestöd;2025-02-01;2025-02-10;2025-09-29;ja'].join(
      '\n',
    );
    expect(faultsOf(await load(INTERVENTIONS, other))).toEqual([
      '2 | påbörjad |  | differs',
      '3 | avslutad | 2025-09-29 | differs',
    ]);
  });

  it('are refused with every fault named, and then nothing is kept', async () => {
    const wrong = [
      header,
      '19900118-9811;nect;2025-05-01;;;',
      '19900118-9811;NECT;20250501;;;',
      '19900118-9811;astrologi;2025-05-01;;;',
      '19900118-9811;imr;2025-05-01;2025-04-30;2025-04-29;',
      '19900118-9811;imr;2025-05-01;;2025-06-01;ja',
      '19900118-9811;imr;2098-01-01;;;',
      '19850769-9802;imr;2025-03-01;;;',
      '19850769-9802;imr;2025-02-20;2025-03-01;;',
      '19121212-1212;imr;2025-03-01;;;',
    ].join('\n');
    const report = await load(INTERVENTIONS, wrong);
    expect(report).toMatchObject({ accepted: false, rows: 9, added: 1, refused: 8 });
    expect(faultsOf(report)).toEqual([
      '3 | erbjuden | 20250501 | duplicate',
      '4 | insats | astrologi | notAllowed',
      '5 | påbörjad | 2025-04-30 | beforeStart',
      '5 | avslutad | 2025-04-29 | beforeStart',
      '6 | avslutad | 2025-06-01 | notBegun',
      '6 | enligt manual | ja | notBegun',
      '7 | erbjuden | 2098-01-01 | inFuture',
      '8 | personnummer | 19850769-9802 | notEnrolled',
      '9 | påbörjad | 2025-03-01 | notEnrolled',
      '10 | personnummer | 19121212-1212 | notInTeam',
    ]);
    expect(await stored()).toHaveLength(3);
  });
});

describe('a year of a whole team', () => {
  it('goes in through the importer, comes again without a new row, and keeps nobody waiting', async () => {
    const employers = { region: 'Region Skåne', municipality: 'Malmö kommun' };
    const records = generateRecords(1, '2025-12-31', employers);
    const browser = await test.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId, principalId: regionId });
    for (const kind of [STAFF, ENROLMENTS, CONTACTS, MEETINGS, EPISODES, INTERVENTIONS]) {
      const file = writeCsv(importColumns[kind], records[kind] as never[]);
      const rows = records[kind].length;
      expect(await load(kind, file, { team: otherTeamId, browser })).toMatchObject({
        accepted: true,
        added: rows,
      });
      expect(await load(kind, file, { team: otherTeamId, browser })).toMatchObject({
        accepted: true,
        known: rows,
      });
    }
    const stored = await test.unitOfWork.reader.countBy(Contact, { enrolment: { teamId: otherTeamId } });
    expect(stored).toBe(records.CONTACTS.length);
    const present = records.CONTACTS.reduce((sum, { staff }) => sum + staff.length, 0);
    const contact = { enrolment: { teamId: otherTeamId } };
    expect(await test.unitOfWork.reader.countBy(ContactStaff, { contact })).toBe(present);
    expect(await test.unitOfWork.reader.countBy(HospitalEpisode, contact)).toBe(records.EPISODES.length);
    expect(await test.unitOfWork.reader.countBy(Intervention, contact)).toBe(records.INTERVENTIONS.length);

    const answered: string[] = [];
    const file = writeCsv(importColumns[CONTACTS], records.CONTACTS);
    await Promise.all([
      load(CONTACTS, file, { team: otherTeamId, browser, dryRun: true }).then(() => answered.push('file')),
      test
        .stranger()
        .get('/health/live')
        .then(() => answered.push('somebody else')),
    ]);
    expect(answered).toEqual(['somebody else', 'file']);
  });
});
