import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { OwnPage } from '../../src/own-pages/own-page.entity.js';
import { OwnWords } from '../../src/own-pages/own-words.entity.js';
import { RecordJoin } from '../../src/persons/joins/record-join.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { NO_ACCOUNT } from '../../src/platform/access-log/logged-actor.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDateTime } from '../../src/platform/i18n/format-date.js';
import { LinkSecrets } from '../../src/releases/link-secrets.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, addTeamBeside, type TeamWorld } from '../support/test-records.js';
import { en, sv } from '../support/words.js';

const MAKE =
  'mutation ($input: MakeOwnPageInput!) { makeOwnPage(input: $input) { id state secret { path code } } }';
const GIVE =
  'mutation ($input: GiveOwnPageCodeInput!) { giveOwnPageCode(input: $input) { state code secret { path } } }';
const REVOKE = 'mutation ($ownPageId: ID!) { revokeOwnPage(ownPageId: $ownPageId) { state revokedByName } }';
const PAGES =
  'query ($personId: ID!) { ownPages(personId: $personId) { id state tries code secret { code } } }';
const WORDS =
  'query ($personId: ID!) { ownWords(personId: $personId) { id text plan settledAt settledByName } }';
const WAITS = '{ caseload(page: { size: 100 }) { items { kind personId path } } }';
const SENT = 'Jag vill att min granne får veta.\nOch inget mer.';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let manager: Browser;
let unitId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
});
afterAll(() => test?.close());

interface Made {
  id: string;
  personId: string;
  path: string;
  code: string;
}

async function make(fields: object = {}, by = coordinator, teamId = world.teamId): Promise<Made> {
  const personId = await enrolPerson(by, teamId, { familyName: 'Hemlige', ...fields });
  const { data } = await by.graphql(MAKE, { input: { personId, hours: 24 } });
  return { id: data.makeOwnPage.id, personId, ...data.makeOwnPage.secret };
}

const tryCode = (browser: Browser, { path, code }: Pick<Made, 'path' | 'code'>) =>
  browser.submit(path, { code });
const wrong = ({ path, code }: Made) => ({ path, code: code === '000000' ? '000001' : '000000' });
async function opened(made: Made): Promise<Browser> {
  const browser = test.stranger();
  expect((await tryCode(browser, made)).status).toBe(303);
  return browser;
}
const stateOf = async ({ personId }: Made) =>
  (await coordinator.graphql(PAGES, { personId })).data.ownPages[0].state;
const revoke = ({ id: ownPageId }: Made) => coordinator.graphql(REVOKE, { ownPageId });
const giveCode = async ({ id: ownPageId }: Made) =>
  (await coordinator.graphql(GIVE, { input: { ownPageId } })).data.giveOwnPageCode;
const loggedOf = (personId: string) =>
  test.unitOfWork.reader.find(AccessLogEntry, {
    where: { personId, accountId: NO_ACCOUNT },
    order: { number: 'ASC' },
  });
const endEnrolment = ({ personId }: Made) =>
  test.unitOfWork.run((one) =>
    one.update(Enrolment, { personId }, { fromDate: '2026-01-01', toDate: addDays(today(), -1) }),
  );
/** @returns the team that has the person now */
async function moved(made: Made): Promise<string> {
  const teamId = await addTeamBeside(test.unitOfWork, world, 'Det nya teamet');
  const { id, ...enrolment } = await test.unitOfWork.reader.findOneByOrFail(Enrolment, {
    personId: made.personId,
  });
  await endEnrolment(made);
  await test.unitOfWork.run((one) =>
    one.insert(Enrolment, { ...enrolment, id: randomUUID(), teamId, fromDate: today() }),
  );
  return teamId;
}
const waitsFor = async (personId: string): Promise<string[]> =>
  (await coordinator.graphql(WAITS)).data.caseload.items
    .filter(
      (item: { kind: string; personId: string }) => item.kind === 'OWN_WORDS' && item.personId === personId,
    )
    .map(({ path }: { path: string }) => path);

