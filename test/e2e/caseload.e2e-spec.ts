import { randomUUID } from 'node:crypto';
import { Grant } from '../../src/access/account.entity.js';
import type { Actor } from '../../src/access/actor.js';
import { Role } from '../../src/access/role.js';
import { CaseloadService } from '../../src/caseload/caseload.service.js';
import { UnitResponse } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { coordinatorFrom } from '../../src/persons/coordinators.js';
import { EnrolmentCoordinator } from '../../src/persons/support.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { RecordedStatements } from '../support/recorded-statements.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addGround, addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const CASELOAD = '{ caseload { total items { kind urgency dueOn personId path text { locale text } } } }';
const DAY = today();
const STEPS = '{ firstStepsToTake { kind done path } }';

let test: TestApp;
let team: TeamWorld;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const actorIn = (teamId: string, role = Role.COORDINATOR): Actor => ({
  accountId: randomUUID(),
  name: 'A',
  locale: 'sv',
  requestId: randomUUID(),
  principalId: team.regionId,
  grants: [{ role, teamId }],
});

const coordinate = ({ enrolmentId, teamId }: TestPerson, toDate: string | null) =>
  test.unitOfWork.run(async (manager) => {
    const employed = { teamId, employerId: team.regionId, reference: randomUUID(), toDate };
    const staffMemberId = await addStaffMember(manager, employed);
    await manager.insert(EnrolmentCoordinator, {
      id: randomUUID(),
      enrolmentId,
      staffMemberId,
      fromDate: '2025-01-01',
      toDate: null,
      recordedAt: null,
      recordedBy: null,
      recordedByName: null,
    });
  });

const stepsOf = async (browser: Browser) =>
  (await browser.graphql(STEPS)).data.firstStepsToTake.map(
    ({ kind, done }: { kind: string; done: boolean }) => `${kind} ${done}`,
  );

it('an installation with nothing in it says what to do first, and ticks it off', async () => {
  const administrator = await test.signIn(Role.ADMINISTRATOR);
  expect(await stepsOf(administrator)).toEqual([
    'PRINCIPALS false',
    'UNIT false',
    'SERVICE false',
    'TEAM false',
    'SECOND_ADMINISTRATOR false',
    'TEAM_ACCOUNTS false',
    'LOG_REVIEWER false',
  ]);
  expect((await administrator.get('/')).text).toContain(sv('firstStep.title'));

  team = await addTeam(test.unitOfWork);
  const { teamId, regionId: ownerId } = team;
  const manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  expect(await stepsOf(manager)).toEqual([
    'STAFF false',
    'PERSONS false',
    'CRISIS_PLAN false',
    'AUDIT false',
  ]);
  const person = await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Först' });
  await addCrisisPlan(test.unitOfWork, person, {
    statuses: [PlanStatus.AGREED],
    reviewOn: addDays(DAY, 100),
  });
  await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED, followUpOn: addDays(DAY, 100) });
  await coordinate(person, null);
  expect(await stepsOf(manager)).toEqual(['STAFF true', 'PERSONS true', 'CRISIS_PLAN true', 'AUDIT false']);
  await test.signIn(Role.COORDINATOR, { teamId });
  await test.signIn(Role.ADMINISTRATOR);
  expect((await stepsOf(administrator)).filter((step: string) => step.endsWith('false'))).toEqual([
    'LOG_REVIEWER false',
  ]);
  await test.signIn(Role.LOG_REVIEWER, { principalId: ownerId });
  expect(await stepsOf(administrator)).toEqual([]);
  expect((await administrator.get('/')).text).not.toContain(sv('firstStep.title'));
});

