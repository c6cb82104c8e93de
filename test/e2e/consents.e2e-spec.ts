import { randomUUID } from 'node:crypto';
import type { Actor } from '../../src/access/actor.js';
import { Role } from '../../src/access/role.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { CrisisPlanLabel } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { Principal, Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { PersonAccess } from '../../src/persons/person-access.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { letters, readPdf } from '../golden/read-pdf.js';
import { release } from '../support/release.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, reserveNumber } from '../support/test-person.js';
import { addGround, addTeam, COHERENT, joinDocumentation, type TeamWorld } from '../support/test-records.js';
import { sv, svWithAny } from '../support/words.js';

const RECORD = 'mutation ($input: RecordGroundInput!) { recordGround(input: $input) { id state } }';
const WITHDRAW =
  'mutation ($input: WithdrawGroundInput!) { withdrawGround(input: $input) { state withdrawalNote } }';
const GROUNDS = `query ($personId: ID!) { groundsOf(personId: $personId) {
  id kind state purpose categories fromDate toDate form recordedByName withdrawalNote
  giver { id } receiver { id } receiverUnit { id } } }`;

const TODAY = today();
const SECRETS = {
  PERSON: 'Hittepågatan 17',
  CRISIS_PLAN: 'Ring systern innan klockan tio',
  SIP: 'Att odla tomater på balkongen',
  RESOURCE_GROUP: 'Moster Hedvig Påhittsson',
};
type Category = keyof typeof SECRETS;

let test: TestApp;
let world: TeamWorld;
let wardId: string;
let region: Browser;
let municipality: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  region = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  municipality = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  wardId = await addUnit(regionId, 'Akutmottagningen');
  await joinDocumentation(test.unitOfWork, world);
});
afterAll(() => test?.close());

async function addUnit(principalId: string, name: string): Promise<string> {
  const id = randomUUID();
  const unit = { id, principalId, name, kind: UnitKind.EMERGENCY_PSYCHIATRY, openingHours: '', phone: '' };
  await test.unitOfWork.run((manager) => manager.insert(Unit, unit));
  return id;
}

async function mutate(mutation: string, variables: Record<string, unknown>, browser = region): Promise<any> {
  const { data, errors } = await browser.graphql(mutation, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

/** Somebody of the region's with one secret in each kind of record, and nothing shared. */
interface Case {
  personId: string;
  planId: string;
  sipId: string;
  familyName: string;
  address: string;
}

async function makeCase(): Promise<Case> {
  const familyName = `Påhittsson-${randomUUID().slice(0, 8)}`;
  const address = `${SECRETS.PERSON}, ${familyName.slice(-8)}`;
  const { personId } = await mutate(
    'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }',
    {
      input: {
        teamId: world.teamId,
        identityNumber: reserveNumber(),
        givenName: 'Åsa',
        familyName,
        address,
        fromDate: TODAY,
      },
    },
  );
  const member = {
    name: SECRETS.RESOURCE_GROUP,
    kind: 'RELATIVE',
    relation: '',
    phone: '',
    seesCrisisPlan: true,
  };
  await mutate(
    'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }',
    {
      input: { personId, revision: 0, members: [member], goals: [] },
    },
  );
  const { id: planId } = await mutate(
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'KRISPLAN' } },
  );
  await mutate(
    'mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { __typename } }',
    { input: { planId, revision: 1, closedHours: SECRETS.CRISIS_PLAN } },
  );
  const { id: sipId } = await mutate('mutation ($personId: ID!) { beginSip(personId: $personId) { id } }', {
    personId,
  });
  await mutate('mutation ($input: SaveSipDraftInput!) { saveSipDraft(input: $input) { __typename } }', {
    input: { sipId, revision: 1, whatMatters: SECRETS.SIP },
  });
  return { personId, planId, sipId, familyName, address };
}

/** A consent of the person's for all of it, to the municipality, from today, unless said. */
const consent = (personId: string, fields: object = {}) => ({
  personId,
  kind: 'CONSENT',
  receiverId: world.municipalityId,
  purpose: 'Att boendestödet ska veta vad som hjälper.',
  categories: Object.keys(SECRETS),
  fromDate: TODAY,
  toDate: addMonths(TODAY, 12),
  form: 'ORAL',
  ...fields,
});

const record = async (personId: string, fields: object = {}): Promise<string> =>
  (await mutate(RECORD, { input: consent(personId, fields) })).id;
/** Coherent documentation with the municipality, which lets it read in the records. */
const open = (personId: string, fields: object = {}) => record(personId, { ...COHERENT, ...fields });

