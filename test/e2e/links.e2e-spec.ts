import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Person } from '../../src/persons/person.entity.js';
import { AccessLogEntry, LoggedOutcome } from '../../src/platform/access-log/access-log-entry.entity.js';
import { NO_ACCOUNT } from '../../src/platform/access-log/logged-actor.js';
import { sql } from '../../src/platform/database/sql.js';
import { today } from '../../src/platform/dates/today.js';
import { LinkSecrets } from '../../src/releases/link-secrets.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { PlanLink } from '../../src/releases/plan-link.entity.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const RELEASE = `mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) {
  id form link { state expiresAt secret { path code } } } }`;
const OF_PERSON = `query ($personId: ID!) { copiesOfPerson(personId: $personId) {
  recall link { state tries openedAt revokedByName secret { code } } } }`;
const REVOKE = 'mutation ($copyId: ID!) { revokeLink(copyId: $copyId) { id link { state } } }';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let unitId: string;
const lines: string[] = [];

beforeAll(async () => {
  const stream = new Writable({
    write(line, _, done) {
      lines.push(String(line));
      done();
    },
  });
  test = await startTestApp({}, { logger: pino({ level: 'trace' }, stream) });
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
});
afterAll(() => test?.close());

interface Given {
  personId: string;
  planId: string;
  groundId: string;
  copyId: string;
  path: string;
  code: string;
}

/** A plan in force that may be given to the unit. */
async function shared() {
  const personId = await enrolPerson(coordinator, world.teamId);
  const planId = await agreePlan(coordinator, personId, unitId);
  const groundId = await addGround(test.unitOfWork, {
    ...{ personId, giverId: world.regionId, receiverId: world.regionId, receiverUnitId: unitId },
    categories: [RecordCategory.CRISIS_PLAN],
  });
  return { personId, planId, groundId };
}

async function give(hours = 24): Promise<Given> {
  const { personId, planId, groundId } = await shared();
  const input = { planId, number: 1, receiver: groundId, form: 'LINK', hours };
  const { data } = await coordinator.graphql(RELEASE, { input });
  const { id: copyId, link } = data.releasePlan;
  return { personId, planId, groundId, copyId, ...link.secret };
}

const tryCode = (browser: Browser, { path }: Pick<Given, 'path'>, code: string) =>
  browser.submit(path, { code });
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
async function opened(given: Given): Promise<Browser> {
  const browser = test.stranger();
  const { status } = await tryCode(browser, given, given.code);
  expect(status).toBe(303);
  return browser;
}
const told = async (personId: string) =>
  (await coordinator.graphql(OF_PERSON, { personId })).data.copiesOfPerson[0];
const stateOf = async ({ personId }: Given) => (await told(personId)).link.state;
const loggedOf = ({ copyId }: Given) =>
  test.unitOfWork.reader.find(AccessLogEntry, {
    where: { recordId: copyId, accountId: NO_ACCOUNT },
    order: { number: 'ASC' },
  });
const nameOf = async ({ personId }: Given) =>
  (await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId })).familyName;
const revoke = ({ copyId }: Given) => coordinator.graphql(REVOKE, { copyId });
const withdraw = ({ groundId }: Given) =>
  test.unitOfWork.run((manager) => manager.update(Ground, { id: groundId }, { withdrawnAt: new Date() }));
const block = ({ personId }: Given) =>
  test.unitOfWork.run((manager) =>
    manager.insert(Block, {
      ...{ id: randomUUID(), personId, teamId: world.teamId, setAt: new Date() },
      ...{ setBy: randomUUID(), setByName: 'Påhittad' },
    }),
  );
const replace = ({ planId }: Given) => agreeNext(coordinator, planId, unitId);
const voidVersion = async ({ planId }: Given) => {
  const { id: recordId } = await test.unitOfWork.reader.findOneByOrFail(CrisisPlanVersion, { planId });
  const input = { recordType: 'CRISIS_PLAN_VERSION', recordId, reason: 'Fel person.' };
  await coordinator.graphql('mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { id } }', {
    input,
  });
};
/** Another link of the same copy's kind, whose hours are over. */
async function expired(): Promise<Given> {
  const given = await give();
  const { token, code, ...hashes } = test.app.get(LinkSecrets).make();
  await test.unitOfWork.run(async (manager) => {
    const copy = await manager.findOneByOrFail(PlanCopy, { id: given.copyId });
    const copyId = randomUUID();
    await manager.insert(PlanCopy, { ...copy, id: copyId, code: randomUUID().slice(0, 8) });
    await manager.insert(PlanLink, { copyId, ...hashes, expiresAt: new Date(Date.now() - 1) });
    given.copyId = copyId;
  });
  return { ...given, path: `/links/${token}`, code };
}