describe('what waits in a team', () => {
  const people: Record<string, TestPerson> = {};
  beforeAll(async () => {
    const { regionId: ownerId, municipalityId, teamId } = team;
    const add = async (familyName: string, where = teamId) => {
      people[familyName] = await addPerson(test.unitOfWork, { ownerId, teamId: where, familyName });
      return people[familyName];
    };
    await add('Alm');
    const [bea, cia, dan] = [await add('Berg'), await add('Cronholm'), await add('Dahl')];
    const { unitOfWork } = test;
    const agreed = (days: number) => ({ statuses: [PlanStatus.AGREED], reviewOn: addDays(DAY, days) });
    const sip = (days: number) => ({ status: PlanStatus.AGREED, followUpOn: addDays(DAY, days) });
    await addCrisisPlan(unitOfWork, bea, agreed(30));
    await addSip(unitOfWork, bea, sip(0));
    await coordinate(bea, null);
    await addGround(unitOfWork, {
      personId: bea.personId,
      giverId: ownerId,
      receiverId: municipalityId,
      toDate: addDays(DAY, 10),
    });
    await addCrisisPlan(unitOfWork, cia, agreed(31));
    await addSip(unitOfWork, cia, sip(-1));
    await coordinate(cia, addDays(DAY, -1));
    await addCrisisPlan(unitOfWork, dan, { statuses: [PlanStatus.DRAFT], response: UnitResponse.PENDING });
    await addSip(unitOfWork, dan, { status: PlanStatus.DRAFT });
    await coordinate(dan, addDays(DAY, 1));
    const elsewhere = await addTeam(unitOfWork, 'ACT Annan', '1480');
    await add('Annan', elsewhere.teamId);
  });

  const seen = async (browser: Browser) => {
    const { data } = await browser.graphql(CASELOAD);
    const nameOf = (id: string | null) =>
      Object.entries(people).find(([, { personId }]) => personId === id)?.[0] ?? '';
    return data.caseload.items.map(({ kind, personId, dueOn }: Record<string, string | null>) =>
      [kind, nameOf(personId!), dueOn].filter(Boolean).join(' '),
    );
  };
  const lacking = [
    'WITHOUT_COORDINATOR Alm',
    'WITHOUT_COORDINATOR Cronholm',
    'WITHOUT_CRISIS_PLAN Alm',
    'WITHOUT_SIP Alm',
  ];

  it('is, for a coordinator, what each person lacks, what is begun and what is due within 30 days', async () => {
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId: team.teamId });
    expect(await seen(coordinator)).toEqual([
      `SIP_FOLLOW_UP Cronholm ${addDays(DAY, -1)}`,
      `SIP_FOLLOW_UP Berg ${DAY}`,
      `CONSENT_ENDS Berg ${addDays(DAY, 10)}`,
      `CRISIS_PLAN_REVIEW Berg ${addDays(DAY, 30)}`,
      'CRISIS_PLAN_DRAFT Dahl',
      'SIP_DRAFT Dahl',
      'UNIT_UNANSWERED Dahl',
      ...lacking,
    ]);
    const { data } = await coordinator.graphql(CASELOAD);
    const [late, now] = data.caseload.items;
    expect([late.urgency, now.urgency, data.caseload.total]).toEqual(['OVERDUE', 'TODAY', 11]);
    for (const { path } of data.caseload.items) expect((await coordinator.get(path)).status).toBe(200);
    const start = (await coordinator.get('/')).text;
    for (const { text } of data.caseload.items) expect(start).toContain(text[0].text);
  });

  it('is, for a manager, what they may do something about', async () => {
    const manager = await test.signIn(Role.TEAM_MANAGER, { teamId: team.teamId });
    expect(await seen(manager)).toEqual([`CONSENT_ENDS Berg ${addDays(DAY, 10)}`, ...lacking]);
  });

  it.each([
    [Role.TEAM_MEMBER, () => ({ teamId: team.teamId }), 'start.nothingWaits'],
    [Role.NATIONAL_ANALYST, () => ({}), 'start.nothingKept'],
  ])('is nothing for %s, who is told why', async (role, held, key) => {
    const browser = await test.signIn(role, held());
    expect(await seen(browser)).toEqual([]);
    expect((await browser.get('/')).text).toContain(sv(key));
  });

  it('is logged as a list of those who are in it, and found in eight statements', async () => {
    const service = test.app.get(CaseloadService);
    const actor = actorIn(team.teamId);
    const statements = new RecordedStatements(test);
    await service.overview(actor);
    expect(statements.take().filter((one) => !/^(BEGIN|START|COMMIT)/.test(one)).length).toBeLessThanOrEqual(
      8,
    );
    const { requestId } = actor;
    const rows = await loggedRecords(test.unitOfWork.reader, { requestId });
    const ids = (names: string[]) => names.map((name) => people[name]!.personId).sort();
    expect([...new Set(rows.map(({ personId }) => personId))].sort()).toEqual(
      ids(['Alm', 'Berg', 'Cronholm', 'Dahl']),
    );
    const first = actorIn(team.teamId);
    expect((await service.page(first, { page: 1, size: 1 })).items).toHaveLength(1);
    const shown = await loggedRecords(test.unitOfWork.reader, { requestId: first.requestId });
    expect(shown.map(({ personId }) => personId)).toEqual(ids(['Cronholm']));
  });
});

