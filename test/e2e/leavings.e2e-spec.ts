import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { PlanEnding } from '../../src/persons/amendment.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { LeavingReason } from '../../src/persons/person-kinds.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { release, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addSip } from '../support/test-person.js';
import {
  addGround,
  addStaffMember,
  addTeam,
  addTeamBeside,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

const END = `mutation ($input: EndEnrolmentInput!) { endEnrolment(input: $input) { toDate leavingReason } }`;
const END_PLAN = 'mutation ($input: EndPlanInput!) { endPlan(input: $input) { reason } }';
const LOAD = `mutation ($input: ImportRecordsInput!) { importRecords(input: $input) {
  accepted changed refusals { column code } } }`;
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
let manager: Browser;
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
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId });
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

  it('is the team whose staff the hints of the next version know', async () => {
    const { planId } = await moved();
    const [gone, here] = ['Ingrid Förut', 'Nils Numera'];
    const work = {
      employerId: world.regionId,
      percentHundredths: 10_000,
      fromDate: '2020-01-01',
      toDate: null,
    };
    await test.unitOfWork.run(async (manager) => {
      await addStaffMember(manager, { ...work, teamId: world.teamId, reference: 'f', name: gone });
      await addStaffMember(manager, { ...work, teamId: nextTeamId, reference: 'n', name: here });
    });
    const begin = 'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { revision } }';
    const { revision } = (await next.graphql(begin, { planId })).data.beginNextCrisisPlanVersion;
    const participants = [gone, here].map((name) => ({ name, part: 'FACILITATED_FROM_OUTSIDE' }));
    const save = `mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { __typename } }`;
    expect((await next.graphql(save, { input: { planId, revision, participants } })).errors).toBeUndefined();
    const hints = 'query ($planId: ID!) { crisisPlanHints(planId: $planId) { facilitatorsOfTeam } }';
    expect((await next.graphql(hints, { planId })).data.crisisPlanHints).toEqual({
      facilitatorsOfTeam: ['participants.1.name'],
    });
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

const codesOf = ({ errors }: { errors?: { extensions: any }[] }) =>
  errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));
const end = async (personId: string, fields: object) => {
  const { id: enrolmentId } = await enrolmentOf(personId);
  const input = { enrolmentId, toDate: today(), leavingReason: 'MOVED', ...fields };
  return old.graphql(END, { input });
};
const voidEnrolment = async (browser: Browser, recordId: string) => {
  const input = { recordType: 'ENROLMENT', recordId, reason: 'Fel person.' };
  const voiding = 'mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { reason } }';
  expect((await browser.graphql(voiding, { input })).errors).toBeUndefined();
};
const versionsOf = async (personId: string) =>
  test.unitOfWork.reader.find(CrisisPlanVersion, { where: { plan: { personId } }, order: { number: 'ASC' } });
const endingsOf = async (personId: string) =>
  (await test.unitOfWork.reader.findBy(PlanEnding, { personId })).map(({ reason }) => reason);
const waitsFor = async (personId: string, browser = old) =>
  (
    await browser.graphql('{ caseload(page: { size: 100 }) { items { kind personId path } } }')
  ).data.caseload.items
    .filter((item: any) => item.kind === 'PLAN_WITHOUT_TEAM' && item.personId === personId)
    .map(({ path }: { path: string }) => path);
const YESTERDAY = addDays(today(), -1);

