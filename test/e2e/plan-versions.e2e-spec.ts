import { Role } from '../../src/access/role.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { release, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const { AGREED, REPLACED } = PlanStatus;
const END = 'mutation ($input: EndPlanInput!) { endPlan(input: $input) { reason note recordedByName } }';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

const enrolled = () => addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
const codesOf = (answer: { errors?: { extensions: any }[] }) =>
  answer.errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));
const run = (statement: string, parameters: object) =>
  test.unitOfWork.run((manager) => sql(manager, statement, { ...parameters }));

describe('a plan that nobody needs any longer', () => {
  it('is ended with a reason: it holds no more, its copies are asked for, and a new one may be begun', async () => {
    const person = await enrolled();
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, person, {
      statuses: [REPLACED, AGREED],
      reviewOn: '2020-01-01',
    });
    const copyId = (await release(coordinator, `/crisis-plans/${planId}`, 'PERSON', { number: 2 }))
      .split('/')
      .at(-1)!;
    const page = `/crisis-plans/${planId}/versions/2`;
    const ask = `/records/crisis_plan_version/${versionIds[1]}/end`;
    expect((await coordinator.get(page)).text).toContain(ask);
    expect((await coordinator.get(`/crisis-plans/${planId}/versions/1`)).text).not.toContain('/end"');
    expect((await coordinator.submit(ask, {})).status).toBe(422);
    const silent = await coordinator.submit(ask, { reason: 'OTHER', note: ' ' });
    expect(silent.text).toContain(sv('problem.endingNoteMissing'));

    const done = await coordinator.submit(ask, { reason: 'NOT_WANTED', note: 'Hen <orkar> inte.' });
    expect(done.headers.location).toBe(page);
    const ended = (await coordinator.get(page)).text;
    expect(ended).toContain(sv('amendment.endReason.NOT_WANTED'));
    expect(ended).toContain('Hen &lt;orkar&gt; inte.');
    expect(ended).not.toContain(ask);
    const list = await coordinator.get(`/persons/${person.personId}/crisis-plans`);
    expect(list.text).not.toContain(sv('crisisPlan.list.inForce', { number: 2 }));
    expect(list.text).not.toContain(sv('crisisPlan.list.overdue'));

    const COPIES = 'query ($personId: ID!) { copiesOfPerson(personId: $personId) { id recall } }';
    const { data } = await coordinator.graphql(COPIES, { personId: person.personId });
    expect(data.copiesOfPerson).toEqual([{ id: copyId, recall: 'PLAN_ENDED' }]);
    const { code } = await test.unitOfWork.reader.findOneByOrFail(PlanCopy, { id: copyId });
    expect((await coordinator.get(`/check/${code}`)).text).toContain(sv('copyCheck.state.ENDED'));
    const sheet = await release(coordinator, `/crisis-plans/${planId}`, 'PERSON', { number: 2 });
    const { text } = await coordinator.get(`${sheet}/print`);
    expect(text).toContain(sv('documents.mark.ENDED'));
    expect(text).toContain(sv('documents.endedText'));
    expect(text).not.toContain('orkar');

    const shown = { recordId: versionIds[1], action: LoggedAction.CLOSE };
    expect(await test.unitOfWork.reader.findBy(AccessLogEntry, shown)).toMatchObject([
      { personId: person.personId },
    ]);
    expect((await coordinator.submit(page, {}, `/crisis-plans/${planId}/versions`)).status).toBe(303);
    expect((await coordinator.get(`/crisis-plans/${planId}/versions/3`)).text).not.toContain(
      'enligt version',
    );
  });

  it('is ended once, and only while it is in force; of a SIP in the same way, by those who may write it', async () => {
    const { sipId, versionId } = await addSip(test.unitOfWork, await enrolled(), { status: AGREED });
    const input = { recordType: 'SIP_VERSION', recordId: versionId, reason: 'OTHER_PLAN' };
    const refused = await stranger.graphql(END, { input });
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const { data } = await coordinator.graphql(END, { input });
    expect(data.endPlan).toMatchObject({ reason: 'OTHER_PLAN', note: '' });
    expect(codesOf(await coordinator.graphql(END, { input }))).toEqual(['notInForce']);
    expect((await coordinator.get(`/sips/${sipId}`)).text).toContain(sv('amendment.endedTag'));
    const VOID = 'mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { reason } }';
    const voiding = { recordType: 'SIP_VERSION', recordId: versionId, reason: 'Fel person.' };
    expect((await coordinator.graphql(VOID, { input: voiding })).errors).toBeUndefined();
  });

  it('cannot be ended or taken back past the program, nor without a reason on record', async () => {
    const { versionIds } = await addCrisisPlan(test.unitOfWork, await enrolled(), {
      statuses: [REPLACED, AGREED],
    });
    const [first, second] = versionIds;
    const set = (id: string | undefined, status: string) =>
      run('UPDATE crisis_plan_version SET status = :status WHERE id = :id', { id, status });
    await expect(set(second, 'ENDED')).rejects.toThrow(/immutable record/);
    const input = { recordType: 'CRISIS_PLAN_VERSION', recordId: second, reason: 'DIED' };
    expect((await coordinator.graphql(END, { input })).errors).toBeUndefined();
    for (const [id, status] of [
      [second, 'AGREED'],
      [second, 'REPLACED'],
      [first, 'AGREED'],
      [first, 'ENDED'],
    ] as const)
      await expect(set(id, status)).rejects.toThrow(/immutable record/);
    await expect(
      run("UPDATE plan_ending SET note = 'x' WHERE record_id = :second", { second }),
    ).rejects.toThrow(/immutable record/);
    await expect(run('DELETE FROM plan_ending WHERE record_id = :second', { second })).rejects.toThrow(
      /immutable record/,
    );
  });
});

