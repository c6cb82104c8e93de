import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { Person } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { PersonSummary } from '../../src/releases/person-summary.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { addUnit, agreeNext, agreePlan } from '../support/agreed-plan.js';
import { storeGroup } from '../support/stored-group.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addGround, addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const { PERSON, CRISIS_PLAN, SIP, RESOURCE_GROUP } = RecordCategory;
const LIST = `query ($query: String! = "") { receivedPersons(query: $query) {
  total items { personId givenName familyName identityNumber owner receiverName until } } }`;
const READ = `query ($id: ID!) { receivedPerson(personId: $id) { personId owner receiverName until
  summary { givenName familyName identityNumber language needsInterpreter protectedIdentity
    coordinators { name employers } plans { plan versionNumber agreedOn reviewOn } }
  received { copyId plan versionNumber } } }`;
const GIVEN = `query ($id: ID!) { summariesOfPerson(personId: $id) {
  groundId receiverName content { language plans { versionNumber } } } }`;
const UNTIL = addDays(today(), 100);
const REVIEW = addDays(today(), 180);

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
/** Of the municipality: in the same team, in another one, and of a unit. */
let municipal: Browser;
let elsewhere: Browser;
let support: Browser;
/** Of a unit of the region itself. */
let ownWard: Browser;
let otherTeamId: string;
let unitId: string;
let ward: string;
let person: TestPerson;
let identityNumber: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const other = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  elsewhere = await test.signIn(Role.COORDINATOR, { teamId: other.teamId, principalId: municipalityId });
  unitId = await addUnit(test, municipalityId, 'Boendestödet');
  otherTeamId = other.teamId;
  ward = await addUnit(test, regionId, 'Psykakuten');
  ownWard = await test.signIn(Role.UNIT_READER, { unitId: ward, principalId: regionId });
  support = await test.signIn(Role.UNIT_READER, { unitId, principalId: municipalityId });
});
afterAll(() => test?.close());
beforeEach(async () => {
  person = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
  ({ identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: person.personId }));
});

const share = (fields: Partial<Ground> = {}) =>
  addGround(test.unitOfWork, {
    personId: person.personId,
    giverId: world.regionId,
    receiverId: world.municipalityId,
    categories: [PERSON, CRISIS_PLAN],
    standingRelease: true,
    fromDate: today(),
    toDate: UNTIL,
    ...fields,
  });
const listed = async (browser: Browser, query = '') => {
  const { items } = (await browser.graphql(LIST, { query })).data.receivedPersons;
  return items.filter(({ personId }: { personId: string }) => personId === person.personId);
};
const read = async (browser: Browser) => (await browser.graphql(READ, { id: person.personId })).data;
/** On the page as through the API. */
const isFound = async (browser: Browser) => {
  const { status } = await browser.get(`/received/persons/${person.personId}`);
  const isAnswered = (await read(browser))?.receivedPerson != null;
  expect(status).toBe(isAnswered ? 200 : 404);
  expect(await listed(browser)).toHaveLength(isAnswered ? 1 : 0);
  return isAnswered;
};
const given = () =>
  test.unitOfWork.reader.find(PersonSummary, {
    where: { personId: person.personId },
    order: { givenAt: 'ASC' },
  });