describe('whoever has died', () => {
  it('has no plan in force any more, of either kind and whichever team keeps it, as the copies say', async () => {
    const { planId, personId } = await shared();
    const { id: enrolmentId } = await enrolmentOf(personId);
    const person = { personId, enrolmentId, ownerId: world.regionId, teamId: nextTeamId };
    await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED });
    await release(old, `/crisis-plans/${planId}`);
    expect((await end(personId, { leavingReason: 'DECEASED', toDate: YESTERDAY })).errors).toBeUndefined();
    expect(await endingsOf(personId)).toEqual(['DIED', 'DIED']);
    expect((await ward.get(`/shared-plans/${planId}`)).status).toBe(404);
    expect((await ward.get('/shared-plans')).text).not.toContain(planId);
    const { code } = await test.unitOfWork.reader.findOneByOrFail(PlanCopy, { planId });
    expect((await ward.get(`/check/${code}`)).text).toContain(sv('copyCheck.state.ENDED'));
    const closed = await loggedRecords(test.unitOfWork.reader, { action: LoggedAction.CLOSE });
    expect(
      closed
        .filter((one) => one.personId === personId)
        .map(({ recordType }) => recordType)
        .sort(),
    ).toEqual(['crisis_plan_version', 'sip_version']);
  });

  it('has not died on a day to come, on the form of the end and when it is put right', async () => {
    const { personId } = await shared();
    const tomorrow = addDays(today(), 1);
    expect(codesOf(await end(personId, { leavingReason: 'DECEASED', toDate: tomorrow }))).toEqual([
      'dayInFuture',
    ]);
    expect(await endingsOf(personId)).toEqual([]);
  });

  it('is said to have when the end is put right, and the plans end then', async () => {
    const { personId, planId } = await shared();
    await end(personId, { plans: [{ planId, becomes: 'GOES_ON' }] });
    const { id: enrolmentId, revision } = await enrolmentOf(personId);
    const correct =
      'mutation ($input: CorrectEnrolmentInput!) { correctEnrolment(input: $input) { __typename } }';
    const input = { enrolmentId, revision, reason: 'Besked i dag.', leavingReason: 'DECEASED' };
    expect((await old.graphql(correct, { input })).errors).toBeUndefined();
    expect(await endingsOf(personId)).toEqual(['DIED']);
  });

  it('is told by a file, and the plans end with it', async () => {
    const { personId } = await shared();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const rows = [
      'personnummer;förnamn;efternamn;från;till;avslutsorsak',
      `${identityNumber};Åsa;Påhittsson;2026-01-01;${YESTERDAY};avliden`,
    ];
    const input = {
      ...{ teamId: world.teamId, kind: 'ENROLMENTS', fileName: 'fil.csv', dryRun: false },
      contentBase64: Buffer.from(rows.join('\n')).toString('base64'),
    };
    const { data, errors } = await manager.graphql(LOAD, { input });
    expect([errors, data?.importRecords]).toEqual([undefined, { accepted: true, changed: 1, refusals: [] }]);
    expect(await endingsOf(personId)).toEqual(['DIED']);
  });
});