/** Straight into the table, for days that the service does not let anybody write. */
const insertGround = (personId: string, from: number, to: number) =>
  addGround(test.unitOfWork, {
    ...COHERENT,
    personId,
    giverId: world.regionId,
    receiverId: world.municipalityId,
    fromDate: addDays(TODAY, from),
    toDate: addDays(TODAY, to),
  });

/** Every way to a record: whose secrets stand in its answer, or that it answers as for what is not there. */
async function seen(browser: Browser, { personId, planId, sipId, familyName, address }: Case) {
  const ways: Record<string, () => Promise<string | null>> = {};
  const api = (name: string, query: string, variables: Record<string, unknown>) => {
    ways[`API ${name}`] = async () => {
      const { data, errors } = await browser.graphql(query, variables);
      if (!errors) return JSON.stringify(data);
      expect([name, errors[0]!.extensions.code]).toEqual([name, 'NOT_FOUND']);
      return null;
    };
  };
  const page = (name: string, path: string) => {
    ways[`page ${name}`] = async () => {
      const { status, text } = await browser.get(path);
      expect([name, [200, 404]]).toEqual([name, expect.arrayContaining([status])]);
      return status === 200 ? text : null;
    };
  };
  const sheet = (name: string, plan: string) => {
    const give = async () => {
      const { status } = await browser.get(`${plan}/versions/1/release`);
      expect([name, [200, 404]]).toEqual([name, expect.arrayContaining([status])]);
      return status === 200 ? release(browser, plan, 'OWN_USE') : null;
    };
    let given: Promise<string | null> | undefined;
    const copy = () => {
      given ??= give();
      return given;
    };
    ways[`page ${name} print`] = async () => {
      const address = await copy();
      return address && (await browser.get(`${address}/print`)).text;
    };
    ways[`PDF ${name}`] = async () => {
      const address = await copy();
      return (
        address && (await readPdf((await browser.get(`${address}/print.pdf`).buffer()).body)).pages.join('\n')
      );
    };
  };
  const byPerson = { personId };
  api('person', 'query ($id: ID!) { person(id: $id) { familyName address } }', { id: personId });
  api('list', 'query ($id: ID!) { persons(teamId: $id) { items { person { familyName address } } } }', {
    id: world.teamId,
  });
  api(
    'crisis plans',
    'query ($personId: ID!) { crisisPlans(personId: $personId) { versions { closedHours } } }',
    byPerson,
  );
  api('crisis plan', 'query ($id: ID!) { crisisPlan(id: $id) { versions { closedHours } } }', { id: planId });
  api('SIPs', 'query ($personId: ID!) { sips(personId: $personId) { versions { whatMatters } } }', byPerson);
  api('SIP', 'query ($id: ID!) { sip(id: $id) { versions { whatMatters } } }', { id: sipId });
  api(
    'group',
    'query ($personId: ID!) { resourceGroup(personId: $personId) { members { name } } }',
    byPerson,
  );
  page('person', `/persons/${personId}`);
  page('list', `/teams/${world.teamId}/persons`);
  page('crisis plan', `/crisis-plans/${planId}/versions/1`);
  sheet('crisis plan', `/crisis-plans/${planId}`);
  page('SIP', `/sips/${sipId}`);
  sheet('SIP', `/sips/${sipId}`);
  page('group', `/persons/${personId}/resource-group`);

  const found: Record<string, string[]> = {};
  for (const [way, ask] of Object.entries(ways)) {
    const text = letters((await ask()) ?? '');
    const words = { name: familyName, ...SECRETS, PERSON: address };
    const there = Object.entries(words).filter(([, secret]) => text.includes(letters(secret)));
    if (there.length > 0) found[way] = there.map(([what]) => what);
  }
  return found;
}

/** What whoever may read these categories sees, and nothing beside it. */
function expected(categories: Category[]): Record<string, string[]> {
  if (categories.length === 0) return {};
  const may = (...wanted: Category[]) => wanted.filter((category) => categories.includes(category));
  const print = (main: Category) => ['name', ...may('PERSON', main, 'RESOURCE_GROUP')];
  const person = ['name', ...may('PERSON')];
  const all: Record<string, string[]> = {
    'API person': person,
    'API list': person,
    'page person': person,
    'page list': ['name'],
  };
  if (may('CRISIS_PLAN').length > 0)
    Object.assign(all, {
      'API crisis plans': ['CRISIS_PLAN'],
      'API crisis plan': ['CRISIS_PLAN'],
      'page crisis plan': ['name', 'CRISIS_PLAN'],
      'page crisis plan print': print('CRISIS_PLAN'),
      'PDF crisis plan': print('CRISIS_PLAN'),
    });
  if (may('SIP').length > 0)
    Object.assign(all, {
      'API SIPs': ['SIP'],
      'API SIP': ['SIP'],
      'page SIP': ['name', 'SIP'],
      'page SIP print': print('SIP'),
      'PDF SIP': print('SIP'),
    });
  if (may('RESOURCE_GROUP').length > 0)
    Object.assign(all, { 'API group': ['RESOURCE_GROUP'], 'page group': ['name', 'RESOURCE_GROUP'] });
  return all;
}