describe('a caseload that is long', () => {
  let long: TeamWorld;
  let browser: Browser;
  let accountId: string;
  const names = Array.from({ length: 12 }, (_, index) => `Lång${index + 10}`);
  /** Whom a page says this of. */
  const saidOf = (text: string, key: string, params: object = {}) =>
    names.filter((familyName) => text.includes(sv(key, { ...params, person: `Åsa ${familyName}` })));
  const shown = async () => saidOf((await browser.get('/')).text, 'caseload.kind.WITHOUT_SIP');
  beforeAll(async () => {
    long = await addTeam(test.unitOfWork, 'ACT Lång', '1280');
    const { teamId, regionId: ownerId } = long;
    browser = await test.signIn(Role.COORDINATOR, { teamId, principalId: ownerId });
    ({ accountId } = await test.unitOfWork.reader.findOneByOrFail(Grant, { teamId }));
    for (const familyName of names) {
      const person = await addPerson(test.unitOfWork, { ownerId, teamId, familyName });
      await addCrisisPlan(test.unitOfWork, person, {
        statuses: [PlanStatus.AGREED],
        reviewOn: addDays(DAY, -1),
      });
      people.own = person;
    }
  });
  const people: Record<string, TestPerson> = {};

  it('is shown to the tenth of a kind, with the way to all, and no more is logged', async () => {
    expect(await shown()).toHaveLength(10);
    const text = (await browser.get('/')).text.replaceAll('&#x3D;', '=');
    const filtered = `/teams/${long.teamId}/persons?filter=WITHOUT_SIP`;
    expect(text).toContain(`href="${filtered}">${sv('start.all', { n: 12 })}`);
    expect((await browser.get(filtered)).text).toContain(
      sv('personList.count', { filter: sv('personList.filter.WITHOUT_SIP'), n: 12 }),
    );
    expect(text).toContain(`href="/waiting?when=OVERDUE">${sv('start.all', { n: 12 })}`);
    const all = (await browser.get('/waiting?when=OVERDUE')).text;
    const label = sv('crisisPlan.label.KRISPLAN');
    expect(saidOf(all, 'caseload.kind.CRISIS_PLAN_REVIEW', { label })).toEqual(names);
    expect(saidOf(all, 'caseload.kind.WITHOUT_SIP')).toEqual([]);
    for (const path of [`/teams/${long.teamId}/days`, `/teams/${long.teamId}/board`])
      expect(text).toContain(`href="${path}"`);
    expect(text).toContain(`href="/teams/${long.teamId}/contacts/new?date=${DAY}&amp;template=VISIT"`);
  });

  it('shows whoever coordinates their own, and counts the rest of the team', async () => {
    const { enrolmentId, teamId } = people.own!;
    await test.unitOfWork.run(async (manager) => {
      const employed = { teamId, employerId: long.regionId, reference: 'L1' };
      const staffMemberId = await addStaffMember(manager, employed);
      await manager.update(StaffMember, { id: staffMemberId }, { accountId });
      await manager.insert(EnrolmentCoordinator, coordinatorFrom(enrolmentId, staffMemberId, '2025-01-01'));
    });
    expect(await shown()).toEqual(['Lång21']);
    const { text } = await browser.get('/');
    expect(text).toContain(sv('start.all', { n: 12 }));
    const { data } = await browser.graphql('{ caseload { items { kind isMine personId } } }');
    const mine = data.caseload.items.filter(({ isMine }: { isMine: boolean }) => isMine);
    expect(mine.map(({ kind }: { kind: string }) => kind)).toEqual(['CRISIS_PLAN_REVIEW', 'WITHOUT_SIP']);
  });
});

