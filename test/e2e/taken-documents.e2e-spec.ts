import { createHash, randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import type { Ground } from '../../src/consents/ground.entity.js';
import { testNumber } from '../../src/demo/test-number.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Person } from '../../src/persons/person.entity.js';
import { IdentityKind } from '../../src/persons/person-kinds.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { TakenDocument } from '../../src/releases/taken-document.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { addUnit, agreeNext, agreePlan } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, type TestPerson } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const TAKE = `mutation ($input: TakeReceivedPlanInput!) { takeReceivedPlan(input: $input) {
  id copyId giverName receiverName content checksum reason } }`;
const GET = `query ($id: ID!) { takenDocument(takenDocumentId: $id) { personId content } }`;
const LIST = '{ takenDocuments { total items { id } } }';
const LEDGER = `query ($personId: ID!) { copiesOfPerson(personId: $personId) {
  id takenByName takenReason notReadSince } }`;
const REASON = 'Boendestödet går efter planen på kvällarna.';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
/** Of the municipality: in the same team, and of a unit. */
let municipality: Browser;
let support: Browser;
let unitId: string;
let numbers = 980;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  municipality = await test.signIn(Role.TEAM_MEMBER, { teamId, principalId: municipalityId });
  unitId = await addUnit(test, municipalityId, 'Boendestödet');
  support = await test.signIn(Role.UNIT_READER, { unitId, principalId: municipalityId });
});
afterAll(() => test?.close());

const number = () => testNumber('1984-05-12', numbers++, IdentityKind.PERSONNUMMER).number;
const enrol = (ownerId: string, identityNumber?: string) =>
  addPerson(test.unitOfWork, { ownerId, teamId: world.teamId, identityNumber });
const share = (personId: string, fields: Partial<Ground> = {}) =>
  addGround(test.unitOfWork, {
    ...{ personId, giverId: world.regionId, receiverId: world.municipalityId },
    ...{ categories: [RecordCategory.CRISIS_PLAN], ...fields },
  });

interface Given {
  person: TestPerson;
  planId: string;
  groundId: string;
  copyId: string;
}
async function given(identityNumber?: string, fields: Partial<Ground> = {}): Promise<Given> {
  const person = await enrol(world.regionId, identityNumber);
  const planId = await agreePlan(coordinator, person.personId, unitId);
  const groundId = await share(person.personId, fields);
  const address = await release(coordinator, `/crisis-plans/${planId}`, groundId, { form: 'DIGITAL' });
  return { person, planId, groundId, copyId: address.split('/')[2]! };
}
const take = (browser: Browser, copyId: string, reason = REASON) =>
  browser.graphql(TAKE, { input: { copyId, reason } });
const withdraw = (groundId: string) =>
  coordinator.graphql('mutation ($input: WithdrawGroundInput!) { withdrawGround(input: $input) { id } }', {
    input: { groundId, note: 'Ångrade sig.' },
  });
const taken = (copyId: string) => test.unitOfWork.reader.findBy(TakenDocument, { copyId });