/** The same row by another address, whose code can be used no longer. */
async function expired(): Promise<Made> {
  const made = await make();
  const secrets = test.app.get(LinkSecrets);
  const { token, tokenHash } = secrets.make();
  const { code, codeHash } = secrets.code(tokenHash);
  const id = randomUUID();
  await test.unitOfWork.run(async (one) => {
    const page = await one.findOneByOrFail(OwnPage, { id: made.id });
    const codeExpiresAt = new Date(Date.now() - 1);
    await one.insert(OwnPage, { ...page, id, tokenHash, codeHash, codeExpiresAt });
  });
  return { ...made, id, path: `/own/${token}`, code };
}

/** A page without what differs each time it is shown. */
const shown = (text: string) =>
  text.replaceAll(/name="(_csrf|_form|returnTo)" value="[^"]*"/g, '').replaceAll(/\/own\/[\w-]+/g, '');

describe('a page of their own for a person', () => {
  it('is made by a coordinator, with an address and a code that are told once and kept as hashes', async () => {
    const personId = await enrolPerson(coordinator, world.teamId);
    const page = `/persons/${personId}/own-page`;
    expect((await manager.get(page)).text).not.toContain(sv('ownPage.makeDo'));
    expect((await manager.graphql(MAKE, { input: { personId } })).errors).toBeDefined();
    const { headers } = await coordinator.submit(page, { hours: '4' });
    const first = (await coordinator.get(headers.location!)).text;
    const [, token] = /\/own\/([\w-]{32})</.exec(first) ?? [];
    const [, code] = />(\d{3} \d{3})</.exec(first) ?? [];
    expect(first).toContain(`${test.url}/own/${token}`);
    const again = (await coordinator.get(page)).text;
    expect(again).toContain(sv('ownPage.state.WAITING'));
    expect(again).not.toContain(token);
    expect(again).not.toContain(code);
    const [row] = await sql<Record<string, unknown>>(test.unitOfWork.reader, 'SELECT * FROM own_page', {});
    expect(JSON.stringify(row)).not.toContain(token);
    const { codeExpiresAt, codeGivenAt } = await test.unitOfWork.reader.findOneByOrFail(OwnPage, {
      personId,
    });
    expect(codeExpiresAt.getTime() - codeGivenAt.getTime()).toBe(4 * 60 * 60 * 1000);
    expect((await tryCode(test.stranger(), { path: `/own/${token}`, code: code! })).status).toBe(303);
  });

  it('takes a new code for the same address each time, and ends with the next address', async () => {
    const made = await make();
    const browser = await opened(made);
    expect((await tryCode(test.stranger(), made)).status).toBe(422);
    const { code, secret } = await giveCode(made);
    expect(secret).toBeNull();
    expect((await browser.get(made.path)).text).toContain(sv('ownPage.askLead'));
    await opened({ ...made, code });
    const { data } = await coordinator.graphql(MAKE, { input: { personId: made.personId } });
    expect((await coordinator.graphql(PAGES, { personId: made.personId })).data.ownPages).toMatchObject([
      { id: data.makeOwnPage.id, state: 'WAITING', code: null, secret: null },
      { id: made.id, state: 'REVOKED' },
    ]);
    const { errors } = await coordinator.graphql(GIVE, { input: { ownPageId: made.id } });
    expect(errors![0]!.extensions.problems).toMatchObject([{ code: 'ownPageOver' }]);
  });

  it('is closed by the fifth wrong code, also of many at once, until a new one is given', async () => {
    const made = await make();
    const browsers = Array.from({ length: 5 }, () => test.stranger());
    await Promise.all(browsers.map((browser) => tryCode(browser, wrong(made))));
    expect((await tryCode(test.stranger(), made)).status).toBe(422);
    expect(await stateOf(made)).toBe('CLOSED');
    await opened({ ...made, code: (await giveCode(made)).code });
    expect(await stateOf(made)).toBe('OPEN');
    const outcomes = (await loggedOf(made.personId)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(6).fill('DENIED'), 'ALLOWED']);
  });

  it('answers alike, whatever does not open', async () => {
    const beside = await addTeamBeside(test.unitOfWork, world, 'Det andra teamet');
    const there = await test.signIn(Role.COORDINATOR, { teamId: beside, principalId: world.regionId });
    const cases: [string, Made, (made: Made) => Promise<unknown>][] = [
      ['an unknown address', { ...(await make()), path: `/own/${'x'.repeat(32)}` }, async () => undefined],
      ['a code whose hours are over', await expired(), async () => undefined],
      ['a revoked page', await make(), revoke],
      ['one that another has opened', await make(), opened],
      ['one whose person is enrolled no more', await make(), endEnrolment],
      [
        'one whose person’s team has closed',
        await make({}, there, beside),
        () => test.unitOfWork.run((one) => one.update(Team, { id: beside }, { endedOn: today() })),
      ],
    ];
    const answers = [];
    for (const [what, made, happen] of cases) {
      await happen(made);
      const browser = test.stranger();
      const asked = shown((await browser.get(made.path)).text);
      const { status, text } = await tryCode(browser, made);
      for (const part of ['/words', '/copies', '/log', `/plans/${randomUUID()}/print`])
        expect([what, (await browser.get(`${made.path}${part}`)).status]).toEqual([what, 303]);
      answers.push({ asked, status, text: shown(text) });
    }
    const made = await make();
    const browser = test.stranger();
    const asked = await browser.get(made.path);
    expect(asked.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    });
    const { status, text } = await tryCode(browser, wrong(made));
    expect(status).toBe(422);
    expect(text).toContain(sv('problem.ownPageNotOpened'));
    expect(text).not.toContain('Hemlige');
    expect(answers).toEqual(cases.map(() => ({ asked: shown(asked.text), status, text: shown(text) })));
  });

  it.each([
    ['revoked', revoke],
    ['of somebody who is enrolled no more', endEnrolment],
    ['of somebody whom another team has now', async (made: Made) => moved(made)],
  ])('shows nothing more once it is %s, also to whoever has it open', async (_, end) => {
    const made = await make();
    const browser = await opened(made);
    expect((await browser.get(made.path)).text).toContain(sv('ownPage.now'));
    await end(made);
    expect((await browser.get(made.path)).text).toContain(sv('ownPage.askLead'));
    expect((await browser.get(`${made.path}/log`)).status).toBe(303);
  });
});

