import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { CrisisPlan, CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { selectVersion, versionToRead } from '../../src/crisis-plans/version-to-read.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { HolidayHours } from '../../src/organisations/opening-hours.type.js';
import { Person } from '../../src/persons/person.entity.js';
import { PlanKind } from '../../src/persons/person-kinds.js';
import { PlanReader, PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { Clock } from '../../src/platform/dates/clock.js';
import { today } from '../../src/platform/dates/today.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { Profession } from '../../src/teams/team-kinds.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { RecordedStatements } from '../support/recorded-statements.js';
import { release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, reserveNumber } from '../support/test-person.js';
import { addGround, addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const OPEN = `mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) {
  opened { personId } asked { id } atHand { planId copyId personName } } }`;
const OPENED = `{ openedInEmergency { person { id } crisisPlans { planId } contacts { name relation phone }
  teams { name phone openingHours isOpen opensOn opensAt coordinators { name professions employers } } } }`;
const REASON = 'Ambulansen är hos personen, som inte svarar.';
const confirmed = { reason: REASON, danger: true, cannotConsent: true };
const [MAJA, JOSÉ, NOBODYS] = ['198507099805', '191212121212', '201212121212'];

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
/** Of a unit of the same principal, of one of another that is in health services too, and of one of social services. */
let reader: Browser;
let neighbour: Browser;
let social: Browser;
let unitId: string;
let other: TeamWorld;
let otherUnitId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  const at = async (owner: string) =>
    test.signIn(Role.UNIT_READER, { unitId: await addUnit(test, owner), principalId: owner });
  social = await at(world.municipalityId);
  other = await addTeam(test.unitOfWork, 'FACT Annan');
  otherUnitId = await addUnit(test, other.regionId);
  neighbour = await test.signIn(Role.UNIT_READER, { unitId: otherUnitId, principalId: other.regionId });
});
afterAll(() => test?.close());

const planOf = async (identityNumber: string, givenName: string, familyName: string) => {
  const personId = await enrolPerson(coordinator, world.teamId, { identityNumber, givenName, familyName });
  return { personId, planId: await agreePlan(coordinator, personId, unitId) };
};
const share = (personId: string, receiver: Partial<Ground> = {}) =>
  addGround(test.unitOfWork, {
    ...{ personId, giverId: world.regionId, receiverId: world.regionId, receiverUnitId: unitId },
    ...{ categories: [RecordCategory.CRISIS_PLAN], ...receiver },
  });
const search = async (browser: Browser, list: string, query: string) =>
  (await browser.submit(list, { query }, `${list}/search`)).text;
const openings = () => test.unitOfWork.reader.countBy(EmergencyOpening, {});
const logged = (action: string) =>
  test.unitOfWork.reader.countBy(AccessLogEntry, { action: action as never });

describe('a reader at night', () => {
  let maja: { personId: string; planId: string };
  let josé: { personId: string; planId: string };
  let copyId: string;

  beforeAll(async () => {
    maja = await planOf(MAJA, 'Maja-Lisa', 'Påhitt Andersson');
    josé = await planOf(JOSÉ, 'José', 'O’Påhitt');
    await share(maja.personId);
    const groundId = await share(josé.personId, { receiverId: other.regionId, receiverUnitId: otherUnitId });
    copyId = (
      await release(coordinator, `/crisis-plans/${josé.planId}`, groundId, { form: 'DIGITAL' })
    ).split('/')[2]!;
  });

  it.each([
    'Andersson Maja',
    'andersson, maja-lisa',
    'maja and',
    'majalisa',
    'Pahitt Maja',
    '198507099805',
    '850709-9805',
    '19850709\u20119805',
    '1985 07 09 98 05',
    'Maja, pnr 850709-9805 (rum 3)',
  ])('finds who is shared by "%s"', async (query) => {
    const text = await search(reader, '/shared-plans', query);
    expect([text.includes(maja.planId), text.includes(josé.planId)]).toEqual([true, false]);
  });

  it.each(["o'påhitt jose", 'OPÅHITT', '191212121212'])('finds what was received by "%s"', async (query) => {
    expect(await search(neighbour, '/received', query)).toContain(`/received/${copyId}`);
  });

  it.each(['/shared-plans', '/received', '/received/persons'])(
    'is led on from %s when nothing is found, with what was searched for in no address',
    async (list) => {
      const text = await search(reader, list, '20121212-1212');
      expect(text).toContain(sv('sharedPlan.noneFor', { query: '20121212-1212' }));
      const main = text.slice(text.indexOf('<main'));
      expect(main.match(/<button(?! class="button-secondary")[^>]*>[^<]*/g)).toEqual([
        `<button>${sv('sharedPlan.openButton')}`,
      ]);
      const answer = await reader.submit(list, { query: NOBODYS }, '/emergency-opening/looked-for');
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('value="20121212-1212"')]);
      expect(text).not.toMatch(/(href|action)="[^"]*1212/);
    },
  );

  it('is asked for the whole number where a name was searched for', async () => {
    const { text } = await reader.submit('/received', { query: 'Kim <Ek>' }, '/emergency-opening/looked-for');
    expect(text).toContain('Kim &lt;Ek&gt;');
    expect(text).toMatch(/name="identityNumber" value=""/);
  });

  it('is told whom to ask where there is no emergency opening', async () => {
    const text = await search(social, '/received', NOBODYS);
    expect(text).toContain(sv('sharedPlan.askWhom'));
    expect(text).not.toContain('/emergency-opening');
    const answer = await social.submit('/received', { query: NOBODYS }, '/emergency-opening/looked-for');
    expect(answer.status).toBe(404);
  });

  it('is led to a plan that is shared instead of opening, and nothing is logged as opened', async () => {
    const before = await logged('OPEN_EMERGENCY');
    const listed = (await loggedRecords(test.unitOfWork.reader, { action: 'LIST' as never })).length;
    const form = { identityNumber: '850709-9805', ...confirmed, danger: 'true', cannotConsent: 'true' };
    const { status, text } = await reader.submit('/emergency-opening', form);
    expect([status, text.includes(`href="/shared-plans/${maja.planId}"`)]).toEqual([200, true]);
    expect(text).toContain(sv('emergencyOpening.atHand'));
    expect([await openings(), await logged('OPEN_EMERGENCY')]).toEqual([0, before]);
    expect(await loggedRecords(test.unitOfWork.reader, { action: 'LIST' as never })).toHaveLength(listed + 1);
    const { data } = await reader.graphql(OPEN, { input: { identityNumber: MAJA, ...confirmed } });
    expect(data.openInEmergency).toEqual({
      ...{ opened: [], asked: [] },
      atHand: [{ planId: maja.planId, copyId: null, personName: 'Maja-Lisa Påhitt Andersson' }],
    });
  });

  it('is led to one that was received as soon as the number is carried over, and once the ground ends is not', async () => {
    const ask = async () =>
      (await neighbour.submit('/shared-plans', { query: '19121212-1212' }, '/emergency-opening/looked-for'))
        .text;
    expect(await ask()).toContain(`href="/received/${copyId}"`);
    await test.unitOfWork.run((manager) =>
      manager.update(Ground, { personId: josé.personId }, { withdrawnAt: new Date() }),
    );
    expect(await ask()).not.toContain(sv('emergencyOpening.atHand'));
  });

  it('opens all the same where the plan is said not to be enough', async () => {
    const input = { identityNumber: MAJA, ...confirmed, planNotEnough: true };
    const { data } = await reader.graphql(OPEN, { input });
    expect(data.openInEmergency).toEqual({ opened: [{ personId: maja.personId }], asked: [], atHand: [] });
    const { openedInEmergency } = (await reader.graphql(OPENED)).data;
    expect(openedInEmergency).toMatchObject([
      { crisisPlans: [{ planId: maja.planId }], teams: [], contacts: [] },
    ]);
  });
});