describe('a summary of a person', () => {
  it('tells the other half of the team whose support it shares, who coordinates and what is in force, and leads to it', async () => {
    await test.unitOfWork.run(async (manager) => {
      await manager.update(Person, { id: person.personId }, { language: 'finska', needsInterpreter: true });
      for (const [name, employerId, reference] of [
        ['Kim Ek', world.regionId, 'R1'],
        ['Lo Al', world.municipalityId, 'K1'],
      ] as const) {
        const staffMemberId = await addStaffMember(manager, {
          ...{ teamId: world.teamId, employerId, reference, name },
        });
        await manager.insert('enrolment_coordinator', {
          ...{ id: randomUUID(), enrolmentId: person.enrolmentId, staffMemberId, fromDate: '2026-01-01' },
        });
      }
    });
    await share();
    const planId = await agreePlan(coordinator, person.personId, ward);
    const { receivedPerson } = await read(municipal);
    const { regionId, municipalityId } = world;
    const principals = await test.unitOfWork.reader.find(Principal);
    const nameOf = (id: string) => principals.find((one) => one.id === id)!.name;
    expect(receivedPerson).toEqual({
      personId: person.personId,
      owner: nameOf(regionId),
      receiverName: nameOf(municipalityId),
      until: UNTIL,
      summary: {
        ...{ givenName: 'Åsa', familyName: 'Påhittsson', identityNumber, language: 'finska' },
        ...{ needsInterpreter: true, protectedIdentity: false },
        coordinators: [
          { name: 'Kim Ek', employers: nameOf(regionId) },
          { name: 'Lo Al', employers: nameOf(municipalityId) },
        ],
        plans: [{ plan: 'CRISIS_PLAN', versionNumber: 1, agreedOn: today(), reviewOn: REVIEW }],
      },
      received: [{ copyId: expect.any(String), plan: 'CRISIS_PLAN', versionNumber: 1 }],
    });
    const page = (await municipal.get(`/received/persons/${person.personId}`)).text;
    const [{ copyId }] = receivedPerson.received;
    expect(page).toContain(`href="/received/${copyId}"`);
    for (const text of ['Påhittsson', 'finska', 'Kim Ek', 'Lo Al']) expect(page).toContain(text);
    expect((await municipal.get(`/received/${copyId}`)).status).toBe(200);
    expect((await municipal.get('/received/persons')).text).toContain(`/received/persons/${person.personId}`);
    expect(await listed(municipal, identityNumber)).toHaveLength(1);
    expect(await listed(municipal, 'Nobody')).toEqual([]);
    // A card, a plan or a group of the giver's stays closed.
    expect((await municipal.get(`/persons/${person.personId}`)).status).toBe(404);
    expect((await municipal.get(`/crisis-plans/${planId}`)).status).toBe(404);
  });

  it('is kept as it was given, once for each time that it says something new, and the giver sees to whom', async () => {
    const groundId = await share();
    const planId = await agreePlan(coordinator, person.personId, ward);
    expect(await given()).toEqual([]);
    await read(municipal);
    await read(municipal);
    expect(await given()).toMatchObject([{ groundId, content: { plans: [{ versionNumber: 1 }] } }]);
    await agreeNext(coordinator, planId, ward);
    await municipal.get(`/received/persons/${person.personId}`);
    expect(await given()).toMatchObject([
      { content: { plans: [{ versionNumber: 1 }] } },
      { content: { plans: [{ versionNumber: 2 }] } },
    ]);
    const { summariesOfPerson } = (await coordinator.graphql(GIVEN, { id: person.personId })).data;
    expect(summariesOfPerson).toMatchObject([
      { groundId, content: { plans: [{ versionNumber: 2 }] } },
      { groundId, content: { plans: [{ versionNumber: 1 }] } },
    ]);
    const path = `/persons/${person.personId}/copies`;
    expect((await coordinator.get(path)).text).toContain(sv('copy.summariesText'));
    const { pages } = await readPdf((await coordinator.get(`${path}/print.pdf`).buffer(true)).body);
    expect(pages.join('\n')).toContain(sv('copy.summaries'));
    // Nobody else is told who has been given what.
    expect((await municipal.graphql(GIVEN, { id: person.personId })).data.summariesOfPerson).toBeNull();
    const logged = { recordType: 'person_summary', personId: person.personId, groundId };
    expect(await test.unitOfWork.reader.countBy(AccessLogEntry, logged)).toBeGreaterThanOrEqual(3);
  });

  it('is of the kinds that the ground is for, and tells no place', async () => {
    await test.unitOfWork.run((manager) =>
      manager.update(Person, { id: person.personId }, { address: 'Hittepågatan 1', phone: '0700000000' }),
    );
    await share({ categories: [PERSON, SIP] });
    await agreePlan(coordinator, person.personId, ward);
    await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED });
    const { receivedPerson } = await read(municipal);
    expect(receivedPerson.summary.plans).toMatchObject([{ plan: 'SIP', versionNumber: 1 }]);
    // It was agreed without a call for the release: the summary says that it is there, and that it has not been given.
    expect(receivedPerson.received).toEqual([]);
    const page = (await municipal.get(`/received/persons/${person.personId}`)).text;
    expect(page).toContain(sv('received.notGiven'));
    for (const place of ['Hittepågatan', '0700000000']) {
      expect(page).not.toContain(place);
      expect(JSON.stringify([receivedPerson, await given()])).not.toContain(place);
    }
  });
});

