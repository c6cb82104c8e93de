import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PlanReader, PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { inFours } from '../../src/platform/text/in-fours.js';
import { CopyOutcome } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { pageHandlers } from '../support/handlers.js';
import { loggedRecords } from '../support/logged-records.js';
import { release, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addTeam,
  addTeamBeside,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

const RELEASE = 'mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) { id code } }';
const SETTLE =
  'mutation ($input: SettleCopiesInput!) { settleCopies(input: $input) { id settledAs recall } }';
const OF_PERSON = `query ($personId: ID!) { copiesOfPerson(personId: $personId) {
  id versionNumber reader receiverName recall settledAs } }`;
const CHECK = 'query ($code: String!) { checkCopy(code: $code) { state unitSaidNo } }';
const TO_RECALL = '{ copiesToRecall { total items { id personId recall } } }';
const WAITS = '{ caseload { items { kind personId path } } }';
const OFFER = `query ($planId: ID!) { releaseOffer(planId: $planId, number: 1) {
  isBlocked isNotInForce receivers { key reader name needsConsent } } }`;

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let stranger: Browser;
/** Of the municipality, in the same team. */
let municipality: Browser;
let unitReader: Browser;
let unitId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  municipality = await test.signIn(Role.COORDINATOR, { teamId, principalId: world.municipalityId });
  const other = await addTeam(test.unitOfWork);
  stranger = await test.signIn(Role.COORDINATOR, { teamId: other.teamId, principalId: other.regionId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  unitReader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
});
afterAll(() => test?.close());

const person = () => addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
const agreed = async (of: TestPerson, more: object = {}) =>
  (await addCrisisPlan(test.unitOfWork, of, { statuses: [PlanStatus.AGREED], ...more })).planId;
const share = (personId: string, fields: Partial<Ground> = {}) =>
  addGround(test.unitOfWork, {
    personId,
    giverId: world.regionId,
    receiverId: world.regionId,
    receiverUnitId: unitId,
    categories: [RecordCategory.CRISIS_PLAN],
    ...fields,
  });
const nameOf = async (personId: string) => {
  const { givenName, familyName } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
  return `${givenName} ${familyName}`;
};
const copiesOf = (personId: string) => test.unitOfWork.reader.findBy(PlanCopy, { personId });
const told = async (personId: string) =>
  (await coordinator.graphql(OF_PERSON, { personId })).data.copiesOfPerson;
const toRecall = async (personId: string): Promise<{ id: string; recall: string }[]> =>
  (await coordinator.graphql(TO_RECALL)).data.copiesToRecall.items.filter(
    (copy: { personId: string }) => copy.personId === personId,
  );
const waits = async (personId: string): Promise<string[]> =>
  (await coordinator.graphql(WAITS)).data.caseload.items
    .filter(
      (item: { kind: string; personId: string }) =>
        item.kind === 'COPIES_TO_RECALL' && item.personId === personId,
    )
    .map(({ path }: { path: string }) => path);
const lettersIn = (html: string) => html.replaceAll(/<[^>]+>/g, ' ');

describe('a plan that is given to a unit on a ground (PDL 3:11, 5:6)', () => {
  let personId: string;
  let planId: string;
  let groundId: string;
  let copy: PlanCopy;

  beforeAll(async () => {
    personId = await enrolPerson(coordinator, world.teamId);
    planId = await agreePlan(coordinator, personId, unitId);
    groundId = await share(personId);
  });

  it('leaves a copy in the ledger, and a print in the log on that ground, in one press', async () => {
    const address = await release(coordinator, `/crisis-plans/${planId}`, groundId, { note: 'Till pärmen.' });
    [copy] = (await copiesOf(personId)) as [PlanCopy];
    expect(address).toBe(`/copies/${copy.id}`);
    expect(copy).toMatchObject({
      ...{ planId, versionNumber: 1, reader: PlanReader.CARE, receiverUnitId: unitId, groundId },
      ...{ receiverId: world.regionId, ground: GroundKind.CONSENT, note: 'Till pärmen.', settledAs: null },
    });
    expect(copy.receiverName).toMatch(/^Psykakuten \(/);
    expect(copy.code).toMatch(/^[ACDEFGHJKMNPQRTWXY34679]{8}$/);
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      action: LoggedAction.PRINT,
      personId,
    });
    expect(logged).toMatchObject([
      { recordType: 'plan_copy', recordId: copy.id, ground: 'CONSENT', groundId },
    ]);
  });

  it('has its sheet for care, which says for whom it is and its code; each opening of it is logged', async () => {
    const { text } = await coordinator.get(`/copies/${copy.id}/print`);
    expect(text).toContain('Tala lugnt om fåglar.');
    expect(text).not.toContain('Bara teamet vet detta.');
    expect(lettersIn(text)).toContain(copy.receiverName);
    expect(text).toContain(inFours(copy.code));
    expect(text).not.toContain(sv('documents.copy.replaces'));
    const pdf = await coordinator.get(`/copies/${copy.id}/print.pdf`).buffer(true);
    expect(pdf.headers['content-disposition']).toBe('inline; filename=krisplan-1.pdf');
    const prints = { action: LoggedAction.PRINT, recordId: copy.id };
    expect(await test.unitOfWork.reader.countBy(AccessLogEntry, prints)).toBe(3);
  });

  it('is told to the person: to whom, what and why', async () => {
    const { text } = await coordinator.get(`/persons/${personId}/log`);
    const what = sv('log.copyOf.CRISIS_PLAN', { number: 1, receiver: copy.receiverName });
    expect(text).toContain(sv('log.did.PRINT', { what }));
    expect(text).toContain('10 kap. 1 §');
    const page = (await coordinator.get(`/persons/${personId}/copies`)).text;
    expect(page).toContain(copy.receiverName);
    expect(page).toContain(sv('copy.holds'));
    const print = await coordinator.get(`/persons/${personId}/copies/print.pdf`).buffer(true);
    expect(print.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is to be recalled when the next version is agreed, until somebody settles it', async () => {
    expect([await toRecall(personId), await waits(personId)]).toEqual([[], []]);
    await agreeNext(coordinator, planId, unitId);
    expect(await toRecall(personId)).toMatchObject([{ id: copy.id, recall: 'REPLACED' }]);
    expect(await waits(personId)).toEqual([`/persons/${personId}/copies`]);
    const page = `/persons/${personId}/copies`;
    expect((await coordinator.get(page)).text).toContain(sv('copy.recall.REPLACED'));
    const fields = {
      copyIds: copy.id,
      settledAs: CopyOutcome.DESTROYED,
      settledOn: today(),
      note: 'I dokumentförstöraren.',
    };
    expect((await coordinator.submit(page, { ...fields, settledOn: addDays(today(), 1) })).status).toBe(422);
    expect((await coordinator.submit(page, { ...fields, settledOn: '2020-01-01' })).text).toContain(
      sv('problem.settledBeforeGiven'),
    );
    expect((await coordinator.submit(page, fields)).status).toBe(303);
    expect([await toRecall(personId), await waits(personId)]).toEqual([[], []]);
    expect(await told(personId)).toMatchObject([{ id: copy.id, settledAs: 'DESTROYED', recall: null }]);
  });

  it('is to be recalled when a unit on it says no, and no more where it says yes again; what is given then says it', async () => {
    const whose = await enrolPerson(coordinator, world.teamId);
    const plan = await agreePlan(coordinator, whose, unitId);
    await share(whose);
    await release(coordinator, `/crisis-plans/${plan}`, 'PERSON');
    const [given] = await copiesOf(whose);
    const answer = async (response: string) => {
      const input = { planId: plan, unitId, task: 'Svarar hela natten.', response };
      const asked = 'mutation ($input: AnswerForUnitInput!) { answerForUnit(input: $input) { response } }';
      expect((await unitReader.graphql(asked, { input })).errors).toBeUndefined();
    };
    const check = async (code: string) => {
      const { data } = await coordinator.graphql(CHECK, { code });
      return [data.checkCopy.state, data.checkCopy.unitSaidNo];
    };
    const all = async () => [await toRecall(whose), await waits(whose), await check(given!.code)];
    const holds = [[], [], ['IN_FORCE', false]];
    expect(await all()).toEqual(holds);
    await answer('DECLINED');
    expect(await all()).toEqual([
      [expect.objectContaining({ id: given!.id, recall: 'UNIT_SAID_NO' })],
      [`/persons/${whose}/copies`],
      ['IN_FORCE', true],
    ]);
    expect((await coordinator.get(`/check/${given!.code}`)).text).toContain(sv('copyCheck.unitSaidNo'));
    await answer('ACCEPTED');
    expect(await all()).toEqual(holds);
    await answer('DECLINED');
    // The paper of the same day says other things than the first, and is told apart from it.
    await release(coordinator, `/crisis-plans/${plan}`, 'PERSON');
    await release(coordinator, `/crisis-plans/${plan}`, 'PERSON');
    const [second] = (await copiesOf(whose)).filter(({ id }) => id !== given!.id);
    expect(await copiesOf(whose)).toHaveLength(2);
    expect(await check(second!.code)).toEqual(['IN_FORCE', false]);
    expect((await toRecall(whose)).map(({ id }: { id: string }) => id)).toEqual([given!.id]);
    await coordinator.graphql(SETTLE, {
      input: { copyIds: [given!.id], settledAs: 'REPLACED', settledOn: today(), note: '' },
    });
    await release(coordinator, `/crisis-plans/${plan}`, 'PERSON');
    expect(await toRecall(whose)).toEqual([]);
  });

  it('keeps what became of it: the same again is the same, and nothing else is taken', async () => {
    const input = {
      copyIds: [copy.id],
      settledAs: 'DESTROYED',
      settledOn: today(),
      note: 'I dokumentförstöraren.',
    };
    expect((await coordinator.graphql(SETTLE, { input })).errors).toBeUndefined();
    const { errors } = await coordinator.graphql(SETTLE, { input: { ...input, settledAs: 'REPLACED' } });
    expect(errors![0]!.extensions.problems).toMatchObject([{ code: 'copySettled' }]);
  });

  it('says on its sheet which version it replaces', async () => {
    const text = await sheetFor(coordinator, `/crisis-plans/${planId}`, groundId, { number: 2 });
    expect(lettersIn(text)).toMatch(
      new RegExp(`${sv('documents.copy.replaces')}\\s+${sv('documents.edition', { version: 1 })}`),
    );
  });

  it('is to be recalled when its ground is withdrawn, and not while another holds', async () => {
    const withdraw = (id: string) =>
      test.unitOfWork.run((manager) => manager.update(Ground, { id }, { withdrawnAt: new Date() }));
    const again = await share(personId, { purpose: 'Att fortsätta.' });
    await withdraw(groundId);
    expect(await toRecall(personId)).toEqual([]);
    await withdraw(again);
    expect(await toRecall(personId)).toMatchObject([{ recall: 'GROUND_OVER' }]);
  });
});

describe('to whom a plan may be given', () => {
  const offered = async (planId: string, browser = coordinator) =>
    (await browser.graphql(OFFER, { planId })).data.releaseOffer;
  const keys = async (planId: string) =>
    (await offered(planId)).receivers.map(({ key }: { key: string }) => key);

  it('is the person, the team, and an authority with a yes; others on a ground that covers the plan and holds today', async () => {
    const one = await person();
    const planId = await agreed(one);
    await share(one.personId, { categories: [RecordCategory.SIP] });
    await share(one.personId, { fromDate: addDays(today(), 1), toDate: addDays(today(), 2) });
    expect(await keys(planId)).toEqual(['PERSON', 'OWN_USE', 'AUTHORITY']);
    const form = (await coordinator.get(`/crisis-plans/${planId}/versions/1/release`)).text;
    expect(form).toContain(`href="/persons/${one.personId}/consents/new"`);
    expect(form).toContain(`href="/persons/${one.personId}/resource-group"`);
    const groundId = await share(one.personId);
    expect(await keys(planId)).toContain(groundId);
  });

  it('is a member of the resource group who may see it, until the person says otherwise', async () => {
    const one = await person();
    const planId = await agreed(one);
    const save = async (seesCrisisPlan: boolean, revision: number) => {
      const members = [{ name: 'Karin', kind: 'RELATIVE', relation: 'syster', seesCrisisPlan }];
      const mutation =
        'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }';
      const input = { personId: one.personId, revision, members, goals: [] };
      await coordinator.graphql(mutation, { input });
    };
    await save(false, 0);
    expect(await keys(planId)).toHaveLength(3);
    await save(true, 1);
    const [, , key] = await keys(planId);
    await release(coordinator, `/crisis-plans/${planId}`, key);
    expect(await copiesOf(one.personId)).toMatchObject([
      { reader: PlanReader.RELATIVE, receiverName: 'Karin', ground: 'CONSENT', groundId: null },
    ]);
    expect(await toRecall(one.personId)).toEqual([]);
    await save(false, 2);
    expect(await toRecall(one.personId)).toMatchObject([{ recall: 'GROUND_OVER' }]);
  });

  it('is, of a SIP and for an authority, told with the yes that the person gave, how and on which day', async () => {
    const one = await person();
    const { sipId } = await addSip(test.unitOfWork, one, { status: PlanStatus.AGREED });
    const ask = async (fields: object) => {
      const input = { planId: sipId, number: 1, receiver: 'AUTHORITY', ...fields };
      const { errors } = await coordinator.graphql(RELEASE, { input });
      return errors?.[0]?.extensions.problems.map(({ code }: { code: string }) => code);
    };
    expect(await ask({})).toEqual(['receiverNotNamed', 'yesFormMissing', 'yesDayMissing']);
    const yes = { consentForm: 'ORAL', consentOn: today() };
    expect(await ask({ ...yes, receiver: 'PERSON' })).toEqual(['yesNotNeeded']);
    expect(await ask({ ...yes, consentOn: addDays(today(), 1), receiverName: 'FK' })).toEqual([
      'dayInFuture',
    ]);
    expect(await ask({ receiver: 'NOBODY' })).toEqual(['noSuchReceiver']);
    expect(await ask({ ...yes, receiverName: 'Försäkringskassan' })).toBeUndefined();
    expect(await copiesOf(one.personId)).toMatchObject([
      {
        plan: 'SIP',
        reader: 'AUTHORITY',
        receiverName: 'Försäkringskassan',
        consentForm: 'ORAL',
        consentOn: today(),
      },
    ]);
  });

  it('is nobody but the person and the team while a block is in force, and the page says so', async () => {
    const one = await person();
    const planId = await agreed(one);
    await share(one.personId, { receiverId: world.municipalityId, receiverUnitId: null });
    expect(await keys(planId)).toHaveLength(4);
    await test.unitOfWork.run((manager) =>
      manager.insert(Block, {
        ...{ id: randomUUID(), personId: one.personId, teamId: null, setAt: new Date() },
        ...{ setBy: randomUUID(), setByName: 'Påhittad' },
      }),
    );
    expect(await offered(planId)).toMatchObject({
      isBlocked: true,
      receivers: [{ key: 'PERSON' }, { key: 'OWN_USE' }],
    });
    const form = (await coordinator.get(`/crisis-plans/${planId}/versions/1/release`)).text;
    expect(form).toContain(sv('release.blocked'));
    await release(coordinator, `/crisis-plans/${planId}`);
  });

  it('is the person and the team alone of a draft, which says that it is one', async () => {
    const one = await person();
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, one, {
      statuses: [PlanStatus.DRAFT],
    });
    await share(one.personId);
    expect(await offered(planId)).toMatchObject({
      isNotInForce: true,
      receivers: [{ key: 'PERSON' }, { key: 'OWN_USE' }],
    });
    expect(await sheetFor(coordinator, `/crisis-plans/${planId}`)).toContain('UTKAST');
    expect(await copiesOf(one.personId)).toMatchObject([{ reader: 'PERSON', versionId: versionIds[0] }]);
  });

  it('shows on the sheet that the day to look it through has passed, and recalls the copy', async () => {
    const one = await person();
    const planId = await agreed(one, { reviewOn: addDays(today(), -1) });
    expect(await sheetFor(coordinator, `/crisis-plans/${planId}`)).toContain(sv('documents.copy.overdue'));
    expect(await toRecall(one.personId)).toMatchObject([{ recall: 'OVERDUE' }]);
  });

  it('recalls on the last day of the last enrolment, while somebody may still do it', async () => {
    const one = await person();
    await release(coordinator, `/crisis-plans/${await agreed(one)}`);
    await test.unitOfWork.run((manager) =>
      manager.update(Enrolment, { personId: one.personId, voidedAt: IsNull() }, { toDate: today() }),
    );
    expect(await toRecall(one.personId)).toMatchObject([{ recall: 'ENDED' }]);
  });

  it('gives no address of somebody with protected identity to anybody', async () => {
    const one = await person();
    await test.unitOfWork.run((manager) =>
      manager.update(Person, { id: one.personId }, { protectedIdentity: true, address: 'Hemliga gatan 1' }),
    );
    const planId = await agreed(one);
    const groundId = await share(one.personId);
    const yes = { receiverName: 'Försäkringskassan', consentForm: 'ORAL', consentOn: today() };
    for (const [receiver, fields] of [
      ['PERSON', {}],
      ['OWN_USE', {}],
      [groundId, {}],
      ['AUTHORITY', yes],
    ] as const) {
      const sheet = await sheetFor(coordinator, `/crisis-plans/${planId}`, receiver, fields);
      expect(sheet).toContain(sv('documents.person.protected'));
      expect(sheet).not.toContain('Hemliga');
    }
  });
});