const ALL = Object.keys(SECRETS) as Category[];

describe('a coordinator of the municipality, in the same team', () => {
  it('sees nothing before coherent documentation, all of it after, and nothing on the very next request after withdrawal', async () => {
    const one = await makeCase();
    expect(await seen(region, one)).toEqual(expected(ALL));
    expect(await seen(municipality, one)).toEqual({});

    const groundId = await open(one.personId);
    expect(await seen(municipality, one)).toEqual(expected(ALL));

    const note = 'Sa i telefon att det räcker nu.';
    expect(await mutate(WITHDRAW, { input: { groundId, note } })).toEqual({
      state: 'WITHDRAWN',
      withdrawalNote: note,
    });
    expect((await municipality.get(`/crisis-plans/${one.planId}/versions/1/release`)).status).toBe(404);
    expect(await seen(municipality, one)).toEqual({});
    expect(await seen(region, one)).toEqual(expected(ALL));
  });

  it.each<[Category[]]>([
    [['PERSON']],
    [['CRISIS_PLAN']],
    [['SIP']],
    [['RESOURCE_GROUP']],
    [['SIP', 'RESOURCE_GROUP']],
  ])('sees exactly %j when that is what it is for', async (categories) => {
    const one = await makeCase();
    await open(one.personId, { categories });
    expect(await seen(municipality, one)).toEqual(expected(categories));
  });

  it('counts in a list only the people it may see', async () => {
    const counted = new RegExp(sv('personList.count', { filter: sv('personList.filter.ALL'), n: '(\\d+)' }));
    const count = async () =>
      Number(counted.exec((await municipality.get(`/teams/${world.teamId}/persons`)).text)?.[1] ?? 0);
    const before = await count();
    const one = await makeCase();
    await makeCase();
    expect(await count()).toBe(before);
    await open(one.personId);
    expect(await count()).toBe(before + 1);
  });

  it.each([
    ['the day before the first', 1, 10, false],
    ['the first day', 0, 10, true],
    ['the last day', -10, 0, true],
    ['the day after the last', -10, -1, false],
  ])('reads by the calendar: %s', async (_, from, to, reads) => {
    const one = await makeCase();
    await insertGround(one.personId, from, to);
    expect(await seen(municipality, one)).toEqual(expected(reads ? ALL : []));
  });

  it('is told of the group as it is now, and of nothing that it was or said', async () => {
    const one = await makeCase();
    await open(one.personId);
    const { personId } = one;
    const asked =
      'query ($personId: ID!) { resourceGroup(personId: $personId) { revision goals { goalKey } } }';
    const { revision } = (await region.graphql(asked, { personId })).data.resourceGroup;
    const saved =
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }';
    const member = { name: 'Numera Med', kind: 'FRIEND' };
    const goal = { term: 'LONG', text: 'Ett mål.' };
    await region.graphql(saved, { input: { personId, revision, members: [member], goals: [goal] } });
    const held = { personId, date: TODAY, minutes: 'Det som sades.', attended: [] };
    const note = 'mutation ($input: NoteGroupMeetingInput!) { noteGroupMeeting(input: $input) { noteKey } }';
    expect((await region.graphql(note, { input: held })).errors).toBeUndefined();
    const all = `query ($personId: ID!) { resourceGroupVersions(personId: $personId) { id }
      resourceGroupMeetings(personId: $personId) { items { minutes } } }`;
    const counts = async (browser: Browser) => {
      const { data } = await browser.graphql(all, { personId });
      return [data.resourceGroupVersions.length, data.resourceGroupMeetings.items.length];
    };
    expect([await counts(region), await counts(municipality)]).toEqual([
      [revision + 1, 1],
      [1, 0],
    ]);
    const page = `/persons/${personId}/resource-group`;
    const [own, theirs] = [(await region.get(page)).text, (await municipality.get(page)).text];
    const [, versionId] = new RegExp(`${page}\\?versionId=([0-9a-f-]+)`).exec(own)!;
    expect(theirs).toContain(member.name);
    expect(theirs).not.toContain('versionId=');
    for (const address of [`?on=${TODAY}`, `?versionId=${versionId}`])
      expect([address, (await municipality.get(page + address)).status]).toEqual([address, 404]);
    const { goals: now } = (await region.graphql(asked, { personId })).data.resourceGroup;
    expect((await municipality.get(`${page}/goals/${now[0].goalKey}`)).status).toBe(404);
  });

  it('never writes on a ground, and is offered no way to', async () => {
    const one = await makeCase();
    await open(one.personId);
    const { personId, planId, sipId } = one;
    const writes: [string, object][] = [
      ['saveCrisisPlanDraft(input: $input) { __typename }|SaveCrisisPlanDraftInput', { planId, revision: 2 }],
      ['saveSipDraft(input: $input) { __typename }|SaveSipDraftInput', { sipId, revision: 2 }],
      [
        'saveResourceGroup(input: $input) { __typename }|SaveResourceGroupInput',
        { personId, revision: 1, members: [], goals: [] },
      ],
      ['beginCrisisPlan(input: $input) { id }|BeginCrisisPlanInput', { personId, label: 'TRYGGHETSPLAN' }],
      [
        'recordGround(input: $input) { id }|RecordGroundInput',
        consent(personId, { receiverId: world.regionId }),
      ],
    ];
    for (const [mutation, input] of writes) {
      const [field, type] = mutation.split('|');
      const { errors } = await municipality.graphql(`mutation ($input: ${type}!) { ${field} }`, { input });
      expect([field, errors?.[0]?.extensions.code]).toEqual([field, 'NOT_FOUND']);
    }
    const { errors } = await municipality.graphql(GROUNDS, { personId });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const path of [
      `/persons/${personId}/consents`,
      `/persons/${personId}/consents/new`,
      `/persons/${personId}/resource-group/edit`,
      `/crisis-plans/${planId}/edit`,
      `/crisis-plans/${planId}/agree`,
      `/sips/${sipId}/edit`,
      `/sips/${sipId}/agree`,
    ])
      expect([path, (await municipality.get(path)).status]).toEqual([path, 404]);
    for (const path of [
      `/persons/${personId}`,
      `/persons/${personId}/crisis-plans`,
      `/persons/${personId}/resource-group`,
      `/crisis-plans/${planId}/versions/1`,
      `/sips/${sipId}`,
    ]) {
      const own = /<main[\s\S]*<\/main>/;
      const theirs = own.exec((await municipality.get(path)).text)?.[0];
      expect([path, theirs]).not.toContainEqual(expect.stringMatching(/<form|\/edit"|\/agree"|\/consents"/));
      expect(own.exec((await region.get(path)).text)?.[0]).toMatch(/<form|\/edit"|\/agree"|\/consents"/);
    }
  });

  it('is told whose record it is, on which ground and until when, and the log says the same', async () => {
    const one = await makeCase();
    const groundId = await open(one.personId, { toDate: addDays(TODAY, 90) });
    const { text } = await municipality.get(`/persons/${one.personId}`);
    const [{ name }] = (await sql<{ name: string }>(
      test.unitOfWork.reader,
      'SELECT name FROM principal WHERE id = :id',
      { id: world.regionId },
    )) as [{ name: string }];
    expect(text).toMatch(
      svWithAny('person.readOnGround', { owner: name, ground: sv('kind.ground.COHERENT_DOCUMENTATION') }),
    );
    const [row] = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { personId: one.personId, recordType: 'person', principalId: world.municipalityId },
    });
    expect(row).toMatchObject({ ground: 'COHERENT_DOCUMENTATION', groundId, ownerId: world.regionId });
  });
});

