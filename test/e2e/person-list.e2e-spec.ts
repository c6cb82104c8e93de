import { randomUUID } from 'node:crypto';
import { Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { IdentityKind, Intensity, LegalFrame } from '../../src/persons/person-kinds.js';
import { EnrolmentCoordinator } from '../../src/persons/support.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { insertRows } from '../../src/platform/database/insert-rows.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { Post, StaffMember } from '../../src/teams/staff.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { RecordedStatements } from '../support/recorded-statements.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addStaffMember,
  addTeam,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

const LIST = `query ($teamId: ID!, $search: String, $filter: PersonFilter, $sort: PersonSort, $page: PageInput) {
  persons(teamId: $teamId, search: $search, filter: $filter, sort: $sort, page: $page) {
    total items { person { familyName } coordinators { name } mayReadCrisisPlans crisisPlans { dueOn }
      mayReadSips sip { dueOn } nextDueOn isOverdue lastContactOn } } }`;
const DAY = today();

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let municipal: Browser;
let anna: TestPerson;
let staffId: string;
let leaverId: string;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  const enrol = (familyName: string) => addPerson(test.unitOfWork, { ownerId: regionId, teamId, familyName });
  anna = await enrol('Annansson');
  const bertil = await enrol('Bertilsson');
  const ended = await addPerson(test.unitOfWork, {
    ownerId: regionId,
    teamId,
    familyName: 'Dahl',
    fromDate: '2025-01-01',
    toDate: addDays(DAY, -1),
  });
  expect(ended.personId).toBeDefined();
  await enrol('Cesarsson');
  await test.unitOfWork.run(async (manager) => {
    staffId = await addStaffMember(manager, {
      teamId,
      employerId: regionId,
      reference: 'S1',
      name: 'Kim Ek',
    });
    leaverId = await addStaffMember(manager, {
      teamId,
      employerId: municipalityId,
      reference: 'S2',
      name: 'Lo Al',
    });
    const since = { fromDate: '2025-01-01', toDate: null };
    const row = (enrolmentId: string, staffMemberId: string) => ({
      ...since,
      id: randomUUID(),
      enrolmentId,
      staffMemberId,
    });
    await manager.insert(EnrolmentCoordinator, row(anna.enrolmentId, staffId));
    await manager.insert(EnrolmentCoordinator, row(bertil.enrolmentId, leaverId));
    const contact = (date: string, noShow: boolean) => ({
      id: randomUUID(),
      ownerId: regionId,
      enrolmentId: anna.enrolmentId,
      date,
      time: '10:00',
      minutes: 45,
      mode: ContactMode.IN_PERSON,
      place: ContactPlace.HOME,
      personPresent: !noShow,
      naturalSupportPresent: false,
      noShow,
    });
    await manager.insert(Contact, [contact('2026-11-02', false), contact('2026-11-09', true)]);
  });
  const at = new Date('2026-03-04T12:00:00Z');
  await addCrisisPlan(test.unitOfWork, anna, { statuses: [PlanStatus.AGREED], at });
  await addSip(test.unitOfWork, anna, { status: PlanStatus.AGREED, at });
});
afterAll(() => test.close());

const ask = async (browser: Browser, wanted: object = {}) => {
  const { data, errors } = await browser.graphql(LIST, { teamId: world.teamId, ...wanted });
  expect(errors).toBeUndefined();
  return data.persons;
};
const names = async (wanted: object = {}, browser = coordinator) =>
  (await ask(browser, wanted)).items.map(({ person }: any) => person.familyName);

