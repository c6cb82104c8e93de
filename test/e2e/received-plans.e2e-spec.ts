import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Principal, Unit } from '../../src/organisations/organisation.entity.js';
import { Person } from '../../src/persons/person.entity.js';
import { PlanReader, PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { CopyForm, CopyOutcome } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { addUnit, agreeNext, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addSip } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const LIST = `query ($query: String! = "", $page: PageInput) { receivedPlans(query: $query, page: $page) {
  total items { copyId versionNumber status person { id } } } }`;
const READ = `query ($id: ID!) { receivedPlan(copyId: $id) { plan versionNumber status person { address phone }
  crisisPlan { closedHours statements { text } } sip { whatMatters measures { text by } } } }`;
const PRINT = 'mutation ($id: ID!) { printReceivedPlan(copyId: $id) { id form reader } }';
const RECORD = 'mutation ($input: RecordGroundInput!) { recordGround(input: $input) { id standingRelease } }';
const WITHDRAW = 'mutation ($input: WithdrawGroundInput!) { withdrawGround(input: $input) { id } }';
const NARROW = 'mutation ($input: NarrowGroundInput!) { narrowGround(input: $input) { id standingRelease } }';
const LEDGER = `query ($personId: ID!) {
  copiesOfPerson(personId: $personId) { id versionNumber form recall notReadSince settledAs settledByName }
  missedReleases(personId: $personId) { plan planId versionNumber receiverName } }`;

const DIGITAL = { form: CopyForm.DIGITAL };
const PLAN = RecordCategory.CRISIS_PLAN;

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
/** Of the municipality, in the same team. */
let municipality: Browser;
/** Of a unit at the same region, and of another one. */
let ward: Browser;
let elsewhere: Browser;
let unitId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  municipality = await test.signIn(Role.TEAM_MEMBER, { teamId, principalId: world.municipalityId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  ward = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  const otherUnit = await addUnit(test, principalId, 'Avdelning 3');
  elsewhere = await test.signIn(Role.UNIT_READER, { unitId: otherUnit, principalId });
});
afterAll(() => test?.close());

const enrol = (fields: object = {}) =>
  enrolPerson(coordinator, world.teamId, { address: 'Hittepågatan 1', phone: '070-000 00 00', ...fields });
const share = (personId: string, fields: Partial<Ground> = {}) =>
  addGround(test.unitOfWork, {
    personId,
    giverId: world.regionId,
    receiverId: world.regionId,
    receiverUnitId: unitId,
    categories: [PLAN],
    ...fields,
  });
/** Whoever the municipality has in the team. */
const toTeam = () => ({ receiverId: world.municipalityId, receiverUnitId: null });
const give = async (planId: string, groundId: string, more: Record<string, unknown> = DIGITAL) =>
  (await release(coordinator, `/crisis-plans/${planId}`, groundId, more)).split('/')[2]!;
const copiesOf = (personId: string) =>
  test.unitOfWork.reader.find(PlanCopy, { where: { personId }, order: { givenAt: 'ASC' } });
const ledgerOf = async (personId: string) => (await coordinator.graphql(LEDGER, { personId })).data;
const received = async (browser: Browser, personId: string) =>
  (await browser.graphql(LIST)).data.receivedPlans.items.filter(
    ({ person }: { person: { id: string } }) => person.id === personId,
  );
interface Answer {
  id: string;
  standingRelease: boolean;
}
const done = async (query: string, input: object, browser = coordinator): Promise<Answer> => {
  const { data, errors } = await browser.graphql(query, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values<Answer>(data)[0]!;
};
const record = (personId: string, fields: object = {}) =>
  done(RECORD, {
    ...{ personId, kind: 'CONSENT', receiverId: world.regionId, receiverUnitId: unitId },
    ...{ purpose: 'Att akuten ska veta vad som hjälper.', categories: [PLAN], form: 'ORAL' },
    ...{ fromDate: today(), toDate: addDays(today(), 300), standingRelease: true },
    ...fields,
  });
const withdraw = (groundId: string) => done(WITHDRAW, { groundId, note: 'Sa det i telefon.' });
const block = (personId: string) =>
  test.unitOfWork.run((manager) =>
    manager.insert(Block, {
      ...{ id: randomUUID(), personId, teamId: null, setAt: new Date() },
      ...{ setBy: randomUUID(), setByName: 'Påhittad' },
    }),
  );
const isFound = async (browser: Browser, copyId: string) => {
  const { status } = await browser.get(`/received/${copyId}`);
  const { data, errors } = await browser.graphql(READ, { id: copyId });
  expect([status === 200, errors === undefined]).toEqual([
    data?.receivedPlan != null,
    data?.receivedPlan != null,
  ]);
  return status === 200;
};
/** Whether the person's page names the municipality, and the ward, among those who may read. */
const named = async (personId: string) => {
  const { text } = await coordinator.get(`/persons/${personId}`);
  const { name } = await test.unitOfWork.reader.findOneByOrFail(Principal, { id: world.municipalityId });
  const { name: unit } = await test.unitOfWork.reader.findOneByOrFail(Unit, { id: unitId });
  const until = formatDate('sv', today());
  return [name, unit].map((receiver) => text.includes(sv('person.readerUntil', { receiver, until })));
};

describe('a plan that is given digitally to a unit', () => {
  let personId: string;
  let planId: string;
  let groundId: string;
  let copyId: string;

  beforeAll(async () => {
    personId = await enrol();
    planId = await agreePlan(coordinator, personId, unitId);
    groundId = await share(personId);
  });

  it('is digital where nothing else is chosen, and on paper alone to the person', async () => {
    const page = `/crisis-plans/${planId}/versions/1/release`;
    const { text } = await coordinator.get(page);
    expect(text.indexOf('value="DIGITAL"')).toBeLessThan(text.indexOf('value="PAPER"'));
    const wrong = await coordinator.submit(page, { receiver: 'PERSON', form: 'DIGITAL' });
    expect([wrong.status, wrong.text.includes(sv('problem.formNotOffered'))]).toEqual([422, true]);
    const form = { ...(await coordinator.open(page)), receiver: groundId };
    const [first, second] = [
      await coordinator.press(page, form),
      await coordinator.submit(page, { receiver: groundId }),
    ];
    expect([first.status, second.headers.location]).toEqual([303, first.headers.location]);
    const copies = await copiesOf(personId);
    expect(copies).toMatchObject([{ ...DIGITAL, reader: PlanReader.CARE, receiverUnitId: unitId, groundId }]);
    copyId = copies[0]!.id;
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      action: LoggedAction.RELEASE,
      personId,
    });
    expect(logged.map(({ recordId, ground, groundId: on }) => [recordId, ground, on])).toEqual([
      [copyId, 'CONSENT', groundId],
      [copyId, 'CONSENT', groundId],
    ]);
  });

  it('has no sheet of its own in the ledger', async () => {
    const { status, text } = await coordinator.get(`/copies/${copyId}`);
    expect([status, text.includes('print.pdf')]).toEqual([200, false]);
    expect(text).toContain(sv('copy.isRead'));
    for (const path of ['print', 'print.pdf'])
      expect((await coordinator.get(`/copies/${copyId}/${path}`)).status).toBe(404);
  });

  it('is listed to the unit’s readers and to nobody else, and each look is logged on its ground', async () => {
    const { text } = await ward.get('/received');
    expect(text).toContain(`href="/received/${copyId}"`);
    for (const browser of [elsewhere, municipality, coordinator]) {
      expect(await received(browser, personId)).toEqual([]);
      expect(await isFound(browser, copyId)).toBe(false);
    }
    expect(await isFound(ward, copyId)).toBe(true);
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      recordId: copyId,
      action: LoggedAction.READ,
      unitId,
    });
    expect(logged.map(({ ground, groundId: on, personId: of }) => [ground, on, of])).toEqual(
      Array(2).fill(['CONSENT', groundId, personId]),
    );
  });

  it('reads as the sheet that was cut for them: not what is the team’s alone, nor where the person lives', async () => {
    const { text } = await ward.get(`/received/${copyId}`);
    expect(text).toContain('Tala lugnt om fåglar.');
    expect(text).toContain('Ring akuten först.');
    expect(text).not.toContain('Bara teamet vet detta.');
    const { receivedPlan } = (await ward.graphql(READ, { id: copyId })).data;
    expect(receivedPlan).toMatchObject({
      ...{ plan: 'CRISIS_PLAN', versionNumber: 1, status: 'AGREED', sip: null },
      ...{ person: { address: null, phone: null }, crisisPlan: { closedHours: 'Ring akuten först.' } },
    });
    const texts = receivedPlan.crisisPlan.statements.map((one: { text: string }) => one.text);
    expect(texts).toContain('Tala lugnt om fåglar.');
    expect(texts).not.toContain('Bara teamet vet detta.');
  });

  it('is found by the beginning of a name; the search is logged without its words', async () => {
    const found = await ward.submit('/received', { query: 'påhitt' }, '/received/search');
    expect(found.text).toContain(copyId);
    const none = await ward.submit('/received', { query: 'nobody' }, '/received/search');
    expect(none.text).toContain(sv('received.noneFound'));
    expect((await elsewhere.get('/received')).text).toContain(sv('received.none'));
    const logged = await test.unitOfWork.reader.countBy(AccessLogEntry, {
      action: LoggedAction.SEARCH,
      recordType: 'plan_copy',
      unitId: IsNull(),
    });
    expect(logged).toBe(2);
  });

  it('is printed for own use: a copy on paper that the unit holds; pressed twice it is one', async () => {
    const path = `/received/${copyId}`;
    const pdf = await ward.submit(path, {}, `${path}/print.pdf`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { data } = await ward.graphql(PRINT, { id: copyId });
    const paper = (await copiesOf(personId)).filter(({ form }) => form === CopyForm.PAPER);
    expect(paper).toMatchObject([
      {
        id: data.printReceivedPlan.id,
        receiverUnitId: unitId,
        receiverId: world.regionId,
        groundId,
        categories: [PLAN],
      },
    ]);
    for (const browser of [elsewhere, municipality, coordinator])
      expect((await browser.graphql(PRINT, { id: copyId })).errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('is replaced by the next version that they are given, and nobody has to settle it', async () => {
    await agreeNext(coordinator, planId, unitId);
    expect((await ward.get(`/received/${copyId}`)).text).toContain(sv('received.replaced'));
    const { copiesOfPerson } = await ledgerOf(personId);
    expect(copiesOfPerson.find(({ id }: { id: string }) => id === copyId)).toMatchObject({
      recall: 'REPLACED',
    });
    const next = await give(planId, groundId, { ...DIGITAL, number: 2 });
    expect(await received(ward, personId)).toMatchObject([{ copyId: next, versionNumber: 2 }]);
    expect(await isFound(ward, copyId)).toBe(false);
    const settled = (await ledgerOf(personId)).copiesOfPerson.find(({ id }: { id: string }) => id === copyId);
    expect(settled).toMatchObject({ settledAs: CopyOutcome.REPLACED, settledByName: null, recall: null });
    expect((await coordinator.get(`/persons/${personId}/copies`)).text).toContain(sv('copy.settledBySelf'));
    copyId = next;
  });

  it('is not found at the next request once the ground is withdrawn, while its print is to be recalled', async () => {
    await give(planId, groundId, { form: CopyForm.PAPER, number: 2 });
    await withdraw(groundId);
    expect(await isFound(ward, copyId)).toBe(false);
    expect(await received(ward, personId)).toEqual([]);
    expect((await ward.graphql(PRINT, { id: copyId })).errors![0]!.extensions.code).toBe('NOT_FOUND');
    const { copiesOfPerson } = await ledgerOf(personId);
    const open = copiesOfPerson.filter(({ settledAs }: { settledAs: string | null }) => settledAs === null);
    expect(
      open.map(({ form, versionNumber, recall, notReadSince }: Record<string, string>) => [
        form,
        versionNumber,
        recall,
        notReadSince,
      ]),
    ).toEqual([
      ['PAPER', 2, 'GROUND_OVER', null],
      ['DIGITAL', 2, null, today()],
      ['PAPER', 1, 'REPLACED', null],
    ]);
    const { text } = await coordinator.get(`/persons/${personId}/copies`);
    expect(text).toContain(sv('copy.notReadSince', { day: formatDate('sv', today()) }));
    expect(text).not.toContain(`name="copyIds" value="${copyId}"`);
  });
});

describe('what has been received', () => {
  it('is, by another principal’s team, of those who are enrolled there, and with where the person lives only as long as the ground says so', async () => {
    const personId = await enrol();
    const planId = await agreePlan(coordinator, personId, unitId);
    const groundId = await share(personId, { ...toTeam(), categories: [PLAN, RecordCategory.PERSON] });
    const copyId = await give(planId, groundId);
    expect(await received(municipality, personId)).toMatchObject([{ copyId }]);
    expect(await isFound(ward, copyId)).toBe(false);
    expect((await municipality.get(`/copies/${copyId}`)).status).toBe(404);
    const place = async () => (await municipality.graphql(READ, { id: copyId })).data.receivedPlan.person;
    expect(await place()).toEqual({ address: 'Hittepågatan 1', phone: '070-000 00 00' });
    await done(NARROW, { groundId, taken: [RecordCategory.PERSON], note: 'Vill inte att de ringer.' });
    expect(await place()).toEqual({ address: null, phone: null });
    await test.unitOfWork.run((manager) =>
      manager.query(
        `UPDATE enrolment SET to_date = '${addDays(today(), -1)}' WHERE person_id = '${personId}'`,
      ),
    );
    expect(await isFound(municipality, copyId)).toBe(false);
  });

  it('is a SIP too', async () => {
    const personId = await enrol();
    const person = { personId, enrolmentId: '', ownerId: world.regionId, teamId: world.teamId };
    const { sipId } = await addSip(test.unitOfWork, person, {
      status: PlanStatus.AGREED,
      followUpOn: addDays(today(), -1),
    });
    const groundId = await share(personId, { categories: [RecordCategory.SIP] });
    const copyId = (await release(coordinator, `/sips/${sipId}`, groundId, DIGITAL)).split('/')[2]!;
    const { text } = await ward.get(`/received/${copyId}`);
    expect(text).toContain('Att vara mamma.');
    expect(text).toContain(sv('received.overdue', { day: formatDate('sv', addDays(today(), -1)) }));
    const { sip, crisisPlan } = (await ward.graphql(READ, { id: copyId })).data.receivedPlan;
    expect([crisisPlan, sip.whatMatters, sip.measures[0].text]).toEqual([
      null,
      'Att vara mamma.',
      'Samtal hemma.',
    ]);
    const path = `/received/${copyId}`;
    expect((await ward.submit(path, {}, `${path}/print.pdf`)).status).toBe(200);
  });

  it('is not found while a block is in force, after the last day, nor by whoever reads for the unit no longer', async () => {
    const personId = await enrol();
    const [toMunicipality, toWard] = [await share(personId, toTeam()), await share(personId)];
    expect(await named(personId)).toEqual([false, false]);
    const planId = await agreePlan(coordinator, personId, unitId);
    // The own unit reads what is in force, and another principal what it has been given.
    expect(await named(personId)).toEqual([false, true]);
    const atTeam = await give(planId, toMunicipality);
    const atWard = await give(planId, toWard);
    expect(await isFound(municipality, atTeam)).toBe(true);
    expect(await named(personId)).toEqual([true, true]);
    await block(personId);
    expect(await isFound(municipality, atTeam)).toBe(false);
    expect(await named(personId)).toEqual([false, true]);
    // A block against other principals keeps nothing from the own unit.
    expect(await isFound(ward, atWard)).toBe(true);
    const { copiesOfPerson } = await ledgerOf(personId);
    expect(copiesOfPerson.find(({ id }: { id: string }) => id === atTeam)).toMatchObject({
      recall: null,
      notReadSince: today(),
    });
    const reader = await test.signIn(Role.UNIT_READER, { unitId, principalId: world.regionId });
    expect(await isFound(reader, atWard)).toBe(true);
    await test.unitOfWork.run((manager) =>
      manager.query(`UPDATE role_grant SET to_date = '${addDays(today(), -1)}' WHERE unit_id = '${unitId}'`),
    );
    expect((await reader.get(`/received/${atWard}`)).status).not.toBe(200);
    await test.unitOfWork.run((manager) =>
      manager.query(`UPDATE role_grant SET to_date = NULL WHERE unit_id = '${unitId}'`),
    );
    expect(await isFound(reader, atWard)).toBe(true);
  });

  it('says that it is voided while it is read, and is read no longer once the copy is settled', async () => {
    const personId = await enrol();
    const planId = await agreePlan(coordinator, personId, unitId);
    const copyId = await give(planId, await share(personId));
    const [{ versionId }] = (await copiesOf(personId)) as [PlanCopy];
    const input = { recordType: 'CRISIS_PLAN_VERSION', recordId: versionId, reason: 'Fel person.' };
    const { errors } = await coordinator.graphql(
      'mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { id } }',
      { input },
    );
    expect(errors).toBeUndefined();
    expect((await ward.get(`/received/${copyId}`)).text).toContain(sv('received.voided'));
    expect((await ledgerOf(personId)).copiesOfPerson).toMatchObject([{ recall: 'VOIDED' }]);
    const fields = { copyIds: copyId, settledAs: CopyOutcome.DESTROYED, settledOn: today(), note: '' };
    expect((await coordinator.submit(`/persons/${personId}/copies`, fields)).status).toBe(303);
    expect(await isFound(ward, copyId)).toBe(false);
  });

  it('gives no address of somebody with protected identity', async () => {
    const personId = await enrol();
    await test.unitOfWork.run((manager) =>
      manager.update(Person, { id: personId }, { protectedIdentity: true }),
    );
    const planId = await agreePlan(coordinator, personId, unitId);
    const copyId = await give(planId, await share(personId, { categories: [PLAN, RecordCategory.PERSON] }));
    const { text } = await ward.get(`/received/${copyId}`);
    expect(text).toContain(sv('person.protected'));
    expect(text).not.toContain('Hittepågatan');
    expect((await ward.graphql(READ, { id: copyId })).data.receivedPlan.person).toEqual({
      address: null,
      phone: null,
    });
  });
});

describe('a standing release', () => {
  it('gives each version that is agreed while it holds, in the agreement itself, and the ledger has a row of each', async () => {
    const personId = await enrol();
    const { id: groundId } = await record(personId);
    expect(await copiesOf(personId)).toEqual([]);
    const planId = await agreePlan(coordinator, personId, unitId);
    const [first] = (await copiesOf(personId)) as [PlanCopy];
    expect(first).toMatchObject({
      ...DIGITAL,
      versionNumber: 1,
      receiverUnitId: unitId,
      groundId,
      categories: [PLAN],
    });
    expect(await isFound(ward, first.id)).toBe(true);
    await agreeNext(coordinator, planId, unitId);
    expect(await copiesOf(personId)).toMatchObject([
      { versionNumber: 1, settledAs: CopyOutcome.REPLACED, settledBy: null },
      { versionNumber: 2, settledAs: null },
    ]);
    expect(await received(ward, personId)).toMatchObject([{ versionNumber: 2 }]);
    const logged = { action: LoggedAction.RELEASE, personId, groundId };
    expect(await test.unitOfWork.reader.countBy(AccessLogEntry, logged)).toBe(2);
    await withdraw(groundId);
    expect(await received(ward, personId)).toEqual([]);
    await agreeNext(coordinator, planId, unitId);
    expect(await copiesOf(personId)).toHaveLength(2);
  });

  it('gives what is in force when it is recorded, of the kinds that it names; recorded again it is the same', async () => {
    const personId = await enrol();
    await agreePlan(coordinator, personId, unitId);
    const person = { personId, enrolmentId: '', ownerId: world.regionId, teamId: world.teamId };
    await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED });
    const first = await record(personId);
    expect((await record(personId)).id).toBe(first.id);
    expect(await copiesOf(personId)).toMatchObject([{ plan: 'CRISIS_PLAN', groundId: first.id }]);
    await record(personId, {
      categories: [RecordCategory.SIP, PLAN],
      purpose: 'Att akuten ska veta allt om planen.',
    });
    expect((await received(ward, personId)).length).toBe(2);
    const page = (await coordinator.get(`/persons/${personId}/consents`)).text;
    expect(page).toContain(sv('consent.standingText'));
  });

  it('is chosen on the forms, and one that begins later or does not say so gives nothing', async () => {
    const personId = await enrol();
    await agreePlan(coordinator, personId, unitId);
    await record(personId, { standingRelease: false });
    await record(personId, { fromDate: addDays(today(), 1) });
    expect(await copiesOf(personId)).toEqual([]);
    const form = {
      ...{ receiverId: world.municipalityId, categories: PLAN, form: 'ORAL', standingRelease: 'true' },
      ...{
        purpose: 'Att boendestödet ska veta vad som hjälper.',
        fromDate: today(),
        toDate: addDays(today(), 90),
      },
    };
    const page = `/persons/${personId}/consents/new`;
    expect((await coordinator.get(page)).text).toContain(sv('consent.standingHint'));
    expect((await coordinator.submit(page, form)).status).toBe(303);
    expect(await copiesOf(personId)).toMatchObject([{ ...DIGITAL, receiverId: world.municipalityId }]);
  });

  it('goes on as it is narrowed, and what is taken away is not found at the next request', async () => {
    const personId = await enrol();
    const planId = await agreePlan(coordinator, personId, unitId);
    const { id: groundId } = await record(personId, { categories: [PLAN, RecordCategory.SIP] });
    const [copy] = (await copiesOf(personId)) as [PlanCopy];
    const narrow = (id: string, taken: RecordCategory) =>
      done(NARROW, { groundId: id, taken: [taken], note: 'Räcker så.' });
    expect((await narrow(groundId, RecordCategory.SIP)).standingRelease).toBe(true);
    expect(await isFound(ward, copy.id)).toBe(true);
    await agreeNext(coordinator, planId, unitId);
    expect(await received(ward, personId)).toMatchObject([{ versionNumber: 2 }]);
    const other = await enrol();
    await agreePlan(coordinator, other, unitId);
    const { id: wide } = await record(other, { categories: [PLAN, RecordCategory.SIP] });
    const [given] = (await copiesOf(other)) as [PlanCopy];
    await narrow(wide, PLAN);
    expect(await isFound(ward, given.id)).toBe(false);
    expect((await ledgerOf(other)).copiesOfPerson).toMatchObject([{ recall: null, notReadSince: today() }]);
  });

  it('gives nothing that is blocked, nor when the block is lifted; the ledger’s page says what it missed', async () => {
    const personId = await enrol();
    await record(personId, { receiverId: world.municipalityId, receiverUnitId: null });
    await block(personId);
    const planId = await agreePlan(coordinator, personId, unitId);
    await test.unitOfWork.run((manager) =>
      manager.update(Block, { personId }, { liftedAt: new Date(), liftedBy: randomUUID() }),
    );
    expect(await copiesOf(personId)).toEqual([]);
    const { missedReleases } = await ledgerOf(personId);
    expect(missedReleases).toMatchObject([{ plan: 'CRISIS_PLAN', planId, versionNumber: 1 }]);
    const { text } = await coordinator.get(`/persons/${personId}/copies`);
    expect(text).toContain(`href="/crisis-plans/${planId}/versions/1/release"`);
    await agreeNext(coordinator, planId, unitId);
    expect(await received(municipality, personId)).toMatchObject([{ versionNumber: 2 }]);
    expect((await ledgerOf(personId)).missedReleases).toEqual([]);
  });
});
