import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { Activity, PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { RecordHold } from '../../src/retention/record-hold.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addTeam,
  addTeamBeside,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

const REPORT = `{ retention { principalId rules { rule paragraph persons } mustBeDestroyed
  duties { by persons overdue } kept { because persons } held { reason persons }
  plan { persons mark rules { rule paragraph persons } } } }`;
const ASK = `mutation ($input: RequestDestructionInput!) { requestDestruction(input: $input) {
  id persons rules { rule paragraph persons } } }`;
const CARRY_OUT = `mutation ($input: CarryOutDestructionInput!) { carryOutDestruction(input: $input) {
  rules { rule paragraph persons } } }`;
const SET = `mutation ($input: SetRecordHoldInput!) { setRecordHold(input: $input) {
  id reason note setByName liftedAt } }`;
const LIFT = `mutation ($input: LiftRecordHoldInput!) { liftRecordHold(input: $input) {
  liftedAt liftedByName liftNote } }`;
const HOLDS = 'query ($id: ID!) { recordHolds(personId: $id) { id note liftNote } }';
const FIND = 'query ($number: String!) { personToHold(input: { identityNumber: $number }) }';
const CORRECT = `mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) {
  ... on Person { id } } }`;
const PLACED = 'query ($id: ID!) { personHistory(personId: $id) { placedAsChild } }';

const PUBLIC_RULE = { rule: 'SOCIAL_PUBLIC', paragraph: 'SoL (2025:400) 16:1' };
const PRIVATE_RULE = { rule: 'SOCIAL_PRIVATE', paragraph: 'SoL (2025:400) 17:2' };
/** Past the five years. */
const LONG_AGO = addMonths(today(), -78);

let test: TestApp;
let administrator: Browser;
let secondAdministrator: Browser;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
  secondAdministrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test?.close());

const reader = () => test.unitOfWork.reader;
const leftOn = ({ teamId }: TeamWorld, ownerId: string, toDate: string, more: object = {}) =>
  addPerson(test.unitOfWork, { ownerId, teamId, fromDate: addDays(toDate, -200), toDate, ...more });

async function reportOn(principalId: string) {
  const { data } = await administrator.graphql(REPORT);
  return data.retention.find((one: any) => one.principalId === principalId);
}

async function ask(principalId: string) {
  const { mark } = (await reportOn(principalId)).plan;
  const input = { principalId, mark, decision: 'Dokumenthanteringsplan 2026, punkt 4.' };
  const answer = await administrator.graphql(ASK, { input });
  expect(answer.errors).toBeUndefined();
  return answer.data.requestDestruction;
}

const carryOut = ({ id, persons }: { id: string; persons: number }) =>
  secondAdministrator.graphql(CARRY_OUT, { input: { destructionId: id, persons } });
const isThere = ({ personId: id }: TestPerson) => reader().existsBy(Person, { id });
const codesOf = ({ errors }: { errors?: { extensions: any }[] }) =>
  errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));
const refusal = ({ errors }: { errors?: { extensions: any }[] }) => errors?.[0]?.extensions.code;

