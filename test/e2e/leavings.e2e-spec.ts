import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { release, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addSip } from '../support/test-person.js';
import { addGround, addTeam, addTeamBeside, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const SHARED = `query ($id: ID!) { sharedCrisisPlan(id: $id) { hasNoTeam teamName teamPhone teamOpeningHours
  turnToNow { team { state } } checksum } }`;
const OLD = { name: 'FACT Gamla', phone: '040-000 00 00' };
const NEW = { name: 'FACT Nya', phone: '040-11 22 33' };

let test: TestApp;
let world: TeamWorld;
let nextTeamId: string;
let old: Browser;
let next: Browser;
let ward: Browser;
let unitId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  nextTeamId = await addTeamBeside(test.unitOfWork, world, NEW.name);
  await test.unitOfWork.run(async (manager) => {
    await manager.update(Team, { id: teamId }, OLD);
    await manager.update(Team, { id: nextTeamId }, NEW);
  });
  old = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  next = await test.signIn(Role.COORDINATOR, { teamId: nextTeamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  ward = await test.signIn(Role.UNIT_READER, { unitId, principalId });
});
afterAll(() => test?.close());

const enrolmentOf = (personId: string, teamId = world.teamId) =>
  test.unitOfWork.reader.findOneByOrFail(Enrolment, { personId, teamId });
const setDays = (personId: string, days: Partial<Enrolment>, teamId = world.teamId) =>
  test.unitOfWork.run((manager) => manager.update(Enrolment, { personId, teamId }, days));

/** Somebody with a plan in force that the ward reads. */
async function shared(): Promise<{ personId: string; planId: string }> {
  const personId = await enrolPerson(old, world.teamId);
  const planId = await agreePlan(old, personId, unitId);
  await addGround(test.unitOfWork, {
    ...{ personId, giverId: world.regionId, receiverId: world.regionId, receiverUnitId: unitId },
    categories: [RecordCategory.CRISIS_PLAN],
  });
  return { personId, planId };
}

/** The next team takes over, on the day on which the first lets go. */
async function moved() {
  const { personId, planId } = await shared();
  const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
  await setDays(personId, { toDate: today() });
  expect(await enrolPerson(next, nextTeamId, { identityNumber, fromDate: today() })).toBe(personId);
  return { personId, planId };
}

const read = async (planId: string) => (await ward.graphql(SHARED, { id: planId })).data.sharedCrisisPlan;
const namesOf = (text: string) =>
  [OLD, NEW].map(({ name, phone }) => [name, phone].map((told) => text.includes(told)));
const OLD_ALONE = [
  [true, true],
  [false, false],
];
const NEW_ALONE = [
  [false, false],
  [true, true],
];
const NOBODY = [
  [false, false],
  [false, false],
];

describe('whom a plan names', () => {
  it('is the team that keeps it, while it has the person', async () => {
    const { planId } = await shared();
    expect(await read(planId)).toMatchObject({ hasNoTeam: false, teamName: OLD.name });
    expect(namesOf((await ward.get(`/shared-plans/${planId}`)).text)).toEqual(OLD_ALONE);
  });

  it('is the team that has the person since, also of what was agreed before, which keeps its checksum', async () => {
    const { planId, personId } = await moved();
    const before = await read(planId);
    expect(before).toMatchObject({ hasNoTeam: false, teamName: NEW.name, teamPhone: NEW.phone });
    await setDays(personId, { fromDate: '2026-01-01', toDate: addDays(today(), -1) });
    expect(await read(planId)).toEqual(before);
    await agreeNext(next, planId, unitId);
    expect(namesOf((await ward.get(`/shared-plans/${planId}`)).text)).toEqual(NEW_ALONE);
    for (const form of ['WHOLE', 'ONE_PAGE', 'WALLET'])
      expect([
        form,
        namesOf(await sheetFor(next, `/crisis-plans/${planId}`, 'PERSON', { number: 2, sheetForm: form })),
      ]).toEqual([form, NEW_ALONE]);
    const edit = 'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { number } }';
    await next.graphql(edit, { planId });
    expect(namesOf((await next.get(`/crisis-plans/${planId}/edit`)).text)[0]).toEqual([false, false]);
  });

  it('is the same on the sheet of a SIP', async () => {
    const { personId } = await moved();
    const { id: enrolmentId } = await enrolmentOf(personId);
    const person = { personId, enrolmentId, ownerId: world.regionId, teamId: world.teamId };
    const { sipId } = await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED });
    expect(namesOf(await sheetFor(next, `/sips/${sipId}`, 'PERSON'))).toEqual(NEW_ALONE);
  });

  it('is nobody where the records of the team are blocked, and that is not told as having none', async () => {
    const { planId, personId } = await moved();
    await setDays(personId, { fromDate: '2026-01-01', toDate: addDays(today(), -1) });
    await test.unitOfWork.run((manager) =>
      manager.insert(Block, {
        ...{ id: randomUUID(), personId, teamId: nextTeamId },
        ...{ setAt: new Date(), setBy: world.regionId, setByName: 'Kim Ek' },
      }),
    );
    const { text } = await ward.get(`/shared-plans/${planId}`);
    expect([namesOf(text), text.includes(sv('closedHours.noTeam'))]).toEqual([NOBODY, false]);
    expect(namesOf(await sheetFor(next, `/crisis-plans/${planId}`, 'PERSON'))).toEqual(NEW_ALONE);
  });

  it('is nobody, and says so, once the last team has let go', async () => {
    const { planId, personId } = await shared();
    await release(old, `/crisis-plans/${planId}`);
    await setDays(personId, { toDate: addDays(today(), -1) });
    expect(await read(planId)).toMatchObject({
      ...{ hasNoTeam: true, teamName: '', teamPhone: '', turnToNow: { team: null } },
    });
    const { text } = await ward.get(`/shared-plans/${planId}`);
    expect([namesOf(text), text.includes(sv('closedHours.noTeam'))]).toEqual([NOBODY, true]);
    expect((await ward.get('/shared-plans')).text).toContain(sv('closedHours.noTeam'));
    const { code } = await test.unitOfWork.reader.findOneByOrFail(PlanCopy, { planId });
    expect((await ward.get(`/check/${code}`)).text).toContain(sv('closedHours.noTeam'));
  });
});