describe('the persons of a team', () => {
  it('are told with who coordinates, which plans are in force and due, and the last contact', async () => {
    const { items, total } = await ask(coordinator);
    expect(total).toBe(3);
    expect(items[0]).toMatchObject({
      person: { familyName: 'Annansson' },
      coordinators: [{ name: 'Kim Ek' }],
      mayReadCrisisPlans: true,
      crisisPlans: [{}],
      mayReadSips: true,
      sip: {},
      // The person was not there on the ninth.
      lastContactOn: '2026-11-02',
    });
    const page = await coordinator.get(`/teams/${world.teamId}/persons`);
    expect(page.text).toContain('Kim Ek');
    expect(page.text).toContain('2 november 2026');
  });

  it('are mine when the member of staff to whom my account is linked coordinates', async () => {
    const mine = `/teams/${world.teamId}/persons?filter=MINE`;
    const whyNone = async (key: string) => expect((await coordinator.get(mine)).text).toContain(sv(key));
    expect(await names({ filter: 'MINE' })).toEqual([]);
    await whyNone('personList.noneLinked');
    await test.unitOfWork.run(async (manager) => {
      const { accountId } = await manager.findOneByOrFail(Grant, {
        teamId: world.teamId,
        role: Role.COORDINATOR,
      });
      await manager.update(StaffMember, { id: leaverId }, { accountId });
    });
    expect(await names({ filter: 'MINE' })).toEqual(['Bertilsson']);
    await test.unitOfWork.run((manager) =>
      manager.update(EnrolmentCoordinator, { staffMemberId: leaverId }, { fromDate: addDays(DAY, 1) }),
    );
    await whyNone('personList.none.MINE');
    await test.unitOfWork.run((manager) =>
      manager.update(EnrolmentCoordinator, { staffMemberId: leaverId }, { fromDate: '2025-01-01' }),
    );
  });

  it('stand without coordinator when the one they had has left, and not when she has only changed post', async () => {
    expect(await names({ filter: 'WITHOUT_COORDINATOR' })).toEqual(['Cesarsson']);
    await test.unitOfWork.run(async (manager) => {
      await manager.update(Post, { staffMemberId: leaverId }, { toDate: addDays(DAY, -1) });
    });
    expect(await names({ filter: 'WITHOUT_COORDINATOR' })).toEqual(['Bertilsson', 'Cesarsson']);
    const { teamId, municipalityId } = world;
    await test.unitOfWork.run((manager) =>
      addStaffMember(manager, {
        teamId,
        employerId: municipalityId,
        reference: 'S2',
        name: 'Lo Al',
        fromDate: DAY,
      }),
    );
    expect(await names({ filter: 'WITHOUT_COORDINATOR' })).toEqual(['Cesarsson']);
  });

  it('are filtered, sorted and paged alike in the API and on the page', async () => {
    expect(await names({ filter: 'WITHOUT_CRISIS_PLAN' })).toEqual(['Bertilsson', 'Cesarsson']);
    expect(await names({ sort: 'LAST_CONTACT' })).toEqual(['Bertilsson', 'Cesarsson', 'Annansson']);
    expect(await names({ sort: 'NEXT_DUE' })).toEqual(['Annansson', 'Bertilsson', 'Cesarsson']);
    expect(await names({ page: { page: 2, size: 2 } })).toEqual(['Cesarsson']);
    expect(await names({ page: { page: 9, size: 2 } })).toEqual([]);
    const address = `/teams/${world.teamId}/persons?filter=WITHOUT_CRISIS_PLAN&sort=LAST_CONTACT`;
    const { text } = await coordinator.get(address);
    expect(text).not.toContain('Annansson');
    expect(text.indexOf('Bertilsson')).toBeLessThan(text.indexOf('Cesarsson'));
    expect(text).toContain('value="WITHOUT_CRISIS_PLAN" selected');
    const odd = await coordinator.get(`/teams/${world.teamId}/persons?filter=NOBODY&sort=x&page=-3`);
    expect([odd.status, odd.text.includes('Annansson')]).toEqual([200, true]);
  });

  it('are searched for by a posted form, and nothing of it stands in an address or in the log', async () => {
    const path = `/teams/${world.teamId}/persons`;
    const found = await coordinator.submit(path, { search: 'berti', filter: 'ALL' }, `${path}/search`);
    expect(found.text).toContain('Bertilsson');
    expect(found.text).toContain(sv('personList.found', { filter: sv('personList.filter.ALL'), n: 1 }));
    expect(found.text).not.toContain('Cesarsson');
    const none = await coordinator.submit(path, { search: 'Zzz' }, `${path}/search`);
    expect(none.text).toContain(sv('personList.noneFound'));
    const odd = await coordinator.submit(path, { search: 'tel 070-1234567' }, `${path}/search`);
    expect(odd.text).toContain(sv('problem.identityNumber'));
    const nothing = await coordinator.submit(
      path,
      { search: ' ', filter: 'OVERDUE', sort: 'NAME' },
      `${path}/search`,
    );
    expect([nothing.status, nothing.headers.location]).toEqual([303, `${path}?filter=OVERDUE&sort=NAME`]);
    const searches = await test.unitOfWork.reader.findBy(AccessLogEntry, { action: LoggedAction.SEARCH });
    expect(searches.map(({ rows }) => rows)).toEqual([1, 0, 0]);
    expect(JSON.stringify(searches)).not.toMatch(/berti|zzz/i);
  });

  it('that have ended are listed only to whoever may still read of them', async () => {
    expect(await names({ filter: 'ENDED' })).toEqual([]);
    const { text } = await coordinator.get(`/teams/${world.teamId}/persons?filter=ENDED`);
    expect(text).toContain(sv('personList.none.ENDED'));
    const other = await addTeam(test.unitOfWork, 'FACT Nästa');
    const [moved] = await test.unitOfWork.reader.findBy(Person, { familyName: 'Dahl' });
    await test.unitOfWork.run((manager) =>
      manager.insert(Enrolment, {
        id: randomUUID(),
        ownerId: moved!.ownerId,
        teamId: other.teamId,
        personId: moved!.id,
        fromDate: DAY,
        intensity: Intensity.STANDARD,
        legalFrame: LegalFrame.VOLUNTARY,
      }),
    );
    expect(await names({ filter: 'ENDED' })).toEqual([]);
  });

  it('leave no trace of whom the asker may not see, in the total neither, and none of what the ground does not give', async () => {
    expect(await ask(municipal)).toEqual({ total: 0, items: [] });
    const { regionId, municipalityId } = world;
    await joinDocumentation(test.unitOfWork, world);
    await addGround(test.unitOfWork, {
      ...COHERENT,
      personId: anna.personId,
      giverId: regionId,
      receiverId: municipalityId,
      categories: [RecordCategory.SIP],
    });
    const { items, total } = await ask(municipal);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      mayReadCrisisPlans: false,
      crisisPlans: [],
      mayReadSips: true,
      lastContactOn: null,
    });
    expect(items[0].sip).not.toBeNull();
    // Nothing of a plan that may not be read: neither that there is one, nor that there is none.
    expect(await names({ filter: 'WITHOUT_CRISIS_PLAN' }, municipal)).toEqual([]);
  });
});

