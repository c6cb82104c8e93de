import { Role } from '../../src/access/role.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import {
  AccessLogEntry,
  LoggedAction,
  LoggedOutcome,
} from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { inFours } from '../../src/platform/text/in-fours.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { limitOfCopyChecks } from '../../src/sign-in/sign-in-limit.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { RecordedStatements } from '../support/recorded-statements.js';
import { release, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const CHECK = `query ($code: String!) { checkCopy(code: $code) {
  state personName plan planId versionNumber agreedOn reviewOn inForceNumber } }`;
const LAST = `query ($personId: ID!) { copiesOfPerson(personId: $personId) {
  id lastCheck { at place roles { locale text } } } }`;
/** A code that no copy has. */
const WRONG = 'KTR4WPAE';
const UNKNOWN = {
  ...{ state: 'UNKNOWN', personName: null, plan: null, planId: null, versionNumber: null },
  ...{ agreedOn: null, reviewOn: null, inForceNumber: null },
};

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let unitReader: Browser;
/** Of the owner, and of another team. */
let colleague: Browser;
let foreigner: Browser;
let administrator: Browser;
let personId: string;
let planId: string;
let unitId: string;
/** The codes of a sheet of version 1, which version 2 replaced, and of one of that. */
let old: PlanCopy;
let right: PlanCopy;

const give = async (plan: string, number = 1): Promise<PlanCopy> => {
  const id = (await release(coordinator, plan, 'PERSON', { number })).split('/').at(-1)!;
  return test.unitOfWork.reader.findOneByOrFail(PlanCopy, { id });
};
const check = async (browser: Browser, code: string) =>
  (await browser.graphql(CHECK, { code })).data?.checkCopy;
const pageOf = async (browser: Browser, code: string) => (await browser.get(`/check/${code}`)).text;

beforeAll(async () => {
  test = await startTestApp({ PUBLIC_URL: 'https://teamkompass.example.se' });
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  unitReader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  colleague = await test.signIn(Role.UNIT_READER, {
    unitId: await addUnit(test, principalId, 'Avdelning 9'),
    principalId,
  });
  const other = await addTeam(test.unitOfWork);
  foreigner = await test.signIn(Role.COORDINATOR, { teamId: other.teamId, principalId: other.regionId });
  administrator = await test.signIn(Role.ADMINISTRATOR);
  personId = await enrolPerson(coordinator, teamId);
  planId = await agreePlan(coordinator, personId, unitId);
  await addGround(test.unitOfWork, {
    ...{ personId, giverId: principalId, receiverId: principalId, receiverUnitId: unitId },
    categories: [RecordCategory.CRISIS_PLAN],
  });
  old = await give(`/crisis-plans/${planId}`);
  await agreeNext(coordinator, planId, unitId);
  right = await give(`/crisis-plans/${planId}`, 2);
});
afterAll(() => test?.close());

describe('a code that somebody checks who may read the plan', () => {
  it('says that the sheet holds, which version it is of, and its days', async () => {
    const reviewOn = addDays(today(), 180);
    const told = {
      ...{ state: 'IN_FORCE', personName: 'Åsa Påhittsson', plan: 'CRISIS_PLAN', planId, versionNumber: 2 },
      ...{ agreedOn: today(), reviewOn, inForceNumber: 2 },
    };
    expect(await check(coordinator, right.code)).toEqual(told);
    expect(await check(unitReader, inFours(right.code).toLowerCase())).toEqual(told);
    const page = await pageOf(coordinator, right.code);
    expect(page).toContain(`<h1>${sv('copyCheck.state.IN_FORCE')}</h1>`);
    for (const text of [
      inFours(right.code),
      'Åsa Påhittsson',
      formatDate('sv', today()),
      formatDate('sv', reviewOn),
      `href="/crisis-plans/${planId}/versions/2"`,
    ])
      expect(page).toContain(text);
    expect(await pageOf(unitReader, right.code)).toContain(`href="/shared-plans/${planId}"`);
  });

  it('says which version replaced it, and leads to that', async () => {
    expect(await check(coordinator, old.code)).toMatchObject({
      ...{ state: 'REPLACED', versionNumber: 1, inForceNumber: 2 },
    });
    const page = await pageOf(coordinator, old.code);
    expect(page).toContain(`<h1>${sv('copyCheck.replacedBy', { number: 2 })}</h1>`);
    expect(page).toContain(sv('copyCheck.doNotUse'));
    expect(page).toContain(`href="/crisis-plans/${planId}/versions/2"`);
    expect(await pageOf(unitReader, old.code)).toContain(`href="/shared-plans/${planId}"`);
  });

  it('says that a draft does not hold; of a SIP that it does, until it is voided', async () => {
    const one = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
    const { planId: begun } = await addCrisisPlan(test.unitOfWork, one, { statuses: [PlanStatus.DRAFT] });
    const copy = await give(`/crisis-plans/${begun}`);
    expect(await check(coordinator, copy.code)).toMatchObject({ state: 'DRAFT', inForceNumber: null });
    expect(await pageOf(coordinator, copy.code)).toContain(sv('copyCheck.noneInForce'));
    const { sipId, versionId } = await addSip(test.unitOfWork, one, { status: PlanStatus.AGREED });
    const ofSip = await give(`/sips/${sipId}`);
    expect(await check(coordinator, ofSip.code)).toMatchObject({ state: 'IN_FORCE', plan: 'SIP' });
    expect(await pageOf(coordinator, ofSip.code)).toContain(`href="/sips/${sipId}/versions/1"`);
    await coordinator.submit(`/records/sip_version/${versionId}/void`, { reason: 'Fel person.' });
    expect(await check(coordinator, ofSip.code)).toMatchObject({ state: 'VOIDED', inForceNumber: null });
  });

  it('is logged each time, and the page of the copy says when and who', async () => {
    const checks = { action: LoggedAction.CHECK, recordType: 'plan_copy', recordId: right.id };
    const before = await test.unitOfWork.reader.countBy(AccessLogEntry, checks);
    await pageOf(unitReader, right.code);
    const logged = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: checks,
      order: { number: 'DESC' },
    });
    expect(logged).toHaveLength(before + 1);
    expect(logged[0]).toMatchObject({ personId, ground: 'CONSENT', unitId, outcome: LoggedOutcome.ALLOWED });
    const { data } = await coordinator.graphql(LAST, { personId });
    const copies: { id: string; lastCheck: object }[] = data.copiesOfPerson;
    expect(copies.find(({ id }) => id === right.id)!.lastCheck).toEqual({
      at: logged[0]!.at.toISOString(),
      place: 'Psykakuten',
      roles: expect.arrayContaining([{ locale: 'sv', text: sv('kind.role.UNIT_READER') }]),
    });
    const page = (await coordinator.get(`/copies/${right.id}`)).text;
    expect(page).toContain(sv('copyCheck.last'));
    expect(page).toContain(`${sv('kind.role.UNIT_READER')}, Psykakuten`);
    const log = (await coordinator.get(`/persons/${personId}/log`)).text;
    const what = sv('log.copyOf.CRISIS_PLAN', { number: 2, receiver: right.receiverName });
    expect(log).toContain(sv('log.did.CHECK', { what }));
  });
});