describe('on every other ground that the law gives from the region to the municipality', () => {
  const RECEIVED = '{ receivedPlans { items { copyId person { id } } } }';
  const received = async ({ personId }: Case): Promise<string[]> =>
    (await municipality.graphql(RECEIVED)).data.receivedPlans.items
      .filter(({ person }: { person: { id: string } }) => person.id === personId)
      .map(({ copyId }: { copyId: string }) => copyId);
  const BY_LAW = { form: null, reason: 'Boendestödet måste veta vad som gäller i kväll.' };

  it.each<[string, object]>([
    ['CONSENT', {}],
    ['NECESSARY_CARE_FROM_HEALTH', { ...BY_LAW, circumstance: 'COMPULSORY_CARE' }],
    ['CANNOT_CONSENT', BY_LAW],
    ['NECESSARY_FOR_OWN_WORK', BY_LAW],
  ])(
    'nothing in the records is read, on %s, but what has been released, until it is withdrawn',
    async (kind, fields) => {
      const one = await makeCase();
      const person = { ...one, enrolmentId: '', ownerId: world.regionId, teamId: world.teamId };
      const { planId } = await addCrisisPlan(test.unitOfWork, person, {
        statuses: [PlanStatus.AGREED],
        label: CrisisPlanLabel.TRYGGHETSPLAN,
      });
      const groundId = await record(one.personId, { kind, ...fields });
      expect(await seen(municipality, one)).toEqual({});
      expect((await municipality.get(`/crisis-plans/${planId}/versions/1`)).status).toBe(404);
      expect(await received(one)).toEqual([]);

      const copy = await release(region, `/crisis-plans/${planId}`, groundId, { form: CopyForm.DIGITAL });
      const [copyId] = await received(one);
      expect(copy).toBe(`/copies/${copyId}`);
      const { text } = await municipality.get(`/received/${copyId}`);
      for (const words of [one.familyName, SECRETS.RESOURCE_GROUP, 'Ring akuten, enligt version 1.'])
        expect(text).toContain(words);
      expect(await seen(municipality, one)).toEqual({});

      await mutate(WITHDRAW, { input: { groundId, note: 'Vill inte längre.' } });
      expect((await municipality.get(`/received/${copyId}`)).status).toBe(404);
      expect(await received(one)).toEqual([]);
    },
  );
});

