import { unzipSync } from 'fflate';
import { IsNull } from 'typeorm';
import { withDatabase } from '../../bench/with-database.js';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { Job, JobPart, JobState, UNDER_WAY } from '../../src/platform/jobs/job.entity.js';
import { Jobs } from '../../src/platform/jobs/jobs.service.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { startServer } from '../faults/built.js';
import { readPdf } from '../golden/read-pdf.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { addAccount, Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { createMigratedDatabase, type TestDatabase } from '../support/test-database.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const SECRET = { SESSION_SECRET: 'the same before and after a restart' };
const NAMES = ['Alm', 'Björk', 'Ceder', 'Duva', 'Ek', 'Fura', 'Gran', 'Hassel'];
const PRINT = `mutation ($format: BulkPrintFormat!) { printAllSharedPlans(format: $format) { id state total } }`;
const JOB = 'query ($id: ID!) { job(id: $id) { state total done leftOut errorCode file } }';

let database: TestDatabase;
let test: TestApp;
let world: TeamWorld;
let reader: Browser;
let colleague: Browser;
let unitId: string;
let coordinator: Browser;
const planIds: string[] = [];
const personIds: string[] = [];

beforeAll(async () => {
  database = await createMigratedDatabase();
  test = await startTestApp({ ...database.environment, ...SECRET });
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Avdelning 9');
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  colleague = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  for (const familyName of NAMES) {
    const personId = await enrolPerson(coordinator, teamId, { familyName });
    personIds.push(personId);
    planIds.push(await agreePlan(coordinator, personId, unitId));
    await share(personId);
  }
});
afterAll(async () => {
  await test?.close();
  await database?.drop();
});

const share = (personId: string) =>
  addGround(test.unitOfWork, {
    personId,
    giverId: world.regionId,
    receiverId: world.regionId,
    receiverUnitId: unitId,
    categories: [RecordCategory.CRISIS_PLAN],
  });

async function jobOf(browser: Browser, id: string) {
  const { data, errors } = await browser.graphql(JOB, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.job;
}

/** What has become of a job, once it has ended. */
async function ended(browser: Browser, id: string) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const job = await jobOf(browser, id);
    if (!UNDER_WAY.includes(job.state)) return job;
  }
  throw new Error('The job never ends');
}

const fileOf = async (browser: Browser, id: string): Promise<Buffer> =>
  (await browser.get(`/shared-plan-prints/${id}/file`).responseType('blob')).body;

