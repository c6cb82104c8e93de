import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { HolidayHours } from '../../src/organisations/opening-hours.type.js';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { Clock } from '../../src/platform/dates/clock.js';
import { today } from '../../src/platform/dates/today.js';
import { Team } from '../../src/teams/team.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const PLAN = `query ($id: ID!) { sharedCrisisPlan(id: $id) { version closedHours teamName
  person { givenName address phone } closedHoursUnits { unit { name phone } } statements { text } contacts { name } } }`;
const LIST = `query ($query: String!) { sharedCrisisPlans(query: $query, page: { size: 25 }) {
  total items { planId person { familyName } } } }`;

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
/** At the unit the plan is shared with, and at another of the same principal. */
let reader: Browser;
let elsewhere: Browser;
let unitId: string;
let personId: string;
let planId: string;
let groundId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  const otherUnitId = await addUnit(test, principalId, 'Avdelning 9');
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  elsewhere = await test.signIn(Role.UNIT_READER, { unitId: otherUnitId, principalId });
  personId = await enrolPerson(coordinator, teamId, {
    identityNumber: '191212121212',
    address: 'Hemliga gatan 1',
    phone: '070-000 00 00',
  });
  planId = await agreePlan(coordinator, personId, unitId, 'Ring akuten först.', [
    { name: 'Karin Ek', relation: 'syster', phone: '070-174 06 17', audience: 'CARE_AND_SUPPORT' },
    { name: 'Bara teamet ringer', audience: 'TEAM' },
  ]);
});
afterAll(() => test?.close());

const share = (fields: object = {}) =>
  addGround(test.unitOfWork, {
    personId,
    giverId: world.regionId,
    receiverId: world.regionId,
    receiverUnitId: unitId,
    categories: [RecordCategory.CRISIS_PLAN],
    ...fields,
  });
const withdrawAll = () =>
  test.unitOfWork.run((manager) =>
    manager.update(Ground, { personId, withdrawnAt: IsNull() }, { withdrawnAt: new Date() }),
  );
const rows = (action: string) =>
  test.unitOfWork.reader.findBy(AccessLogEntry, { action: action as never, recordType: 'crisis_plan' });
const show = (browser = reader) => browser.get(`/shared-plans/${planId}`);

describe('a crisis plan shared with a unit', () => {
  it('is found by nobody there before it is shared', async () => {
    expect((await show()).status).toBe(404);
    expect((await reader.get('/shared-plans')).text).toContain(sv('sharedPlan.none'));
  });

  it('is the first thing the unit’s reader meets, and only theirs', async () => {
    groundId = await share();
    expect((await reader.get('/')).text).toContain('<a class="button" href="/shared-plans">');
    const { text } = await reader.get('/shared-plans');
    expect(text).toContain(`href="/shared-plans/${planId}"`);
    expect(text).toContain('Åsa Påhittsson');
    expect((await elsewhere.get('/shared-plans')).text).not.toContain('Påhittsson');
    expect((await show(elsewhere)).status).toBe(404);
  });

  it('reads as the sheet for care: what to do now first, and never what is the team’s alone', async () => {
    const { status, text } = await show();
    expect(status).toBe(200);
    const order = [
      'Åsa Påhittsson',
      sv('sharedPlan.now'),
      'Ring akuten först.',
      sv('closedHours.ownPromise'),
      'Svarar hela natten.',
      sv('documents.crisisPlan.danger'),
      'Tala lugnt',
      'Steg 1: de första tecknen',
      'Jag slutar svara på meddelanden.',
    ];
    const main = text.slice(text.indexOf('<article'));
    expect(order.map((words) => main.indexOf(words)).every((at, i, all) => at > (all[i - 1] ?? -1))).toBe(
      true,
    );
    expect(text).toContain('tel:0701740617');
    // They are the unit themselves.
    expect(text).not.toContain('tel:040991122');
    expect(text).not.toContain('Bara teamet');
    for (const hidden of ['Hemliga gatan', '070-000']) expect(text).not.toContain(hidden);
    expect(text).not.toMatch(/href="\/(persons|crisis-plans|sips)/);
  });

  it('is the version in force, never a draft', async () => {
    const begun = await coordinator.graphql(
      'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { revision } }',
      { planId },
    );
    const save = `mutation ($input: SaveCrisisPlanDraftInput!) {
      saveCrisisPlanDraft(input: $input) { ... on CrisisPlanVersion { number } } }`;
    const draft = {
      planId,
      revision: begun.data.beginNextCrisisPlanVersion.revision,
      closedHours: 'Bara ett utkast.',
      statements: [],
      closedHoursUnits: [],
    };
    const { data } = await coordinator.graphql(save, { input: { ...draft, madeTogether: false } });
    expect(data.saveCrisisPlanDraft).toEqual({ number: 2 });
    expect((await show()).text).not.toContain('Bara ett utkast');
    const shared = await reader.graphql(PLAN, { id: planId });
    expect(shared.errors).toBeUndefined();
    expect(shared.data.sharedCrisisPlan).toEqual({
      version: 1,
      closedHours: 'Ring akuten först.',
      teamName: 'ACT Prov',
      person: { givenName: 'Åsa', address: null, phone: null },
      closedHoursUnits: [{ unit: { name: 'Psykakuten', phone: '040-99 11 22' } }],
      statements: expect.arrayContaining([{ text: 'Tala lugnt om fåglar.' }]),
      contacts: [{ name: 'Karin Ek' }],
    });
    expect(JSON.stringify(shared)).not.toContain('Bara teamet');
  });

  it('that has only a draft is not found, though its person is shared', async () => {
    const drafted = await enrolPerson(coordinator, world.teamId);
    const begin = 'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }';
    const { data } = await coordinator.graphql(begin, { input: { personId: drafted, label: 'KRISPLAN' } });
    await share({ personId: drafted });
    expect((await reader.get(`/shared-plans/${data.beginCrisisPlan.id}`)).status).toBe(404);
    const missing = await reader.graphql(PLAN, { id: randomUUID() });
    expect(await reader.graphql(PLAN, { id: data.beginCrisisPlan.id })).toEqual(missing);
  });

  it('is printed for care, and the print is in the log', async () => {
    const before = await test.unitOfWork.reader.countBy(AccessLogEntry, { action: 'PRINT' as never });
    const pdf = await reader.submit(`/shared-plans/${planId}`, {}, `/shared-plans/${planId}/print.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = JSON.stringify(await readPdf(pdf.body));
    expect(text).toContain('Tala lugnt');
    expect(text).not.toContain('Bara teamet');
    expect(text).not.toContain('Hemliga');
    const printed = await test.unitOfWork.reader.findBy(AccessLogEntry, { action: 'PRINT' as never });
    expect(printed).toHaveLength(before + 1);
    expect(printed.at(-1)).toMatchObject({
      personId,
      unitId,
      ownerId: world.regionId,
      ground: GroundKind.CONSENT,
      groundId,
    });
  });

  it('opens no other door: no person, plan, SIP, list of people or log', async () => {
    for (const path of [
      `/persons/${personId}`,
      `/persons/${personId}/crisis-plans`,
      `/persons/${personId}/sips`,
      `/persons/${personId}/resource-group`,
      `/persons/${personId}/blocks`,
      `/crisis-plans/${planId}/versions/1`,
      `/crisis-plans/${planId}/versions/1/release`,
      `/teams/${world.teamId}/persons`,
      '/teams',
      '/accounts',
    ])
      expect([path, (await reader.get(path)).status]).toEqual([path, 404]);
    const { errors } = await reader.graphql('query ($id: ID!) { person(id: $id) { givenName } }', {
      id: personId,
    });
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('is not for a team’s staff to read this way', async () => {
    expect((await show(coordinator)).status).toBe(404);
  });
});

