import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/node';
import { Role } from '../../src/access/role.js';
import { AuditEvidence } from '../../src/fidelity/evidence/evidence.entity.js';
import { ATTACHMENT_BYTES } from '../../src/platform/door/read-attachment.js';
import { makeTeam, measuredWindow } from '../support/measured-team.js';
import { said } from '../support/said.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const { from: windowFrom, to: windowTo } = measuredWindow;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
/** What every Windows program begins with. */
const PROGRAM = Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]);
const ADD = `mutation ($id: ID!, $code: String!, $input: AddEvidenceInput!) {
  addAuditEvidence(id: $id, code: $code, input: $input) { id code accountName source note fileName size } }`;
const REMOVE = `mutation ($id: ID!, $evidenceId: ID!) {
  removeAuditEvidence(id: $id, evidenceId: $evidenceId) { evidence { id } } }`;
const READ = `query ($id: ID!, $code: String) {
  audit(id: $id) { evidence(code: $code) { id code source note fileName contentType size sha256 } } }`;

let test: TestApp;
let teamId: string;
let keeper: Browser;
let stranger: Browser;

beforeAll(async () => {
  test = await startTestApp();
  ({ teamId } = await test.unitOfWork.run(makeTeam));
  const other = await test.unitOfWork.run(makeTeam);
  keeper = await test.signIn(Role.TEAM_MANAGER, { teamId });
  stranger = await test.signIn(Role.TEAM_MANAGER, { teamId: other.teamId });
});
afterAll(() => test?.close());

async function start(more = {}): Promise<string> {
  const input = { teamId, scale: 'dacts', windowFrom, windowTo, ...more };
  const { data, errors } = await keeper.graphql(
    'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
    { input },
  );
  expect(errors).toBeUndefined();
  return data.startAudit.id;
}

interface Sent {
  name?: string;
  contentType?: string;
  note?: string;
  browser?: Browser;
}

async function send(
  id: string,
  content: Buffer,
  { name = 'bilaga.pdf', contentType, note = 'Läst.', browser = keeper }: Sent = {},
) {
  const path = `/audits/${id}/items/O1/evidence`;
  const shown = await browser.get(path);
  return browser.agent
    .post(path)
    .set('Accept', 'text/html')
    .field('_csrf', /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '')
    .field('source', 'DOCUMENT')
    .field('note', note)
    .attach('file', content, { filename: name, contentType });
}

const evidenceOf = async (id: string, browser = keeper, code?: string) =>
  (await browser.graphql(READ, { id, code })).data.audit.evidence;
const codesOf = (errors: { extensions: any }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.problems?.[0]?.code ?? extensions.code);

