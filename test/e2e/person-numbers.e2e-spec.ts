import { Role } from '../../src/access/role.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PersonNumber } from '../../src/persons/person-number.entity.js';
import { addUnit, agreePlan } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addStaffMember,
  addTeam,
  addTeamBeside,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

const REPLACE = `mutation ($input: ReplaceNumberInput!) { replaceNumber(input: $input) {
  ... on Person { identityNumber identityKind revision } ... on RevisionConflict { currentRevision } } }`;
const CORRECT = `mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) {
  ... on Person { identityNumber } } }`;
const ENROL = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
const OPEN =
  'mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { opened { personId } } }';
const SEARCH = `query ($query: String!) { sharedCrisisPlans(query: $query) {
  items { person { id } } } }`;
const LIST = `query ($teamId: ID!, $search: String) { persons(teamId: $teamId, search: $search) {
  items { person { id } } } }`;
const IMPORT = `mutation ($input: ImportRecordsInput!) { importRecords(input: $input) {
  accepted refusals { code } } }`;
const HISTORY = `query ($id: ID!) { personHistory(personId: $id) {
  formerNumbers { number kind endReason endedByName } } }`;

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let municipal: Browser;
let manager: Browser;
let nurse: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const other = await addTeam(test.unitOfWork, 'FACT Annan');
  const { teamId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  await test.unitOfWork.run((entities) => addStaffMember(entities, { teamId, employerId: world.regionId }));
  nurse = await test.signIn(Role.TEAM_MEMBER, { teamId: other.teamId, principalId: world.regionId });
});
afterAll(() => test?.close());

const codesOf = (answer: { errors?: { extensions: any }[] }) =>
  answer.errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));

async function enrol(identityNumber: string, more: object = {}, browser = coordinator) {
  const input = {
    teamId: world.teamId,
    identityNumber,
    givenName: 'Test',
    familyName: 'Testsson',
    fromDate: '2026-01-01',
    ...more,
  };
  return browser.graphql(ENROL, { input });
}
const idOf = async (answer: ReturnType<typeof enrol>): Promise<string> =>
  (await answer).data.enrolPerson.personId;

async function replace(personId: string, identityNumber: string, browser = coordinator) {
  const person = await test.unitOfWork.reader.findOneBy(Person, { id: personId });
  const input = { personId, revision: person?.revision ?? 1, identityNumber, reason: 'Fick personnummer.' };
  return browser.graphql(REPLACE, { input });
}

const opened = async (identityNumber: string) => {
  const reason = 'Ambulansen är hos personen, som inte svarar.';
  const { data } = await nurse.graphql(OPEN, {
    input: { identityNumber, reason, danger: true, cannotConsent: true },
  });
  return data.openInEmergency.opened.map(({ personId }: { personId: string }) => personId);
};
const numbersOf = async (personId: string) =>
  (await test.unitOfWork.reader.findBy(PersonNumber, { personId })).map(
    ({ number, endedAt }) => `${number}${endedAt ? ' (tidigare)' : ''}`,
  );
/** Loads a file of one enrolment. @returns the codes of what is refused */
async function load(identityNumber: string, givenName: string): Promise<string[]> {
  const content = `personnummer;förnamn;efternamn;från\n${identityNumber};${givenName};Testsson;2026-01-01\n`;
  const contentBase64 = Buffer.from(content).toString('base64');
  const input = { teamId: world.teamId, kind: 'ENROLMENTS', fileName: 'inskrivningar.csv', contentBase64 };
  const { data } = await manager.graphql(IMPORT, { input });
  const { accepted, refusals } = data.importRecords;
  expect(accepted).toBe(refusals.length === 0);
  return refusals.map(({ code }: { code: string }) => code);
}