describe('a unit of the receiver', () => {
  const reader = (unitId: string, principalId: string): Actor => ({
    accountId: randomUUID(),
    name: 'Prov',
    locale: 'sv',
    requestId: 'test',
    principalId,
    grants: [{ role: Role.UNIT_READER, unitId }],
  });
  const mayRead = (actor: Actor, { personId, planId }: Case) =>
    test.unitOfWork
      .run((manager) =>
        test.app.get(PersonAccess, { strict: false }).authorise(manager, actor, personId, 'sharedPlan.read', {
          recordType: 'crisis_plan',
          recordId: planId,
        }),
      )
      .then(
        () => true,
        () => false,
      );

  it('reads what is shared with it, and no other unit does, also within the same principal', async () => {
    const one = await makeCase();
    const other = await addUnit(world.regionId, 'Avdelning 5');
    expect(await mayRead(reader(wardId, world.regionId), one)).toBe(false);
    const groundId = await record(one.personId, {
      receiverId: world.regionId,
      receiverUnitId: wardId,
      categories: ['CRISIS_PLAN'],
    });
    expect(await mayRead(reader(wardId, world.regionId), one)).toBe(true);
    expect(await mayRead(reader(other, world.regionId), one)).toBe(false);
    expect(await mayRead(reader(wardId, world.municipalityId), one)).toBe(false);
    expect(await seen(municipality, one)).toEqual({});
    await mutate(WITHDRAW, { input: { groundId, note: 'Vill inte längre.' } });
    expect(await mayRead(reader(wardId, world.regionId), one)).toBe(false);
  });

  it('is not opened to the receiver’s team by a ground for the unit', async () => {
    const one = await makeCase();
    const housing = await addUnit(world.municipalityId, 'Boendestödet');
    await open(one.personId, { receiverUnitId: housing });
    expect(await seen(municipality, one)).toEqual({});
  });
});