describe('an emergency opening of somebody without a plan in force', () => {
  let personId: string;

  beforeAll(async () => {
    const { teamId, regionId, municipalityId } = world;
    const [nurse, social] = await test.unitOfWork.run(async (manager) => {
      await manager.update(
        Team,
        { id: teamId },
        {
          hours: {
            spans: [{ fromDay: 1, toDay: 7, opens: '00:00', closes: '24:00' }],
            ...{ holidays: HolidayHours.AS_USUAL, exceptions: [] },
          },
          phone: '08-123 45 67 (kvällar 070-174 06 17)',
        },
      );
      const add = (name: string, employerId: string, profession: Profession) =>
        addStaffMember(manager, { teamId, employerId, name, profession, reference: name });
      return [
        await add('Kim Ek', regionId, Profession.NURSE),
        await add('Bo Al', municipalityId, Profession.SOCIAL_WORKER),
      ];
    });
    personId = await enrolPerson(coordinator, teamId, {
      identityNumber: '198507099813',
      coordinatorIds: [nurse, social],
    });
    const begin = 'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }';
    await coordinator.graphql(begin, { input: { personId, label: 'KRISPLAN' } });
    const member = (name: string, audience: string) => ({
      ...{ name, kind: 'RELATIVE', relation: 'syster', phone: '070-174 06 05', audience },
    });
    const saved = await coordinator.graphql(
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }',
      {
        input: {
          ...{ personId, revision: 0, goals: [] },
          members: [member('Karin Ek', 'CARE_AND_SUPPORT'), member('Bara teamet', 'TEAM')],
        },
      },
    );
    expect(saved.errors).toBeUndefined();
  });

  it('gives the team with its hours, who coordinates, and whom care may call; of a draft nothing', async () => {
    const { data } = await reader.graphql(OPEN, { input: { identityNumber: '198507099813', ...confirmed } });
    expect(data.openInEmergency.opened).toEqual([{ personId }]);
    const { openedInEmergency } = (await reader.graphql(OPENED)).data;
    expect(
      openedInEmergency.find(({ person }: { person: { id: string } }) => person.id === personId),
    ).toEqual({
      ...{ person: { id: personId }, crisisPlans: [] },
      contacts: [{ name: 'Karin Ek', relation: 'syster', phone: '070-174 06 05' }],
      teams: [
        {
          ...{ name: 'ACT Prov', phone: '08-123 45 67 (kvällar 070-174 06 17)', openingHours: 'dygnet runt' },
          ...{ isOpen: true, opensOn: null, opensAt: null },
          coordinators: [
            {
              ...{ name: 'Bo Al', professions: ['SOCIAL_WORKER'] },
              employers: `Kommun ACT Prov ${world.municipalityId}`,
            },
            { name: 'Kim Ek', professions: ['NURSE'], employers: `Region ACT Prov ${world.regionId}` },
          ],
        },
      ],
    });
    const { text } = await reader.get('/emergency-opening/opened');
    expect(text).toContain('href="tel:081234567"');
    expect(text).toContain(sv('emergencyOpening.openNow'));
    expect(text).not.toMatch(/Bara teamet|utkast/i);
    const ofPerson = await loggedRecords(test.unitOfWork.reader, { action: 'LIST' as never });
    const kinds = ofPerson.filter((one) => one.personId === personId).map(({ recordType }) => recordType);
    expect(kinds).toEqual(expect.arrayContaining(['person', 'enrolment', 'resource_group']));
  });

  it('says when a closed team opens', async () => {
    const hours = {
      spans: [{ fromDay: 1, toDay: 5, opens: '08:00', closes: '16:30' }],
      ...{ holidays: HolidayHours.CLOSED, exceptions: [] },
    };
    await test.unitOfWork.run((manager) => manager.update(Team, { id: world.teamId }, { hours }));
    // A Sunday at 21 in summer.
    test.app.get(Clock).now = () => new Date('2027-06-20T19:00Z');
    const { text } = await reader.get('/emergency-opening/opened');
    const { openedInEmergency } = (await reader.graphql(OPENED)).data;
    test.app.get(Clock).now = () => new Date();
    const when = sv('closedHours.tomorrow', { clock: '8' });
    expect(text).toContain(sv('emergencyOpening.opensNext', { when }));
    const [team] = openedInEmergency.flatMap(({ teams }: { teams: object[] }) => teams);
    expect(team).toMatchObject({ isOpen: false, opensOn: '2027-06-21', opensAt: '08:00' });
  });
});