describe('what another principal has given, taken into the own record', () => {
  let all: Given;
  let own: TestPerson;
  let address: string;

  beforeAll(async () => {
    const identityNumber = number();
    own = await enrol(world.municipalityId, identityNumber);
    all = await given(identityNumber, { categories: [RecordCategory.CRISIS_PLAN, RecordCategory.PERSON] });
  });

  it('is asked about first, in words that say what it means, and nothing is taken by looking', async () => {
    const page = `/received/${all.copyId}`;
    expect((await municipality.get(page)).text).toContain(`href="${page}/take"`);
    const { text } = await municipality.get(`${page}/take`);
    for (const word of ['lead', 'means.asToday', 'means.stays', 'means.told'])
      expect(text).toContain(sv(`takenDocument.${word}`));
    const blank = await municipality.submit(`${page}/take`, { reason: ' ' });
    expect([blank.status, blank.text.includes(sv('problem.isNotEmpty'))]).toEqual([422, true]);
    const { errors } = await take(municipality, all.copyId, ' \n');
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'reason', code: 'isNotEmpty' }]);
    expect(await taken(all.copyId)).toEqual([]);
  });

  it('is the sheet as it was cut for them that day, with its checksum, once', async () => {
    const page = `/received/${all.copyId}/take`;
    const answer = await municipality.submit(page, { reason: REASON });
    expect(answer.status).toBe(303);
    address = answer.headers.location!;
    const [document, ...more] = await taken(all.copyId);
    expect(more).toEqual([]);
    expect(address).toBe(`/received/kept/${document!.id}`);
    expect(document).toMatchObject({
      ...{ ownerId: world.municipalityId, personId: own.personId, plan: 'CRISIS_PLAN', versionNumber: 1 },
      reason: REASON,
    });
    expect(document!.giverName).toMatch(/^Region/);
    expect(document!.content).toContain('Tala lugnt om fåglar.');
    expect(document!.content).not.toContain('Bara teamet vet detta.');
    // The ground gives the address to be read, and not to be kept: the identity may be protected later on.
    expect(document!.content).not.toContain('Hittepågatan');
    expect(document!.checksum).toBe(createHash('sha256').update(document!.content).digest('hex'));
    const again = await take(municipality, all.copyId, 'En gång till.');
    expect(again.data.takeReceivedPlan).toMatchObject({ id: document!.id, reason: REASON });
    expect(await taken(all.copyId)).toHaveLength(1);
  });

  it('is in the log of both, and told to the giver and to the person', async () => {
    const [document] = await taken(all.copyId);
    const { reader } = test.unitOfWork;
    const ofGiver = await loggedRecords(reader, { action: LoggedAction.TAKE, recordId: all.copyId });
    expect(ofGiver).toMatchObject([{ personId: all.person.personId, groundId: all.groundId }]);
    const ofOwner = await loggedRecords(reader, { action: LoggedAction.CREATE, recordId: document!.id });
    expect(ofOwner).toMatchObject([{ personId: own.personId, ground: 'CARE_RELATION' }]);
    const { personId } = all.person;
    const { copiesOfPerson } = (await coordinator.graphql(LEDGER, { personId })).data;
    expect(copiesOfPerson).toMatchObject([{ id: all.copyId, takenReason: REASON }]);
    const { text } = await coordinator.get(`/persons/${personId}/copies`);
    expect(text).toContain(sv('copy.taken'));
    expect(text).toContain(REASON);
    const pdf = await coordinator.get(`/persons/${personId}/copies/print.pdf`).buffer(true);
    expect((await readPdf(pdf.body)).pages.join().replaceAll(/\s+/g, ' ')).toContain(REASON);
    const copy = await reader.findOneByOrFail(PlanCopy, { id: all.copyId });
    const what = sv('log.copyOf.CRISIS_PLAN', { number: 1, receiver: copy.receiverName });
    expect((await coordinator.get(`/persons/${personId}/log`)).text).toContain(sv('log.did.TAKE', { what }));
  });

  it('stays as it was, also when the plan is replaced, and when the ground is withdrawn', async () => {
    const [document] = await taken(all.copyId);
    await agreeNext(coordinator, all.planId, unitId);
    await withdraw(all.groundId);
    expect((await municipality.get(`/received/${all.copyId}`)).status).toBe(404);
    expect((await municipality.get('/received/kept')).text).toContain(`href="${address}"`);
    const { text } = await municipality.get(address);
    expect(text).toContain(REASON);
    const sheet = await municipality.get(`${address}/print`);
    expect(sheet.text).toBe(document!.content);
    const pdf = await municipality.get(`${address}/print.pdf`).buffer(true);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const printed = { action: LoggedAction.PRINT, recordId: document!.id };
    expect(await loggedRecords(test.unitOfWork.reader, printed)).toMatchObject(
      Array(2).fill({ personId: own.personId }),
    );
    const { copiesOfPerson } = (await coordinator.graphql(LEDGER, { personId: all.person.personId })).data;
    expect(copiesOfPerson).toMatchObject([{ notReadSince: today(), takenReason: REASON }]);
  });

  it('is for those who care for the person in the own record, and for nobody else', async () => {
    const [document] = await taken(all.copyId);
    expect((await municipality.graphql(GET, { id: document!.id })).data.takenDocument.personId).toBe(
      own.personId,
    );
    // Neither who gave it, nor a unit, nor whoever has the person no longer.
    await test.unitOfWork.run((manager) =>
      manager.query(
        `UPDATE enrolment SET to_date = '${addDays(today(), -1)}' WHERE person_id = '${own.personId}'`,
      ),
    );
    for (const browser of [coordinator, municipality]) {
      expect((await browser.get(address)).status).toBe(404);
      expect((await browser.get(`${address}/print`)).status).toBe(404);
      expect((await browser.graphql(GET, { id: document!.id })).errors![0]!.extensions.code).toBe(
        'NOT_FOUND',
      );
      expect((await browser.graphql(LIST)).data.takenDocuments).toEqual({ total: 0, items: [] });
    }
    expect((await support.get('/received/kept')).status).toBe(404);
    expect((await municipality.get('/received/kept')).text).toContain(sv('takenDocument.none'));
  });
});