describe('recording', () => {
  it('names everything that is wrong, in every language, and writes nothing', async () => {
    const { personId } = await makeCase();
    const outside = await addTeam(test.unitOfWork, 'ACT Utanför', '1480');
    const attempts: [object, string][] = [
      [
        { kind: 'NECESSARY_CARE_FROM_SOCIAL', form: null, circumstance: 'UNDER_18', reason: 'Behövs.' },
        'groundDirection',
      ],
      [{ receiverId: world.regionId }, 'receiverIsGiver'],
      [{ receiverUnitId: wardId }, 'unitOfAnother'],
      [{ receiverId: randomUUID() }, 'unknownPrincipal'],
      [{ purpose: 'allt' }, 'purposeTooGeneral'],
      [{ categories: [] }, 'arrayNotEmpty'],
      [{ form: null }, 'formMissing'],
      [{ toDate: addDays(addMonths(TODAY, 24), 1) }, 'groundTooLong'],
      [{ fromDate: addDays(TODAY, -1) }, 'groundBeginsEarlier'],
      [{ ...COHERENT, receiverId: outside.municipalityId }, 'notJoined'],
    ];
    for (const [fields, code] of attempts) {
      const { errors } = await region.graphql(RECORD, { input: consent(personId, fields) });
      expect([code, errors?.[0]?.extensions.problems]).toMatchObject([
        code,
        [{ code, texts: said(expect.any(String)) }],
      ]);
    }
    expect((await region.graphql(GROUNDS, { personId })).data.groundsOf).toEqual([]);
  });

  it('has no word for the general clause or for 10:15 a', async () => {
    const { data } = await region.graphql('{ __type(name: "GroundKind") { enumValues { name } } }');
    expect(data.__type.enumValues.map(({ name }: { name: string }) => name).sort()).toEqual([
      'CANNOT_CONSENT',
      'COHERENT_DOCUMENTATION',
      'CONSENT',
      'NECESSARY_CARE_FROM_HEALTH',
      'NECESSARY_CARE_FROM_SOCIAL',
      'NECESSARY_FOR_OWN_WORK',
      'WITHIN_PRINCIPAL',
    ]);
  });

  it('cannot be changed, taken up again or removed, not even past the program', async () => {
    const { personId } = await makeCase();
    const groundId = await record(personId);
    const input = { groundId, note: 'Ångrar sig.' };
    await mutate(WITHDRAW, { input });
    const { errors } = await region.graphql(WITHDRAW, { input });
    expect(errors?.[0]?.extensions.problems[0]).toMatchObject({ code: 'groundEnded' });
    const inForce = await record(personId);
    for (const [id, change] of [
      [groundId, 'withdrawn_at = NULL'],
      [groundId, "withdrawal_note = 'x'"],
      [inForce, "to_date = '2099-01-01'"],
      [inForce, "categories = '[]'"],
    ])
      await expect(
        test.unitOfWork.run((manager) => sql(manager, `UPDATE ground SET ${change} WHERE id = :id`, { id })),
      ).rejects.toThrow(/immutable record/);
    await expect(
      test.unitOfWork.run((manager) => sql(manager, 'DELETE FROM ground WHERE id = :id', { id: inForce })),
    ).rejects.toThrow(/immutable record/);
  });

  it('refuses to withdraw what has passed, and what is another principal’s', async () => {
    const { personId } = await makeCase();
    await insertGround(personId, -9, -1);
    const [passed] = (await region.graphql(GROUNDS, { personId })).data.groundsOf;
    expect(passed.state).toBe('PASSED');
    const { errors } = await region.graphql(WITHDRAW, { input: { groundId: passed.id, note: 'Nej.' } });
    expect(errors?.[0]?.extensions.problems[0]).toMatchObject({ code: 'groundEnded' });
    const groundId = await open(personId);
    const answers = await Promise.all(
      [groundId, randomUUID()].map((id) =>
        municipality.graphql(WITHDRAW, { input: { groundId: id, note: 'Nej.' } }),
      ),
    );
    const [theirs, nobodys] = answers.map(({ errors: [error] = [] }) => ({
      ...error?.extensions,
      requestId: '',
    }));
    expect(theirs).toMatchObject({ code: 'NOT_FOUND' });
    expect(theirs).toEqual(nobodys);
  });

  it('leaves a row in the log for what is recorded, listed and withdrawn', async () => {
    const { personId } = await makeCase();
    const groundId = await record(personId);
    await region.get(`/persons/${personId}/consents`);
    await mutate(WITHDRAW, { input: { groundId, note: 'Nej tack.' } });
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { personId, recordType: 'ground' },
      order: { id: 'ASC' },
    });
    expect(rows.map(({ action, recordId }) => [action, recordId])).toEqual([
      ['CREATE', groundId],
      ['LIST', null],
      ['UPDATE', groundId],
    ]);
  });
});

describe('the pages', () => {
  it('record, show and withdraw a consent by forms alone', async () => {
    const { personId } = await makeCase();
    const page = `/persons/${personId}/consents`;
    expect((await region.get(page)).text).toContain(sv('documents.consent.nobody'));
    const { personId: _, kind: __, ...fields } = consent(personId);
    const wrong = await region.submit(`${page}/new`, { ...fields, purpose: 'allt', categories: undefined });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#field-categories"');
    expect(wrong.text).toContain('>\nallt</textarea>');
    const done = await region.submit(`${page}/new`, fields);
    expect([done.status, done.headers.location]).toEqual([303, page]);

    const { text } = await region.get(page);
    for (const words of [
      sv('consent.title'),
      fields.purpose,
      'Muntligt, noterat',
      'Test COORDINATOR',
      'OSL 10:1, 12:2',
    ])
      expect(text).toContain(words);
    const [{ id }] = (await region.graphql(GROUNDS, { personId })).data.groundsOf;
    const without = await region.submit(`${page}/${id}/withdraw`, { note: '' });
    expect(without.status).toBe(422);
    const withdrawn = await region.submit(`${page}/${id}/withdraw`, { note: 'Sa nej på mötet.' });
    expect([withdrawn.status, withdrawn.headers.location]).toEqual([303, page]);
    const after = (await region.get(page)).text;
    expect(after).toContain('Sa nej på mötet.');
    expect(after).not.toContain(`${id}/withdraw`);
  });

  it('begin a new consent where one that ends leaves off', async () => {
    const { personId } = await makeCase();
    const toDate = addDays(TODAY, 12);
    const groundId = await record(personId, { toDate });
    const { text } = await region.get(`/persons/${personId}/consents/new?like=${groundId}`);
    expect(text).toContain(`name="fromDate" value="${addDays(toDate, 1)}"`);
    expect(text).toContain('Att boendestödet ska veta vad som hjälper.</textarea>');
    // Nor to whoever reads in the records.
    await open(personId);
    const theirs = await municipality.get(`/persons/${personId}/consents/new?like=${groundId}`);
    expect(theirs.status).toBe(404);
  });

  it('ask on another page for the grounds that do without consent, and say why two are missing', async () => {
    const { personId } = await makeCase();
    const page = `/persons/${personId}/consents/other`;
    const { text } = await region.get(page);
    expect(text).toContain('Generalklausulen');
    expect(text).toContain('value="NECESSARY_CARE_FROM_HEALTH"');
    expect(text).not.toContain('value="NECESSARY_CARE_FROM_SOCIAL"');
    expect(text).not.toContain('value="CONSENT"');
    const { personId: _, ...fields } = consent(personId, {
      kind: 'NECESSARY_CARE_FROM_HEALTH',
      form: '',
      circumstance: 'COMPULSORY_CARE',
      reason: 'Boendestödet behöver veta vad som gäller i kväll.',
    });
    expect((await region.submit(page, fields)).status).toBe(303);
    expect((await region.get(`/persons/${personId}/consents`)).text).toContain(sv('consent.withoutConsent'));
  });
});

