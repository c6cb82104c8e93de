import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Ground, GroundScan } from '../../src/consents/ground.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { ATTACHMENT_BYTES } from '../../src/platform/door/read-attachment.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, COHERENT, joinDocumentation, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const RECORD = 'mutation ($input: RecordGroundInput!) { recordGround(input: $input) { id } }';
const NARROW = `mutation ($input: NarrowGroundInput!) {
  narrowGround(input: $input) { id state categories fromDate toDate form narrowedFromId } }`;
const GROUNDS = `query ($personId: ID!) { groundsOf(personId: $personId) {
  id state withdrawalNote scans { id fileName contentType size addedByName } } }`;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let municipal: Browser;
let elsewhere: Browser;
let personId: string;
let planId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  const other = await addTeam(test.unitOfWork, 'ACT Annan', '1480');
  elsewhere = await test.signIn(Role.COORDINATOR, { teamId: other.teamId, principalId: other.regionId });
  personId = await enrolPerson(coordinator, teamId);
  planId = await agreePlan(coordinator, personId, await addUnit(test, regionId));
  await joinDocumentation(test.unitOfWork, world);
});
afterAll(() => test?.close());

const record = async (fields: object = {}): Promise<string> => {
  const input = {
    personId,
    kind: 'CONSENT',
    receiverId: world.municipalityId,
    purpose: `Att boendestödet kan hjälpa till, ${randomUUID()}.`,
    categories: ['CRISIS_PLAN', 'SIP'],
    fromDate: today(),
    toDate: addDays(today(), 90),
    form: 'WRITTEN',
    ...fields,
  };
  const { data, errors } = await coordinator.graphql(RECORD, { input });
  expect(errors).toBeUndefined();
  return data.recordGround.id;
};
const narrow = async (input: object, browser = coordinator) => {
  const { data, errors } = await browser.graphql(NARROW, { input: { note: 'Ringde i dag.', ...input } });
  return errors ? errors[0]!.extensions : data.narrowGround;
};
const codes = ({ problems }: { problems: { path: string; code: string }[] }) =>
  problems.map(({ path, code }) => `${path} ${code}`);
const grounds = async () => (await coordinator.graphql(GROUNDS, { personId })).data.groundsOf;
const planStatus = async () => (await municipal.get(`/crisis-plans/${planId}/versions/1`)).status;
const sipStatus = async () => (await municipal.get(`/persons/${personId}/sips`)).text;

describe('a ground of which a part is withdrawn', () => {
  it('gives what remains without a break, and what was taken no longer at the next request', async () => {
    const groundId = await record(COHERENT);
    expect(await planStatus()).toBe(200);
    const narrowed = await narrow({ groundId, taken: ['CRISIS_PLAN'] });
    expect(narrowed).toEqual({
      id: expect.any(String),
      state: 'IN_FORCE',
      categories: ['SIP'],
      fromDate: today(),
      toDate: addDays(today(), 90),
      form: 'WRITTEN',
      narrowedFromId: groundId,
    });
    expect(await planStatus()).toBe(404);
    expect((await municipal.get(`/persons/${personId}`)).status).toBe(200);
    expect(await sipStatus()).toContain('SIP');
    expect(await grounds()).toContainEqual(
      expect.objectContaining({ id: groundId, state: 'WITHDRAWN', withdrawalNote: 'Ringde i dag.' }),
    );
    const logged = await loggedRecords(test.unitOfWork.reader, { recordType: 'ground' });
    const actions = (id: string) => logged.filter((row) => row.recordId === id).map(({ action }) => action);
    expect(actions(groundId)).toContain('UPDATE');
    expect(actions(narrowed.id)).toEqual(['CREATE']);
  });

  it('is narrowed on a page, which says what they may read after', async () => {
    const groundId = await record();
    const page = `/persons/${personId}/consents/${groundId}/narrow`;
    const { text } = await coordinator.get(page);
    expect(text).toContain(sv('consent.narrowHint'));
    const { headers } = await coordinator.submit(page, { taken: ['SIP'], note: 'Ångrade sig.' });
    expect(headers.location).toContain(`/persons/${personId}/consents`);
    const overview = (await coordinator.get(`/persons/${personId}/consents`)).text;
    expect(overview).toContain(sv('consent.isNarrowed'));
    expect((await coordinator.submit(page, { taken: ['CRISIS_PLAN'], note: 'Igen.' })).text).toContain(
      sv('problem.groundEnded'),
    );
  });

  it('keeps something, of what it had', async () => {
    const groundId = await record();
    expect(codes(await narrow({ groundId, taken: ['CRISIS_PLAN', 'SIP'] }))).toEqual(['taken nothingLeft']);
    expect(codes(await narrow({ groundId, taken: ['RESOURCE_GROUP'] }))).toEqual(['taken notInGround']);
    expect(codes(await narrow({ groundId, taken: ['SIP'], note: ' ' }))).toContain('note isNotEmpty');
    expect((await test.unitOfWork.reader.findOneByOrFail(Ground, { id: groundId })).withdrawnAt).toBeNull();
  });

  it('is narrowed by nobody but those who keep it', async () => {
    const groundId = await record();
    const missing = await narrow({ groundId: randomUUID(), taken: ['SIP'] }, elsewhere);
    expect(missing.code).toBe('NOT_FOUND');
    for (const browser of [municipal, elsewhere])
      expect((await narrow({ groundId, taken: ['SIP'] }, browser)).code).toBe('NOT_FOUND');
  });
});