describe('all plans of a unit on paper', () => {
  it('are one PDF, with a list of names and pages first, and each a row in the ledger and the log', async () => {
    expect((await reader.get('/shared-plans')).text).toContain('href="/shared-plan-prints"');
    const { text } = await reader.get('/shared-plan-prints');
    expect(text).toContain(sv('sharedPlan.count', { n: NAMES.length }));
    const { headers } = await reader.submit('/shared-plan-prints', { format: 'PDF' });
    const href = headers.location!;
    const id = href.split('/').at(-1)!;
    expect(await ended(reader, id)).toEqual({
      ...{ state: JobState.DONE, total: NAMES.length, done: NAMES.length, leftOut: 0, errorCode: null },
      file: `${href}/file`,
    });
    expect((await reader.get(href)).text).toContain(`href="${href}/file"`);
    const pdf = await readPdf(await fileOf(reader, id));
    expect(pdf).toMatchObject({
      title: expect.stringContaining('Alla krisplaner, Avdelning 9'),
      pdfUaPart: '1',
    });
    const [cover = '', ...sheets] = pdf.pages;
    expect(cover).toContain(sv('documents.bulkPrint.destroy'));
    for (const name of NAMES) {
      // The page that the list names is the one on which the plan begins.
      const [, page] = new RegExp(`Åsa ${name}[^]*?Krisplan\\s*(\\d+)`).exec(cover) ?? [];
      expect(sheets[Number(page) - 2]).toMatch(new RegExp(`^\\s*Krisplan\\s+Åsa ${name}`));
      expect(pdf.running[Number(page) - 1]).toMatch(new RegExp(`Sida 1 av \\d · utskriftens sida ${page}$`));
    }
    expect(pdf.pages.join()).not.toContain('Bara teamet');
    const copies = await test.unitOfWork.reader.findBy(PlanCopy, { receiverUnitId: unitId });
    expect(copies.map(({ planId, form, note }) => [planId, form, note]).sort()).toEqual(
      planIds.map((planId) => [planId, 'PAPER', sv('bulkPrint.note')]).sort(),
    );
    const logged = { action: LoggedAction.PRINT, recordType: 'plan_copy', unitId };
    expect(await test.unitOfWork.reader.countBy(AccessLogEntry, logged)).toBe(NAMES.length);
  });

  it('are their asker’s alone, one print at a time', async () => {
    const job = await test.unitOfWork.reader.findOneByOrFail(Job, { state: JobState.DONE });
    expect((await colleague.graphql(JOB, { id: job.id })).errors![0]!.extensions.code).toBe('NOT_FOUND');
    for (const path of ['', '/file'])
      expect((await colleague.get(`/shared-plan-prints/${job.id}${path}`)).status).toBe(404);
    const answers = await Promise.all([1, 2, 3].map(() => colleague.graphql(PRINT, { format: 'ZIP' })));
    const begun = answers.flatMap(({ data }) => data?.printAllSharedPlans ?? []);
    const refused = answers.flatMap(({ errors }) => errors?.[0]?.extensions.code ?? []);
    expect([begun.length, refused]).toEqual([1, ['CONFLICT', 'CONFLICT']]);
    expect(await ended(colleague, begun[0].id)).toMatchObject({ state: JobState.DONE });
    const files = unzipSync(await fileOf(colleague, begun[0].id));
    expect(Object.keys(files)).toEqual([
      '000-lista.pdf',
      ...NAMES.map((_, index) => `00${index + 1}-krisplan-1.pdf`),
    ]);
    expect((await readPdf(Buffer.from(files['003-krisplan-1.pdf']!))).title).toContain('Ceder');
  });

  it('lack what was taken back before it was printed, and say so', async () => {
    const jobs = test.app.get(Jobs, { strict: false });
    const { accountId } = await test.unitOfWork.reader.findOneByOrFail(Job, { format: 'PDF' });
    const asked = { kind: 'PRINT_SHARED_PLANS', format: 'PDF', input: planIds.slice(0, 2) };
    const { id } = await test.unitOfWork.run((manager) =>
      jobs.ask(manager, { accountId, locale: 'sv' }, asked),
    );
    const given = { personId: personIds[0]!, withdrawnAt: IsNull() };
    await test.unitOfWork.run((manager) => manager.update(Ground, given, { withdrawnAt: new Date() }));
    jobs.onAsked();
    expect(await ended(reader, id)).toMatchObject({ state: JobState.DONE, done: 2, leftOut: 1 });
    const says = sv('bulkPrint.leftOut', { n: 1 });
    expect((await reader.get(`/shared-plan-prints/${id}`)).text).toContain(says);
    const { pages } = await readPdf(await fileOf(reader, id));
    expect(pages[0]!.replace(/\s+/g, ' ')).toContain(says);
    expect(pages.join()).not.toContain('Alm');
    // Nor is what was printed before fetched afterwards.
    const after = { personId: personIds[1]!, withdrawnAt: IsNull() };
    await test.unitOfWork.run((manager) => manager.update(Ground, after, { withdrawnAt: new Date() }));
    const fetched = async () => (await reader.get(`/shared-plan-prints/${id}/file`)).status;
    expect(await fetched()).toBe(404);
    // Though what was left out may be read again.
    await share(personIds[0]!);
    expect(await fetched()).toBe(404);
    await share(personIds[1]!);
    expect(await fetched()).toBe(200);
  });

  it('are thrown away on request, with nothing of them left', async () => {
    const { id, sealedFile } = await test.unitOfWork.reader.findOneOrFail(Job, {
      where: { format: 'ZIP', state: JobState.DONE },
      select: { id: true, sealedFile: true },
    });
    // Encrypted: not a file of any kind, and no name in it.
    expect(sealedFile!.toString('latin1')).not.toMatch(/^PK|krisplan/);
    const href = `/shared-plan-prints/${id}`;
    expect((await colleague.submit(href, {}, `${href}/cancel`)).headers.location).toBe(href);
    expect((await colleague.get(`${href}/file`)).status).toBe(404);
    const after = await test.unitOfWork.reader.findOneOrFail(Job, {
      where: { id },
      select: { id: true, state: true, sealedFile: true },
    });
    expect(after).toMatchObject({ state: JobState.CANCELLED, sealedFile: null });
    expect(await test.unitOfWork.reader.count(JobPart)).toBe(0);
  });

  it('go on after the server was killed, and no plan is printed twice', async () => {
    const { regionId: principalId } = world;
    const who = { username: 'natt', password: 'på natten läser jag' };
    await addAccount(test.unitOfWork, { ...who, role: Role.UNIT_READER, unitId, principalId });
    await test.app.close();
    const environment = {
      ...database.environment,
      ...{ ...SECRET, NODE_ENV: 'test', PASSWORD_COST: '4', PORT: '0' },
    };
    const first = await startServer(environment);
    const night = new Browser(first.url);
    await night.submit('/sign-in', who);
    const { data } = await night.graphql(PRINT, { format: 'PDF' });
    const { id } = data.printAllSharedPlans;
    await withDatabase(database.environment, async ({ manager }) => {
      let job = await manager.findOneByOrFail(Job, { id });
      while (job.done === 0) job = await manager.findOneByOrFail(Job, { id });
      await first.kill();
      job = await manager.findOneByOrFail(Job, { id });
      expect(job).toMatchObject({ state: JobState.RUNNING, runner: expect.any(String) });
      // On PostgreSQL another may be alive, until its time is up.
      await manager.update(Job, { id }, { runUntil: new Date(0) });
    });
    const second = await startServer(environment);
    const again = new Browser(second.url);
    await again.submit('/sign-in', who);
    expect(await ended(again, id)).toMatchObject({
      state: JobState.DONE,
      done: NAMES.length,
      leftOut: 0,
    });
    const { pages } = await readPdf(await fileOf(again, id));
    for (const name of NAMES)
      expect(pages.filter((page) => page.trim().startsWith('Krisplan') && page.includes(name))).toHaveLength(
        1,
      );
    await second.kill();
    await withDatabase(database.environment, async ({ manager }) => {
      const { id: accountId } = await manager.findOneByOrFail(Account, { username: who.username });
      const printed = { action: LoggedAction.PRINT, accountId };
      expect(await manager.countBy(PlanCopy, { givenBy: accountId })).toBe(NAMES.length);
      expect(await manager.countBy(AccessLogEntry, printed)).toBe(NAMES.length);
      expect(await manager.count(JobPart)).toBe(0);
    });
  });
});