/** A page without what differs each time it is shown. */
const shown = (text: string) =>
  text.replaceAll(/name="(_csrf|_form|returnTo)" value="[^"]*"/g, '').replaceAll(/\/links\/[\w-]+/g, '');

describe('a link that is given', () => {
  it('has its address and code shown once, and is kept as hashes alone', async () => {
    const { personId, planId, groundId } = await shared();
    const page = `/crisis-plans/${planId}/versions/1/release`;
    const form = await coordinator.get(page);
    expect(form.text).toContain(sv('release.as.LINK'));
    const sent = { ...(await coordinator.open(page)), receiver: groundId, form: 'LINK', hours: '4' };
    const { status, headers } = await coordinator.press(page, sent);
    expect(status).toBe(303);
    const first = (await coordinator.get(headers.location!)).text;
    const [, token] = /\/links\/([\w-]{32})</.exec(first) ?? [];
    const [, code] = />(\d{3} \d{3})</.exec(first) ?? [];
    expect(first).toContain(`${test.url}/links/${token}`);
    expect(first).toContain(sv('copy.link.howTo'));
    const again = (await coordinator.get(headers.location!)).text;
    expect(again).toContain(sv('copy.link.state.WAITING'));
    expect(again).not.toContain(token);
    expect(again).not.toContain(code);
    // The same form pressed again leads to the same copy.
    expect((await coordinator.press(page, sent)).headers.location).toBe(headers.location);
    expect(await test.unitOfWork.reader.countBy(PlanCopy, { personId })).toBe(1);
    const [row] = await sql<Record<string, unknown>>(test.unitOfWork.reader, 'SELECT * FROM plan_link', {});
    expect(JSON.stringify(row)).not.toContain(token);
    const link = await test.unitOfWork.reader.findOneByOrFail(PlanLink, {});
    const copy = await test.unitOfWork.reader.findOneByOrFail(PlanCopy, { personId });
    expect(link.expiresAt.getTime() - copy.givenAt.getTime()).toBe(4 * 60 * 60 * 1000);
    const { status: right } = await test.stranger().submit(`/links/${token}`, { code });
    expect(right).toBe(303);
  });

  it('is for others than the person and own use, and for an authority with a written yes', async () => {
    const { planId } = await shared();
    const ask = async (receiver: string, fields: object = {}) => {
      const input = { planId, number: 1, receiver, form: 'LINK', ...fields };
      const { errors, data } = await coordinator.graphql(RELEASE, { input });
      if (data) return data.releasePlan.link.state;
      return errors![0]!.extensions.problems.map(({ code }: { code: string }) => code);
    };
    expect(await ask('PERSON')).toEqual(['linkNotForThem']);
    expect(await ask('OWN_USE')).toEqual(['linkNotForThem']);
    const yes = { receiverName: 'Försäkringskassan', consentOn: today() };
    expect(await ask('AUTHORITY', { ...yes, consentForm: 'ORAL' })).toEqual(['linkNeedsWrittenYes']);
    expect(await ask('AUTHORITY', { ...yes, consentForm: 'WRITTEN', hours: 5 })).toEqual(['isIn']);
    expect(await ask('AUTHORITY', { ...yes, consentForm: 'WRITTEN' })).toBe('WAITING');
  });
});