describe('a release', () => {
  it('that is pressed twice is one copy, also through the API', async () => {
    const one = await person();
    const planId = await agreed(one);
    const page = `/crisis-plans/${planId}/versions/1/release`;
    const form = { ...(await coordinator.open(page)), receiver: 'OWN_USE' };
    const answers = [await coordinator.press(page, form), await coordinator.press(page, form)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const input = { planId, number: 1, receiver: 'OWN_USE' };
    const { data } = await coordinator.graphql(RELEASE, { input });
    expect(await copiesOf(one.personId)).toMatchObject([{ id: data.releasePlan.id, reader: 'TEAM' }]);
  });

  it('is not found by whoever may not read the person, nor is any copy', async () => {
    const one = await person();
    const planId = await agreed(one);
    const copy = await release(coordinator, `/crisis-plans/${planId}`);
    const { code } = (await copiesOf(one.personId))[0]!;
    for (const browser of [stranger, municipality, unitReader]) {
      for (const path of [
        `/crisis-plans/${planId}/versions/1/release`,
        copy,
        `${copy}/print.pdf`,
        `/persons/${one.personId}/copies`,
      ])
        expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
      const { errors } = await browser.graphql(RELEASE, { input: { planId, number: 1, receiver: 'PERSON' } });
      expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
      const settled = await browser.graphql(SETTLE, {
        input: { copyIds: [copy.split('/')[2]], settledAs: 'DESTROYED', settledOn: today() },
      });
      expect(settled.errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    expect(await copiesOf(one.personId)).toMatchObject([{ code, settledAs: null }]);
  });

  it('by somebody who reads on a ground is for their own use, and tells them of no other copy', async () => {
    const one = await person();
    const planId = await agreed(one);
    const forPerson = await release(coordinator, `/crisis-plans/${planId}`);
    await joinDocumentation(test.unitOfWork, world);
    const ground = { ...COHERENT, receiverId: world.municipalityId, receiverUnitId: null };
    const groundId = await share(one.personId, ground);
    const own = await release(municipality, `/crisis-plans/${planId}`, 'OWN_USE');
    expect(await copiesOf(one.personId)).toContainEqual(
      expect.objectContaining({ reader: 'CARE', receiverId: world.municipalityId, groundId }),
    );
    const { status, text } = await municipality.get(own);
    expect(status).toBe(200);
    expect(text).not.toContain(`/persons/${one.personId}/copies`);
    expect((await municipality.get(`${own}/print`)).status).toBe(200);
    expect((await municipality.get(forPerson)).status).toBe(404);
    expect((await municipality.get(`/persons/${one.personId}/copies`)).status).toBe(404);
    expect(
      (await municipality.submit(`/crisis-plans/${planId}/versions/1/release`, { receiver: 'PERSON' }))
        .status,
    ).toBe(422);
  });

  it('names the one it is for on the page as the person is named', async () => {
    const one = await person();
    const planId = await agreed(one);
    const form = (await coordinator.get(`/crisis-plans/${planId}/versions/1/release`)).text;
    expect(form).toContain(sv('release.to.PERSON', { name: await nameOf(one.personId) }));
  });
});

describe('what leaves the house of a plan', () => {
  it('is given at these addresses and at no other, and each leaves a row in the ledger', async () => {
    const sheets = pageHandlers(test)
      .filter(({ path }) => /print|pdf|\.json/.test(path) && /plan|sip|cop|link/.test(path))
      .map(({ method, path }) => `${method} ${path}`);
    // The letter that calls to a meeting says nothing of the plan.
    expect(sheets.filter((path) => !path.includes('/sip-calls/')).sort()).toEqual([
      // Of a copy that is in the ledger.
      'GET /copies/:copyId/print',
      'GET /copies/:copyId/print.pdf',
      // The same for whoever has opened the link that the copy is.
      'GET /links/:token/print',
      'GET /links/:token/print.pdf',
      // For the person, by their own page: a copy of its own of each version.
      'GET /own/:token/plans/:planId/print',
      'GET /own/:token/plans/:planId/print.pdf',
      // The ledger itself.
      'GET /persons/:personId/copies/print',
      'GET /persons/:personId/copies/print.pdf',
      // All that is kept of a person, for them alone.
      'GET /persons/:personId/copy/data.json',
      'GET /persons/:personId/copy/print',
      'GET /persons/:personId/copy/print.pdf',
      // All plans of a unit at once: a copy of each, in the transaction that draws it.
      'GET /shared-plan-prints',
      'GET /shared-plan-prints/:jobId',
      'GET /shared-plan-prints/:jobId/file',
      // Of what has been received, for own use: a copy of its own.
      'POST /received/:copyId/print.pdf',
      'POST /shared-plan-prints',
      'POST /shared-plan-prints/:jobId/cancel',
      'POST /shared-plans/:planId/print.pdf',
    ]);
    const one = await person();
    const planId = await agreed(one);
    const { sipId } = await addSip(test.unitOfWork, one, { status: PlanStatus.AGREED });
    const groundId = await share(one.personId);
    for (const plan of [`/crisis-plans/${planId}`, `/sips/${sipId}`])
      for (const receiver of ['PERSON', 'OWN_USE'])
        expect(await sheetFor(coordinator, plan, receiver)).toContain('<h1>');
    const shared = `/shared-plans/${planId}`;
    const pdf = await unitReader.submit(shared, {}, `${shared}/print.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(
      (await copiesOf(one.personId)).map(({ plan, reader, groundId: on }) => [plan, reader, on]),
    ).toEqual(
      expect.arrayContaining([
        ['CRISIS_PLAN', 'PERSON', null],
        ['CRISIS_PLAN', 'TEAM', null],
        ['SIP', 'PERSON', null],
        ['SIP', 'TEAM', null],
        ['CRISIS_PLAN', 'CARE', groundId],
      ]),
    );
    expect(await copiesOf(one.personId)).toHaveLength(5);
  });
});

describe('how the sheet is made', () => {
  const inForm = (planId: string, fields: object) =>
    coordinator.graphql(
      'mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) { id sheetForm sheetLanguage } }',
      {
        input: { planId, number: 1, receiver: 'PERSON', ...fields },
      },
    );
  const sheetOf = async (copyId: string) => (await coordinator.get(`/copies/${copyId}/print`)).text;

  it('is chosen when it is given, and stays as it was: for the person in the person’s language', async () => {
    const of = await person();
    const planId = await agreed(of);
    await test.unitOfWork.run((manager) =>
      manager.update(Person, { id: of.personId }, { language: 'arabiska' }),
    );
    const { text } = await coordinator.get(`/crisis-plans/${planId}/versions/1/release`);
    for (const shown of [sv('crisisPlan.sheetForm.WALLET'), 'arabiska (العربية)', 'tigrinja (ትግርኛ)'])
      expect(text).toContain(shown);

    const { data } = await inForm(planId, {});
    expect(data.releasePlan).toMatchObject({ sheetForm: 'WHOLE', sheetLanguage: 'ar' });
    const arabic = await sheetOf(data.releasePlan.id);
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain(
      `عندما يكون الفريق مغلقًا<span class="beside" lang="sv" dir="ltr">${sv('documents.crisisPlan.closedHours')}</span>`,
    );
    // The same again is the same copy, and another form is another.
    expect((await inForm(planId, {})).data.releasePlan.id).toBe(data.releasePlan.id);
    const short = (await inForm(planId, { sheetForm: 'ONE_PAGE', language: 'en' })).data.releasePlan;
    expect(short.id).not.toBe(data.releasePlan.id);
    expect(await sheetOf(short.id)).toContain('<html lang="en">');
    const own = await sheetFor(coordinator, `/crisis-plans/${planId}`, 'OWN_USE', { sheetForm: 'WALLET' });
    expect(own).toContain('<html lang="sv">');
    expect(own).toContain('class="cards"');
    const ledger = (await coordinator.get(`/persons/${of.personId}/copies`)).text;
    for (const shown of [`${sv('copy.form.PAPER')}. arabiska`, sv('crisisPlan.sheetForm.ONE_PAGE')])
      expect(ledger).toContain(shown);
  });

  it('is one of those that there are of the plan', async () => {
    const of = await person();
    const planId = await agreed(of);
    const { sipId } = await addSip(test.unitOfWork, of, { status: PlanStatus.AGREED });
    for (const [plan, fields, path] of [
      [planId, { language: 'xx' }, 'language'],
      [sipId, { language: 'ti' }, 'language'],
      [sipId, { sheetForm: 'EASY' }, 'sheetForm'],
    ] as const) {
      const { errors } = await inForm(plan, fields);
      expect(errors![0]!.extensions.problems).toMatchObject([{ path: expect.stringContaining(path) }]);
    }
    expect(await copiesOf(of.personId)).toEqual([]);
  });
});

describe('what a unit has been given', () => {
  const OF_UNIT = `query ($unitId: ID!) { copiesOfUnit(unitId: $unitId) { total items { id recall } } }`;
  const ofUnit = async (browser: Browser, unit: string) =>
    (await browser.graphql(OF_UNIT, { unitId: unit })).data.copiesOfUnit;

  it('is listed to the staff of whoever gave it, by what of it they may read: first what is to be recalled', async () => {
    const ward = await addUnit(test, world.regionId, 'Avdelning 9');
    const page = `/units/${ward}/copies`;
    expect((await coordinator.get(page)).text).toContain(sv('copy.noneOfUnit'));
    const givenTo = async (browser: Browser, place: TeamWorld) => {
      const personId = await enrolPerson(browser, place.teamId, { givenName: 'Enhetens' });
      const planId = await agreePlan(browser, personId, ward);
      const groundId = await share(personId, {
        ...{ giverId: place.regionId, receiverId: world.regionId, receiverUnitId: ward },
      });
      const address = await release(browser, `/crisis-plans/${planId}`, groundId);
      return { personId, planId, copyId: address.split('/')[2]! };
    };
    const first = await givenTo(coordinator, world);
    const second = await givenTo(coordinator, world);
    // In another team of the principal, and by another principal.
    const besideId = await addTeamBeside(test.unitOfWork, world, `ACT ${randomUUID()}`);
    const beside = { ...world, teamId: besideId };
    const colleague = await test.signIn(Role.COORDINATOR, { teamId: besideId, principalId: world.regionId });
    const theirs = await givenTo(colleague, beside);
    await agreeNext(coordinator, first.planId, ward);

    expect(await ofUnit(coordinator, ward)).toEqual({
      total: 2,
      items: [
        { id: first.copyId, recall: 'REPLACED' },
        { id: second.copyId, recall: null },
      ],
    });
    expect(await ofUnit(colleague, ward)).toMatchObject({ total: 1, items: [{ id: theirs.copyId }] });
    for (const browser of [municipality, stranger])
      expect(await ofUnit(browser, ward)).toEqual({ total: 0, items: [] });
    expect((await unitReader.get(page)).status).toBe(404);
    expect((await coordinator.get(`/units/${randomUUID()}/copies`)).status).toBe(404);
    const logged = await loggedRecords(test.unitOfWork.reader, {
      action: LoggedAction.LIST,
      recordId: theirs.copyId,
    });
    expect(logged.map(({ personId }) => personId)).toEqual([theirs.personId]);

    const { text } = await coordinator.get(page);
    expect(text).toContain(sv('copy.count', { n: 2 }));
    expect(text.indexOf(`/copies/${first.copyId}"`)).toBeLessThan(text.indexOf(`/copies/${second.copyId}"`));
    expect(text).not.toContain(theirs.copyId);
    for (const from of [`/register/unit/${ward}`, `/persons/${first.personId}/copies`])
      expect((await coordinator.get(from)).text).toContain(`href="${page}"`);
  });
});