describe('evidence', () => {
  it('is a note or a note with a file, listed by item and counted beside it', async () => {
    const id = await start();
    const path = `/audits/${id}/items/O1/evidence`;
    expect((await keeper.get(path)).text).toContain(sv('evidence.noneYet'));
    expect((await keeper.get(path)).text).toContain(sv('evidence.noteHint'));
    const input = { source: 'INTERVIEW_STAFF', note: ' Tre av tre berättar om mötet. ' };
    const { data } = await keeper.graphql(ADD, { id, code: 'O1', input });
    expect(data.addAuditEvidence).toMatchObject({
      code: 'O1',
      accountName: 'Test TEAM_MANAGER',
      source: 'INTERVIEW_STAFF',
      note: 'Tre av tre berättar om mötet.',
      fileName: null,
      size: null,
    });
    const sent = await send(id, PDF, { name: 'Mötesordning.pdf' });
    expect([sent.status, sent.headers.location]).toEqual([303, path]);
    await keeper.graphql(ADD, { id, code: 'H1', input: { source: 'CHART', note: 'Tio journaler.' } });
    expect(await evidenceOf(id, keeper, 'O1')).toMatchObject([
      { source: 'INTERVIEW_STAFF' },
      { source: 'DOCUMENT', fileName: 'Mötesordning.pdf', contentType: 'application/pdf', size: PDF.length },
    ]);
    expect(await evidenceOf(id)).toHaveLength(3);
    const { text } = await keeper.get(`/audits/${id}/subscales/O`);
    expect(text).toContain('Underlag till O1: 2');
    expect(text).toContain('Underlag till O2: 0');
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId });
    const read = await coordinator.get(path);
    expect(read.text).toContain('Tre av tre berättar om mötet.');
    expect(read.text).not.toContain('<form method="post" action="/audits');
    const refused = await coordinator.graphql(ADD, { id, code: 'O1', input });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('says what is missing beside the field, and finds only items of the scale', async () => {
    const id = await start();
    const path = `/audits/${id}/items/O1/evidence`;
    const empty = await send(id, PDF, { note: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#field-note"');
    const input = { source: 'CHART', note: 'Läst.' };
    expect(codesOf((await keeper.graphql(ADD, { id, code: 'X9', input })).errors)).toEqual(['notFound']);
    expect((await keeper.get(path.replace('O1', 'X9'))).status).toBe(404);
    expect(await evidenceOf(id)).toEqual([]);
  });

  it('gives a file back to be saved, as what its bytes are, under a safe name', async () => {
    const id = await start();
    await send(id, PDF, { name: '../../etc/passwd.exe', contentType: 'text/html' });
    await send(id, Buffer.from('<script>alert(1)</script>'), { name: 'å<b>.html', contentType: 'text/html' });
    const [pdf, text] = await evidenceOf(id);
    const file = await keeper.get(`/audits/${id}/evidence/${pdf.id}/file`);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=passwd.pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(file.body).toEqual(PDF);
    const page = await keeper.get(`/audits/${id}/evidence/${text.id}/file`);
    expect(page.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(page.headers['content-disposition']).toMatch(/^attachment; /);
    expect(page.text).toBe('<script>alert(1)</script>');
  });

  it.each([
    ['a program called a PDF', PROGRAM, 'rapport.pdf', sv('problem.attachmentType')],
    [
      'an archive called a picture',
      Buffer.from('504b0304140000000800', 'hex'),
      'bild.png',
      sv('problem.attachmentType'),
    ],
    ['text with a NUL', Buffer.from('a\0b'), 'text.txt', sv('problem.attachmentType')],
    ['an empty file', Buffer.alloc(0), 'tom.pdf', sv('import.reason.fileEmpty')],
    ['a file one byte too large', Buffer.alloc(ATTACHMENT_BYTES + 1, 'a'), 'stor.txt', 'större än 5 MB'],
  ])('takes no %s, and keeps nothing of it', async (_, content, name, words) => {
    const id = await start();
    const refused = await send(id, content, { name, contentType: 'application/pdf' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain('href="#field-file"');
    expect(await evidenceOf(id)).toEqual([]);
  });

  it('has twenty files at most, and notes beside them', async () => {
    const id = await start();
    for (let number = 1; number <= 20; number++) expect((await send(id, PDF)).status).toBe(303);
    const full = await send(id, PDF);
    expect(full.status).toBe(422);
    expect(full.text).toContain('Det finns redan 20 filer');
    const { errors } = await keeper.graphql(ADD, {
      id,
      code: 'O1',
      input: { source: 'CHART', note: 'Läst.' },
    });
    expect(errors).toBeUndefined();
    const [{ id: evidenceId }] = await evidenceOf(id);
    await keeper.graphql(REMOVE, { id, evidenceId });
    expect((await send(id, PDF)).status).toBe(303);
  });

  it('has ten files of each of two raters, however many the other has', async () => {
    const [username, password] = ['andra', randomUUID()];
    await addAccount(test.unitOfWork, { username, password, role: Role.COORDINATOR, teamId });
    const second = test.stranger();
    await second.submit('/sign-in', { username, password });
    const id = await start({ secondRater: username });
    for (const browser of [second, keeper]) {
      for (let number = 1; number <= 10; number++)
        expect((await send(id, PDF, { browser })).status).toBe(303);
      const full = await send(id, PDF, { browser });
      expect([full.status, full.text.includes('Det finns redan 10 filer')]).toEqual([422, true]);
    }
  });

  it('has notes that the report can hold, of two raters half as many of each', async () => {
    const [username, password] = ['fjärde', randomUUID()];
    await addAccount(test.unitOfWork, { username, password, role: Role.COORDINATOR, teamId });
    const second = test.stranger();
    await second.submit('/sign-in', { username, password });
    const add = (id: string, lines: number, browser = keeper) =>
      browser.graphql(ADD, {
        id,
        code: 'O1',
        input: { source: 'CHART', note: Array(lines).fill('x').join('\n') },
      });
    const alone = await start();
    expect(codesOf((await add(alone, 1000)).errors)).toBeUndefined();
    const { errors } = await add(alone, 201);
    expect(errors?.[0]?.extensions.problems).toMatchObject([
      {
        path: 'note',
        code: 'evidenceTooLong',
        texts: said(expect.stringContaining('ungefär 1201 rader på papper, och de får vara högst 1200')),
      },
    ]);
    expect(codesOf((await add(alone, 200)).errors)).toBeUndefined();
    const together = await start({ secondRater: username });
    for (const browser of [keeper, second]) {
      expect(codesOf((await add(together, 601, browser)).errors)).toEqual(['evidenceTooLong']);
      expect(codesOf((await add(together, 600, browser)).errors)).toBeUndefined();
    }
  });

  it('stands in the report, as much of it as its reader may see', async () => {
    const [username, password] = ['tredje', randomUUID()];
    await addAccount(test.unitOfWork, { username, password, role: Role.COORDINATOR, teamId });
    const second = test.stranger();
    await second.submit('/sign-in', { username, password });
    const reportsOf = async (browser: Browser, id: string) => {
      const { text } = await browser.get(`/audits/${id}/report`);
      const { body } = await browser
        .get(`/audits/${id}/report.xlsx`)
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        });
      const sheet = (await readXlsxFile(body as Buffer)).find((one) => one.sheet === 'Underlag');
      return { text, rows: sheet!.data.slice(1) };
    };
    const row = (note: string, file: string, name: string) => [
      'O1',
      expect.any(String),
      sv('kind.evidenceSource.DOCUMENT'),
      note,
      file,
      name,
      expect.any(Date),
    ];
    const blind = await start({ secondRater: username });
    await send(blind, PDF, { note: 'Ledarens rad.', name: 'ledarens.pdf' });
    await send(blind, PDF, { note: 'Samordnarens rad.', name: 'samordnarens.pdf', browser: second });
    const own = await reportsOf(second, blind);
    expect(own.rows).toEqual([row('Samordnarens rad.', 'samordnarens.pdf', 'Test COORDINATOR')]);
    for (const words of ['Samordnarens rad.', 'Bilaga: samordnarens.pdf', 'Test COORDINATOR, 20'])
      expect(own.text).toContain(words);
    expect(own.text).toContain(sv('documents.fidelityReport.evidenceIsOwn'));
    for (const words of ['Ledarens rad.', 'ledarens.pdf']) expect(own.text).not.toContain(words);
    const nobody = await reportsOf(await test.signIn(Role.COORDINATOR, { teamId }), blind);
    expect([nobody.rows, nobody.text.includes(sv('evidence.none'))]).toEqual([[], true]);

    const open = await start();
    await send(open, PDF, { note: 'Allas rad.', name: 'allas.pdf' });
    const all = await reportsOf(second, open);
    expect(all.rows).toEqual([row('Allas rad.', 'allas.pdf', 'Test TEAM_MANAGER')]);
    expect(all.text).not.toContain('läsaren själv');
  });

  it('is removed when one has been asked, and not from outside', async () => {
    const id = await start();
    await send(id, PDF, { note: 'Ska bort.' });
    const [{ id: evidenceId }] = await evidenceOf(id);
    const path = `/audits/${id}/evidence/${evidenceId}`;
    const asked = await keeper.get(`${path}/remove`);
    expect(asked.text).toContain(sv('evidence.removeText'));
    expect(asked.text).toContain('Ska bort.');
    const another = await start();
    for (const browser of [stranger, keeper]) {
      // To the keeper it is there, but not in another audit.
      const of = browser === keeper ? another : id;
      for (const page of [
        `/audits/${of}/evidence/${evidenceId}/file`,
        `/audits/${of}/evidence/${evidenceId}/remove`,
      ])
        expect((await browser.get(page)).status).toBe(404);
      expect((await browser.graphql(REMOVE, { id: of, evidenceId })).errors?.[0]?.extensions.code).toBe(
        'NOT_FOUND',
      );
    }
    expect((await stranger.get(`/audits/${id}/items/O1/evidence`)).status).toBe(404);
    const removed = await keeper.submit(`${path}/remove`, {});
    expect([removed.status, removed.headers.location]).toEqual([303, `/audits/${id}/items/O1/evidence`]);
    expect(await evidenceOf(id)).toEqual([]);
    expect((await keeper.get(`${path}/file`)).status).toBe(404);
  });

  it('of a closed audit is there to read and never changes', async () => {
    const id = await start();
    await send(id, PDF);
    const [{ id: evidenceId }] = await evidenceOf(id);
    const { data } = await keeper.graphql('query ($id: ID!) { audit(id: $id) { items { code } } }', { id });
    for (const { code } of data.audit.items)
      await keeper.graphql(
        'mutation ($id: ID!, $code: String!) { rateAuditItem(id: $id, code: $code, input: { revision: 1, note: "Nej." }) { __typename } }',
        { id, code },
      );
    await keeper.graphql('mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }', { id });
    expect((await keeper.get(`/audits/${id}/evidence/${evidenceId}/file`)).body).toEqual(PDF);
    const shown = await keeper.get(`/audits/${id}/items/O1/evidence`);
    expect(shown.text).toContain('bilaga.pdf');
    expect(shown.text).not.toContain('/remove');
    expect((await keeper.get(`/audits/${id}/evidence/${evidenceId}/remove`)).status).toBe(404);
    const input = { source: 'CHART', note: 'Sent.' };
    expect(codesOf((await keeper.graphql(ADD, { id, code: 'O1', input })).errors)).toEqual(['auditClosed']);
    expect(codesOf((await keeper.graphql(REMOVE, { id, evidenceId })).errors)).toEqual(['auditClosed']);
    const change = (work: Parameters<typeof test.unitOfWork.run>[0]) =>
      expect(test.unitOfWork.run(work)).rejects.toThrow('immutable record');
    await change((manager) => manager.update(AuditEvidence, { id: evidenceId }, { note: 'Annat.' }));
    await change((manager) => manager.delete(AuditEvidence, { id: evidenceId }));
  });
});