describe('a private provider of social services', () => {
  it('must destroy records after two years, by no day that is known (SoL 17:2)', async () => {
    const world = await addTeam(test.unitOfWork, 'ACT Privat');
    const ownerId = randomUUID();
    await test.unitOfWork.run((manager) =>
      manager.insert(Principal, {
        id: ownerId,
        name: 'Omsorgsbolaget Prov AB',
        kind: PrincipalKind.PRIVATE,
        activities: [Activity.SOCIAL],
        regionCode: '12',
        municipalityCode: null,
      }),
    );
    const gone = await leftOn(world, ownerId, addMonths(today(), -25));
    // Born on a fifteenth: what is kept for research are the records of municipalities.
    const alsoGone = await leftOn(world, ownerId, addMonths(today(), -60), {
      identityNumber: '198001159896',
    });
    const kept = await leftOn(world, ownerId, addMonths(today(), -23));
    expect(await reportOn(ownerId)).toMatchObject({
      rules: [{ ...PRIVATE_RULE, persons: 3 }],
      mustBeDestroyed: 2,
      duties: [{ by: null, persons: 2, overdue: false }],
      kept: [{ because: 'TIME', persons: 1 }],
      plan: { persons: 2, rules: [{ ...PRIVATE_RULE, persons: 2 }] },
    });
    const asked = await ask(ownerId);
    const page = await administrator.get('/retention');
    const section = page.text.split(`id="principal-${ownerId}"`)[1]!.split('</section>')[0]!;
    expect(section).toContain(sv('retention.mustBeDestroyedNow'));
    for (const { text } of [page, await administrator.get(`/retention/destructions/${asked.id}`)])
      expect(text).toContain(
        `${sv('retention.rule.SOCIAL_PRIVATE')} (SoL (2025:400) 17:2): ${sv('retention.ofPersons', { n: 2 })}`,
      );
    const { data } = await carryOut(asked);
    expect(data.carryOutDestruction.rules).toEqual([{ ...PRIVATE_RULE, persons: 2 }]);
    expect([await isThere(gone), await isThere(alsoGone), await isThere(kept)]).toEqual([false, false, true]);
  });
});

describe('somebody who was placed as a child', () => {
  it('is said so on the card, by whom and when, and is not destroyed by social services (SoL 16:2)', async () => {
    const world = await addTeam(test.unitOfWork, 'ACT Placerad');
    const { municipalityId: ownerId, teamId } = world;
    const person = await addPerson(test.unitOfWork, { ownerId, teamId, fromDate: '2010-01-01' });
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: ownerId });
    const input = { personId: person.personId, revision: 1, placedAsChild: true, reason: 'Berättade det.' };
    const isPlaced = async (browser: Browser) =>
      (await browser.graphql(PLACED, { id: person.personId })).data.personHistory.placedAsChild;
    expect(await isPlaced(coordinator)).toBe(false);
    expect((await coordinator.graphql(CORRECT, { input })).errors).toBeUndefined();
    expect(await isPlaced(coordinator)).toBe(true);
    const { text } = await coordinator.get(`/persons/${person.personId}`);
    expect(text).toContain(sv('person.placedAsChild'));
    expect(text).toContain('Test COORDINATOR');
    // Who reads on a ground is not told.
    const regional = await test.signIn(Role.COORDINATOR, { teamId, principalId: world.regionId });
    await joinDocumentation(test.unitOfWork, world);
    const ground = { personId: person.personId, giverId: ownerId, receiverId: world.regionId };
    await addGround(test.unitOfWork, { ...COHERENT, ...ground });
    expect(await isPlaced(regional)).toBeNull();
    const shown = await regional.get(`/persons/${person.personId}`);
    expect([shown.status, shown.text.includes(sv('person.placedAsChild'))]).toEqual([200, false]);
    await test.unitOfWork.run((manager) =>
      manager.update(Enrolment, { id: person.enrolmentId }, { toDate: '2015-03-10' }),
    );
    expect(await reportOn(ownerId)).toMatchObject({
      rules: [{ rule: 'PLACED_CHILDREN', paragraph: 'SoL (2025:400) 16:2', persons: 1 }],
      kept: [{ because: 'PLACED_CHILD', persons: 1 }],
      plan: null,
    });
  });
});