describe('among 500 plans', () => {
  const MOST = 6;
  let ward: Browser;
  let planId: string;
  let copyId: string;

  /** One with content, and 499 of whom there is no more than a list needs. */
  beforeAll(async () => {
    const { teamId, regionId: ownerId } = world;
    const receiverUnitId = await addUnit(test, ownerId, 'Avdelning 500');
    ward = await test.signIn(Role.UNIT_READER, { unitId: receiverUnitId, principalId: ownerId });
    const added = await addPerson(test.unitOfWork, { ownerId, teamId });
    const statuses = [PlanStatus.REPLACED, PlanStatus.AGREED];
    const made = await addCrisisPlan(test.unitOfWork, added, { statuses });
    planId = made.planId;
    await test.unitOfWork.run(async (manager) => {
      const one = await manager.findOneByOrFail(Person, { id: added.personId });
      const plan = await manager.findOneByOrFail(CrisisPlan, { id: planId });
      const version = await manager.findOneByOrFail(CrisisPlanVersion, { id: made.versionIds[1]! });
      const others = Array.from({ length: 499 }, () => ({
        ...{ personId: randomUUID(), planId: randomUUID(), versionId: randomUUID() },
        identityNumber: reserveNumber(),
      }));
      const all = [{ ...added, planId, versionId: version.id }, ...others];
      await manager.insert(
        Person,
        others.map(({ personId: id, identityNumber }) => ({ ...one, id, identityNumber })),
      );
      await manager.insert(
        CrisisPlan,
        others.map(({ planId: id, personId }) => ({ ...plan, id, personId })),
      );
      await manager.insert(
        CrisisPlanVersion,
        others.map(({ versionId: id, planId }) => ({ ...version, id, planId })),
      );
      const grounds = all.map(({ personId }) => ({
        ...{ id: randomUUID(), kind: GroundKind.CONSENT, purpose: 'Prov.', form: ConsentForm.ORAL, personId },
        ...{ giverId: ownerId, receiverId: ownerId, receiverUnitId, fromDate: today(), toDate: today() },
        ...{ recordedAt: new Date(), recordedBy: ownerId, recordedByName: 'Kim Ek' },
        categories: [RecordCategory.CRISIS_PLAN],
      }));
      await manager.insert(Ground, grounds);
      const copies = all.map(({ personId, planId, versionId }, index) => ({
        ...{
          id: randomUUID(),
          code: String(index).padStart(8, 'A'),
          ownerId,
          teamId,
          personId,
          planId,
          versionId,
        },
        ...{
          plan: PlanKind.CRISIS_PLAN,
          versionNumber: 2,
          groundId: grounds[index]!.id,
          reader: PlanReader.CARE,
        },
        ...{ receiverName: 'Avdelning 500', receiverId: ownerId, receiverUnitId, form: CopyForm.DIGITAL },
        ...{ ground: GroundKind.CONSENT, categories: [RecordCategory.CRISIS_PLAN], note: '' },
        ...{ givenAt: new Date(), givenOn: today(), givenBy: ownerId, givenByName: 'Kim Ek' },
      }));
      await manager.insert(PlanCopy, copies);
      copyId = copies[0]!.id;
    });
  });

  it.each([
    ['the list of what is shared', () => '{ sharedCrisisPlans { total items { planId } } }'],
    ['the sheet of one', () => `{ sharedCrisisPlan(id: "${planId}") { closedHours statements { text } } }`],
    ['the list of what was received', () => '{ receivedPlans { total items { copyId } } }'],
    [
      'the sheet of one received',
      () => `{ receivedPlan(copyId: "${copyId}") { status crisisPlan { closedHours } } }`,
    ],
  ])(
    '%s asks no more than six times, two of them who it is; how the log is written is the same',
    async (_, query) => {
      const statements = new RecordedStatements(test);
      await ward.graphql(query());
      statements.take();
      const { data, errors } = await ward.graphql(query());
      expect(errors).toBeUndefined();
      const { total = 500 } = Object.values<any>(data)[0];
      expect(total).toBe(500);
      const asked = statements
        .take()
        .filter((one) => /^\s*(SELECT|WITH)/.test(one) && !/access_?log|audit_log/i.test(one));
      expect(asked.length).toBeLessThanOrEqual(MOST);
    },
  );

  it.each([
    ['/shared-plans', () => planId],
    ['/received', () => copyId],
  ])('%s and its sheet ask as often as pages, with what is open in an emergency', async (list, id) => {
    const statements = new RecordedStatements(test);
    for (const path of [list, `${list}/${id()}`]) {
      await ward.get(path);
      statements.take();
      expect((await ward.get(path)).status).toBe(200);
      const asked = statements
        .take()
        .filter((one) => /^\s*(SELECT|WITH)/.test(one) && !/access_?log|audit_log/i.test(one));
      expect([path, asked.length <= MOST]).toEqual([path, true]);
    }
  });
});

