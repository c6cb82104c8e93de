import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { computeMeasures } from '../../src/fidelity/measures/compute-measures.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { LegalFrame } from '../../src/persons/person-kinds.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { readPdf } from '../golden/read-pdf.js';
import { allUses } from '../support/measure-uses.js';
import { makeMeasuredTeam, measuredWindow } from '../support/measured-team.js';
import { release, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addEverything, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const { DRAFT, AGREED, REPLACED } = PlanStatus;
const VOID = 'mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { reason recordedByName } }';
const PLAN = 'query ($id: ID!) { crisisPlan(id: $id) { versions { number status voiding { reason } } } }';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  coordinator = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

const enrolled = (more: object = {}) =>
  addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId, ...more });

const voidRecord = (recordType: string, recordId: string, browser = coordinator, reason = 'Fel person.') =>
  browser.graphql(VOID, { input: { recordType, recordId, reason } });

const codesOf = (answer: { errors?: { extensions: any }[] }) =>
  answer.errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));

async function statesOf(planId: string): Promise<string[]> {
  const { data } = await coordinator.graphql(PLAN, { id: planId });
  return data.crisisPlan.versions.map(({ number, status }: any) => `${number} ${status}`);
}

describe('an agreed version that was made in error', () => {
  it('is asked about, needs a reason, and is then marked on the page, in the history and on paper', async () => {
    const person = await enrolled();
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, person, { statuses: [AGREED] });
    const shown = await coordinator.get(`/crisis-plans/${planId}`).redirects(1);
    const ask = `/records/crisis_plan_version/${versionIds[0]}/void`;
    expect(shown.text).toContain(ask);
    const question = await coordinator.get(ask);
    expect(question.text).toContain(
      sv('amendment.voidQuestion.crisis_plan_version', { name: 1, person: 'Åsa Påhittsson' }),
    );
    const silent = await coordinator.submit(ask, { reason: ' ' });
    expect(silent.status).toBe(422);
    expect(await statesOf(planId)).toEqual(['1 AGREED']);

    const done = await coordinator.submit(ask, { reason: 'Skriven i <fel> journal.' });
    expect(done.headers.location).toBe(`/crisis-plans/${planId}/versions/1`);
    const after = await coordinator.get(`/crisis-plans/${planId}/versions/1`);
    expect(after.text).toContain('Skriven i &lt;fel&gt; journal.');
    expect(after.text).toContain('Makulerad');
    expect(after.text).not.toContain(ask);
    const list = await coordinator.get(`/persons/${person.personId}/crisis-plans`);
    expect(list.text).not.toContain('Version 1 gäller');
    const sheet = await release(coordinator, `/crisis-plans/${planId}`);
    const { text } = await coordinator.get(`${sheet}/print`);
    expect(text).toContain('MAKULERAD');
    expect(text).toContain('Skriven i &lt;fel&gt; journal.');
    const pdf = await coordinator.get(`${sheet}/print.pdf`).buffer(true);
    expect((await readPdf(pdf.body)).running.join()).toContain('MAKULERAD');
    const [row] = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      recordId: versionIds[0],
      action: LoggedAction.VOID,
    });
    expect(row).toMatchObject({ personId: person.personId, ownerId: world.regionId, reason: null });
  });

  it('gives way to the one that it had replaced, which is in force again', async () => {
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, await enrolled(), {
      statuses: [REPLACED, REPLACED, AGREED],
    });
    const question = await coordinator.get(`/records/crisis_plan_version/${versionIds[2]}/void`);
    expect(question.text).toContain(sv('amendment.restores', { number: 2 }));
    await voidRecord('CRISIS_PLAN_VERSION', versionIds[2]!);
    expect(await statesOf(planId)).toEqual(['3 VOIDED', '2 AGREED', '1 REPLACED']);
    await voidRecord('CRISIS_PLAN_VERSION', versionIds[0]!);
    expect(await statesOf(planId)).toEqual(['3 VOIDED', '2 AGREED', '1 VOIDED']);
  });

  it('leaves a plan that can be begun again, with a new number and nothing of what it said', async () => {
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, await enrolled(), {
      statuses: [AGREED],
    });
    await voidRecord('CRISIS_PLAN_VERSION', versionIds[0]!);
    const page = `/crisis-plans/${planId}/versions/1`;
    expect((await coordinator.submit(page, {}, `/crisis-plans/${planId}/versions`)).status).toBe(303);
    expect(await statesOf(planId)).toEqual(['2 DRAFT', '1 VOIDED']);
    const draft = await coordinator.get(`/crisis-plans/${planId}/versions/2`);
    expect(draft.text).not.toContain('enligt version 1');
  });

  it('is voided once, and a draft never', async () => {
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, await enrolled(), {
      statuses: [AGREED, DRAFT],
    });
    const [agreed, draft] = versionIds as [string, string];
    expect(codesOf(await voidRecord('CRISIS_PLAN_VERSION', draft))).toEqual(['draftIsNotVoided']);
    expect(codesOf(await voidRecord('CRISIS_PLAN_VERSION', agreed))).toBeUndefined();
    expect(codesOf(await voidRecord('CRISIS_PLAN_VERSION', agreed))).toEqual(['alreadyVoided']);
    expect(await statesOf(planId)).toEqual(['2 DRAFT', '1 VOIDED']);
  });

  it('of a SIP is marked in the same way', async () => {
    const { sipId, versionId } = await addSip(test.unitOfWork, await enrolled(), { status: AGREED });
    const done = await coordinator.submit(`/records/sip_version/${versionId}/void`, {
      reason: 'Fel person.',
    });
    expect(done.headers.location).toBe(`/sips/${sipId}/versions/1`);
    expect((await coordinator.get(`/sips/${sipId}`)).text).toContain('Fel person.');
    expect(await sheetFor(coordinator, `/sips/${sipId}`)).toContain('MAKULERAD');
    expect((await coordinator.submit(`/sips/${sipId}`, {}, `/sips/${sipId}/versions`)).status).toBe(303);
  });

  it("of another team's person is not found, in the same words as one that does not exist", async () => {
    const { versionIds } = await addCrisisPlan(test.unitOfWork, await enrolled(), { statuses: [AGREED] });
    const theirs = await voidRecord('CRISIS_PLAN_VERSION', versionIds[0]!, stranger);
    expect(theirs).toEqual(await voidRecord('CRISIS_PLAN_VERSION', randomUUID(), stranger));
    expect(theirs.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const manager = await test.signIn(Role.TEAM_MANAGER, { teamId: world.teamId });
    const managers = await voidRecord('CRISIS_PLAN_VERSION', versionIds[0]!, manager);
    expect(managers.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the database', () => {
  const run = (statement: string, parameters: object) =>
    test.unitOfWork.run((manager) => sql(manager, statement, { ...parameters }));

  it('voids nothing without a reason on record, and takes nothing back', async () => {
    const { versionIds } = await addCrisisPlan(test.unitOfWork, await enrolled(), {
      statuses: [REPLACED, AGREED],
    });
    const [first, second] = versionIds as [string, string];
    const set = (id: string, status: string) =>
      run('UPDATE crisis_plan_version SET status = :status WHERE id = :id', { id, status });
    await expect(set(second, 'VOIDED')).rejects.toThrow(/immutable record/);
    await expect(set(first, 'AGREED')).rejects.toThrow(/immutable record/);
    await voidRecord('CRISIS_PLAN_VERSION', second);
    await expect(set(second, 'AGREED')).rejects.toThrow(/immutable record/);
    await expect(set(first, 'DRAFT')).rejects.toThrow(/immutable record/);
    await expect(
      run("UPDATE voiding SET reason = 'x' WHERE record_id = :second", { second }),
    ).rejects.toThrow(/immutable record/);
    await expect(run('DELETE FROM voiding WHERE record_id = :second', { second })).rejects.toThrow(
      /immutable record/,
    );
  });
});

describe('an enrolment that was made by mistake', () => {
  let person: TestPerson;
  it('is asked about, and then gives no care relation', async () => {
    person = await enrolled();
    await addCrisisPlan(test.unitOfWork, person, { statuses: [DRAFT] });
    expect((await coordinator.get('/')).text).toContain('Åsa Påhittsson');
    const ask = `/records/enrolment/${person.enrolmentId}/void`;
    expect((await coordinator.get(`/persons/${person.personId}`)).text).toContain(ask);
    expect((await stranger.get(ask)).status).toBe(404);
    const done = await coordinator.submit(ask, { reason: 'Namne.' });
    expect(done.headers.location).toBe(`/teams/${world.teamId}/persons`);
    expect((await coordinator.get(`/persons/${person.personId}`)).status).toBe(404);
    const list = await coordinator.get(`/teams/${world.teamId}/persons`);
    expect(list.text).not.toContain(person.personId);
  });

  it('lets the person be enrolled again from the same day, and then shows struck with why', async () => {
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: person.personId });
    const ENROL = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { id personId } }';
    const input = {
      teamId: world.teamId,
      identityNumber,
      givenName: 'Åsa',
      familyName: 'Påhittsson',
      fromDate: '2025-01-01',
    };
    const { data, errors } = await coordinator.graphql(ENROL, { input });
    expect(errors).toBeUndefined();
    expect(data.enrolPerson.personId).toBe(person.personId);
    const page = await coordinator.get(`/persons/${person.personId}`);
    expect(page.text).toContain('<s>');
    expect(page.text).toContain('Namne.');
    expect(codesOf(await voidRecord('ENROLMENT', person.enrolmentId))).toEqual(['alreadyVoided']);
    const END = 'mutation ($input: EndEnrolmentInput!) { endEnrolment(input: $input) { id } }';
    const end = { enrolmentId: person.enrolmentId, toDate: '2026-01-01', leavingReason: 'PLANNED' };
    expect(codesOf(await coordinator.graphql(END, { input: end }))).toEqual(['alreadyVoided']);
  });

  it('counts in no measure and not in the size of the team', async () => {
    const team = await test.unitOfWork.run(makeMeasuredTeam);
    const browser = await test.signIn(Role.COORDINATOR, {
      teamId: team.teamId,
      principalId: team.principalId,
    });
    const figures = () => computeMeasures(test.unitOfWork.reader, team.teamId, measuredWindow, allUses);
    const size = async () => {
      const page = await browser.get(`/teams/${team.teamId}`);
      return new RegExp(`${sv('team.enrolledToday')}</dt><dd>([^<]+)<`).exec(page.text)?.[1];
    };
    const before = [await figures(), await size()];
    const mistake = await addPerson(test.unitOfWork, {
      ownerId: team.principalId,
      teamId: team.teamId,
      fromDate: '2026-05-04',
    });
    await addEverything(
      test.unitOfWork,
      mistake,
      { regionId: world.regionId, municipalityId: world.municipalityId },
      '2026-05-20',
    );
    // addEverything employs somebody; let them have left before anything is measured.
    await test.unitOfWork.run((manager) =>
      sql(
        manager,
        `UPDATE post SET from_date = '2010-01-01', to_date = '2010-12-31' WHERE staff_member_id IN
          (SELECT id FROM staff_member WHERE name = 'Påhittad Medarbetare')`,
      ),
    );
    expect(await figures()).not.toEqual(before[0]);
    expect(await size()).not.toEqual(before[1]);
    await voidRecord('ENROLMENT', mistake.enrolmentId, browser);
    expect(
      await test.unitOfWork.reader.findOneByOrFail(Enrolment, { id: mistake.enrolmentId }),
    ).toMatchObject({
      legalFrame: LegalFrame.VOLUNTARY,
      toDate: null,
    });
    expect([await figures(), await size()]).toEqual(before);
  });
});
