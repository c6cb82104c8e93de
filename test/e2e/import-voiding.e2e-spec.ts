import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { ImportStatus } from '../../src/contacts/import-status.js';
import { RecordChange } from '../../src/contacts/record-change.entity.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../../src/platform/database/lock-row.js';
import { Team } from '../../src/teams/team.entity.js';
import { smallScale } from '../support/small-scale.js';
import { storeAudit } from '../support/stored-audit.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv, svWithAny } from '../support/words.js';

const { STAFF, ENROLMENTS, CONTACTS } = ImportKind;
const PERSON = '19990514-9812';
let test: TestApp;
let world: TeamWorld;
let manager: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork, 'Makuleringen');
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId: world.teamId, principalId: world.regionId });
  const region = `Region Makuleringen ${world.regionId}`;
  await load(
    STAFF,
    `referens;namn;yrke;huvudman;tjänstgöringsgrad;från\nM03;Påhittad Kollega;socionom;${region};1;2020-01-01`,
  );
  await load(ENROLMENTS, `personnummer;förnamn;efternamn;från\n${PERSON};Anna;Ek;2020-01-01`);
});
afterAll(() => test?.close());

async function send(kind: ImportKind, content: string, options: object = {}) {
  const contentBase64 = Buffer.from(content).toString('base64');
  const input = { teamId: world.teamId, kind, fileName: 'fil.csv', contentBase64, dryRun: false, ...options };
  const { data, errors } = await manager.graphql(
    'mutation ($input: ImportRecordsInput!) { importRecords(input: $input) { accepted added corrected known correctionsDigest refusals { code } } }',
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.importRecords;
}

/** @returns the run that it became */
async function load(kind: ImportKind, content: string): Promise<string> {
  const { correctionsDigest } = await send(kind, content, { dryRun: true });
  const { accepted, refusals } = await send(kind, content, { correctionsDigest });
  if (!accepted) throw new Error(JSON.stringify(refusals));
  const { data } = await manager.graphql(
    `{ importedFiles(teamId: "${world.teamId}", page: { size: 1 }) { items { id } } }`,
  );
  return data.importedFiles.items[0].id;
}

const contacts = (...rows: string[]) =>
  ['personnummer;datum;tid;minuter;sätt;personal', ...rows.map((row) => `${PERSON};${row};telefon;M03`)].join(
    '\n',
  );

const VOID = `mutation ($input: VoidImportInput!) {
  voidImport(input: $input) { id status voidedByName voidReason voidedAt rowsToWrite rowsWritten }
}`;
const voidRun = (importRunId: string, browser = manager) =>
  browser.graphql(VOID, { input: { importRunId, reason: 'Fel teams fil.' } });
const codesOf = ({ errors }: { errors?: { extensions: { problems: { code: string }[] } }[] }) =>
  errors?.[0]?.extensions.problems.map(({ code }) => code);

const counted = () =>
  test.unitOfWork.reader
    .findBy(Contact, { voidedAt: IsNull() })
    .then((all) => all.map(({ date, minutes }) => `${date} ${minutes}`).sort());

describe('a file that was loaded', () => {
  it('is voided whole, with who and why, and what it corrected is as it was', async () => {
    await load(CONTACTS, contacts('2026-10-01;10:00;30', '2026-10-02;10:00;30'));
    const run = await load(
      CONTACTS,
      contacts('2026-10-01;10:00;45', '2026-10-03;10:00;20', '2026-10-04;10:00;20'),
    );
    expect(await counted()).toEqual(['2026-10-01 45', '2026-10-02 30', '2026-10-03 20', '2026-10-04 20']);
    const { data } = await voidRun(run);
    expect(data.voidImport).toMatchObject({
      status: 'VOIDED',
      voidReason: 'Fel teams fil.',
    });
    expect(data.voidImport.voidedByName).toBeTruthy();
    expect(await counted()).toEqual(['2026-10-01 30', '2026-10-02 30']);
    expect(await test.unitOfWork.reader.countBy(Contact, { importRunId: run })).toBe(2);
    const history = await test.unitOfWork.reader.find(RecordChange, { order: { at: 'ASC' } });
    expect(history.map(({ before, reason }) => [before.minutes, reason])).toEqual([
      [30, ''],
      [45, 'Fel teams fil.'],
    ]);
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      recordId: run,
      action: LoggedAction.VOID,
    });
    expect(logged.map(({ recordType, rows }) => `${recordType} ${rows}`).sort()).toEqual([
      'contact 2',
      'import_run 2',
    ]);
    const enrolled = await test.unitOfWork.reader.findOneByOrFail(Enrolment, { teamId: world.teamId });
    const undone = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      recordId: run,
      action: LoggedAction.CORRECT,
    });
    expect(undone.map(({ recordType, personId, rows }) => [recordType, personId, rows])).toEqual([
      ['contact', enrolled.personId, 1],
    ]);
    expect(codesOf(await voidRun(run))).toEqual(['importAlreadyVoided']);
  });

  it('can then be loaded again', async () => {
    await load(CONTACTS, contacts('2026-10-03;10:00;20'));
    expect(await counted()).toEqual(['2026-10-01 30', '2026-10-02 30', '2026-10-03 20']);
  });

  it('stays when another file has corrected it since', async () => {
    const run = await load(CONTACTS, contacts('2026-10-05;10:00;20'));
    const later = await load(CONTACTS, contacts('2026-10-05;10:00;25'));
    expect(codesOf(await voidRun(run))).toEqual(['importCorrectedSince']);
    expect((await voidRun(later)).errors).toBeUndefined();
  });

  it('stays when a closed audit has counted it', async () => {
    const run = await load(CONTACTS, contacts('2026-09-30;10:00;20'));
    await storeAudit(test.unitOfWork, {
      teamId: world.teamId,
      scale: smallScale,
      windowTo: '2026-09-30',
      closedAt: new Date().toISOString(),
      ratings: {},
    });
    expect(codesOf(await voidRun(run))).toEqual(['importInClosedAudit']);
    expect(await counted()).toContain('2026-09-30 20');
    const { text } = await manager.get(`/teams/${world.teamId}/import/runs/${run}/void`);
    expect(text).toContain(
      sv('problem.importInClosedAudit', { from: '1 januari 2025', to: '30 september 2026' }),
    );
    // What was loaded when it had been closed, it has not counted.
    const later = await load(CONTACTS, contacts('2026-09-29;10:00;20'));
    expect((await voidRun(later)).errors).toBeUndefined();
  });

  it('stays when others stand on it, or it is somebody else’s', async () => {
    const enrolments = await test.unitOfWork.reader.findOneByOrFail(ImportRun, { kind: ENROLMENTS });
    expect(codesOf(await voidRun(enrolments.id))).toEqual(['importKindStays']);
    const otherPrincipal = await test.signIn(Role.TEAM_MANAGER, {
      teamId: world.teamId,
      principalId: world.municipalityId,
    });
    const run = await load(CONTACTS, contacts('2026-10-09;10:00;20'));
    const correcting = await load(CONTACTS, contacts('2026-10-09;10:00;25'));
    for (const id of [run, correcting])
      expect(codesOf(await voidRun(id, otherPrincipal))).toEqual(['importOfOtherPrincipal']);
    expect(await counted()).toContain('2026-10-09 25');
    const neighbours = await addTeam(test.unitOfWork, 'Grannen');
    const neighbour = await test.signIn(Role.TEAM_MANAGER, {
      teamId: neighbours.teamId,
      principalId: neighbours.regionId,
    });
    for (const id of [enrolments.id, randomUUID()]) {
      const { code, problems } = (await voidRun(id, neighbour)).errors![0]!.extensions;
      expect([code, problems.map(({ path }: { path: string }) => path)]).toEqual([
        'NOT_FOUND',
        ['importRunId'],
      ]);
    }
  });

  it('that was half voided when its process died is voided to its end', async () => {
    const id = await load(CONTACTS, contacts('2026-10-06;10:00;20'));
    await test.unitOfWork.run((write) =>
      write.update(
        ImportRun,
        { id },
        {
          status: ImportStatus.LOADING,
          loader: randomUUID(),
          loadingUntil: new Date(0),
          voidedAt: new Date(),
          voidReason: 'x',
        },
      ),
    );
    await send(CONTACTS, contacts('2026-10-01;10:00;30'));
    expect(await test.unitOfWork.reader.findOneBy(ImportRun, { id })).toMatchObject({ status: 'VOIDED' });
    expect(await counted()).not.toContain('2026-10-06 20');
    expect(await test.unitOfWork.reader.countBy(Contact, { importRunId: id })).toBe(1);
  });
});