describe('two versions of a plan', () => {
  const COMPARE = `query ($planId: ID!, $from: Int, $to: Int) {
    crisisPlanComparison(planId: $planId, from: $from, to: $to) {
      from to lists { name rows { change fields { name change parts { change text } } } } } }`;
  const BEGIN = `mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) {
    revision closedHours statements { section stage text author audience }
    closedHoursUnits { unitId task response respondedOn respondedBy } } }`;
  const SAVE = `mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) {
    ... on CrisisPlanVersion { revision } } }`;
  const AGREE = `mutation ($input: AgreeCrisisPlanInput!) { agreeCrisisPlan(input: $input) {
    ... on CrisisPlanVersion { number } ... on PlanIncomplete { problems { code } } } }`;
  let planId: string;
  let unitId: string;
  let unitReader: Browser;

  beforeAll(async () => {
    const { teamId, regionId: principalId } = world;
    const personId = await enrolPerson(coordinator, teamId);
    unitId = await addUnit(test, principalId);
    planId = await agreePlan(coordinator, personId, unitId);
    await addGround(test.unitOfWork, {
      ...{ personId, giverId: principalId, receiverId: principalId, receiverUnitId: unitId },
      categories: [RecordCategory.CRISIS_PLAN],
    });
    unitReader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
    const begun = (await coordinator.graphql(BEGIN, { planId })).data.beginNextCrisisPlanVersion;
    const { revision, statements, ...content } = begun;
    const other: Record<string, string> = {
      'Tala lugnt om fåglar.': 'Tala lugnt och länge om fåglar.',
      'Bara teamet vet detta.': 'Bara teamet vet det nya.',
    };
    const draft = {
      ...{ planId, revision, ...content, madeTogether: true, phase: 'STABLE' },
      ...{ madeOn: today(), reviewOn: addDays(today(), 90), contacts: [] },
      statements: statements.map((row: { text: string }) => ({ ...row, text: other[row.text] ?? row.text })),
    };
    const saved = (await coordinator.graphql(SAVE, { input: draft })).data.saveCrisisPlanDraft;
    const agreed = await coordinator.graphql(AGREE, { input: { planId, revision: saved.revision } });
    expect(agreed.data.agreeCrisisPlan).toEqual({ number: 2 });
  });

  it('stand beside each other with what was changed told in words, for those who may read both', async () => {
    const shown = await coordinator.get(`/crisis-plans/${planId}/versions/2`);
    expect(shown.text).toContain(`/crisis-plans/${planId}/compare?to=2`);
    const page = await coordinator.get(`/crisis-plans/${planId}/compare?to=2`);
    expect(page.text).toContain(
      `Tala lugnt <ins><span class="visually-hidden">[${sv('comparison.added')}] </span>och länge `,
    );
    expect(page.text).toContain(sv('comparison.sum.CHANGED', { n: 3 }));
    const { data } = await coordinator.graphql(COMPARE, { planId });
    expect([data.crisisPlanComparison.from, data.crisisPlanComparison.to]).toEqual([1, 2]);
    const statements = data.crisisPlanComparison.lists.find((list: any) => list.name === 'statements');
    expect(statements.rows.map(({ change }: any) => change)).toEqual(['KEPT', 'KEPT', 'CHANGED', 'CHANGED']);
    expect((await stranger.get(`/crisis-plans/${planId}/compare?to=2`)).status).toBe(404);
    for (const unknown of ['to=1', 'to=9', 'from=x&to=2', 'from=0&to=2'])
      expect((await coordinator.get(`/crisis-plans/${planId}/compare?${unknown}`)).status).toBe(404);
  });

  it('of a SIP in the same way', async () => {
    const { sipId } = await addSip(test.unitOfWork, await enrolled(), { status: AGREED });
    const begun = await coordinator.submit(`/sips/${sipId}`, {}, `/sips/${sipId}/versions`);
    expect(begun.status).toBe(303);
    const page = await coordinator.get(`/sips/${sipId}/compare?from=1&to=2`);
    expect(page.text).toContain(sv('comparison.change.REMOVED'));
    const SIPS = 'query ($sipId: ID!) { sipComparison(sipId: $sipId) { from to } }';
    expect((await coordinator.graphql(SIPS, { sipId })).data.sipComparison).toEqual({ from: 1, to: 2 });
  });

  it('are compared for a unit with what it answered to: what it may read, in the words of today', async () => {
    const told = sv('unitAnswer.changedSince', { number: 1, n: 1 });
    const staff = (await coordinator.get(`/crisis-plans/${planId}/versions/2`)).text;
    expect(staff).toContain(told);
    expect((await unitReader.get(`/shared-plans/${planId}`)).text).toContain(sv('unitAnswer.toChanges'));
    const theirs = await unitReader.get(`/shared-plans/${planId}?compared=yes`);
    expect(theirs.text).toContain(told);
    expect(theirs.text).toContain('och länge');
    expect(theirs.text).not.toContain('Bara teamet');
    const SHARED = `query ($id: ID!) { sharedCrisisPlanChanges(id: $id) {
      from to lists { name rows { change fields { name before } } } } }`;
    const { data } = await unitReader.graphql(SHARED, { id: planId });
    const { from, to, lists } = data.sharedCrisisPlanChanges;
    expect([from, to]).toEqual([1, 2]);
    const fields = lists.flatMap(({ rows }: any) => rows.flatMap((row: any) => row.fields));
    expect(fields.every(({ name, before }: any) => name !== 'audience' && before === null)).toBe(true);
    const MINE = `query ($planId: ID!) { crisisPlanChangesSinceAnswers(planId: $planId) { unitId } }`;
    expect((await coordinator.graphql(MINE, { planId })).data.crisisPlanChangesSinceAnswers).toEqual([
      { unitId },
    ]);
  });
});