describe('a hold', () => {
  let world: TeamWorld;
  let person: TestPerson;
  let coordinator: Browser;
  beforeEach(async () => {
    world = await addTeam(test.unitOfWork, 'ACT Stopp');
    const { teamId, municipalityId: principalId } = world;
    person = await leftOn(world, principalId, LONG_AGO, { familyName: 'Hemligsson' });
    coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  });

  const set = (browser = coordinator, reason = 'CASE_UNDER_WAY') =>
    browser.graphql(SET, { input: { personId: person.personId, reason, note: 'IVO 2026/12.' } });
  const lift = (holdId: string, browser = coordinator) =>
    browser.graphql(LIFT, { input: { holdId, liftNote: 'Beslutat.' } });

  it('keeps the record of somebody who has left, for why is told by number alone, until each is lifted', async () => {
    const { municipalityId: ownerId } = world;
    const ids: string[] = [];
    for (const reason of ['CASE_UNDER_WAY', 'COPY_REQUESTED', 'COPY_REQUESTED']) {
      const { data } = await set(coordinator, reason);
      expect(data.setRecordHold).toMatchObject({ reason, setByName: 'Test COORDINATOR', liftedAt: null });
      ids.push(data.setRecordHold.id);
    }
    expect(await reportOn(ownerId)).toMatchObject({
      rules: [{ ...PUBLIC_RULE, persons: 1 }],
      kept: [{ because: 'HELD', persons: 1 }],
      held: [
        { reason: 'CASE_UNDER_WAY', persons: 1 },
        { reason: 'COPY_REQUESTED', persons: 1 },
      ],
      plan: null,
    });
    const { text } = await administrator.get('/retention');
    expect(text).toContain(`${sv('kind.holdReason.COPY_REQUESTED')}: 1`);
    for (const secret of ['Hemligsson', 'IVO', person.personId]) expect(text).not.toContain(secret);
    for (const id of ids) {
      expect((await reportOn(ownerId)).plan).toBeNull();
      expect((await lift(id)).data.liftRecordHold).toMatchObject({
        liftedByName: 'Test COORDINATOR',
        liftNote: 'Beslutat.',
      });
    }
    expect(codesOf(await lift(ids[0]!))).toEqual(['holdLifted']);
    // Holding and letting go has written nothing in the record that would keep it longer.
    expect((await carryOut(await ask(ownerId))).errors).toBeUndefined();
    expect(await isThere(person)).toBe(false);
    expect(await reader().countBy(RecordHold, { personId: person.personId })).toBe(0);
    const logged = await loggedRecords(reader(), { recordType: 'record_hold' });
    const did = logged.filter(({ personId }) => personId === person.personId).map(({ action }) => action);
    expect([
      did.filter((one) => one === 'CREATE').length,
      did.filter((one) => one === 'UPDATE').length,
    ]).toEqual([3, 3]);
  });

  it('that is set between asking and carrying out keeps the record, and all that was shown', async () => {
    const beside = await leftOn(world, world.municipalityId, LONG_AGO);
    const asked = await ask(world.municipalityId);
    const { data } = await set();
    expect(codesOf(await carryOut(asked))).toEqual(['destructionChanged']);
    expect([await isThere(person), await isThere(beside)]).toEqual([true, true]);
    const again = await ask(world.municipalityId);
    expect(again).toMatchObject({ persons: 1, rules: [{ ...PUBLIC_RULE, persons: 1 }] });
    expect((await carryOut(again)).errors).toBeUndefined();
    expect([await isThere(person), await isThere(beside)]).toEqual([true, false]);
    expect((await lift(data.setRecordHold.id)).errors).toBeUndefined();
  });

  it('is not found by anybody but those who write in the team that has or last had the person', async () => {
    const { data } = await set();
    const { id } = data.setRecordHold;
    const { teamId, municipalityId: principalId, regionId } = world;
    const besideId = await addTeamBeside(test.unitOfWork, world, 'ACT Bredvid');
    const manager = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId });
    const others = [
      await test.signIn(Role.TEAM_MEMBER, { teamId, principalId }),
      await test.signIn(Role.COORDINATOR, { teamId: besideId, principalId }),
      await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId }),
      administrator,
    ];
    const page = `/persons/${person.personId}/record-holds`;
    for (const browser of others) {
      expect([refusal(await set(browser)), refusal(await lift(id, browser))]).toEqual([
        'NOT_FOUND',
        'NOT_FOUND',
      ]);
      expect(refusal(await browser.graphql(HOLDS, { id: person.personId }))).toBe('NOT_FOUND');
      expect([(await browser.get(page)).status, (await browser.get(`${page}/${id}/lift`)).status]).toEqual([
        404, 404,
      ]);
    }
    expect((await manager.graphql(HOLDS, { id: person.personId })).data.recordHolds).toHaveLength(1);
    // From the day on which another team has the person, it is that team's to say.
    await test.unitOfWork.run(async (manager) => {
      const last = await manager.findOneByOrFail(Enrolment, { id: person.enrolmentId });
      await manager.insert(Enrolment, {
        ...last,
        ...{ id: randomUUID(), teamId: besideId, fromDate: today(), toDate: null, leavingReason: null },
      });
    });
    expect(refusal(await lift(id))).toBe('NOT_FOUND');
    expect((await lift(id, others[1])).errors).toBeUndefined();
  });

  it('is set and lifted on the pages, by the number of whoever has left', async () => {
    const { teamId } = world;
    const { identityNumber } = await reader().findOneByOrFail(Person, { id: person.personId });
    const list = await coordinator.get(`/teams/${teamId}/persons`);
    expect(list.text).toContain(`/teams/${teamId}/record-holds`);
    const search = `/teams/${teamId}/record-holds`;
    const unknown = await coordinator.submit(search, { identityNumber: 'T99999999' }, `${search}/search`);
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain(sv('problem.nobodyToHold'));
    const found = await coordinator.submit(search, { identityNumber }, `${search}/search`);
    const page = `/persons/${person.personId}/record-holds`;
    expect(found.headers.location).toBe(page);
    const { data } = await coordinator.graphql(FIND, { number: identityNumber });
    expect(data.personToHold).toBe(person.personId);
    const blank = await coordinator.get(page);
    expect(blank.text).toContain(sv('recordHold.none'));
    // Who has left has no page to go back to.
    expect(blank.text).not.toContain(`href="/persons/${person.personId}"`);
    expect((await coordinator.submit(page, { reason: 'OTHER', note: ' ' })).status).toBe(422);
    const done = await coordinator.submit(page, { reason: 'OTHER', note: 'Arkivet <frågar>.' });
    expect(done.headers.location).toBe(page);
    const { text } = await coordinator.get(page);
    expect(text).toContain('Arkivet &lt;frågar&gt;.');
    const [way] = text.match(/\/persons\/[^"]+\/lift/)!;
    expect((await coordinator.submit(way, { liftNote: '' })).status).toBe(422);
    expect((await coordinator.submit(way, { liftNote: 'Svarat.' })).headers.location).toBe(page);
    expect((await coordinator.get(page)).text).toContain('Svarat.');
    expect((await coordinator.get(way)).status).toBe(404);
  });

  it('is held by the database too', async () => {
    const { data } = await set();
    const { id } = data.setRecordHold;
    const run = (statement: string) => test.unitOfWork.run((manager) => manager.query(statement));
    const permit = `INSERT INTO destruction_permit (person_id) VALUES ('${person.personId}')`;
    for (const statement of [
      permit,
      `DELETE FROM record_hold WHERE id = '${id}'`,
      `UPDATE record_hold SET note = 'x' WHERE id = '${id}'`,
      `UPDATE record_hold SET lift_note = 'x' WHERE id = '${id}'`,
      `UPDATE record_hold SET person_id = '${randomUUID()}' WHERE id = '${id}'`,
    ])
      await expect(run(statement)).rejects.toThrow(/immutable record/);
    await lift(id);
    await expect(run(`UPDATE record_hold SET lift_note = 'x' WHERE id = '${id}'`)).rejects.toThrow(
      /immutable record/,
    );
    await expect(run(`UPDATE record_hold SET lifted_at = NULL WHERE id = '${id}'`)).rejects.toThrow(
      /immutable record/,
    );
  });
});