describe('a death that cannot be', () => {
  const DAY = addDays(today(), -30);
  const correct = `mutation ($input: CorrectEnrolmentInput!) { correctEnrolment(input: $input) { __typename } }`;

  /** Somebody who left the one team and was taken in by the next on the day after, with a plan in force. */
  async function wentOn() {
    const { personId, planId } = await shared();
    await setDays(personId, { toDate: addDays(DAY, -1) });
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    await enrolPerson(next, nextTeamId, { identityNumber, fromDate: DAY });
    return { personId, planId, identityNumber };
  }

  it('is one before an enrolment that began later, on the form of the end', async () => {
    const { personId } = await wentOn();
    await setDays(personId, { toDate: null });
    const deceased = { leavingReason: 'DECEASED', toDate: addDays(DAY, -1) };
    expect(codesOf(await end(personId, deceased))).toEqual(['livedAfter']);
    expect(await endingsOf(personId)).toEqual([]);
    // On the day of the other enrolment it may well be.
    expect((await end(personId, { ...deceased, toDate: DAY })).errors).toBeUndefined();
    expect(await endingsOf(personId)).toEqual(['DIED']);
  });

  it('is one before it when the end is put right, by the reason or by the day', async () => {
    const { personId } = await shared();
    await end(personId, { leavingReason: 'DECEASED' });
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    await enrolPerson(next, nextTeamId, { identityNumber, fromDate: today() });
    const { id: enrolmentId, revision } = await enrolmentOf(personId);
    const put = (fields: object) =>
      old.graphql(correct, { input: { enrolmentId, revision, reason: 'Besked.', ...fields } });
    expect(codesOf(await put({ toDate: YESTERDAY }))).toEqual(['livedAfter']);
    await setDays(personId, { leavingReason: LeavingReason.MOVED });
    expect(codesOf(await put({ leavingReason: 'DECEASED', toDate: YESTERDAY }))).toEqual(['livedAfter']);
  });

  it('ends nothing by the file of a team that the person has left, and is refused within one team', async () => {
    const { personId, identityNumber } = await wentOn();
    const load = async (from: string, to: string) => {
      const rows = [
        'personnummer;förnamn;efternamn;från;till;avslutsorsak',
        `${identityNumber};Åsa;Påhittsson;${from};${to};avliden`,
      ];
      const input = {
        ...{ teamId: world.teamId, kind: 'ENROLMENTS', fileName: 'fil.csv', dryRun: false },
        contentBase64: Buffer.from(rows.join('\n')).toString('base64'),
      };
      return (await manager.graphql(LOAD, { input })).data.importRecords;
    };
    await setDays(personId, { toDate: null });
    expect(await load('2026-01-01', addDays(DAY, -1))).toMatchObject({ accepted: true, changed: 1 });
    expect(await endingsOf(personId)).toEqual([]);
    expect(await load('2025-02-01', '2025-03-01')).toMatchObject({
      accepted: false,
      refusals: [{ column: 'till', code: 'livedAfter' }],
    });
  });

  it('and one that is, lets no plan be begun, followed by another or agreed', async () => {
    const { personId, planId } = await shared();
    const sip = 'mutation ($personId: ID!) { beginSip(personId: $personId) { id } }';
    const following = 'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { revision } }';
    const agree = `mutation ($input: AgreeCrisisPlanInput!) { agreeCrisisPlan(input: $input) { __typename } }`;
    const { revision } = (await old.graphql(following, { planId })).data.beginNextCrisisPlanVersion;
    expect((await end(personId, { leavingReason: 'DECEASED' })).errors).toBeUndefined();
    expect(codesOf(await old.graphql(agree, { input: { planId, revision } }))).toEqual(['personHasDied']);
    expect(codesOf(await old.graphql(sip, { personId }))).toEqual(['personHasDied']);
    expect(await endingsOf(personId)).toEqual(['DIED']);
    const { text } = await old.submit(
      `/crisis-plans/${planId}/agree`,
      { revision },
      `/crisis-plans/${planId}/agree`,
    );
    expect(text).toContain(sv('problem.personHasDied'));
    // Put right, it may be agreed.
    const { id: enrolmentId, revision: seen } = await enrolmentOf(personId);
    const input = { enrolmentId, revision: seen, reason: 'Fel person.', leavingReason: 'MOVED' };
    expect((await old.graphql(correct, { input })).errors).toBeUndefined();
    expect((await old.graphql(sip, { personId })).errors).toBeUndefined();
  });
});