describe('nothing is taken in', () => {
  const refused = async (browser: Browser, copyId: string, code: string) => {
    const { text } = await browser.get(`/received/${copyId}/take`);
    expect(text).toContain(sv(`problem.${code}`));
    expect(text).not.toContain('name="reason"');
    // What hinders it may have come up while somebody wrote.
    const late = await browser.submit(`/received/${copyId}/take`, { reason: REASON });
    expect([late.status, late.text.includes(REASON)]).toEqual([422, true]);
    const { errors } = await take(browser, copyId);
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'copyId', code }]);
    expect(await taken(copyId)).toEqual([]);
  };

  it('where the receiver has no record of the human, nor by a reserve number that is another’s', async () => {
    const unknown = await given(number());
    await refused(municipality, unknown.copyId, 'noOwnRecord');
    const reserve = await given();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, {
      id: reserve.person.personId,
    });
    const other = await enrol(world.municipalityId);
    await test.unitOfWork.run((manager) =>
      manager.update(Person, { id: other.personId }, { identityNumber }),
    );
    await refused(municipality, reserve.copyId, 'noOwnRecord');
  });

  it('by a unit’s reader, who writes in no record, nor by the owner’s own unit', async () => {
    const identityNumber = number();
    await enrol(world.municipalityId, identityNumber);
    const toUnit = await given(identityNumber, { receiverUnitId: unitId });
    await refused(support, toUnit.copyId, 'noOwnRecordOfUnit');
    const ward = await addUnit(test, world.regionId, 'Psykakuten');
    const reader = await test.signIn(Role.UNIT_READER, { unitId: ward, principalId: world.regionId });
    const within = await given(number(), { receiverId: world.regionId, receiverUnitId: ward });
    await refused(reader, within.copyId, 'isInOwnRecord');
  });

  it('by whoever may not read it, once it is withdrawn or by others', async () => {
    const identityNumber = number();
    await enrol(world.municipalityId, identityNumber);
    const { copyId, groundId } = await given(identityNumber);
    const code = async (browser: Browser, id = copyId) =>
      (await take(browser, id)).errors![0]!.extensions.code;
    for (const browser of [coordinator, support]) expect(await code(browser)).toBe('NOT_FOUND');
    expect(await code(municipality, randomUUID())).toBe('NOT_FOUND');
    await withdraw(groundId);
    expect(await code(municipality)).toBe('NOT_FOUND');
    expect((await municipality.get(`/received/${copyId}/take`)).status).toBe(404);
    expect(await taken(copyId)).toEqual([]);
  });
});