describe('finding a shared plan', () => {
  const found = async (query: string) => {
    const { data, errors } = await reader.graphql(LIST, { query });
    expect(errors).toBeUndefined();
    return data.sharedCrisisPlans.items.map(({ person }: any) => person.familyName);
  };

  it('goes by the beginning of a name or the whole number', async () => {
    const second = await enrolPerson(coordinator, world.teamId, {
      givenName: 'Örjan',
      familyName: 'Annansson',
    });
    await agreePlan(coordinator, second, unitId);
    await share({ personId: second });
    expect(await found('')).toEqual(['Annansson', 'Påhittsson']);
    expect(await found('påh')).toEqual(['Påhittsson']);
    expect(await found('ÅSA')).toEqual(['Påhittsson']);
    expect(await found('19121212-1212')).toEqual(['Påhittsson']);
    expect(await found('1912')).toEqual([]);
    expect(await found('hittsson')).toEqual([]);
  });

  it('is logged as a search without its words, and as a list of each plan shown', async () => {
    const before = [
      (await rows('SEARCH')).length,
      (await loggedRecords(test.unitOfWork.reader, { action: LoggedAction.LIST })).length,
    ];
    // The form's own page lists two, the search finds one of them.
    const answer = await reader.submit('/shared-plans', { query: 'Påhitts' }, '/shared-plans/search');
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('Åsa Påhittsson')]);
    expect(answer.text).not.toContain('Annansson');
    const searches = await rows('SEARCH');
    expect(searches).toHaveLength(before[0]! + 1);
    expect(searches.at(-1)).toMatchObject({ rows: 1, personId: null });
    expect(JSON.stringify(searches)).not.toMatch(/påhitts/i);
    expect(await loggedRecords(test.unitOfWork.reader, { action: LoggedAction.LIST })).toHaveLength(
      before[1]! + 2 + 1,
    );
  });

  it('comes in pages of 25', async () => {
    for (let n = 0; n < 24; n++) {
      const id = await enrolPerson(coordinator, world.teamId, { familyName: `Zeta${n}` });
      await agreePlan(coordinator, id, unitId);
      await share({ personId: id });
    }
    const { data } = await reader.graphql(LIST, { query: '' });
    expect(data.sharedCrisisPlans).toMatchObject({ total: 26 });
    expect(data.sharedCrisisPlans.items).toHaveLength(25);
    const { text } = await reader.submit('/shared-plans', { query: '', page: '2' }, '/shared-plans/search');
    expect(text).toContain(sv('paging.range', { from: 26, to: 26, total: 26 }));
    expect(text.match(/href="\/shared-plans\/[0-9a-f-]{36}"/g)).toHaveLength(1);
  });
});