describe('after a move', () => {
  it('opens by no code of the team that was left, and by one of the team that has the person', async () => {
    const made = await make();
    const nextTeam = await moved(made);
    const next = await test.signIn(Role.COORDINATOR, { teamId: nextTeam, principalId: world.regionId });
    expect((await tryCode(test.stranger(), made)).status).toBe(422);
    const told = (await next.get(`/persons/${made.personId}/own-page`)).text;
    expect(told).toContain(sv('ownPage.state.RESTING'));
    expect(told).toContain(sv('ownPage.formerTeam'));
    expect((await coordinator.get(`/persons/${made.personId}/own-page`)).status).toBe(404);
    expect((await coordinator.graphql(GIVE, { input: { ownPageId: made.id } })).errors).toBeDefined();
    const { data, errors } = await next.graphql(GIVE, { input: { ownPageId: made.id } });
    expect(errors).toBeUndefined();
    const browser = await opened({ ...made, code: data.giveOwnPageCode.code });
    expect((await browser.get(made.path)).text).toContain('Det nya teamet');
    expect((await next.get(`/persons/${made.personId}/own-page`)).text).not.toContain(
      sv('ownPage.formerTeam'),
    );
  });
});

describe('whoever opens it', () => {
  it('reads the plans in force, each sheet once in the ledger, and everything with a row of the log', async () => {
    const made = await make({ protectedIdentity: true, address: 'Gömda gatan 1', phone: '070-999 88 77' });
    const { personId, path } = made;
    const contact = {
      name: 'Mona',
      relation: 'vän',
      phone: '070-111 22 33',
      whenToCall: '',
      audience: 'EVERYONE',
    };
    const planId = await agreePlan(coordinator, personId, unitId, 'Ring akuten först.', [contact]);
    // What the person has blocked is blocked for others.
    await test.unitOfWork.run((one) =>
      one.insert(Block, {
        ...{ id: randomUUID(), personId, teamId: world.teamId, setAt: new Date() },
        ...{ setBy: randomUUID(), setByName: 'Påhittad' },
      }),
    );
    const browser = await opened(made);
    const first = (await browser.get(path)).text;
    for (const text of ['Psykakuten', 'tel:040991122', 'Ring akuten först.', 'Mona', sv('ownPage.team')])
      expect(first).toContain(text);
    const sheet = await browser.get(`${path}/plans/${planId}/print`);
    expect(sheet.text).toContain('Jag går slingan runt dammen.');
    const pdf = await browser.get(`${path}/plans/${planId}/print.pdf`).buffer(true);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    for (const text of [first, sheet.text])
      for (const hidden of ['Gömda gatan', '070-999 88 77']) expect(text).not.toContain(hidden);
    const ledger = () =>
      test.unitOfWork.reader.find(PlanCopy, { where: { personId }, order: { versionNumber: 'ASC' } });
    expect(await ledger()).toMatchObject([
      {
        form: 'OWN_PAGE',
        reader: 'PERSON',
        versionNumber: 1,
        settledAs: null,
        givenByName: sv('log.byOwnPage'),
      },
    ]);
    await agreeNext(coordinator, planId, unitId);
    await browser.get(`${path}/plans/${planId}/print`);
    expect(await ledger()).toMatchObject([
      { versionNumber: 1, settledAs: 'REPLACED' },
      { versionNumber: 2, settledAs: null },
    ]);
    const copies = (await browser.get(`${path}/copies`)).text;
    expect(copies).toContain(sv('copy.form.OWN_PAGE'));
    expect(copies).not.toContain(planId);
    const log = (await browser.get(`${path}/log`)).text;
    expect(log).toContain(sv('log.byOwnPage'));
    expect(log).toContain(sv('kind.role.COORDINATOR'));
    const rows = (await loggedOf(personId)).map(({ action, recordType }) => `${action} ${recordType}`);
    expect(rows).toEqual([
      'READ own_page',
      'READ crisis_plan_version',
      ...Array(3).fill('PRINT plan_copy'),
      'LIST plan_copy',
      'READ audit_log_entry',
    ]);
    expect((await coordinator.get(`/persons/${personId}/copies`)).text).toContain(sv('copy.form.OWN_PAGE'));
    await browser.submit(path, { locale: 'en' }, '/language');
    expect((await browser.get(path)).text).toContain(en('ownPage.now'));
  });

  it('shows nothing that is blocked for the team whose coordinator has had the code', async () => {
    const beside = await addTeamBeside(test.unitOfWork, world, 'Teamet bakom spärren');
    const there = await test.signIn(Role.COORDINATOR, { teamId: beside, principalId: world.regionId });
    const personId = await enrolPerson(there, beside);
    const planId = await agreePlan(there, personId, unitId, 'Ring akuten först.');
    await test.unitOfWork.run(async (one) => {
      const enrolment = await one.findOneByOrFail(Enrolment, { personId });
      await one.insert(Enrolment, { ...enrolment, id: randomUUID(), teamId: world.teamId });
      await one.insert(Block, {
        ...{ id: randomUUID(), personId, teamId: beside, setAt: new Date() },
        ...{ setBy: randomUUID(), setByName: 'Påhittad' },
      });
    });
    const kept = ['Teamet bakom spärren', 'Ring akuten först.', planId];
    for (const [by, isShown] of [
      [there, true],
      [coordinator, false],
    ] as const) {
      const { data } = await by.graphql(MAKE, { input: { personId, hours: 24 } });
      const { path, code } = data.makeOwnPage.secret;
      const browser = test.stranger();
      await browser.submit(path, { code });
      const { text } = await browser.get(path);
      expect(kept.map((words) => text.includes(words))).toEqual(kept.map(() => isShown));
      expect(text.includes(sv('ownPage.withheld'))).toBe(!isShown);
      expect((await browser.get(`${path}/words`)).text.includes(planId)).toBe(isShown);
      expect((await browser.get(`${path}/plans/${planId}/print`)).status).toBe(isShown ? 200 : 303);
      const copies = (await browser.get(`${path}/copies`)).text;
      expect(copies.includes(sv('copy.form.OWN_PAGE'))).toBe(isShown);
    }
  });

  it('closes it on a borrowed telephone, where only a new code opens it again', async () => {
    const made = await make();
    const browser = await opened(made);
    expect((await browser.get(made.path)).text).toContain(sv('ownPage.now'));
    const { status, headers } = await browser.submit(made.path, {}, `${made.path}/close`);
    expect([status, headers.location]).toEqual([303, made.path]);
    const { text } = await browser.get(made.path);
    expect(text).toContain(sv('link.closed'));
    expect(text).toContain(sv('ownPage.askLead'));
    expect(text).not.toContain(sv('ownPage.now'));
    expect((await tryCode(browser, made)).status).toBe(422);
  });

  it('tells the team until when the visit may be open, which nobody but that browser knows', async () => {
    const made = await make();
    const page = `/persons/${made.personId}/own-page`;
    const said = async () => {
      const { openedAt } = await test.unitOfWork.reader.findOneByOrFail(OwnPage, { id: made.id });
      const at = openedAt && formatDateTime('sv', new Date(openedAt.getTime() + 30 * 60_000));
      const { text } = await coordinator.get(page);
      return [
        text.includes(sv('ownPage.state.OPEN')),
        at !== null && text.includes(sv('ownPage.mayBeOpenUntil', { at })),
      ];
    };
    expect(await said()).toEqual([false, false]);
    const browser = await opened(made);
    expect(await said()).toEqual([true, true]);
    await browser.submit(made.path, {}, `${made.path}/close`);
    expect(await said()).toEqual([true, true]);
    await giveCode(made);
    expect(await said()).toEqual([false, false]);
  });

  it('is found by no plan of somebody else, nor by one that is not in force', async () => {
    const other = await enrolPerson(coordinator, world.teamId);
    const planId = await agreePlan(coordinator, other, unitId);
    const made = await make();
    const browser = await opened(made);
    expect((await browser.get(`${made.path}/plans/${planId}/print`)).status).toBe(303);
    expect(await test.unitOfWork.reader.countBy(PlanCopy, { personId: other })).toBe(0);
    const { text } = await browser.submit(`${made.path}/words`, { planId, text: SENT });
    expect(text).toContain(sv('problem.noSuchPlan'));
    expect(text).toContain('Och inget mer.');
  });

  it('writes to the next version: once, and waiting until a coordinator has taken it up', async () => {
    const made = await make();
    const { personId, path } = made;
    const planId = await agreePlan(coordinator, personId, unitId);
    const browser = await opened(made);
    const form = { ...(await browser.open(`${path}/words`)), planId, text: SENT };
    for (const _ of [1, 2])
      expect((await browser.press(`${path}/words`, form)).headers.location).toBe(`${path}/words`);
    expect((await browser.submit(`${path}/words`, { text: '' })).status).toBe(422);
    const long = await browser.submit(`${path}/words`, { text: `${'x'.repeat(2000)}slut` });
    expect([long.status, long.text.includes('xslut')]).toEqual([422, true]);
    const { data } = await coordinator.graphql(WORDS, { personId });
    expect(data.ownWords).toEqual([
      { id: expect.any(String), text: SENT, plan: 'CRISIS_PLAN', settledAt: null, settledByName: null },
    ]);
    // What was asked for is logged as told, and nothing else.
    const told = async () => {
      const rows = await loggedRecords(test.unitOfWork.reader, { personId, action: LoggedAction.LIST });
      const byStaff = rows.filter(({ accountId }) => accountId !== NO_ACCOUNT);
      return byStaff.map(({ recordType }) => recordType).filter((type) => type.startsWith('own_'));
    };
    expect(await told()).toEqual(['own_words']);
    await coordinator.graphql(PAGES, { personId });
    expect(await told()).toEqual(['own_words', 'own_page']);
    const page = `/persons/${personId}/own-page`;
    expect(await waitsFor(personId)).toEqual([`${page}#words`]);
    const line = sv('ownPage.waitingWords', { n: 1 });
    const plan = `/crisis-plans/${planId}/versions/1`;
    expect((await coordinator.get(plan)).text).toContain(line);
    const id = data.ownWords[0].id;
    await coordinator.submit(page, {}, `/own-words/${id}/settle`);
    expect(await waitsFor(personId)).toEqual([]);
    expect((await coordinator.get(plan)).text).not.toContain(line);
    expect((await browser.get(`${path}/words`)).text).toContain(sv('ownPage.takenUp'));
    const change = (column: string) =>
      test.unitOfWork.run((one) => one.update(OwnWords, { id }, { [column]: 'Något annat' }));
    for (const column of ['text', 'settledByName'])
      await expect(change(column)).rejects.toThrow(/immutable record/);
  });

  it('writes no more than twenty times within a day and a night', async () => {
    const made = await make();
    const browser = await opened(made);
    const of = { personId: made.personId };
    await browser.submit(`${made.path}/words`, { text: SENT });
    await test.unitOfWork.run(async (one) => {
      const words = await one.findOneByOrFail(OwnWords, of);
      for (let n = 0; n < 18; n += 1)
        await one.insert(OwnWords, { ...words, id: randomUUID(), text: `${n}` });
      // One of the day before counts no more.
      const writtenAt = new Date(Date.now() - 25 * 60 * 60 * 1000);
      await one.insert(OwnWords, { ...words, id: randomUUID(), text: 'Igår.', writtenAt });
    });
    expect((await browser.submit(`${made.path}/words`, { text: 'Den tjugonde.' })).status).toBe(303);
    const { status, text } = await browser.submit(`${made.path}/words`, { text: 'En till.' });
    expect(status).toBe(422);
    for (const shownAgain of [sv('problem.enoughWordsToday', { n: 20 }), 'En till.'])
      expect(text).toContain(shownAgain);
    expect(await test.unitOfWork.reader.countBy(OwnWords, of)).toBe(21);
  });

  it('gets back what was written when the page had closed', async () => {
    const made = await make();
    const browser = await opened(made);
    const form = { ...(await browser.open(`${made.path}/words`)), text: SENT };
    await revoke(made);
    const { status, text } = await browser.press(`${made.path}/words`, form);
    expect(status).toBe(422);
    expect(text).toContain(sv('ownPage.hasClosed'));
    expect(text).toContain('Och inget mer.');
    expect(await test.unitOfWork.reader.countBy(OwnWords, { personId: made.personId })).toBe(0);
  });

  it('finds the record that theirs has been joined with', async () => {
    const made = await make();
    const kept = await make({ familyName: 'Kvarvarande', fromDate: today() });
    const browser = await opened(made);
    await browser.submit(`${made.path}/words`, { text: SENT });
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: made.personId });
    await endEnrolment(made);
    const input = { personId: kept.personId, identityNumber, reason: 'Har visat legitimation.' };
    const propose = 'mutation ($input: ProposeRecordJoinInput!) { proposeRecordJoin(input: $input) { id } }';
    const { data, errors } = await coordinator.graphql(propose, { input });
    expect(errors).toBeUndefined();
    await manager.graphql('mutation ($id: ID!) { confirmRecordJoin(id: $id) { confirmed } }', {
      id: data.proposeRecordJoin.id,
    });
    expect(await test.unitOfWork.reader.countBy(RecordJoin, { keptId: kept.personId, confirmed: true })).toBe(
      1,
    );
    expect((await browser.get(`${made.path}/words`)).text).toContain('Och inget mer.');
    expect(await waitsFor(kept.personId)).toHaveLength(1);
  });
});