describe('on paper', () => {
  const textOf = async (browser: Browser, path: string) => {
    const { status, body } = await browser.get(path).buffer();
    return status === 200 ? letters((await readPdf(body)).pages.join('')) : status;
  };

  it('a consent is printed as recorded, with all of a person’s in one, for the owner only, and each print is logged', async () => {
    const { personId, familyName } = await makeCase();
    const groundId = await record(personId);
    const openId = await open(personId);
    const page = `/persons/${personId}/consents`;
    for (const path of [`${page}/${groundId}/print.pdf`, `${page}/print.pdf`]) {
      const text = await textOf(region, path);
      for (const words of [familyName, 'Att boendestödet ska veta vad som hjälper.', 'Test COORDINATOR'])
        expect(text).toContain(letters(words));
      expect(await textOf(municipality, path)).toBe(404);
      expect((await region.get(path.replace('.pdf', ''))).text).toContain(sv('documents.consent.log'));
    }
    // What is released is not read in the records themselves.
    const printed = async (id: string) => (await region.get(`${page}/${id}/print`)).text;
    expect(await printed(groundId)).toMatch(svWithAny('documents.consent.lead'));
    expect(await printed(openId)).toMatch(svWithAny('documents.consent.leadOpen'));
    const { personId: otherId } = await makeCase();
    expect((await region.get(`/persons/${otherId}/consents/${groundId}/print`)).status).toBe(404);
    const prints = { personId, recordType: 'ground', action: LoggedAction.PRINT };
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, { where: prints, order: { id: 'ASC' } });
    expect(rows.map(({ recordId, outcome }) => [recordId, outcome])).toEqual([
      [groundId, 'ALLOWED'],
      [groundId, 'ALLOWED'],
      [null, 'ALLOWED'],
      [null, 'ALLOWED'],
      [groundId, 'ALLOWED'],
      [openId, 'ALLOWED'],
    ]);
  });

  it('a consent is printed to be signed before it is recorded, or what is wrong is shown', async () => {
    const { personId } = await makeCase();
    const { personId: _, kind: __, form: ___, ...fields } = consent(personId);
    const page = `/persons/${personId}/consents/new`;
    const sheet = await region.submit(page, fields, `${page}/print.pdf`);
    expect(sheet.headers['content-type']).toBe('application/pdf');
    expect(letters((await readPdf(sheet.body)).pages.join(''))).toContain(letters('Namnteckning'));
    const wrong = await region.submit(page, { ...fields, purpose: 'allt' }, `${page}/print.pdf`);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Ett samtycke gäller aldrig allt.');
    expect((await region.graphql(GROUNDS, { personId })).data.groundsOf).toEqual([]);
  });
});