describe('the pages', () => {
  const path = () => `/teams/${world.teamId}/import`;

  it('ask why a file is voided, and show it', async () => {
    const run = await load(CONTACTS, contacts('2026-10-07;10:00;20'));
    const form = `${path()}/runs/${run}/void`;
    expect((await manager.get(path())).text).toContain(form);
    const unreasoned = await manager.submit(form, {});
    expect(unreasoned.status).toBe(422);
    const voided = await manager.submit(form, { reason: 'Lästes in två gånger.' });
    expect(voided.status).toBe(303);
    const list = (await manager.get(path())).text;
    expect(list).toContain(sv('import.voided'));
    expect(list).toContain('Lästes in två gånger.');
    expect((await manager.get(form)).text).toContain(sv('problem.importAlreadyVoided'));
  });

  it('show how far a long load has come, by themselves until they are told not to', async () => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await manager.get(path())).text)?.[1] ?? '';
    const checked = await manager.agent
      .post(path())
      .field('_csrf', token)
      .field('kind', CONTACTS)
      .attach('file', Buffer.from(contacts('2026-10-08;10:00;20')), {
        filename: 'k.csv',
        contentType: 'text/csv',
      });
    const upload = /name="upload" value="([^"]+)"/.exec(checked.text)?.[1] ?? '';
    const shown = await manager.get(path());
    const csrf = /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    // Until somebody else has written, nothing can be.
    let isWritten = () => {};
    let isHeld = () => {};
    const held = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const others = test.unitOfWork.run(async (write) => {
      await lockRow(write, Team, world.teamId);
      isHeld();
      await new Promise<void>((resolve) => {
        isWritten = resolve;
      });
    });
    await held;
    const confirmed = await manager.agent
      .post(`${path()}/confirm`)
      .type('form')
      .send({ _csrf: csrf, upload });
    const progress = `${path()}/progress/${upload}`;
    expect([confirmed.status, confirmed.headers.location]).toEqual([303, progress]);
    const underWay = await manager.get(progress);
    expect(underWay.headers.refresh).toBe('3');
    expect(underWay.text).toContain(sv('import.mayLeave'));
    expect((await manager.get(`${progress}?still=1`)).headers.refresh).toBeUndefined();
    isWritten();
    await others;
    let done = await manager.get(progress);
    while (done.status === 200) done = await manager.get(progress);
    expect([done.status, done.headers.location]).toEqual([303, path()]);
    expect(await counted()).toContain('2026-10-08 20');
    expect((await manager.get(`${path()}/progress/${randomUUID()}`)).headers.location).toBe(path());
  });

  it('say how many rows of how many are written, also to somebody else', async () => {
    const [run] = await test.unitOfWork.reader.findBy(ImportRun, {
      kind: CONTACTS,
      status: ImportStatus.LOADED,
    });
    const loading = { status: ImportStatus.LOADING, loader: randomUUID(), rowsToWrite: 40, rowsWritten: 12 };
    const until = new Date(Date.now() + 3_600_000);
    await test.unitOfWork.run((write) =>
      write.update(ImportRun, { id: run!.id }, { ...loading, loadingUntil: until }),
    );
    expect((await manager.get(path())).text).toMatch(
      svWithAny('import.rowsWritten', { written: 12, total: 40 }),
    );
    await test.unitOfWork.run((write) =>
      write.update(
        ImportRun,
        { id: run!.id },
        { status: ImportStatus.LOADED, loader: null, loadingUntil: null },
      ),
    );
  });
});
