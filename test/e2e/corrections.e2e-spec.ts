import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Correction } from '../../src/persons/amendment.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { today } from '../../src/platform/dates/today.js';
import { TeamRole } from '../../src/teams/team-kinds.js';
import { sheetFor } from '../support/release.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addStaffMember,
  addTeam,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';

const CORRECT =
  'mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) { ... on Person { givenName address phone } } }';
const CORRECT_ENROLMENT =
  'mutation ($input: CorrectEnrolmentInput!) { correctEnrolment(input: $input) { ... on Enrolment { fromDate toDate leavingReason } } }';
const HISTORY =
  'query ($id: ID!) { personHistory(personId: $id) { corrections { field earlierText newText reason recordedByName } disagreements { text } } }';
const DISAGREE = 'mutation ($input: NoteDisagreementInput!) { noteDisagreement(input: $input) { text } }';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let municipal: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, municipalityId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

const enrolled = (more: object = {}) =>
  addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId, ...more });

async function correct(personId: string, changes: object, browser = coordinator) {
  const person = await test.unitOfWork.reader.findOneBy(Person, { id: personId });
  const input = { personId, revision: person?.revision ?? 1, reason: 'Felskrivet.', ...changes };
  return browser.graphql(CORRECT, { input });
}

const codesOf = (answer: { errors?: { extensions: any }[] }) =>
  answer.errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));

async function historyOf(personId: string, browser = coordinator): Promise<any> {
  return (await browser.graphql(HISTORY, { id: personId })).data.personHistory;
}

/** What the form holds and sends back when nobody changes anything. */
const form = {
  givenName: 'Åsa',
  familyName: 'Påhittsson',
  language: 'svenska',
  needsInterpreter: 'false',
  protectedIdentity: 'false',
  address: 'Hittepågatan 1',
  phone: '070-000 00 00',
  reason: 'Gift och flyttat.',
};

describe("a person's details", () => {
  it('are put right on a page that keeps what was there, who, when and why', async () => {
    const { personId } = await enrolled();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const page = `/persons/${personId}/correct`;
    const sent = { ...form, identityNumber, familyName: 'Ny <b>', phone: '' };
    const done = await coordinator.submit(page, sent);
    expect([done.status, done.headers.location]).toEqual([303, `/persons/${personId}`]);
    const shown = await coordinator.get(`/persons/${personId}`);
    expect(shown.text).toContain('Tidigare uppgifter');
    expect(shown.text).toContain('<s>Påhittsson</s>');
    expect(shown.text).toContain('Ny &lt;b&gt;');
    expect(shown.text).toContain('<s>070-000 00 00</s>');
    expect(shown.text).toContain('Gift och flyttat.');
    const { corrections } = await historyOf(personId);
    expect(corrections.map(({ field }: any) => field).sort()).toEqual(['familyName', 'phone']);
    expect(corrections[0]).toMatchObject({ reason: 'Gift och flyttat.', recordedByName: 'Test COORDINATOR' });
    const log = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      personId,
      action: LoggedAction.CORRECT,
    });
    expect(log).toMatchObject([{ recordType: 'person', recordId: personId, reason: null }]);
  });

  it('are refused emptied, unchanged or without a reason, with what to do', async () => {
    const { personId } = await enrolled();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const page = `/persons/${personId}/correct`;
    const nameless = await coordinator.submit(page, { ...form, identityNumber, familyName: ' ' });
    expect(nameless.status).toBe(422);
    const same = await coordinator.submit(page, { ...form, identityNumber });
    expect(same.text).toContain('Ingenting är ändrat.');
    expect((await coordinator.submit(page, { ...form, identityNumber, phone: '1', reason: '' })).status).toBe(
      422,
    );
    expect((await historyOf(personId)).corrections).toEqual([]);
  });

  it('get their personnummer when it becomes known, unless somebody else at the principal has it', async () => {
    const first = await enrolled();
    const { personId } = await enrolled();
    const mistyped = await correct(personId, { identityNumber: '19121212-1213' });
    expect(codesOf(mistyped)).toEqual(['identityNumber']);
    expect(codesOf(await correct(first.personId, { identityNumber: '19121212-1212' }))).toBeUndefined();
    expect(codesOf(await correct(personId, { identityNumber: '191212121212' }))).toEqual([
      'identityNumberTaken',
    ]);
    // The other principal's record of the same human is its own affair.
    const theirs = await addPerson(test.unitOfWork, { ownerId: world.municipalityId, teamId: world.teamId });
    const known = await correct(theirs.personId, { identityNumber: '191212121212' }, municipal);
    expect(codesOf(known)).toBeUndefined();
    const { corrections } = await historyOf(first.personId);
    expect(corrections).toMatchObject([{ field: 'identityNumber', newText: '19121212-1212' }]);
    expect(await test.unitOfWork.reader.findOneBy(Person, { id: first.personId })).toMatchObject({
      identityNumber: '191212121212',
      identityKind: 'PERSONNUMMER',
    });
  });

  it('hide address and number when identity is protected, the earlier ones too, and give them back after', async () => {
    const { personId } = await enrolled();
    await correct(personId, { address: 'Hemliga gatan 2' });
    const { data } = await correct(personId, { protectedIdentity: true });
    expect(data.correctPerson).toEqual({ givenName: 'Åsa', address: null, phone: null });
    const page = await coordinator.get(`/persons/${personId}`);
    for (const hidden of ['Hemliga gatan 2', 'Hittepågatan 1', '070-000'])
      expect(page.text).not.toContain(hidden);
    expect((await historyOf(personId)).corrections).toContainEqual(
      expect.objectContaining({ field: 'address', earlierText: null, newText: null }),
    );
    const askPage = await coordinator.get(`/persons/${personId}/correct`);
    expect(askPage.text).not.toContain('name="address"');
    // The form for somebody protected has no address, and sending it does not take the address away.
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const { address: _address, phone: _phone, ...withoutContactDetails } = form;
    await coordinator.submit(`/persons/${personId}/correct`, { ...withoutContactDetails, identityNumber });
    const open = await coordinator.get(`/persons/${personId}`);
    expect(open.text).toContain('Hemliga gatan 2');
    expect((await historyOf(personId)).corrections.map(({ field }: any) => field).sort()).toEqual([
      'address',
      'protectedIdentity',
      'protectedIdentity',
    ]);
  });

  it("are the principal's own to correct, and the earlier ones its own to read", async () => {
    const { personId } = await enrolled();
    await correct(personId, { familyName: 'Nysson' });
    await joinDocumentation(test.unitOfWork, world);
    const { regionId: giverId, municipalityId: receiverId } = world;
    await addGround(test.unitOfWork, { ...COHERENT, personId, giverId, receiverId });
    expect(await historyOf(personId, municipal)).toEqual({ corrections: [], disagreements: [] });
    const page = await municipal.get(`/persons/${personId}`);
    expect(page.text).toContain('Nysson');
    expect(page.text).not.toContain('/correct');
    const refused = await correct(personId, { familyName: 'X' }, municipal);
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(await correct(personId, { familyName: 'X' }, stranger)).toEqual(
      await correct(randomUUID(), { familyName: 'X' }, stranger),
    );
  });
});