it('reads the fullest plan list by list: all of each, and nothing as often as there are others', async () => {
  const NO_DISAGREEMENT = 1;
  const NO_ANSWER = 1;
  const ENROLMENT = 1;
  const { regionId: ownerId, teamId } = world;
  const person = await addPerson(test.unitOfWork, { ownerId, teamId });
  const { versionIds } = await addCrisisPlan(test.unitOfWork, person, { statuses: [PlanStatus.DRAFT] });
  const [versionId] = versionIds;
  const MORE = { statements: 199, closedHoursUnits: 19, contacts: 19, participants: 19, skippedSections: 29 };
  const lists = Object.entries(MORE) as [keyof typeof MORE, number][];
  const read = await test.unitOfWork.run(async (manager) => {
    const { relations } = manager.connection.getMetadata(CrisisPlanVersion);
    for (const [list, n] of lists) {
      const entity = relations.find(({ propertyName }) => propertyName === list)!.inverseEntityMetadata
        .target;
      const one = await manager.findOneByOrFail(entity, { versionId });
      const more = Array.from({ length: n }, (_, index) => ({
        ...one,
        id: randomUUID(),
        position: index + 1,
      }));
      await manager.insert(entity, more);
    }
    expect((await selectVersion(manager, { id: versionId! }).getRawMany()).length).toBe(
      200 + 20 + 20 + 20 + 30 + NO_DISAGREEMENT + NO_ANSWER + ENROLMENT,
    );
    return versionToRead(manager, { id: versionId! });
  });
  for (const [list, n] of lists)
    expect([list, read!.version[list].map(({ position }) => position)]).toEqual([
      list,
      Array.from({ length: n + 1 }, (_, index) => index),
    ]);
});