describe('a code that somebody checks who may not read the plan', () => {
  const PASSING = new Set(['date', 'x-request-id', 'set-cookie']);
  const answerTo = async (browser: Browser, code: string) => {
    const { status, headers, text } = await browser.get(`/check/${code}`);
    const body = text.replaceAll(code, 'CODE').replace(/name="(_csrf|_form)" value="[^"]+"/g, 'name="$1"');
    return { status, headers: Object.entries(headers).filter(([name]) => !PASSING.has(name)), body };
  };

  it.each([
    ['is not signed in', () => test.stranger()],
    ['works for another principal', () => foreigner],
    ['works in another unit of the same principal', () => colleague],
    ['keeps the accounts', () => administrator],
  ])('is answered the same, right, old or wrong, to whoever %s; after the same questions', async (_, who) => {
    const browser = who();
    // Whatever is done once, such as to begin a tally, is done before.
    await answerTo(browser, WRONG);
    const statements = new RecordedStatements(test);
    const answers = [];
    for (const code of [right.code, old.code, WRONG]) {
      statements.take();
      answers.push({ ...(await answerTo(browser, code)), asked: statements.take() });
    }
    const [one, another, wrong] = answers;
    expect(one).toEqual(wrong);
    expect(another).toEqual(wrong);
    expect(wrong!.status).toBe(200);
    expect(wrong!.body).toContain(sv('copyCheck.askThem'));
    expect(wrong!.body).toContain('href="/sign-in?next=/check/CODE"');
  });

  it('is UNKNOWN through the API, and nothing to whoever is not signed in', async () => {
    for (const code of [right.code, old.code, WRONG]) expect(await check(foreigner, code)).toEqual(UNKNOWN);
    const { errors } = await test.stranger().graphql(CHECK, { code: right.code });
    expect(errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('has the same words for whoever may read the plan and types it wrong', async () => {
    const typed = await answerTo(coordinator, WRONG);
    expect(typed.body).toContain(`<h1>${sv('copyCheck.state.UNKNOWN')}</h1>`);
    expect(typed.body).toContain(sv('copyCheck.unknownLead'));
  });

  it('is logged as refused: of a plan with its person, of no code without', async () => {
    const last = async (code: string) => {
      await check(foreigner, code);
      const [entry] = await test.unitOfWork.reader.find(AccessLogEntry, {
        order: { number: 'DESC' },
        take: 1,
      });
      return entry;
    };
    expect(await last(right.code)).toMatchObject({ outcome: 'DENIED', personId, recordId: planId });
    expect(await last(WRONG)).toMatchObject({ outcome: 'DENIED', personId: null, recordId: null });
  });

  it('is not answered any more after twenty, be it right or wrong', async () => {
    const guesser = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
    const { most } = limitOfCopyChecks('');
    expect(most).toBe(20);
    for (let time = 0; time < most; time++) expect(await check(guesser, WRONG)).toEqual(UNKNOWN);
    for (const code of [WRONG, right.code]) {
      const { errors } = await guesser.graphql(CHECK, { code });
      expect(errors![0]!.extensions.code).toBe('TOO_MANY_REQUESTS');
    }
  });
});

describe('the form and the sheet', () => {
  it('takes the code as it is typed, and says what is wrong with what is none', async () => {
    const { status, text } = await test.stranger().get('/check');
    expect([status, text.includes(sv('copyCheck.lead'))]).toEqual([200, true]);
    const found = await test.stranger().get(`/check?code=${inFours(WRONG).toLowerCase()}`);
    expect([found.status, found.headers.location]).toEqual([303, `/check/${WRONG}`]);
    const refused = await test.stranger().get('/check?code=KTR4+WP85');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sv('problem.isCopyCode'));
    expect(refused.text).toContain('value="KTR4 WP85"');
  });

  it('say the same code, and where to ask', async () => {
    const sheet = await sheetFor(coordinator, `/crisis-plans/${planId}`, 'PERSON', { number: 2 });
    expect(sheet).toContain(inFours(right.code));
    expect(sheet).toContain('https://teamkompass.example.se/check');
    expect(sheet).toContain('<svg');
    expect((await coordinator.get(`/crisis-plans/${planId}/versions/2`)).text).toContain('href="/check"');
  });
});