describe('a shared plan is shared no longer', () => {
  it('once the ground is withdrawn', async () => {
    expect((await show()).status).toBe(200);
    await withdrawAll();
    expect((await show()).status).toBe(404);
    const { data } = await reader.graphql(LIST, { query: 'Påhittsson' });
    expect(data.sharedCrisisPlans.items).toEqual([]);
  });

  it.each([
    ['after the last day', { fromDate: addDays(today(), -9), toDate: addDays(today(), -1) }],
    ['before the first day', { fromDate: addDays(today(), 1), toDate: addDays(today(), 9) }],
    ['when the ground is for something else', { categories: [RecordCategory.SIP] }],
  ])('%s', async (_, ground) => {
    await share(ground);
    expect((await show()).status).toBe(404);
    const { data } = await reader.graphql(LIST, { query: 'Påhittsson' });
    expect(data.sharedCrisisPlans.items).toEqual([]);
  });

  it('while a block keeps the team’s records', async () => {
    await share();
    expect((await show()).status).toBe(200);
    await coordinator.graphql('mutation ($input: SetBlockInput!) { setBlock(input: $input) { id } }', {
      input: { personId, teamId: world.teamId },
    });
    expect((await show()).status).toBe(404);
  });
});

describe('whom to turn to, by the clock of Sweden', () => {
  const NOW = `query ($id: ID!) { sharedCrisisPlan(id: $id) { turnToNow { team { state opens { date time } }
    units { unit { name } response state isOwn opens { date time } } } } }`;
  const week = (fromDay: number, toDay: number, opens: string, closes: string) => ({
    spans: [{ fromDay, toDay, opens, closes }],
    holidays: HolidayHours.CLOSED,
    exceptions: [],
  });
  let id: string;

  /** @param at such as '2027-06-21T19:00Z' */
  const readAt = async (at: string) => {
    test.app.get(Clock).now = () => new Date(at);
    const { text } = await reader.get(`/shared-plans/${id}`);
    const { data, errors } = await reader.graphql(NOW, { id });
    expect(errors).toBeUndefined();
    const { team, units } = data.sharedCrisisPlan.turnToNow;
    const say = ({ state, opens }: any) => (opens ? `${opens.date} ${opens.time}` : state);
    return {
      text: text.slice(text.indexOf('<article'), text.indexOf(sv('unitAnswer.heading'))),
      said: [`team ${say(team)}`, ...units.map((one: any) => `${one.unit.name} ${say(one)}`)],
      own: units.filter((one: any) => one.isOwn).map((one: any) => one.unit.name),
    };
  };

  beforeAll(async () => {
    const { teamId, regionId } = world;
    await test.unitOfWork.run((manager) =>
      manager.update(Team, teamId, { hours: week(1, 5, '08:00', '16:30'), phone: '040-55 00 01' }),
    );
    const evening = await addUnit(test, regionId, 'Mobila', {
      hours: week(1, 7, '16:00', '22:00'),
      phone: '040-55 00 02',
    });
    const always = await addUnit(test, regionId, 'Jourtelefonen', {
      hours: { ...week(1, 7, '00:00', '24:00'), holidays: HolidayHours.AS_USUAL },
      phone: '040-55 00 03',
    });
    const practical = await addUnit(test, regionId, 'Boendestödet', {
      hours: { ...week(1, 7, '00:00', '24:00'), holidays: HolidayHours.AS_USUAL },
      phone: '040-55 00 05',
    });
    const refusing = await addUnit(test, regionId, 'Avdelning 1', { phone: '040-55 00 04' });
    const whose = await enrolPerson(coordinator, teamId);
    id = await agreePlan(
      coordinator,
      whose,
      unitId,
      'Ring någon.',
      [],
      [
        {
          unitId: practical,
          task: 'Matar katten.',
          response: 'ACCEPTED',
          respondedOn: today(),
          practicalOnly: true,
        },
        { unitId: evening, task: 'Kommer hem.', response: 'ACCEPTED', respondedOn: today() },
        { unitId: refusing, task: 'Tar emot.', response: 'DECLINED', respondedOn: today() },
        { unitId: always, task: 'Talar lugnt.' },
      ],
    );
    await share({ personId: whose });
  });
  afterAll(() => {
    test.app.get(Clock).now = () => new Date();
  });

  it('is the open units in order while the team is closed, and then when the others open', async () => {
    // A Monday at 23 in summer.
    const { text, said, own } = await readAt('2027-06-21T21:00Z');
    expect(said).toEqual([
      'team 2027-06-22 08:00',
      'Jourtelefonen OPEN',
      'Psykakuten NOT_TOLD',
      'Mobila 2027-06-22 16:00',
    ]);
    expect(own).toEqual(['Psykakuten']);
    const order = [
      sv('closedHours.answerOut'),
      sv('sharedPlan.call'),
      '<a class="button" href="tel:040550003">',
      sv('closedHours.closedNow'),
      sv('closedHours.opens', { when: sv('closedHours.tomorrow', { clock: '16' }) }),
      `<span class="tag tag-problem">${sv('documents.crisisPlan.declined')}</span>`,
      'Avdelning 1',
      sv('closedHours.teamOpens', { team: 'ACT Prov', when: sv('closedHours.tomorrow', { clock: '8' }) }),
    ];
    expect(order.map((words) => text.indexOf(words)).every((at, i, all) => at > (all[i - 1] ?? -1))).toBe(
      true,
    );
    expect(text).not.toContain('class="button" href="tel:040550002"');
    expect(text).not.toContain('tel:040550004');
  });

  it('is never a unit with a practical task alone, which stands apart with its task, answer and hours', async () => {
    const { text } = await readAt('2027-06-21T21:00Z');
    const [toCall = '', help = ''] = text.split(`<h2>${sv('crisisPlan.practicalHelp')}</h2>`);
    expect(toCall).not.toContain('Boendestödet');
    expect(help).toMatch(
      new RegExp(`Boendestödet[^]+tel:040550005[^]+${sv('crisisPlan.response.ACCEPTED')}[^]+Matar katten\\.`),
    );
    expect(help).not.toContain('class="button" href="tel:');
    const { body } = await reader.submit(`/shared-plans/${id}`, {}, `/shared-plans/${id}/print.pdf`);
    const paper = (await readPdf(body)).pages.join(' ').replaceAll(/\s+/g, ' ');
    expect(paper.split('Boendestödet')).toHaveLength(2);
    expect(paper).toMatch(
      new RegExp(
        `${sv('crisisPlan.practicalHelp')} .*Boendestödet .*Matar katten\\. ${sv('documents.response.ACCEPTED')}`,
      ),
    );
    const shown = (await coordinator.get(`/crisis-plans/${id}/versions/1`)).text;
    const [units = '', ownTable = ''] = shown.split(`<caption>${sv('crisisPlan.practicalHelp')}</caption>`);
    expect([units.includes('Matar katten.'), ownTable.includes('Matar katten.')]).toEqual([false, true]);
  });

  it('is the team first where it is open', async () => {
    const { text, said } = await readAt('2027-06-22T14:10Z');
    expect(said).toEqual(['team OPEN', 'Mobila OPEN', 'Jourtelefonen OPEN', 'Psykakuten NOT_TOLD']);
    const calls = [...text.matchAll(/class="button" href="tel:(\d+)"/g)].map(([, number]) => number);
    expect(calls).toEqual(['040550001', '040550002', '040550003']);
    // The one that is always open closes never.
    const closing = ['16.30', '22'].map((clock) =>
      sv('closedHours.openUntil', { when: sv('closedHours.today', { clock }) }),
    );
    for (const words of [...closing, `>${sv('closedHours.openNow')}<`]) expect(text).toContain(words);
  });

  it('stands on paper by the hours of the week', async () => {
    const { body } = await reader.submit(`/shared-plans/${id}`, {}, `/shared-plans/${id}/print.pdf`);
    const paper = (await readPdf(body)).pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const words of [
      'mån–fre 8–16.30 ACT Prov',
      sv('closedHours.notAnswered'),
      sv('closedHours.headingAnswerOut'),
    ])
      expect(paper).toContain(words);
  });

  it('is no unit that is there no more, of which that is said', async () => {
    await test.unitOfWork.run((manager) =>
      manager.update(Unit, { name: 'Jourtelefonen' }, { endedOn: addDays(today(), -1) }),
    );
    const { text, said } = await readAt('2027-06-21T21:00Z');
    expect(said).toEqual(['team 2027-06-22 08:00', 'Psykakuten NOT_TOLD', 'Mobila 2027-06-22 16:00']);
    expect(text).toContain(sv('documents.crisisPlan.unitEnded'));
    expect(text).not.toContain('040550003');
    const { body } = await reader.submit(`/shared-plans/${id}`, {}, `/shared-plans/${id}/print.pdf`);
    const paper = (await readPdf(body)).pages.join(' ').replaceAll(/\s+/g, ' ');
    expect(paper).toContain(`${sv('documents.crisisPlan.unitEnded')} Jourtelefonen`);
    expect(paper).not.toContain('040-55 00 03');
  });
});
