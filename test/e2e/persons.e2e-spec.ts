import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import { addTeam, addTeamBeside, type TeamWorld } from '../support/test-records.js';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let stranger: Browser;
let personId: string;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const other = await addTeam(test.unitOfWork, 'FACT Annan');
  coordinator = await test.signIn(Role.COORDINATOR, { teamId: world.teamId, principalId: world.regionId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: other.teamId });
});
afterAll(() => test.close());

const PERSON = 'query ($id: ID!) { person(id: $id) { givenName address phone birthDate } }';
const log = (action: string) =>
  test.unitOfWork.reader.findBy(AccessLogEntry, { personId, action: action as never });

describe('people', () => {
  it('are enrolled by a coordinator, with a number that is checked', async () => {
    const page = `/teams/${world.teamId}/persons/new`;
    const person = {
      identityNumber: '19121212-1213',
      givenName: 'Test',
      familyName: 'Åkesson',
      protectedIdentity: ['false', 'true'],
      address: 'Hemliga gatan 1',
      phone: '070-000 00 00',
      fromDate: '2026-01-15',
    };
    const wrong = await coordinator.submit(page, person, `/teams/${world.teamId}/persons`);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Det här är inget giltigt nummer');
    const right = await coordinator.submit(
      page,
      { ...person, identityNumber: '19121212-1212' },
      `/teams/${world.teamId}/persons`,
    );
    expect(right.status).toBe(303);
    personId = (right.headers.location as string).replace('/persons/', '');
    expect(await log('CREATE')).toHaveLength(1);
  });

  it('cannot be enrolled twice at once', async () => {
    const { errors } = await coordinator.graphql(
      'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { id } }',
      {
        input: {
          teamId: world.teamId,
          identityNumber: '191212121212',
          givenName: 'Test',
          familyName: 'Åkesson',
          fromDate: '2026-02-01',
        },
      },
    );
    expect(errors![0]!.extensions.problems).toMatchObject([
      { path: 'identityNumber', code: 'alreadyEnrolled' },
    ]);
  });

  it('are enrolled from a day that has come, and so is the day put right', async () => {
    const enrol = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { id } }';
    const input = {
      teamId: world.teamId,
      identityNumber: '19900118-9811',
      givenName: 'Bo',
      familyName: 'Ek',
    };
    const codes = async (fromDate: string) => {
      const { errors } = await coordinator.graphql(enrol, { input: { ...input, fromDate } });
      return errors![0]!.extensions.problems.map(({ path, code }: any) => `${path} ${code}`);
    };
    expect(await codes(addDays(today(), 1))).toEqual(['fromDate inFuture']);
    for (const slip of ['2206-11-02', '0206-11-02', '9999-01-01'])
      expect(await codes(slip)).toEqual(['fromDate isCivilDate']);
    const [{ id: enrolmentId, revision }] = (await test.unitOfWork.reader.findBy(Enrolment, {
      personId,
    })) as [Enrolment];
    const { errors } = await coordinator.graphql(
      'mutation ($input: CorrectEnrolmentInput!) { correctEnrolment(input: $input) { ... on Enrolment { id } } }',
      { input: { enrolmentId, revision, reason: 'Fel dag.', fromDate: addDays(today(), 1) } },
    );
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'fromDate', code: 'inFuture' }]);
  });

  it('with protected identity show no address, on no page and through no query', async () => {
    const { data } = await coordinator.graphql(PERSON, { id: personId });
    expect(data.person).toEqual({ givenName: 'Test', address: null, phone: null, birthDate: '1912-12-12' });
    const page = await coordinator.get(`/persons/${personId}`);
    expect(page.text).toContain('Skyddade personuppgifter');
    expect(page.text).not.toContain('Hemliga gatan');
    expect(page.text).not.toContain('070-000');
  });

  it('that are not found take nothing else of a question with them', async () => {
    const both =
      'query ($id: ID!) { teams { items { id } } person(id: $id) { givenName } sips(personId: $id) { id } }';
    const { data, errors } = await coordinator.graphql(both, { id: randomUUID() });
    expect(data).toEqual({
      teams: { items: expect.arrayContaining([{ id: world.teamId }]) },
      person: null,
      sips: null,
    });
    expect(errors!.map(({ path, extensions }) => [path, extensions.code])).toEqual(
      expect.arrayContaining([
        [['person'], 'NOT_FOUND'],
        [['sips'], 'NOT_FOUND'],
      ]),
    );
  });

  it('of another team are not found, with the same answer as those who do not exist', async () => {
    const theirs = await stranger.graphql(PERSON, { id: personId });
    const nobodys = await stranger.graphql(PERSON, { id: randomUUID() });
    expect(theirs).toEqual(nobodys);
    expect(theirs.errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await stranger.get(`/persons/${personId}`)).status).toBe(404);
    expect((await stranger.get(`/teams/${world.teamId}/persons`)).status).toBe(404);
  });

  it('leave a row in the log for every read and every list', async () => {
    const before = [(await log('READ')).length, (await log('LIST')).length];
    await coordinator.graphql(PERSON, { id: personId });
    await coordinator.get(`/teams/${world.teamId}/persons`);
    expect([(await log('READ')).length, (await log('LIST')).length]).toEqual([
      before[0]! + 1,
      before[1]! + 1,
    ]);
    const row = (await log('LIST')).find(({ recordType }) => recordType === 'enrolment');
    expect(row).toMatchObject({ teamId: world.teamId, principalId: world.regionId });
  });

  it('are out of reach after their last day', async () => {
    const { data } = await coordinator.graphql(
      'query ($teamId: ID!) { persons(teamId: $teamId) { items { enrolment { id } } } }',
      { teamId: world.teamId },
    );
    const enrolmentId = data.persons.items[0].enrolment.id;
    const END = 'mutation ($input: EndEnrolmentInput!) { endEnrolment(input: $input) { toDate } }';
    const early = { enrolmentId, toDate: '2026-01-01', leavingReason: 'PLANNED' };
    const { errors } = await coordinator.graphql(END, { input: early });
    expect(errors![0]!.extensions.problems).toMatchObject([
      { path: 'toDate', code: 'beforeStart', texts: said(expect.stringContaining('15 januari 2026')) },
    ]);
    await coordinator.graphql(END, { input: { ...early, toDate: '2026-02-01' } });
    expect((await coordinator.get(`/persons/${personId}`)).status).toBe(404);
  });

  it('who are known are given protected identity by who enrols them, and keep it', async () => {
    const own = await addTeam(test.unitOfWork, 'ACT Egen');
    const besideId = await addTeamBeside(test.unitOfWork, own, 'FACT Bredvid');
    const beside = await test.signIn(Role.COORDINATOR, { teamId: besideId, principalId: own.regionId });
    const known = await addPerson(test.unitOfWork, {
      ...{ ownerId: own.regionId, teamId: own.teamId, identityNumber: '198507099805' },
    });
    const person = () => test.unitOfWork.reader.findOneByOrFail(Person, { id: known.personId });
    const { revision } = await person();
    const input = { identityNumber: '19850709-9805', givenName: 'Åsa', familyName: 'Påhittsson' };
    const enrol = async (browser: Browser, more: object) => {
      const { errors } = await browser.graphql(
        'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { id } }',
        { input: { ...input, fromDate: '2026-01-15', ...more } },
      );
      expect(errors).toBeUndefined();
    };
    await enrol(beside, { teamId: besideId, protectedIdentity: true });
    expect(await person()).toMatchObject({ protectedIdentity: true, revision: revision + 1 });
    const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: known.personId });
    expect(logged).toMatchObject([{ action: 'UPDATE', recordType: 'person', teamId: besideId }]);
    const thirdId = await addTeamBeside(test.unitOfWork, own, 'RACT Bredvid');
    const third = await test.signIn(Role.COORDINATOR, { teamId: thirdId, principalId: own.regionId });
    await enrol(third, { teamId: thirdId, protectedIdentity: false });
    expect(await person()).toMatchObject({ protectedIdentity: true, revision: revision + 1 });
  });
});
