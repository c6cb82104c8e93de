import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { Principal, Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { Person } from '../../src/persons/person.entity.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, type TestPerson } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const PAGE = '/register/to-look-at';
const QUERY = '{ registerToLookAt { reason principal { id } count path text { locale text } } }';
const CORRECT =
  'mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) { ... on Person { revision } } }';

let test: TestApp;
let world: TeamWorld;
let administrator: Browser;
let coordinator: Browser;
let person: TestPerson;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  administrator = await test.signIn(Role.ADMINISTRATOR);
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  person = await addPerson(test.unitOfWork, { ownerId: principalId, teamId });
});
afterAll(() => test.close());

const toLookAt = async () => {
  const { data } = await administrator.graphql(QUERY);
  return data.registerToLookAt as any[];
};
const noteOf = (reason: string, n: number) => sv(`register.toLookAt.reason.${reason}`, { n });

it('is nothing, and no way leads there, while the register says all', async () => {
  expect(await toLookAt()).toEqual([]);
  expect((await administrator.get('/organisations')).text).not.toContain(PAGE);
  expect((await administrator.get(PAGE)).text).toContain(sv('register.toLookAt.none'));
});

it('is in which activity records are made, until the team has said it', async () => {
  const { personId } = person;
  await test.unitOfWork.run((manager) => manager.update(Person, { id: personId }, { activity: null }));
  const text = said(noteOf('ACTIVITY_UNSAID', 1));
  const { regionId: id } = world;
  const path = `/register/principal/${id}`;
  expect(await toLookAt()).toEqual([{ reason: 'ACTIVITY_UNSAID', principal: { id }, count: 1, path, text }]);
  const list = (await administrator.get('/organisations')).text;
  expect(list).toContain(`<a href="${PAGE}">${sv('register.toLookAt.link', { n: 1 })}</a>`);
  expect((await administrator.get(PAGE)).text).toContain(noteOf('ACTIVITY_UNSAID', 1));

  const input = { personId, revision: 1, reason: 'Sades inte förut.' };
  const refused = await coordinator.graphql(CORRECT, { input: { ...input, activity: 'SOCIAL' } });
  expect(refused.errors?.[0]?.extensions.problems).toMatchObject([
    { path: 'activity', code: 'activityNotRun' },
  ]);
  const form = `/persons/${personId}/correct`;
  expect((await coordinator.get(form)).text).toContain('name="activity" value="HEALTH"');
  const { status } = await coordinator.submit(form, { activity: 'HEALTH', reason: 'Sades inte förut.' });
  expect(status).toBe(303);
  expect((await coordinator.get(`/persons/${personId}`)).text).toContain(sv('kind.activity.HEALTH'));
  // The owner runs no other: there is nothing more to choose.
  expect((await coordinator.get(form)).text).not.toContain('name="activity"');
  expect(await toLookAt()).toEqual([]);
});

it('is units of an activity that their principal is not said to run', async () => {
  const { municipalityId: principalId } = world;
  const unit = {
    principalId,
    name: 'Vårdcentralen',
    kind: UnitKind.PRIMARY_CARE,
    openingHours: '',
    phone: '',
  };
  const id = randomUUID();
  await test.unitOfWork.run((manager) => manager.insert(Unit, { ...unit, id }));
  expect(await toLookAt()).toMatchObject([{ reason: 'UNITS_OF_OTHER_ACTIVITY', count: 1 }]);
  await test.unitOfWork.run((manager) => manager.update(Unit, { id }, { endedOn: '2026-01-01' }));
  expect(await toLookAt()).toEqual([]);
});

it('is grounds that the law does not give, which the coordinator sees on the page of consents', async () => {
  const { personId } = person;
  const { regionId: giverId, municipalityId: receiverId } = world;
  const ground = { personId, giverId, receiverId };
  await addGround(test.unitOfWork, ground);
  await addGround(test.unitOfWork, { ...ground, kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL, form: null });
  const ended = { fromDate: '2026-01-01', toDate: '2026-01-31' };
  await addGround(test.unitOfWork, { ...ground, ...ended, kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL });
  expect(await toLookAt()).toMatchObject([{ reason: 'GROUNDS_NOT_GIVEN', count: 1 }]);
  const GROUNDS = 'query ($id: ID!) { groundsOf(personId: $id) { kind toDate notGivenBecause } }';
  const { data } = await coordinator.graphql(GROUNDS, { id: personId });
  // The one that has ended is ended, and that is all.
  const because = data.groundsOf.map((one: any) => `${one.kind} ${one.notGivenBecause}`);
  expect(because.sort()).toEqual([
    'CONSENT null',
    'NECESSARY_CARE_FROM_SOCIAL DIRECTION',
    'NECESSARY_CARE_FROM_SOCIAL null',
  ]);
  const { text } = await coordinator.get(`/persons/${personId}/consents`);
  const { name: receiver } = await test.unitOfWork.reader.findOneByOrFail(Principal, { id: receiverId });
  expect(text.split(sv('consent.notGiven.DIRECTION', { receiver }))).toHaveLength(2);
});