describe("a team's plans", () => {
  it('that should have been looked through are listed, by coordinator, with the days, the longest overdue first', async () => {
    const { teamId, regionId: ownerId } = await addTeam(test.unitOfWork);
    const own = await test.signIn(Role.COORDINATOR, { teamId, principalId: ownerId });
    const [first, second] = [
      await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Först' }),
      await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Sedan' }),
    ];
    const past = (days: number) => addDays(today(), -days);
    await addCrisisPlan(test.unitOfWork, second, { statuses: [AGREED], reviewOn: past(1) });
    const overdue = await addCrisisPlan(test.unitOfWork, first, { statuses: [AGREED], reviewOn: past(30) });
    const due = await addPerson(test.unitOfWork, { ownerId, teamId });
    await addCrisisPlan(test.unitOfWork, due, { statuses: [AGREED], reviewOn: today() });
    const OVERDUE = `query ($teamId: ID!) { overduePlans(teamId: $teamId) {
      total items { days person { familyName } coordinators } coordinators { name plans } } }`;
    const { data } = await own.graphql(OVERDUE, { teamId });
    expect(data.overduePlans).toEqual({
      total: 2,
      items: [
        { days: 30, person: { familyName: 'Först' }, coordinators: [] },
        { days: 1, person: { familyName: 'Sedan' }, coordinators: [] },
      ],
      coordinators: [{ name: '', plans: 2 }],
    });
    const OFFER = 'mutation ($input: RecordPlanOfferInput!) { recordPlanOffer(input: $input) { id } }';
    for (const [answer, days] of [
      ['ACCEPTED', 9],
      ['DECLINED', 8],
    ] as const) {
      const input = { personId: due.personId, plan: 'SIP', offeredOn: past(days), answer, note: '' };
      expect((await own.graphql(OFFER, { input })).errors).toBeUndefined();
    }
    const page = await own.get(`/teams/${teamId}/plans`);
    expect(page.text.indexOf('Först')).toBeLessThan(page.text.indexOf('Sedan'));
    expect((await own.get(`/crisis-plans/${overdue.planId}/versions/1`)).text).toContain(
      sv('documents.copy.overdue'),
    );
    expect(await sheetFor(own, `/crisis-plans/${overdue.planId}`)).toContain('SKULLE HA SETTS ÖVER');
    const OFFERS = `query ($input: PlanOfferCountInput!) {
      planOfferCounts(input: $input) { plan offered accepted declined undecided } }`;
    const counted = await own.graphql(OFFERS, { input: { teamId, from: past(9), to: today() } });
    expect(counted.data.planOfferCounts).toEqual([
      { plan: 'CRISIS_PLAN', offered: 0, accepted: 0, declined: 0, undecided: 0 },
      { plan: 'SIP', offered: 1, accepted: 0, declined: 1, undecided: 0 },
    ]);
    const earlier = await own.graphql(OFFERS, { input: { teamId, from: past(9), to: past(9) } });
    expect(earlier.data.planOfferCounts[1]).toMatchObject({ offered: 1, accepted: 1, declined: 0 });
    expect((await stranger.get(`/teams/${teamId}/plans`)).status).toBe(404);
  });
});