describe('who comes by a link', () => {
  it('is told nothing before the code, and gets the sheet of the copy after it, each time with a row in the log', async () => {
    const given = await give();
    const browser = test.stranger();
    const before = await browser.get(given.path);
    expect(before.status).toBe(200);
    expect(before.text).not.toContain(await nameOf(given));
    expect(before.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    const early = await browser.get(`${given.path}/print`);
    expect([early.status, early.headers.location]).toEqual([303, given.path]);
    expect((await tryCode(browser, given, 'fel')).text).toContain(sv('problem.matches'));
    expect((await tryCode(browser, given, wrong(given.code))).status).toBe(422);
    const { headers } = await tryCode(browser, given, `${given.code.slice(0, 3)} ${given.code.slice(3)}`);
    expect(headers.location).toBe(given.path);
    const page = (await browser.get(given.path)).text;
    expect(page).toContain(`${given.path}/print.pdf`);
    expect(page).not.toContain(await nameOf(given));
    const sheet = await browser.get(`${given.path}/print`);
    expect(sheet.headers['referrer-policy']).toBe('no-referrer');
    expect(sheet.text).toContain('Tala lugnt om fåglar.');
    expect(sheet.text).toBe((await coordinator.get(`/copies/${given.copyId}/print`)).text);
    const pdf = await browser.get(`${given.path}/print.pdf`).buffer(true);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    const rows = await loggedOf(given);
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'READ DENIED',
      'READ ALLOWED',
      'PRINT ALLOWED',
      'PRINT ALLOWED',
    ]);
    const { receiverName } = await test.unitOfWork.reader.findOneByOrFail(PlanCopy, { id: given.copyId });
    const { personId, groundId } = given;
    for (const row of rows)
      expect(row).toMatchObject({
        ...{ personId, groundId, ground: 'CONSENT', ownerId: world.regionId },
        actorName: sv('log.byLink', { receiver: receiverName }),
      });
    expect((await coordinator.get(`/persons/${personId}/log`)).text).toContain(
      sv('log.byLink', { receiver: receiverName }),
    );
    expect(await told(personId)).toMatchObject({
      recall: null,
      link: { state: 'OPENED', tries: 1, openedAt: expect.any(String), secret: null },
    });
    expect((await coordinator.get(`/persons/${personId}/copies`)).text).toContain(
      sv('copy.link.state.OPENED'),
    );
  });

  it('gets the same answer, whatever does not open', async () => {
    const name = 'Hemlige';
    const unknown = { ...(await give()), path: `/links/${'x'.repeat(32)}` };
    const cases: [string, Given, (given: Given) => Promise<unknown>][] = [
      ['an unknown address', unknown, async () => undefined],
      ['a link that is over', await expired(), async () => undefined],
      ['a revoked one', await give(), revoke],
      ['one that another has opened', await give(), opened],
      ['one whose ground is withdrawn', await give(), withdraw],
      ['one whose person has a block', await give(), block],
      ['one of a voided version', await give(), voidVersion],
    ];
    const answers = [];
    for (const [what, given, happen] of cases) {
      await test.unitOfWork.run((manager) =>
        manager.update(Person, { id: given.personId }, { familyName: name }),
      );
      await happen(given);
      const browser = test.stranger();
      const asked = shown((await browser.get(given.path)).text);
      const { status, text, headers } = await tryCode(browser, given, given.code);
      const kept = Object.keys(headers).sort().join();
      expect([what, (await browser.get(`${given.path}/print`)).status]).toEqual([what, 303]);
      answers.push({ asked, status, text: shown(text), kept });
    }
    const given = await give();
    const browser = test.stranger();
    const asked = shown((await browser.get(given.path)).text);
    const { status, text, headers } = await tryCode(browser, given, wrong(given.code));
    const expected = { asked, status, text: shown(text), kept: Object.keys(headers).sort().join() };
    expect(expected).toMatchObject({
      status: 422,
      text: expect.stringContaining(sv('problem.linkNotOpened')),
    });
    expect(expected.text).not.toContain(name);
    expect(answers).toEqual(cases.map(() => expected));
  });

  it('is told of a version that was replaced, and nothing of it', async () => {
    const given = await give();
    await replace(given);
    const browser = test.stranger();
    const { status, text } = await tryCode(browser, given, given.code);
    expect(status).toBe(200);
    expect(text).toContain(sv('link.replaced'));
    expect(text).not.toContain(await nameOf(given));
    expect((await tryCode(browser, given, wrong(given.code))).status).toBe(422);
    expect(await told(given.personId)).toMatchObject({
      recall: null,
      link: { state: 'OVER', openedAt: null },
    });
  });

  it('closes it by the fifth wrong code, also of many at once', async () => {
    const given = await give();
    const browsers = Array.from({ length: 5 }, () => test.stranger());
    const answers = await Promise.all(browsers.map((browser) => tryCode(browser, given, wrong(given.code))));
    expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 422));
    expect((await tryCode(test.stranger(), given, given.code)).status).toBe(422);
    expect(await told(given.personId)).toMatchObject({ link: { state: 'CLOSED', tries: 5 } });
    const denied = await loggedOf(given);
    expect(denied.map(({ outcome }) => outcome)).toEqual(Array(6).fill(LoggedOutcome.DENIED));
  });

  it('opens it once, of many at once with the right code', async () => {
    const given = await give();
    const browsers = Array.from({ length: 4 }, () => test.stranger());
    const answers = await Promise.all(browsers.map((browser) => tryCode(browser, given, given.code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    const prints = await Promise.all(browsers.map((browser) => browser.get(`${given.path}/print`)));
    expect(prints.map(({ status }) => status).sort()).toEqual([200, 303, 303, 303]);
  });

  it('may have two open in one browser', async () => {
    const [one, other] = [await give(), await give()];
    const browser = await opened(one);
    expect((await tryCode(browser, other, other.code)).status).toBe(303);
    for (const { path } of [one, other]) expect((await browser.get(`${path}/print`)).status).toBe(200);
  });
});

describe('between the code and the sheet', () => {
  it.each([
    ['the link is revoked', revoke, 'link.title'],
    ['the ground is withdrawn', withdraw, 'link.title'],
    ['a block is set', block, 'link.title'],
    ['the version is voided', voidVersion, 'link.title'],
    ['the version is replaced', replace, 'link.replacedTitle'],
  ])('%s: nothing more is shown', async (_, happen, title) => {
    const given = await give();
    const browser = await opened(given);
    expect((await browser.get(`${given.path}/print`)).status).toBe(200);
    await happen(given);
    for (const sheet of ['print', 'print.pdf'])
      expect((await browser.get(`${given.path}/${sheet}`)).headers.location).toBe(given.path);
    expect((await browser.get(given.path)).text).toContain(`<h1>${sv(title)}</h1>`);
  });
});

describe('whoever gave it', () => {
  it('revokes it on the page of the copy, which is logged; again is the same', async () => {
    const given = await give();
    const page = `/copies/${given.copyId}`;
    expect((await coordinator.get(page)).text).toContain(sv('copy.link.revoke'));
    const { headers } = await coordinator.submit(page, {}, `${page}/revoke`);
    expect(headers.location).toBe(page);
    const { text } = await coordinator.get(page);
    expect(text).toContain(sv('copy.link.state.REVOKED'));
    expect(text).not.toContain(sv('copy.link.revokeHint'));
    expect((await revoke(given)).data.revokeLink.link.state).toBe('REVOKED');
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: given.copyId });
    expect(logged.filter(({ action }) => action === 'UPDATE')).toHaveLength(1);
  });

  it('alone may revoke it, as staff of the owner; a copy on paper has no link', async () => {
    const given = await give();
    const other = await addTeam(test.unitOfWork);
    const stranger = await test.signIn(Role.COORDINATOR, {
      ...{ teamId: other.teamId, principalId: other.regionId },
    });
    const { errors } = await stranger.graphql(REVOKE, { copyId: given.copyId });
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(await stateOf(given)).toBe('WAITING');
    const input = { planId: given.planId, number: 1, receiver: 'PERSON' };
    const paper = (await coordinator.graphql(RELEASE, { input })).data.releasePlan;
    expect(paper).toMatchObject({ form: 'PAPER', link: null });
    const refused = await coordinator.graphql(REVOKE, { copyId: paper.id });
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('is to recall the copy when somebody has opened it', async () => {
    const given = await give();
    await opened(given);
    await replace(given);
    expect(await told(given.personId)).toMatchObject({ recall: 'REPLACED' });
  });
});

describe('the database', () => {
  it.each([
    ['takes back no try', 'tries = 0'],
    ['takes no sixth', 'tries = 6'],
    ['changes no code', "code_hash = 'x'"],
    ['makes no link last longer', "expires_at = '2099-01-01 00:00:00'"],
    ['opens none that is closed', "opened_at = '2026-01-01 00:00:00'"],
  ])('%s', async (_, change) => {
    const { copyId } = await give();
    await test.unitOfWork.run((manager) => manager.update(PlanLink, { copyId }, { tries: 5 }));
    const attempt = test.unitOfWork.run((manager) =>
      sql(manager, `UPDATE plan_link SET ${change} WHERE copy_id = :copyId`, { copyId }),
    );
    await expect(attempt).rejects.toThrow('immutable record');
  });
});

describe('an address', () => {
  it('from which too many codes are wrong is stopped, right or wrong', async () => {
    const browser = test.stranger();
    const unknown = { path: `/links/${'y'.repeat(32)}` };
    const form = await browser.open(unknown.path);
    const statuses: number[] = [];
    // Those of this file count too: fifty are all.
    while (statuses.length <= 50 && !statuses.includes(429))
      statuses.push((await browser.press(unknown.path, { ...form, code: '123456' })).status);
    expect(statuses.at(-1)).toBe(429);
    const given = await give();
    expect((await tryCode(browser, given, given.code)).status).toBe(429);
    expect(await stateOf(given)).toBe('WAITING');
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      ...{ recordType: 'plan_copy', accountId: NO_ACCOUNT, actorName: 'unknown' },
    });
    expect(rows.every(({ personId, recordId }) => personId === null && recordId === null)).toBe(true);
  });

  it('and its code stand in no line of the log of requests', async () => {
    const given = await give();
    await test.stranger().get(given.path);
    const token = given.path.split('/')[2]!;
    const all = lines.join('');
    expect(all).toContain('/links/:token/print.pdf');
    expect(all).not.toContain(token);
    expect(all).not.toContain(given.code);
  });
});