describe('who is given a summary', () => {
  it.each<[string, Partial<Ground>, [boolean, boolean, boolean]]>([
    // of the team, of another team, of the unit
    ['a standing release to the principal', {}, [true, false, false]],
    ['one without a consent', { kind: GroundKind.CANNOT_CONSENT }, [true, false, false]],
    ['a ground that does not stand', { standingRelease: false }, [false, false, false]],
    ['one that begins tomorrow', { fromDate: addDays(today(), 1) }, [false, false, false]],
    ['one that ended yesterday', { toDate: addDays(today(), -1) }, [false, false, false]],
    ['one the law does not give', { kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL }, [false, false, false]],
  ])('%s', async (_, fields, [team, other, unit]) => {
    await share(fields);
    expect([await isFound(municipal), await isFound(elsewhere), await isFound(support)]).toEqual([
      ...[team, other, unit],
    ]);
    // For the giver's own staff the record itself is there.
    expect(await isFound(coordinator)).toBe(false);
  });

  it('is a unit alone where the ground is to it, until it is withdrawn', async () => {
    const groundId = await share({ receiverUnitId: unitId });
    expect([await isFound(support), await isFound(municipal)]).toEqual([true, false]);
    const note = 'Sa det i telefon.';
    const WITHDRAW = 'mutation ($input: WithdrawGroundInput!) { withdrawGround(input: $input) { id } }';
    expect((await coordinator.graphql(WITHDRAW, { input: { groundId, note } })).errors).toBeUndefined();
    expect(await isFound(support)).toBe(false);
  });

  it('is nobody while there is a block, and nobody is told of it', async () => {
    await share();
    expect(await isFound(municipal)).toBe(true);
    const { name: receiver } = await test.unitOfWork.reader.findOneByOrFail(Principal, {
      id: world.municipalityId,
    });
    const { text } = await coordinator.get(`/persons/${person.personId}`);
    expect(text).toContain(sv('person.readerUntil', { receiver, until: formatDate('sv', UNTIL) }));
    await test.unitOfWork.run((manager) =>
      manager.insert(Block, {
        ...{ id: randomUUID(), personId: person.personId, teamId: null, setAt: new Date() },
        ...{ setBy: randomUUID(), setByName: 'Påhittad' },
      }),
    );
    expect(await isFound(municipal)).toBe(false);
  });

  it('is no unit of the owner, which reads what its ground names', async () => {
    await share({ receiverId: world.regionId, receiverUnitId: ward });
    expect(await isFound(ownWard)).toBe(false);
  });
});

describe('what a summary tells', () => {
  it('is what all standing grounds to its reader are for', async () => {
    await share({ categories: [SIP], toDate: addDays(today(), 200) });
    await share({ categories: [CRISIS_PLAN], toDate: UNTIL });
    const planId = await agreePlan(coordinator, person.personId, ward);
    const { receivedPerson } = await read(municipal);
    expect(receivedPerson.summary.plans).toMatchObject([{ plan: 'CRISIS_PLAN', versionNumber: 1 }]);
    expect(receivedPerson.received).toMatchObject([{ plan: 'CRISIS_PLAN' }]);
    expect((await given()).at(-1)!.content.plans).toMatchObject([{ planId }]);
  });

  it('is told to no team of the owner behind the block of another', async () => {
    await share();
    await addCrisisPlan(
      test.unitOfWork,
      { ...person, teamId: otherTeamId },
      { statuses: [PlanStatus.AGREED] },
    );
    await read(municipal);
    const plansTold = async () =>
      (await coordinator.graphql(GIVEN, { id: person.personId })).data.summariesOfPerson[0].content.plans;
    expect(await plansTold()).toHaveLength(1);
    await test.unitOfWork.run((manager) =>
      manager.insert(Block, {
        ...{ id: randomUUID(), personId: person.personId, teamId: otherTeamId, setAt: new Date() },
        ...{ setBy: randomUUID(), setByName: 'Påhittad' },
      }),
    );
    expect(await plansTold()).toEqual([]);
  });

  it('is no address, also not in the list of what has been given', async () => {
    await test.unitOfWork.run((manager) =>
      manager.update(Person, { id: person.personId }, { address: 'Annangatan 7', phone: '0709999999' }),
    );
    await share({ categories: [CRISIS_PLAN] });
    await agreePlan(coordinator, person.personId, ward);
    await share({ categories: [PERSON, CRISIS_PLAN], standingRelease: false });
    const query = `query ($id: ID!) { receivedPlans { items { person { address phone } } }
      receivedPerson(personId: $id) { received { person { address phone } } } }`;
    const { data } = await municipal.graphql(query, { id: person.personId });
    expect(JSON.stringify(data)).not.toMatch(/Annangatan|0709999999/);
  });
});

it('what was given of a group is shown no longer when that part of the ground is taken away', async () => {
  await test.unitOfWork.run((manager) =>
    storeGroup(manager, {
      ...{ ownerId: world.regionId, personId: person.personId, savedAt: new Date() },
      goals: [{ text: 'Odla tomater.' }],
    }),
  );
  const groundId = await share({ categories: [CRISIS_PLAN, RESOURCE_GROUP] });
  await agreePlan(coordinator, person.personId, ward);
  const [{ copyId }] = (await read(municipal)).receivedPerson.received;
  expect((await municipal.get(`/received/${copyId}`)).text).toContain('Odla tomater.');
  const NARROW = 'mutation ($input: NarrowGroundInput!) { narrowGround(input: $input) { id } }';
  const input = { groundId, taken: [RESOURCE_GROUP], note: 'Räcker så.' };
  expect((await coordinator.graphql(NARROW, { input })).errors).toBeUndefined();
  const after = await municipal.get(`/received/${copyId}`);
  expect([after.status, after.text.includes('Odla tomater.')]).toEqual([200, false]);
});