/** Loads a file with a contact for each number, on one day each. @returns how many contacts the person has then */
async function contactsLoaded(personId: string, ...numbers: string[]): Promise<number> {
  const rows = numbers.map((number, at) => `${number};2026-02-0${at + 1};10:00;30;telefon;M01`);
  const content = ['personnummer;datum;tid;minuter;sätt;personal', ...rows].join('\n');
  const contentBase64 = Buffer.from(content).toString('base64');
  const input = {
    teamId: world.teamId,
    kind: 'CONTACTS',
    fileName: 'kontakter.csv',
    contentBase64,
    dryRun: false,
  };
  const { data } = await manager.graphql(IMPORT, { input });
  expect(data.importRecords).toEqual({ accepted: true, refusals: [] });
  const { id: enrolmentId } = await test.unitOfWork.reader.findOneByOrFail(Enrolment, { personId });
  return test.unitOfWork.reader.countBy(Contact, { enrolmentId });
}

describe('a number that is written in a form or to the API', () => {
  it.each([
    ['19850709–9805', '198507099805'],
    ['19150072-2390', '191500722390'],
    ['\u200bpnr: 19150088 2392', '191500882392'],
    ['19850060–2381', '198500602381'],
    ['198507602384 Testsson, Test', '198507602384'],
  ])('is read from %j', async (text, number) => {
    const personId = await idOf(enrol(text));
    expect(await numbersOf(personId)).toEqual([number]);
    expect((await coordinator.get(`/persons/${personId}`)).status).toBe(200);
  });

  it.each([
    ['INGEN UPPGIFT', 'identityNumber'],
    ['Berit Bengtsson', 'identityNumber'],
    ['19870709-98O5', 'identityNumberLetters'],
    ['RUM12345', 'reserveNumber'],
    ['20900101-2393', 'bornInFuture'],
    ['16850709-2396', 'bornTooLongAgo'],
    ['20260104-9808', 'bornAfterEnrolment'],
    ['20600101-2399', 'bornInFuture'],
    ['18000101-2392', 'bornTooLongAgo'],
    ['SVENSSON1', 'reserveNumber'],
  ])('is refused as %s with %s said, and nothing is written', async (identityNumber, code) => {
    expect(codesOf(await enrol(identityNumber))).toEqual([code]);
    const page = `/teams/${world.teamId}/persons`;
    const sent = { identityNumber, givenName: 'Test', familyName: 'Testsson', fromDate: '2026-01-01' };
    const answer = await coordinator.submit(`${page}/new`, sent, page);
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(sv(`problem.${code}`))]);
    expect(await test.unitOfWork.reader.countBy(Person, { familyName: 'Testsson' })).toBe(5);
  });

  it('is refused where it is put right, and a first day before the birth too', async () => {
    const personId = await idOf(enrol('19900118-9811'));
    const of = { personId, revision: 1, reason: 'Felskrivet.' };
    for (const [identityNumber, code] of [
      ['19870709-98O5', 'identityNumberLetters'],
      ['20900101-2393', 'bornInFuture'],
      ['20260104-9808', 'bornAfterEnrolment'],
    ])
      expect(codesOf(await coordinator.graphql(CORRECT, { input: { ...of, identityNumber } }))).toEqual([
        code,
      ]);
  });
});