describe('a plan that is offered', () => {
  const RECORD = 'mutation ($input: RecordPlanOfferInput!) { recordPlanOffer(input: $input) { id } }';
  const SHARE = 'query ($teamId: ID!) { crisisPlanShare(teamId: $teamId) { withPlan of declined share } }';
  let person: TestPerson;
  let coordinator: Browser;
  let manager: Browser;
  let own: TeamWorld;
  beforeAll(async () => {
    own = await addTeam(test.unitOfWork, 'ACT Erbjuden', '0680');
    const { teamId, regionId: ownerId } = own;
    person = await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Nej' });
    const other = await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Ja' });
    await addCrisisPlan(test.unitOfWork, other, {
      statuses: [PlanStatus.AGREED],
      reviewOn: addDays(DAY, 99),
    });
    await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Kanske' });
    coordinator = await test.signIn(Role.COORDINATOR, { teamId });
    manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  });

  const share = async () => (await manager.graphql(SHARE, { teamId: own.teamId })).data.crisisPlanShare;
  const offer = async (answer: string, offeredOn = DAY) =>
    (
      await coordinator.graphql(RECORD, {
        input: { personId: person.personId, plan: 'CRISIS_PLAN', offeredOn, answer },
      })
    ).data.recordPlanOffer.id as string;
  const lacksPlan = async () =>
    (await coordinator.graphql(CASELOAD)).data.caseload.items.some(
      ({ kind, personId }: Record<string, string>) =>
        kind === 'WITHOUT_CRISIS_PLAN' && personId === person.personId,
    );

  it('and declined takes the person out of those without, until they say something else', async () => {
    expect([await share(), await lacksPlan()]).toEqual([
      { withPlan: 1, of: 3, declined: 0, share: 1 / 3 },
      true,
    ]);
    await offer('ACCEPTED', addDays(DAY, -10));
    const no = await offer('DECLINED');
    expect(await offer('DECLINED')).toBe(no);
    expect([await share(), await lacksPlan()]).toEqual([
      { withPlan: 1, of: 2, declined: 1, share: 1 / 2 },
      false,
    ]);
    const list = `/teams/${own.teamId}/persons`;
    const said = sv('personList.declined', { day: formatDate('sv', DAY) });
    expect((await coordinator.get(list)).text).toContain(said);
    expect((await coordinator.get(`${list}?filter=WITHOUT_CRISIS_PLAN`)).text).not.toContain('Nej');
    expect((await coordinator.get(`/persons/${person.personId}`)).text).toContain(said);
    const start = (await manager.get('/')).text;
    expect(start).toContain(sv('planOffer.share', { withPlan: 1, of: 2, share: '50' }));
    expect(start).toContain(sv('planOffer.shareDeclined', { declined: 1 }));
    const page = `/persons/${person.personId}/plan-offers`;
    const voided = await coordinator.submit(`${page}/${no}/void`, { reason: 'Fel person.' });
    expect(voided.headers.location).toBe(page);
    expect((await coordinator.get(page)).text).toContain('Fel person.');
    expect((await coordinator.get(`${page}/${no}/void`)).status).toBe(404);
    expect([await share(), await lacksPlan()]).toEqual([
      { withPlan: 1, of: 3, declined: 0, share: 1 / 3 },
      true,
    ]);
  });

  it('is asked about in words when the day is to come, and written by nobody but who writes plans', async () => {
    const page = `/persons/${person.personId}/plan-offers`;
    const fields = { plan: 'SIP', answer: 'UNDECIDED', note: 'Fråga igen i vår.' };
    const late = await coordinator.submit(page, { ...fields, offeredOn: addDays(DAY, 1) });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining(sv('problem.dayInFuture'))]);
    expect(late.text).toContain('Fråga igen i vår.');
    expect((await manager.get(page)).text).not.toContain(sv('planOffer.record'));
    expect((await coordinator.submit(page, { ...fields, offeredOn: DAY })).headers.location).toBe(page);
    expect((await coordinator.get(page)).text).toContain('Fråga igen i vår.');
  });
});