describe('the start page', () => {
  /** The last days of which the person's team is reminded. */
  const endOn = async (personId: string): Promise<string[]> => {
    const { data } = await region.graphql(
      '{ caseload(page: { page: 1, size: 100 }) { items { kind dueOn personId } } }',
    );
    return data.caseload.items
      .filter((item: any) => item.kind === 'CONSENT_ENDS' && item.personId === personId)
      .map(({ dueOn }: any) => dueOn);
  };

  it('shows what ends within 30 days, of own persons, until a longer one replaces it', async () => {
    const one = await makeCase();
    const waiting = async (browser: Browser) =>
      (await browser.get('/')).text.includes(`/persons/${one.personId}/consents`);
    await record(one.personId, { toDate: addDays(TODAY, 31), categories: ['SIP'] });
    expect(await waiting(region)).toBe(false);
    const other = await makeCase();
    await record(other.personId, { toDate: addDays(TODAY, 30) });
    expect(await endOn(other.personId)).toEqual([addDays(TODAY, 30)]);
    expect((await region.get('/')).text).toContain(`/persons/${other.personId}/consents`);
    expect((await municipality.get('/')).text).not.toContain(other.personId);
    await record(other.personId, { fromDate: addDays(TODAY, 31), toDate: addDays(TODAY, 200) });
    expect(await endOn(other.personId)).toEqual([]);
  });

  it('shows for 30 days more what has ended, there and on the person’s page, to those who may renew it', async () => {
    const { personId, familyName } = await makeCase();
    const before = await open(personId, { toDate: addDays(TODAY, 30) });
    const person = async (browser: Browser) => (await browser.get(`/persons/${personId}`)).text;
    const { name: receiver } = await test.unitOfWork.reader.findOneByOrFail(Principal, {
      id: world.municipalityId,
    });
    expect(await person(region)).toContain(`Det som ${receiver} får läsa slutar`);
    expect(await person(municipality)).not.toContain('får läsa slutar');
    const { reader } = test.unitOfWork;
    const ground = await reader.findOneByOrFail(Ground, { id: before });
    const endedOn = (days: number) => ({
      ...ground,
      id: randomUUID(),
      fromDate: addDays(TODAY, -100),
      toDate: addDays(TODAY, -days),
    });
    const other = await makeCase();
    const [late, long, asked] = [endedOn(30), endedOn(31), endedOn(3)];
    await test.unitOfWork.run(async (manager) => {
      await manager.insert(Ground, { ...late, personId: other.personId });
      await manager.insert(Ground, { ...long, personId });
      await manager.insert(Ground, { ...asked, personId });
    });
    // The longest since is too long since, and what ended after it is followed by what still holds.
    expect(await endOn(other.personId)).toEqual([late.toDate]);
    expect(await endOn(personId)).toEqual([ground.toDate]);
    const start = (await region.get('/')).text;
    for (const name of [other.familyName, familyName])
      expect(start).toContain(sv('caseload.kind.CONSENT_ENDS', { person: `Åsa ${name}`, label: receiver }));
    expect((await region.get(`/persons/${other.personId}`)).text).toContain('fick läsa slutade');
    // The person's last word was no: nobody is told to ask again.
    const no = { ...ground, id: randomUUID(), personId: other.personId, withdrawnAt: new Date() };
    await test.unitOfWork.run((manager) =>
      manager.insert(Ground, { ...no, withdrawalNote: 'Vill inte mer' }),
    );
    expect(await endOn(other.personId)).toEqual([]);
  });
});

describe('a consent like one that is in force', () => {
  it('is that one, and what its withdrawal means is told by what else is in force', async () => {
    const { personId } = await makeCase();
    const input = {
      personId,
      kind: 'CONSENT',
      receiverId: world.municipalityId,
      purpose: 'Boendestödet ska veta vad som hjälper.',
      categories: ['SIP', 'CRISIS_PLAN'],
      fromDate: TODAY,
      toDate: addMonths(TODAY, 12),
      form: 'ORAL',
    };
    const first = await mutate(RECORD, { input });
    const again = await mutate(RECORD, { input: { ...input, categories: ['CRISIS_PLAN', 'SIP'] } });
    expect(again).toEqual(first);
    const form = { ...input, personId: undefined, kind: undefined };
    expect((await region.submit(`/persons/${personId}/consents/new`, form)).status).toBe(303);
    const other = await mutate(RECORD, { input: { ...input, purpose: 'Mötet i höst ska bli bra.' } });
    expect(other.id).not.toBe(first.id);
    expect(await test.unitOfWork.reader.countBy(Ground, { personId })).toBe(2);
    const withdrawal = async (id: string) => {
      const page = `/persons/${personId}/consents/${id}/withdraw`;
      const asked = await region.get(page);
      await region.submit(page, { note: 'Sa det i telefon.' });
      return [asked.text, (await region.get(`/persons/${personId}/consents`)).text];
    };
    const [asked, done] = await withdrawal(first.id);
    expect(asked).toContain(sv('consent.beside'));
    expect(done).toContain(sv('consent.withdrawnBeside'));
    const [lastAsked, last] = await withdrawal(other.id);
    expect(lastAsked).toContain(sv('consent.nothingBeside'));
    expect(last).toContain(sv('consent.withdrawn'));
    // What has been withdrawn can be given again.
    expect((await mutate(RECORD, { input })).id).not.toBe(first.id);
  });
});