describe('the signed sheet of a written consent', () => {
  const send = async (groundId: string, content: Buffer | undefined, browser = coordinator) => {
    const page = `/persons/${personId}/consents/${groundId}/scans`;
    const shown = await browser.get(page).set('Accept', 'text/html');
    if (shown.status !== 200) return shown;
    const { _csrf, _form } = await browser.open(page);
    const sending = browser.agent
      .post(page)
      .set('Accept', 'text/html')
      .field('_csrf', _csrf!)
      .field('_form', _form!);
    return content ? sending.attach('file', content, 'Samtycke Åsa.pdf') : sending;
  };

  it('is kept as it was sent, and a later one beside it', async () => {
    const groundId = await record();
    expect((await send(groundId, PDF)).status).toBe(303);
    expect((await send(groundId, Buffer.concat([PDF, Buffer.from('%%EOF')]))).status).toBe(303);
    const { scans } = (await grounds()).find(({ id }: { id: string }) => id === groundId);
    expect(scans.map(({ size }: { size: number }) => size)).toEqual([PDF.length + 5, PDF.length]);
    expect(scans[1]).toMatchObject({ fileName: 'Samtycke Åsa.pdf', contentType: 'application/pdf' });

    const file = `/persons/${personId}/consents/scans/${scans[1].id}/file`;
    const { status, headers, body } = await coordinator.get(file).responseType('blob');
    expect([status, body]).toEqual([200, PDF]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=samtycke.pdf',
      'x-content-type-options': 'nosniff',
    });
    expect(
      await loggedRecords(test.unitOfWork.reader, { recordType: 'ground_scan', personId }),
    ).toContainEqual(expect.objectContaining({ action: 'READ', recordId: scans[1].id }));
    // Who reads on a ground reads no consents.
    for (const browser of [municipal, elsewhere]) expect((await browser.get(file)).status).toBe(404);
  });

  it('is a PDF or a picture of at most 5 MB', async () => {
    const groundId = await record();
    const kept = () => test.unitOfWork.reader.countBy(GroundScan, { groundId });
    for (const [content, problem] of [
      [undefined, sv('problem.scanMissing')],
      [Buffer.alloc(0), sv('problem.attachmentEmpty')],
      [Buffer.from('<html>'), sv('problem.scanType')],
      [Buffer.from('GIF89a\x01\0\x01\0'), sv('problem.scanType')],
      [
        Buffer.concat([PDF, Buffer.alloc(ATTACHMENT_BYTES)]),
        sv('problem.attachmentTooLarge', { megabytes: 5 }),
      ],
    ] as const) {
      const { status, text } = await send(groundId, content);
      expect([status, text]).toEqual([422, expect.stringContaining(problem)]);
    }
    expect(await kept()).toBe(0);
  });

  it('is of a written consent alone, and kept by those who keep the consent', async () => {
    expect((await send(await record({ form: 'ORAL' }), PDF)).status).toBe(404);
    const groundId = await record();
    for (const browser of [municipal, elsewhere])
      expect((await send(groundId, PDF, browser)).status).toBe(404);
  });
});