describe('a page of a team of 500', () => {
  it('takes six statements, and logs the fifty that it shows as one row', async () => {
    const { teamId, regionId } = world;
    const persons = Array.from({ length: 500 }, (_, n) => ({
      id: randomUUID(),
      ownerId: regionId,
      identityNumber: `T47X${n}`,
      identityKind: IdentityKind.RESERVE,
      givenName: 'Många',
      familyName: `Person ${n}`,
      protectedIdentity: false,
      language: 'svenska',
      needsInterpreter: false,
      address: null,
      phone: null,
      fictitious: true,
    }));
    await test.unitOfWork.run(async (manager) => {
      await insertRows(manager, Person, persons);
      await insertRows(
        manager,
        Enrolment,
        persons.map(({ id: personId }) => ({
          id: randomUUID(),
          ownerId: regionId,
          teamId,
          personId,
          fromDate: '2026-01-01',
          toDate: null,
          leavingReason: null,
          intensity: Intensity.STANDARD,
          legalFrame: LegalFrame.VOLUNTARY,
        })),
      );
    });
    const statements = new RecordedStatements(test);
    await coordinator.get(`/teams/${teamId}/persons?page=2`);
    statements.take();
    const before = await loggedRecords(test.unitOfWork.reader, { action: LoggedAction.LIST });
    statements.take();
    const { total, items } = await ask(coordinator, { page: { page: 3 } });
    const asked = statements.take();
    expect([total, items.length]).toEqual([503, 50]);
    // Two of the six ask who it is; how the log is written is the same for every list.
    const questions = asked.filter(
      (one) => /^\s*(SELECT|WITH)/.test(one) && !/access_?log|audit_log/i.test(one),
    );
    expect(questions).toHaveLength(6);
    const after = await loggedRecords(test.unitOfWork.reader, { action: LoggedAction.LIST });
    expect(after.length - before.length).toBe(50);
  });
});