describe('somebody who gets another number', () => {
  it('is found by both, in an emergency, by a search, by a file and at enrolment', async () => {
    const { teamId } = world;
    const personId = await idOf(enrol('19850709-T805', { givenName: 'Amira' }));
    const unitId = await addUnit(test, world.regionId);
    const reader = await test.signIn(Role.UNIT_READER, { unitId, principalId: world.regionId });
    await agreePlan(coordinator, personId, unitId);
    await addGround(test.unitOfWork, {
      personId,
      giverId: world.regionId,
      receiverId: world.regionId,
      receiverUnitId: unitId,
      categories: [RecordCategory.CRISIS_PLAN],
    });
    expect((await replace(personId, '850709-9813')).data.replaceNumber).toMatchObject({
      identityNumber: '198507099813',
      identityKind: 'PERSONNUMMER',
      revision: 2,
    });
    expect((await numbersOf(personId)).sort()).toEqual(['198507099813', '19850709T805 (tidigare)']);
    expect(await opened('19850709–T805')).toEqual([personId]);
    expect(await opened('19850709-9813')).toEqual([personId]);
    for (const number of ['19850709-T805', '19850709-9813']) {
      const found = await reader.graphql(SEARCH, { query: `pnr ${number}` });
      expect(found.data.sharedCrisisPlans.items).toEqual([{ person: { id: personId } }]);
      const listed = await coordinator.graphql(LIST, { teamId, search: number });
      expect(listed.data.persons.items).toEqual([{ person: { id: personId } }]);
      expect(await load(number, 'Amira')).toEqual([]);
      const again = await enrol(number);
      const code = number.includes('T') ? 'alreadyEnrolledUnderOther' : 'alreadyEnrolled';
      expect(codesOf(again)).toEqual([code]);
      const page = `/teams/${teamId}/persons`;
      const sent = { identityNumber: number, givenName: 'A', familyName: 'T', fromDate: '2026-02-01' };
      const { status, text } = await coordinator.submit(`${page}/new`, sent, page);
      expect([status, text]).toEqual([422, expect.stringContaining(`href="/persons/${personId}"`)]);
      expect(text).toContain(sv(`problem.${code}`));
    }
    const wrong = await reader.submit('/shared-plans', { query: '19850709-98l3' }, '/shared-plans/search');
    expect(wrong.text).toContain(sv('problem.identityNumberLetters'));
    expect(await test.unitOfWork.reader.countBy(Person, { givenName: 'Amira' })).toBe(1);
    expect(await numbersOf(personId)).toHaveLength(2);
  });

  it.each([
    ['T1000017', '197806152380'],
    ['850709EA0B', '197806162389'],
    ['991981000028', '197806172388'],
    ['22780618AB12', '197806182387'],
    ['19780619-T807', '19780679-2383'],
    ['19780675-2387', '197806192386'],
  ])('is found by %s and by %s, and is one person', async (former, current) => {
    const personId = await idOf(enrol(former, { givenName: 'Byt' }));
    await replace(personId, current);
    for (const number of [former, current]) {
      expect(await opened(`pnr: ${number}`)).toEqual([personId]);
      expect(await load(number, 'Byt')).toEqual([]);
      const listed = await coordinator.graphql(LIST, { teamId: world.teamId, search: number });
      expect(listed.data.persons.items).toEqual([{ person: { id: personId } }]);
      expect(codesOf(await enrol(number))).toHaveLength(1);
    }
    expect(await contactsLoaded(personId, former, current)).toBe(2);
  });

  it('is told what is no number where the team’s list is searched', async () => {
    const path = `/teams/${world.teamId}/persons`;
    const search = async (text: string) =>
      (await coordinator.submit(path, { search: text }, `${path}/search`)).text;
    expect(await search('19870709-98O5')).toContain(sv('problem.identityNumberLetters'));
    expect(await search('19850709-9806')).toContain(sv('problem.identityNumber'));
    expect(await search('19121212-1212')).toContain(sv('personList.noneFound'));
  });

  it('shows the earlier one with when, why and who, to the owner’s staff alone', async () => {
    const { personId } = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
    await coordinator.submit(`/persons/${personId}/number`, {
      identityNumber: '19900118-9829',
      reason: 'Folkbokförd.',
    });
    const { text } = await coordinator.get(`/persons/${personId}`);
    expect(text).toContain(sv('personNumber.earlier'));
    expect(text).toContain('Folkbokförd.');
    const { data } = await coordinator.graphql(HISTORY, { id: personId });
    expect(data.personHistory.formerNumbers).toMatchObject([{ kind: 'RESERVE', endReason: 'Folkbokförd.' }]);
    expect((await replace(personId, '19900118-9837', municipal)).errors![0]!.extensions.code).toBe(
      'NOT_FOUND',
    );
  });

  it('cannot get one that is another’s or their own, now or before', async () => {
    const [first, second] = [await idOf(enrol('19900118-9845')), await idOf(enrol('19900118-T801'))];
    expect(codesOf(await replace(second, '19900118-9845'))).toEqual(['identityNumberTaken']);
    expect(codesOf(await replace(second, '19900118-T801'))).toEqual(['identityNumberSame']);
    await replace(second, '19900118-9852');
    expect(codesOf(await replace(second, '19900118-T801'))).toEqual(['identityNumberFormer']);
    expect(codesOf(await replace(first, '19900118-T801'))).toEqual(['identityNumberTaken']);
  });

  it('is told that another’s is taken, and to whoever may not read of them that is logged as refused', async () => {
    const beside = await addTeamBeside(test.unitOfWork, world, 'FACT Bredvid');
    const numbers = ['199001189902', '199001189910'];
    const ownerId = world.regionId;
    const [theirs, colleagues] = await Promise.all(
      [beside, world.teamId].map((teamId, at) =>
        addPerson(test.unitOfWork, { ownerId, teamId, identityNumber: numbers[at] }),
      ),
    );
    const { personId } = await addPerson(test.unitOfWork, { ownerId, teamId: world.teamId });
    const correct = (identityNumber: string) =>
      coordinator.graphql(CORRECT, {
        input: { personId, revision: 1, identityNumber, reason: 'Felskrivet.' },
      });
    for (const identityNumber of numbers)
      for (const attempt of [replace(personId, identityNumber), correct(identityNumber)])
        expect(codesOf(await attempt)).toEqual(['identityNumberTaken']);
    const logged = (one: TestPerson) => loggedRecords(test.unitOfWork.reader, { personId: one.personId });
    const denied = {
      action: 'READ',
      outcome: 'DENIED',
      recordType: 'person',
      recordId: theirs!.personId,
      ownerId,
    };
    expect(await logged(theirs!)).toMatchObject([denied, denied]);
    expect(await logged(colleagues!)).toEqual([]);
  });

  it('gets the earlier one back where the change was a mistake, and the mistaken one is not kept', async () => {
    const personId = await idOf(enrol('19900118-T802'));
    await replace(personId, '19900118-9860');
    const input = { personId, revision: 2, identityNumber: '19900118-T802', reason: 'Fel person.' };
    expect((await coordinator.graphql(CORRECT, { input })).data.correctPerson).toEqual({
      identityNumber: '19900118T802',
    });
    expect(await numbersOf(personId)).toEqual(['19900118T802']);
    expect(await opened('19900118-9860')).toEqual([]);
    expect(await opened('19900118-T802')).toEqual([personId]);
  });

  it('does not keep a mistyped number', async () => {
    const personId = await idOf(enrol('19900118-9878'));
    const input = { personId, revision: 1, identityNumber: '19900118-9886', reason: 'Felskrivet.' };
    await coordinator.graphql(CORRECT, { input });
    expect(await numbersOf(personId)).toEqual(['199001189886']);
  });
});

describe('a file of enrolments', () => {
  it.each([
    ['a number after words', 'pnr: 19900118–9894', null],
    ['words', 'INGEN UPPGIFT', 'identityNumber'],
    ['a letter for a digit', '19870709-98O5', 'identityNumberLetters'],
    ['a room', 'RUM12345', 'reserveNumber'],
    ['somebody not born', '20900101-2393', 'bornInFuture'],
    ['somebody of 341 years', '16850709-2396', 'bornTooLongAgo'],
    ['somebody born later', '20260104-9808', 'bornAfterEnrolment'],
  ])('with %s', async (_, number, reason) => {
    expect(await load(number, 'Fil')).toEqual(reason ? [reason] : []);
  });
});