describe('an enrolment', () => {
  let person: TestPerson;
  const staff: string[] = [];
  beforeAll(async () => {
    person = await enrolled();
    for (const name of ['Anna Påhittad', 'Bo Påhittad'])
      await test.unitOfWork.run(async (manager) => {
        const { teamId, regionId: employerId } = world;
        const role = TeamRole.COORDINATOR;
        staff.push(await addStaffMember(manager, { teamId, employerId, reference: name, name, role }));
      });
  });
  const put = async (changes: object) => {
    const { enrolmentId } = person;
    const { revision } = await test.unitOfWork.reader.findOneByOrFail(Enrolment, { id: enrolmentId });
    return coordinator.graphql(CORRECT_ENROLMENT, {
      input: { enrolmentId, revision, reason: 'Fel i remissen.', ...changes },
    });
  };

  it('is put right in words that can be read later', async () => {
    const page = `/enrolments/${person.enrolmentId}/correct`;
    const sent = {
      fromDate: '2025-02-01',
      toDate: '',
      leavingReason: '',
      intensity: 'INTENSIVE',
      legalFrame: 'LPT_INPATIENT',
    };
    const done = await coordinator.submit(page, {
      ...sent,
      coordinatorIds: staff,
      reason: 'Fel i remissen.',
    });
    expect([done.status, done.headers.location]).toEqual([303, `/persons/${person.personId}`]);
    const { corrections } = await historyOf(person.personId);
    expect(
      corrections.map(({ field, earlierText, newText }: any) => [field, earlierText, newText]).sort(),
    ).toEqual([
      ['coordinators', null, 'Anna Påhittad, Bo Påhittad'],
      ['fromDate', '2025-01-01', '2025-02-01'],
      ['intensity', 'STANDARD', 'INTENSIVE'],
      ['legalFrame', 'VOLUNTARY', 'LPT_INPATIENT'],
    ]);
    const shown = await coordinator.get(`/persons/${person.personId}`);
    expect(shown.text).toContain('<s>1 januari 2025</s>');
    expect((await coordinator.get(`/teams/${world.teamId}/persons`)).text).toMatch(
      /Anna Påhittad <[\s\S]*Bo Påhittad </,
    );
  });

  it('is not given days that are backwards or taken, or coordinators of another team', async () => {
    expect(codesOf(await put({ toDate: '2025-01-31' }))).toEqual(['beforeStart']);
    expect(codesOf(await put({ coordinatorIds: [randomUUID()] }))).toEqual(['unknownStaff']);
    expect(codesOf(await put({ intensity: 'INTENSIVE' }))).toEqual(['nothingCorrected']);
    const before = { ...person, id: randomUUID() };
    await test.unitOfWork.run((manager) =>
      sql(
        manager,
        `INSERT INTO enrolment (id, owner_id, team_id, person_id, from_date, to_date, intensity, legal_frame)
          SELECT :id, owner_id, team_id, person_id, '2024-01-01', '2024-06-30', intensity, legal_frame
            FROM enrolment WHERE id = :enrolmentId`,
        { id: before.id, enrolmentId: person.enrolmentId },
      ),
    );
    expect(codesOf(await put({ fromDate: '2024-06-30' }))).toEqual(['alreadyEnrolled']);
    expect(codesOf(await put({ fromDate: '2024-07-01' }))).toBeUndefined();
  });

  it('that goes on again has no reason for its end', async () => {
    await put({ toDate: '2099-12-31', leavingReason: 'MOVED' });
    const { data } = await put({ toDate: null });
    expect(data.correctEnrolment).toEqual({ fromDate: '2024-07-01', toDate: null, leavingReason: null });
  });
});