describe('whoever leaves the last team', () => {
  it('does so once it is said of each plan in force what becomes of it', async () => {
    const { personId, planId } = await shared();
    expect(codesOf(await end(personId, {}))).toEqual(['planAfterLeavingMissing']);
    expect((await end(personId, { plans: [{ planId, becomes: 'ENDED' }] })).errors).toBeUndefined();
    expect(await endingsOf(personId)).toEqual(['MOVED']);
    expect((await versionsOf(personId)).map(({ status }) => status)).toEqual(['ENDED']);
  });

  it('is asked of on the form, and of nothing where another team has them too', async () => {
    const { personId, planId } = await shared();
    const page = `/persons/${personId}`;
    const { id: enrolmentId } = await enrolmentOf(personId);
    const choice = { enrolmentId, toDate: today(), leavingReason: 'MOVED', 'plans[0][planId]': planId };
    expect((await old.get(page)).text).toContain('plans[0][becomes]');
    const refused = await old.submit(page, choice, `${page}/end-enrolment`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sv('problem.planAfterLeavingMissing'));
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    await enrolPerson(next, nextTeamId, { identityNumber, fromDate: today() });
    expect((await old.get(page)).text).not.toContain('plans[0][becomes]');
    // The other enrolment may end before the day that is written here.
    await setDays(personId, { toDate: addDays(today(), 7) }, nextTeamId);
    expect((await old.get(page)).text).toContain('plans[0][becomes]');
    expect((await old.submit(page, choice, `${page}/end-enrolment`)).status).toBe(303);
    expect((await ward.get(`/shared-plans/${planId}`)).status).toBe(200);
    expect(await waitsFor(personId)).toEqual([]);
  });

  it('keeps the plan until the day has come, and it stands on the list of the team from then on', async () => {
    const { personId, planId } = await shared();
    const toDate = addDays(today(), 7);
    const plans = (becomes: string) => ({ toDate, plans: [{ planId, becomes }] });
    expect(codesOf(await end(personId, plans('ENDED')))).toEqual(['planEndsOnLastDay']);
    expect((await end(personId, plans('GOES_ON'))).errors).toBeUndefined();
    const [version] = await versionsOf(personId);
    const form = `/records/crisis_plan_version/${version!.id}/end`;
    expect(await waitsFor(personId)).toEqual([form]);
    expect(await read(planId)).toMatchObject({ hasNoTeam: false, teamName: OLD.name });
    await setDays(personId, { toDate: YESTERDAY });
    expect(await waitsFor(personId)).toEqual([form]);
    expect(await waitsFor(personId, next)).toEqual([]);
    expect((await next.get(form)).status).toBe(404);
    expect((await old.get(`/crisis-plans/${planId}`)).status).toBe(404);
    expect((await old.get(form)).status).toBe(200);
    const done = await old.submit(form, { reason: 'DIED', note: '' });
    expect([done.status, done.headers.location]).toEqual([303, '/']);
    expect([await endingsOf(personId), await waitsFor(personId)]).toEqual([['DIED'], []]);
    expect((await ward.get(`/shared-plans/${planId}`)).status).toBe(404);
  });

  it.each([
    [
      'was enrolled by mistake',
      async (personId: string) => voidEnrolment(old, (await enrolmentOf(personId)).id),
    ],
    ['has left', async (personId: string) => setDays(personId, { toDate: YESTERDAY })],
  ])('and %s has plans that the last team may end while nobody has them', async (_, leave) => {
    const { personId } = await shared();
    await leave(personId);
    const [version] = await versionsOf(personId);
    const input = { recordType: 'CRISIS_PLAN_VERSION', recordId: version!.id, reason: 'MOVED' };
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    await enrolPerson(next, nextTeamId, { identityNumber, fromDate: today() });
    expect((await old.graphql(END_PLAN, { input })).data?.endPlan).toBeUndefined();
    await voidEnrolment(next, (await enrolmentOf(personId, nextTeamId)).id);
    // Whoever enrolled them by mistake, and has made no plan that is in force, is told of none.
    const { id: enrolmentId } = await enrolmentOf(personId, nextTeamId);
    const person = { personId, enrolmentId, ownerId: world.regionId, teamId: nextTeamId };
    await addSip(test.unitOfWork, person, { status: PlanStatus.DRAFT });
    expect((await next.graphql(END_PLAN, { input })).data?.endPlan).toBeUndefined();
    expect(await waitsFor(personId, next)).toEqual([]);
    expect((await old.graphql(END_PLAN, { input })).data.endPlan).toEqual({ reason: 'MOVED' });
  });
});