describe('what the person thinks is wrong', () => {
  it('stands on the card, beside the version and on paper, but not on the sheet for everyone', async () => {
    const person = await enrolled();
    const { planId, versionIds } = await addCrisisPlan(test.unitOfWork, person, {
      statuses: [PlanStatus.AGREED],
    });
    const { sipId, versionId } = await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED });
    for (const [recordType, recordId] of [
      ['person', person.personId],
      ['enrolment', person.enrolmentId],
      ['crisis_plan_version', versionIds[0]],
      ['sip_version', versionId],
    ]) {
      const done = await coordinator.submit(`/records/${recordType}/${recordId}/disagreement`, {
        text: `Så sa jag inte, om ${recordType}.`,
      });
      expect(done.status).toBe(303);
    }
    const text = async (path: string) => (await coordinator.get(path)).text;
    const card = await text(`/persons/${person.personId}`);
    expect(card).toContain('Så sa jag inte, om person.');
    expect(card).toContain('Så sa jag inte, om enrolment.');
    expect(await text(`/crisis-plans/${planId}/versions/1`)).toContain('om crisis_plan_version.');
    expect(await text(`/sips/${sipId}/versions/1`)).toContain('om sip_version.');
    expect(await sheetFor(coordinator, `/sips/${sipId}`)).toContain('om sip_version.');
    const sheet = (receiver: string, yes = {}) =>
      sheetFor(coordinator, `/crisis-plans/${planId}`, receiver, yes);
    const groundId = await addGround(test.unitOfWork, {
      ...{ personId: person.personId, giverId: world.regionId, receiverId: world.municipalityId },
    });
    expect(await sheet('PERSON')).toContain('om crisis_plan_version.');
    expect(await sheet(groundId)).toContain('om crisis_plan_version.');
    const yes = { receiverName: 'Försäkringskassan', consentForm: 'ORAL', consentOn: today() };
    expect(await sheet('AUTHORITY', yes)).not.toContain('om crisis_plan_version.');
    expect((await historyOf(person.personId)).disagreements).toEqual([
      { text: 'Så sa jag inte, om person.' },
    ]);
  });

  it('is noted as long as it can be printed with the record', async () => {
    const { personId } = await enrolled();
    const disagree = (text: string) =>
      coordinator.graphql(DISAGREE, { input: { recordType: 'PERSON', recordId: personId, text } });
    expect(codesOf(await disagree('x'.repeat(4000)))).toBeUndefined();
    expect(codesOf(await disagree(`${'y\n'.repeat(249)}y`))).toBeUndefined();
    const { errors } = await disagree('z');
    expect(errors?.[0]?.extensions.problems).toMatchObject([
      {
        path: 'text',
        code: 'disagreementsTooLong',
        texts: said(expect.stringContaining('ungefär 301 rader på papper, och det får vara högst 300')),
      },
    ]);
    expect((await historyOf(personId)).disagreements).toHaveLength(2);
  });

  it("is not noted on another team's records", async () => {
    const { personId } = await enrolled();
    const input = { recordType: 'PERSON', recordId: personId, text: 'Nej.' };
    const theirs = await stranger.graphql(DISAGREE, { input });
    expect(theirs).toEqual(await stranger.graphql(DISAGREE, { input: { ...input, recordId: randomUUID() } }));
    expect(theirs.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});

it('lets nobody change a correction, also past the program', async () => {
  const count = await test.unitOfWork.reader.count(Correction);
  expect(count).toBeGreaterThan(0);
  for (const statement of ["UPDATE correction SET earlier_text = 'x'", 'DELETE FROM correction'])
    await expect(test.unitOfWork.run((manager) => sql(manager, statement))).rejects.toThrow(
      /immutable record/,
    );
});
