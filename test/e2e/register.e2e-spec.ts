import { randomUUID } from 'node:crypto';
import { MoreThan } from 'typeorm';
import { Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Principal, Service, Unit } from '../../src/organisations/organisation.entity.js';
import { Activity, PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { RegisterChange, type RegisterRecord } from '../../src/organisations/register-change.entity.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { REFERENCES } from '../../src/register/move-references.js';
import { Team } from '../../src/teams/team.entity.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { sheetFor } from '../support/release.js';
import { type Browser, type Held, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import { addStaffMember, addTeam, addTeamBeside, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

let test: TestApp;
let administrator: Browser;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

/** As a form sends Monday to Friday 8–16.30, and two blank rows. */
const weekdays = {
  'hours[spans][0][fromDay]': '1',
  'hours[spans][0][toDay]': '5',
  'hours[spans][0][opens]': '8',
  'hours[spans][0][closes]': '16.30',
  'hours[spans][1][fromDay]': '',
  'hours[spans][1][opens]': '',
  'hours[holidays]': 'CLOSED',
  'hours[exceptions][0][fromDate]': '',
};
const OPEN = {
  spans: [{ fromDay: 1, toDay: 7, opens: '0', closes: '24' }],
  holidays: 'AS_USUAL',
  exceptions: [],
};

const create = (kind: string, input: string) =>
  `mutation ($input: Create${kind}Input!) { ${input}(input: $input) { id } }`;

describe('the register', () => {
  it('goes from principals to a service to a team, on pages', async () => {
    const principal = {
      name: 'Malmö stad',
      kind: 'MUNICIPALITY',
      municipalityCode: '1280',
      organisationNumber: '2120001124',
      hsaId: 'se2120001124-e000000000001',
    };
    const made = await administrator.submit(
      '/organisations/principals/new',
      principal,
      '/organisations/principals',
    );
    expect(made.headers.location).toMatch(/^\/register\/principal\/[0-9a-f-]{36}$/);
    const { data } = await administrator.graphql(
      '{ principals { items { id name regionCode organisationNumber hsaId } } }',
    );
    expect(data.principals.items).toMatchObject([
      { regionCode: '12', organisationNumber: '212000-1124', hsaId: 'SE2120001124-E000000000001' },
    ]);
    const service = {
      name: 'ACT Möllan',
      regionCode: '12',
      principalIds: data.principals.items[0].id,
      models: 'ACT',
    };
    await administrator.submit('/organisations/services/new', service, '/organisations/services');
    const { data: found } = await administrator.graphql(
      '{ services { items { id name models principals { name } } } }',
    );
    const own = found.services.items.find(({ name }: { name: string }) => name === 'ACT Möllan');
    expect(own).toMatchObject({ models: ['ACT'], principals: [{ name: 'Malmö stad' }] });
    const team = {
      serviceId: own.id,
      name: 'ACT Malmö',
      municipalityCode: '1280',
      models: ['ACT', 'FACT'],
      ...weekdays,
      phone: '040-34 00 00',
      plannedPosts: '10,5',
      capacity: '100',
    };
    const registered = await administrator.submit('/teams/new', team, '/teams');
    const shown = await administrator.get(registered.headers.location as string);
    expect(shown.text).toContain('<h1>ACT Malmö</h1>');
    expect(shown.text).toContain('ACT, FACT');
    expect(shown.text).toContain('10,50');
    expect(shown.text).toContain('mån–fre 8–16.30, lör–sön stängt; helgdagar stängt');
    const { data: read } = await administrator.graphql('{ teams { items { plannedPosts openingHours } } }');
    expect(read.teams.items).toEqual([
      { plannedPosts: 10.5, openingHours: 'mån–fre 8–16.30, lör–sön stängt; helgdagar stängt' },
    ]);
  });

  it('names what is unknown or taken', async () => {
    const taken = await administrator.submit(
      '/organisations/principals/new',
      { name: 'Malmö stad', kind: 'MUNICIPALITY', municipalityCode: '1281' },
      '/organisations/principals',
    );
    expect(taken.status).toBe(422);
    expect(taken.text).toContain(sv('problem.nameTaken'));
    const { errors } = await administrator.graphql(create('Service', 'createService'), {
      input: { name: 'X', regionCode: '99', principalIds: [], models: [] },
    });
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'regionCode', code: 'unknownRegion' }]);
  });

  it('is read but not written by other roles', async () => {
    const analyst = await test.signIn(Role.NATIONAL_ANALYST);
    const { data } = await analyst.graphql('{ services { total } teams { items { name staff { name } } } }');
    // The 32 of the mapping, and one.
    expect(data.services.total).toBe(33);
    expect(data.teams.items).toEqual([{ name: 'ACT Malmö', staff: null }]);
    const { errors } = await analyst.graphql(create('Principal', 'createPrincipal'), {
      input: { name: 'Y', kind: 'STATE' },
    });
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await analyst.get('/organisations')).status).toBe(404);
  });

  it('pages its lists and says when a page is too large', async () => {
    const { data } = await administrator.graphql(
      '{ teams(page: { page: 2, size: 1 }) { items { id } total } }',
    );
    expect(data.teams).toEqual({ items: [], total: 1 });
    // Of the 33 services each stands once, on one of two pages.
    const services = async (page: number) =>
      (await administrator.graphql(`{ services(page: { page: ${page}, size: 20 }) { total items { id } } }`))
        .data.services;
    const [first, second] = [await services(1), await services(2)];
    expect([first.items.length, second.items.length, second.total]).toEqual([20, 13, 33]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(33);
    const { errors } = await administrator.graphql('{ teams(page: { size: 101 }) { total } }');
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'size', code: 'max' }]);
  });

  it('gives days as they were written, on a page and through the API', async () => {
    const { data } = await administrator.graphql('{ teams { items { id } } principals { items { id } } }');
    const teamId = data.teams.items[0].id;
    await test.unitOfWork.run((manager) =>
      addStaffMember(manager, {
        ...{ teamId, employerId: data.principals.items[0].id, name: 'Test Åberg' },
        ...{ percentHundredths: 6250, fromDate: '2025-03-01' },
      }),
    );
    const { data: read } = await administrator.graphql(
      '{ teams { items { staff { name posts { fromDate toDate } } } } }',
    );
    expect(read.teams.items[0].staff).toEqual([
      { name: 'Test Åberg', posts: [{ fromDate: '2025-03-01', toDate: null }] },
    ]);
    const shown = await administrator.get(`/teams/${teamId}`);
    expect(shown.text).toContain('1 mars 2025');
    expect(shown.text).toContain('62,5 %');
  });

  it('takes a service of which little is known', async () => {
    const known = { name: 'Okänd', regionCode: '12', principalIds: [], models: [] };
    for (const rest of [{}, { targetGroups: null, legalForm: null }]) {
      const { data, errors } = await administrator.graphql(create('Service', 'createService'), {
        input: { ...known, name: `${known.name} ${Object.keys(rest).length}`, ...rest },
      });
      expect([errors, data.createService.id]).toEqual([undefined, expect.any(String)]);
    }
  });
});

const DAY = today();

/** Something new through the API. @returns its id */
async function add(kind: 'Principal' | 'Unit' | 'Service' | 'Team', input: object): Promise<string> {
  const name = kind === 'Team' ? 'registerTeam' : `create${kind}`;
  const type = kind === 'Team' ? 'RegisterTeamInput' : `Create${kind}Input`;
  const { data, errors } = await administrator.graphql(
    `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name].id;
}

/** @returns what was wrong, as `path code`, or what was saved */
async function ask(mutation: string, type: string, input: object, browser = administrator): Promise<unknown> {
  const { data, errors } = await browser.graphql(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
    { input },
  );
  const problems = errors?.[0]?.extensions.problems as { path: string; code: string }[] | undefined;
  return problems ? problems.map(({ path, code }) => `${path} ${code}`.trim()) : data[mutation].__typename;
}

const historyOf = async (id: string) => {
  const { data } = await administrator.graphql(
    `query ($id: ID!) { registerHistory(registeredId: $id)
      { items { event field earlierText newText reason recordedByName } } }`,
    { id },
  );
  return data.registerHistory.items;
};

describe('what comes into the register is checked', () => {
  it.each([
    ['no region', { kind: 'REGION' }, 'regionCode regionNeeded'],
    [
      'a region with a municipality',
      { kind: 'REGION', regionCode: '08', municipalityCode: '0880' },
      'municipalityCode regionHasNoMunicipality',
    ],
    ['no municipality', { kind: 'MUNICIPALITY', regionCode: '08' }, 'municipalityCode municipalityNeeded'],
    [
      'a municipality elsewhere',
      { kind: 'MUNICIPALITY', regionCode: '01', municipalityCode: '0880' },
      'regionCode municipalityElsewhere',
    ],
    [
      'a second of one municipality',
      { kind: 'MUNICIPALITY', municipalityCode: '1280' },
      'municipalityCode principalTaken',
    ],
    [
      'a wrong check digit',
      { kind: 'STATE', organisationNumber: '212000-1125' },
      'organisationNumber isOrganisationNumber',
    ],
    [
      'another’s number',
      { kind: 'STATE', organisationNumber: '212000-1124' },
      'organisationNumber principalTaken',
    ],
    ['an HSA-id of nobody', { kind: 'STATE', hsaId: 'SE1-1' }, 'hsaId isHsaId'],
  ])('a principal with %s', async (_, input, problem) => {
    expect(await ask('createPrincipal', 'CreatePrincipalInput', { name: 'Ny', ...input })).toEqual([problem]);
  });

  it('a team outside the region of its service, posts, a number that nobody answers, and hours that clash', async () => {
    const { data } = await administrator.graphql('{ services { items { id name } } }');
    const serviceId = data.services.items.find(({ name }: { name: string }) => name === 'ACT Möllan').id;
    const team = {
      serviceId,
      name: 'Ny',
      municipalityCode: '1281',
      models: [],
      hours: OPEN,
      phone: '112',
      plannedPosts: 10.5,
      capacity: 5,
    };
    const register = (change: object) => ask('registerTeam', 'RegisterTeamInput', { ...team, ...change });
    expect(await register({ municipalityCode: '0180' })).toEqual([
      'municipalityCode municipalityOutsideService',
    ]);
    expect(await register({ phone: 'växeln' })).toEqual(['phone isTelephoneNumber']);
    expect(await register({ plannedPosts: 10.555 })).toEqual(['plannedPosts isNumber']);
    expect(await register({ plannedPosts: 0 })).toEqual(['plannedPosts min']);
    expect(await register({ hours: null })).toEqual(['hours.spans hoursNeeded']);
    const twice = { ...OPEN, spans: [...OPEN.spans, { fromDay: 3, opens: '8', closes: '9' }] };
    expect(await register({ hours: twice })).toEqual(['hours.spans.1.opens hoursOverlap']);
    expect(await register({ hours: { ...OPEN, spans: [{ fromDay: 3, opens: '25', closes: '9' }] } })).toEqual(
      ['hours.spans.0.opens isClock'],
    );
  });

  it('in the database too', async () => {
    const insert = (values: object) =>
      test.unitOfWork.run((manager) =>
        manager.insert(Principal, {
          id: randomUUID(),
          name: randomUUID(),
          activities: [Activity.SOCIAL],
          ...values,
        }),
      );
    const kind = PrincipalKind.MUNICIPALITY;
    await expect(insert({ kind, regionCode: '12' })).rejects.toThrow();
    await expect(insert({ kind, regionCode: '01', municipalityCode: '1281' })).rejects.toThrow();
    await expect(insert({ kind, regionCode: '12', municipalityCode: '1280' })).rejects.toThrow();
    await expect(insert({ kind: PrincipalKind.REGION })).rejects.toThrow();
    await expect(
      test.unitOfWork.run((manager) =>
        manager.update(Team, { name: 'ACT Malmö' }, { municipalityCode: '0180' }),
      ),
    ).rejects.toThrow();
    await expect(
      test.unitOfWork.run((manager) => manager.update(Service, { name: 'ACT Möllan' }, { regionCode: '01' })),
    ).rejects.toThrow();
    await expect(
      test.unitOfWork.run((manager) => manager.update(RegisterChange, {}, { reason: 'x' })),
    ).rejects.toThrow();
  });
});

describe('a record is changed', () => {
  it('on its page, by two writers, with its history', async () => {
    const principalId = await add('Principal', {
      name: 'Region Kalmar län',
      kind: 'REGION',
      regionCode: '08',
    });
    const unitId = await add('Unit', {
      ...{ principalId, name: 'Akuten', kind: 'EMERGENCY_PSYCHIATRY', hours: OPEN, phone: '0480-44 81 00' },
    });
    const page = `/register/unit/${unitId}`;
    const changed = {
      ...{ revision: '1', principalId, name: 'Akuten', kind: 'EMERGENCY_PSYCHIATRY', ...weekdays },
      ...{ phone: '0480-44  81 01', reason: 'Ny växel från 1 mars.' },
    };
    const opened = await administrator.get(`${page}/edit`);
    expect(opened.text).toContain('value="0480-44 81 00"');
    expect(opened.text).toContain('value="24:00"');
    const unsaid = await administrator.submit(`${page}/edit`, { ...changed, reason: '' }, `${page}/edit`);
    expect(unsaid.status).toBe(422);
    const saved = await administrator.submit(`${page}/edit`, changed, `${page}/edit`);
    expect(saved.headers.location).toBe(page);
    const shown = await administrator.get(page);
    expect(shown.text).toContain('<s>0480-44 81 00</s>');
    expect(shown.text).toContain('Ny växel från 1 mars.');
    expect(shown.text).toContain('mån–fre 8–16.30, lör–sön stängt; helgdagar stängt');
    const late = await administrator.submit(
      `${page}/edit`,
      { ...changed, name: 'Akuten norr' },
      `${page}/edit`,
    );
    expect(late.status).toBe(409);
    expect(late.text).toContain('Akuten norr');
    expect(await historyOf(unitId)).toMatchObject([
      { event: 'CHANGED', field: 'openingHours', earlierText: 'dygnet runt' },
      { event: 'CHANGED', field: 'phone', earlierText: '0480-44 81 00', newText: '0480-44 81 01' },
      { event: 'ADDED', field: null, reason: null },
    ]);
    const same = { ...changed, revision: '2', phone: '0480-44 81 01' };
    const nothing = await administrator.submit(`${page}/edit`, same, `${page}/edit`);
    expect(nothing.text).toContain(sv('problem.nothingCorrected'));
  });

  it('says on the page of it whether it is open now', async () => {
    const principalId = await add('Principal', {
      name: 'Region Gotland',
      kind: 'REGION',
      regionCode: '09',
    });
    const now = async (name: string, exceptions: object[]) => {
      const hours = { ...OPEN, exceptions };
      const unitId = await add('Unit', { principalId, name, kind: 'WARD', hours, phone: '112' });
      return /<dt>Just nu<\/dt><dd>(.*?)<\/dd>/.exec(
        (await administrator.get(`/register/unit/${unitId}`)).text,
      )?.[1];
    };
    expect(await now('Öppen', [])).toBe('öppet');
    expect(await now('Stängd', [{ fromDate: addDays(today(), -1), toDate: today() }])).toBe('stängt');
  });

  it('of every kind, and not by other roles', async () => {
    const { data } = await administrator.graphql(
      '{ principals { items { id name revision } } services { items { id name revision } } teams { items { id name revision serviceId } } }',
    );
    const of = (list: { name: string; id: string; revision: number }[], name: string) =>
      list.find((one) => one.name === name)!;
    const principal = of(data.principals.items, 'Malmö stad');
    const service = of(data.services.items, 'ACT Möllan');
    const team = of(data.teams.items, 'ACT Malmö');
    const seen = ({ revision }: { revision: number }) => ({ revision, reason: 'Nytt namn.' });
    const place = { kind: 'MUNICIPALITY', municipalityCode: '1280' };
    const named = { principalId: principal.id, name: 'Malmö kommun', ...place, ...seen(principal) };
    expect(await ask('changePrincipal', 'ChangePrincipalInput', named)).toBe('Principal');
    expect(await ask('changePrincipal', 'ChangePrincipalInput', named)).toBe('RevisionConflict');
    const run = { regionCode: '12', principalIds: [], models: ['FACT'] };
    const moved = { serviceId: service.id, name: 'FACT Möllan', ...seen(service), ...run };
    expect(await ask('changeService', 'ChangeServiceInput', { ...moved, regionCode: '01' })).toEqual([
      'regionCode teamElsewhere',
    ]);
    const answer = await administrator.graphql(
      `mutation ($input: ChangeServiceInput!) { changeService(input: $input) {
        ... on Service { models region { code } principals { id } } } }`,
      { input: moved },
    );
    expect(answer.data.changeService).toEqual({ models: ['FACT'], region: { code: '12' }, principals: [] });
    expect(await historyOf(service.id)).toMatchObject([
      { field: 'models', earlierText: 'ACT', newText: 'FACT' },
      { field: 'name', earlierText: 'ACT Möllan', newText: 'FACT Möllan' },
      { field: 'principals', earlierText: 'Malmö kommun', newText: null },
      { event: 'ADDED' },
    ]);
    const grown = {
      teamId: team.id,
      serviceId: service.id,
      name: 'ACT Malmö',
      municipalityCode: '1280',
      models: ['ACT', 'FACT'],
    };
    const posts = { plannedPosts: 10.35, weekHours: 38.25, capacity: 100 };
    const rest = { hours: OPEN, phone: '+46 40 34 00 00', ...posts, ...seen(team) };
    expect(await ask('changeTeam', 'ChangeTeamInput', { ...grown, ...rest })).toBe('Team');
    const { data: now } = await administrator.graphql(
      'query ($id: ID!) { team(id: $id) { plannedPosts weekHours } }',
      {
        id: team.id,
      },
    );
    expect(now.team).toEqual({ plannedPosts: 10.35, weekHours: 38.25 });
    const page = `/register/team/${team.id}`;
    expect((await administrator.get(page)).text).toContain('38,25');
    const analyst = await test.signIn(Role.NATIONAL_ANALYST);
    expect((await analyst.get(`/register/service/${service.id}`)).text).toContain('FACT Möllan');
    expect((await analyst.get(`/register/service/${service.id}/edit`)).status).toBe(404);
  });
});

interface Place {
  id: string;
  role: Role;
  held: Held;
}

/** One more team, unit or principal, with the role that somebody may hold there or be employed by it for. */
async function placeOf(recordType: string, world: TeamWorld): Promise<Place> {
  const { teamId, regionId } = world;
  if (recordType === 'TEAM') {
    const id = await addTeamBeside(test.unitOfWork, world, randomUUID());
    return { id, role: Role.COORDINATOR, held: { teamId: id } };
  }
  if (recordType === 'UNIT') {
    const id = await addUnit(test, regionId, randomUUID());
    return { id, role: Role.UNIT_READER, held: { unitId: id, principalId: regionId } };
  }
  const joint = { kind: 'JOINT_AUTHORITY', activities: ['HEALTH'], regionCode: '14' };
  const id = await add('Principal', { name: randomUUID(), ...joint });
  return { id, role: Role.COORDINATOR, held: { teamId, principalId: id } };
}

/** Somebody with a role in a place who administers too. */
async function alsoAdministrator({ role, held }: Place) {
  const browser = await test.signIn(role, held);
  const { data } = await browser.graphql('{ ownAccount { id } }');
  const grant = await test.unitOfWork.reader.findOneByOrFail(Grant, { accountId: data.ownAccount.id });
  const nowhere = { teamId: null, unitId: null };
  await test.unitOfWork.run((manager) =>
    manager.insert(Grant, { ...grant, ...nowhere, id: randomUUID(), role: Role.ADMINISTRATOR }),
  );
  return { browser, accountId: grant.accountId, grantId: grant.id };
}

it('what a principal runs is changed by others than those whom it employs', async () => {
  const { teamId } = await addTeam(test.unitOfWork, 'ACT Skövde', '1496');
  const facts = { name: 'Förbundet i Skövde', kind: 'JOINT_AUTHORITY', regionCode: '14' };
  const principalId = await add('Principal', { ...facts, activities: ['SOCIAL'] });
  const held = { teamId, principalId };
  const own = await alsoAdministrator({ id: principalId, role: Role.COORDINATOR, held });
  const change = (revision: number, activity: string, name: string, browser?: Browser) => {
    const input = { ...facts, principalId, revision, activities: [activity], name, reason: 'Rätt.' };
    return ask('changePrincipal', 'ChangePrincipalInput', input, browser);
  };
  expect(await change(1, 'HEALTH', facts.name, own.browser)).toEqual(['activities activityOfOwnEmployer']);
  expect(await change(1, 'SOCIAL', 'Förbundet', own.browser)).toBe('Principal');
  expect(await change(2, 'HEALTH', 'Förbundet')).toBe('Principal');
});

describe('a record ends', () => {
  it('unless something current hangs on it, is then not offered, and may be opened again', async () => {
    const { data } = await administrator.graphql('{ principals { items { id name } } }');
    const kalmar = data.principals.items.find(
      ({ name }: { name: string }) => name === 'Region Kalmar län',
    ).id;
    const page = `/register/principal/${kalmar}`;
    const end = { revision: '1', endedOn: DAY, reason: 'Slogs ihop.' };
    const refused = await administrator.submit(`${page}/end`, end, `${page}/end`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sv('problem.hangs.units', { n: 1 }));
    const { data: read } = await administrator.graphql('{ units { items { id name revision } } }');
    const unit = read.units.items.find(({ name }: { name: string }) => name === 'Akuten');
    const endUnit = {
      recordType: 'UNIT',
      recordId: unit.id,
      revision: unit.revision,
      endedOn: DAY,
      reason: 'Stängd.',
    };
    expect(await ask('endRegistered', 'EndRecordInput', endUnit)).toBe('Registered');
    expect(await ask('endRegistered', 'EndRecordInput', endUnit)).toBe('RevisionConflict');
    const ended = await administrator.submit(`${page}/end`, end, `${page}/end`);
    expect(ended.headers.location).toBe(page);
    const offered = await administrator.get('/organisations/units/new');
    expect(offered.text).not.toContain('Region Kalmar län');
    expect((await administrator.get('/organisations')).text).toContain(sv('register.isEnded'));
    const late = { principalId: kalmar, name: 'Ny', kind: 'WARD', hours: OPEN, phone: '112' };
    expect(await ask('createUnit', 'CreateUnitInput', late)).toEqual(['principalId recordEnded']);
    const again = { recordType: 'UNIT', recordId: unit.id, revision: unit.revision + 1, reason: 'Misstag.' };
    expect(await ask('reopenRegistered', 'ReopenRecordInput', again)).toEqual(['recordEnded']);
    const reopened = await administrator.submit(
      `${page}/reopen`,
      { revision: '2', reason: 'Misstag.' },
      `${page}/reopen`,
    );
    expect(reopened.headers.location).toBe(page);
    expect(await ask('reopenRegistered', 'ReopenRecordInput', again)).toBe('Registered');
    expect(await historyOf(unit.id)).toMatchObject([
      { event: 'REOPENED', earlierText: DAY, newText: null },
      { event: 'ENDED', newText: DAY, reason: 'Stängd.' },
      {},
      {},
      {},
    ]);
  });

  it('not while people are enrolled or hold roles there, with how many', async () => {
    const world = await addTeam(test.unitOfWork, 'ACT Uppsala', '0380');
    await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
    const end = (recordType: string, recordId: string) =>
      ask('endRegistered', 'EndRecordInput', {
        recordType,
        recordId,
        revision: 1,
        endedOn: DAY,
        reason: 'Nedlagt.',
      });
    expect(await end('TEAM', world.teamId)).toEqual(['hangs.persons']);
    expect(await end('SERVICE', world.serviceId)).toEqual(['hangs.teams']);
    expect(await end('PRINCIPAL', world.regionId)).toEqual(['hangs.services', 'hangs.personsOfPrincipal']);
    const unitId = await addUnit(test, world.regionId);
    await test.signIn(Role.UNIT_READER, { unitId, principalId: world.regionId });
    expect(await end('UNIT', unitId)).toEqual(['hangs.readers']);
    const beside = await addTeamBeside(test.unitOfWork, world, 'ACT Tomt');
    expect(await end('TEAM', beside)).toBe('Registered');
    const manager = await test.signIn(Role.TEAM_MANAGER, { teamId: beside, principalId: world.regionId });
    const { errors } = await manager.graphql(
      'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { id } }',
      {
        input: {
          ...{ teamId: beside, identityNumber: 'T471147', givenName: 'Åsa', familyName: 'Påhitt' },
          ...{ fromDate: DAY, language: 'svenska', needsInterpreter: false, protectedIdentity: false },
        },
      },
    );
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'teamId', code: 'recordEnded' }]);
  });
});

describe('two records of one thing are joined', () => {
  const join = (recordType: string, recordId: string, intoId: string, browser?: Browser) =>
    ask(
      'joinRegistered',
      'JoinRecordsInput',
      { recordType, recordId, intoId, revision: 1, reason: 'Samma.' },
      browser,
    );

  it('with what points at the one, which then says where it went', async () => {
    const { regionId, serviceId } = await addTeam(test.unitOfWork, 'ACT Växjö', '0780');
    const kept = await add('Unit', {
      principalId: regionId,
      name: 'Jouren',
      kind: 'WARD',
      hours: OPEN,
      phone: '112',
    });
    const twice = await add('Unit', {
      principalId: regionId,
      name: 'Jouren 2',
      kind: 'WARD',
      hours: OPEN,
      phone: '112',
    });
    expect(await join('UNIT', twice, twice)).toEqual(['intoId joinSame']);
    const page = `/register/unit/${twice}`;
    const fields = { revision: '1', intoId: kept, reason: 'Kom in två gånger.' };
    const joined = await administrator.submit(`${page}/join`, fields, `${page}/join`);
    expect(joined.headers.location).toBe(`/register/unit/${kept}`);
    const shown = await administrator.get(page);
    expect(shown.text).toContain(`<a href="/register/unit/${kept}">Jouren</a>`);
    expect((await administrator.get(`${page}/edit`)).status).toBe(404);
    expect((await historyOf(kept))[0]).toMatchObject({ event: 'JOINED', newText: 'Jouren 2' });
    const service = { name: 'ACT Växjö två', regionCode: '07', principalIds: [regionId], models: [] };
    const other = await add('Service', service);
    const team = {
      serviceId: other,
      name: 'Nytt',
      municipalityCode: '0780',
      models: [],
      hours: OPEN,
      phone: '112',
      plannedPosts: 1,
      capacity: 5,
    };
    const teamId = await add('Team', team);
    expect(await join('SERVICE', other, serviceId)).toBe('Registered');
    const moved = await test.unitOfWork.reader.findOneByOrFail(Team, { id: teamId });
    expect(moved.serviceId).toBe(serviceId);
  });

  it('not where it would break a rule', async () => {
    const one = await addTeam(test.unitOfWork, 'ACT Gotland', '0980');
    const other = await addTeam(test.unitOfWork, 'ACT Karlskrona', '1080');
    await addPerson(test.unitOfWork, { ownerId: one.regionId, teamId: one.teamId });
    expect(await join('PRINCIPAL', one.regionId, other.regionId)).toEqual([
      'intoId joinOtherPrincipal',
      'hangs.records',
    ]);
    expect(await join('SERVICE', one.serviceId, other.serviceId)).toEqual(['intoId joinOtherRegion']);
    const beside = await addTeamBeside(test.unitOfWork, one, 'ACT Gotland 2');
    expect(await join('TEAM', one.teamId, beside)).toEqual(['hangs.enrolments']);
    expect(await join('TEAM', beside, one.teamId)).toBe('Registered');
    expect(await join('TEAM', beside, one.teamId)).toEqual(['recordId alreadyJoined']);
  });

  it.each(['TEAM', 'UNIT', 'PRINCIPAL'])(
    'a %s, but not by somebody whose own account or role would move, and what moves is logged',
    async (recordType) => {
      const world = await addTeam(test.unitOfWork, `ACT ${randomUUID()}`, '1480');
      const one = await placeOf(recordType, world);
      const into = await placeOf(recordType, world);
      const own = await alsoAdministrator(one);
      const page = `/register/${recordType.toLowerCase()}/${one.id}/join`;
      const refused = await own.browser.submit(page, { revision: '1', intoId: into.id, reason: 'x' }, page);
      expect([refused.status, await join(recordType, one.id, into.id, own.browser)]).toEqual([
        422,
        ['joinMovesOwn'],
      ]);
      expect(refused.text).toContain(sv('problem.joinMovesOwn'));
      const lines = await test.unitOfWork.reader.count(AccessLogEntry);
      expect(await join(recordType, one.id, into.id)).toBe('Registered');
      const moved = recordType === 'PRINCIPAL' ? ['account', own.accountId] : ['role_grant', own.grantId];
      const logged = await test.unitOfWork.reader.findBy(AccessLogEntry, { number: MoreThan(lines) });
      expect(logged.map((row) => [row.action, row.recordType, row.recordId, row.teamId, row.unitId])).toEqual(
        [
          [
            LoggedAction.UPDATE,
            ...moved,
            recordType === 'TEAM' ? into.id : null,
            recordType === 'UNIT' ? into.id : null,
          ],
        ],
      );
    },
  );

  it('by somebody with a role in the one that stays, whose access is what it was', async () => {
    const world = await addTeam(test.unitOfWork, 'ACT Borås', '1490');
    const empty = await addTeamBeside(test.unitOfWork, world, 'ACT Borås 2');
    const kept = { id: world.teamId, role: Role.COORDINATOR, held: { teamId: world.teamId } };
    const { browser } = await alsoAdministrator(kept);
    expect(await join('TEAM', empty, world.teamId, browser)).toBe('Registered');
  });

  it('and nothing that points at one of them is forgotten', () => {
    const { entityMetadatas } = test.unitOfWork.reader.connection;
    const tables = Object.keys(REFERENCES) as RegisterRecord[];
    for (const table of tables) {
      const keys = entityMetadatas.flatMap(({ tableName, foreignKeys }) =>
        foreignKeys
          .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName === table)
          .map(({ columnNames }) => `${tableName}.${columnNames[0]}`),
      );
      for (const key of keys) expect(Object.keys(REFERENCES[table])).toContain(key);
    }
  });
});

describe('plans that say what the register no longer does', () => {
  it('are listed for those who may read them, until they are printed anew or agreed anew', async () => {
    const { regionId, municipalityId, teamId, serviceId } = await addTeam(
      test.unitOfWork,
      'ACT Falun',
      '2080',
    );
    const unitId = await addUnit(test, regionId, 'Akuten i Falun');
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
    const planId = await agreePlan(coordinator, await enrolPerson(coordinator, teamId), unitId);
    const page = `/register/unit/${unitId}`;
    const title = sv('register.outdated.title');
    expect((await coordinator.get(page)).text).not.toContain(title);
    const unit = { unitId, principalId: regionId, name: 'Akuten i Falun', kind: 'WARD' };
    const change = (revision: number, phone: string) =>
      ask('changeUnit', 'ChangeUnitInput', { ...unit, revision, phone, hours: OPEN, reason: 'Ny växel.' });
    const waiting = async (browser: Browser) => {
      const { data } = await browser.graphql('{ caseload { items { kind path text { locale text } } } }');
      return data.caseload.items.filter(({ kind }: { kind: string }) => kind === 'PLAN_OUTDATED');
    };
    const version = `/crisis-plans/${planId}/versions/1`;
    const line = sv('oldValue.onPaper.phone', { record: 'Akuten i Falun', day: formatDate('sv', today()) });
    expect(await change(1, '023-49 00 00')).toBe('Unit');
    const [waits, ...others] = await waiting(coordinator);
    expect([waits.path, others]).toEqual([version, []]);
    expect((await coordinator.get('/')).text).toContain(waits.text[0].text);
    expect((await coordinator.get(version)).text).toContain(line);
    const listed = await coordinator.get(page);
    expect(listed.text).toContain(title);
    expect(listed.text).toContain(`href="/crisis-plans/${planId}"`);
    expect(listed.text).toContain('040-99 11 22');
    expect(listed.text).toContain(sv('register.outdated.printAgain'));
    const query = `{ plansPrintingOldValue { kind planId version field earlierText newText where recordId } }`;
    const about = { kind: 'CRISIS_PLAN', planId, version: 1, where: 'PAPER', recordId: unitId };
    const outdated = async (browser: Browser) => (await browser.graphql(query)).data.plansPrintingOldValue;
    expect(await outdated(coordinator)).toEqual([
      { ...about, field: 'phone', earlierText: '040-99 11 22', newText: '023-49 00 00' },
      { ...about, field: 'openingHours', earlierText: 'Dygnet runt', newText: 'dygnet runt' },
    ]);
    // Another principal's coordinator in the same team, without a ground, and the administrator.
    const other = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
    expect([await outdated(other), await waiting(other)]).toEqual([[], []]);
    expect((await administrator.get(page)).text).not.toContain(title);
    expect(await sheetFor(coordinator, `/crisis-plans/${planId}`)).toContain('023-49 00 00');
    expect([await outdated(coordinator), await waiting(coordinator)]).toEqual([[], []]);
    expect((await coordinator.get(version)).text).not.toContain(line);
    // Changed, and changed back before anybody printed.
    expect(await change(2, '023-49 00 01')).toBe('Unit');
    expect(await outdated(coordinator)).toHaveLength(1);
    expect(await change(3, '023-49 00 00')).toBe('Unit');
    expect(await outdated(coordinator)).toEqual([]);
    // The team's own number stands on its plans too.
    const team = {
      teamId,
      serviceId,
      name: 'ACT Falun',
      municipalityCode: '2080',
      models: ['ACT'],
      capacity: 100,
    };
    const own = {
      ...team,
      revision: 1,
      phone: '023-49 00 09',
      hours: OPEN,
      plannedPosts: 10,
      reason: 'Flyttat.',
    };
    expect(await ask('changeTeam', 'ChangeTeamInput', own)).toBe('Team');
    expect(await outdated(coordinator)).toMatchObject([
      { planId, field: 'phone', earlierText: '040-000 00 00', recordId: teamId },
      { planId, field: 'openingHours', earlierText: 'vardagar 8–16', recordId: teamId },
    ]);
  });

  it('say it in their own words until a new version is agreed', async () => {
    const { regionId, teamId } = await addTeam(test.unitOfWork, 'ACT Borlänge', '2081');
    const unitId = await addUnit(test, regionId, 'Akuten i Borlänge');
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
    const planId = await agreePlan(
      coordinator,
      await enrolPerson(coordinator, teamId),
      await addUnit(test, regionId),
      'Ring 040-991122 först.',
    );
    const unit = {
      unitId,
      principalId: regionId,
      name: 'Akuten',
      kind: 'WARD',
      hours: OPEN,
      phone: '0243-49 00 00',
    };
    await ask('changeUnit', 'ChangeUnitInput', { ...unit, revision: 1, reason: 'Ny växel.' });
    const { data } = await coordinator.graphql(
      'query ($id: ID) { plansPrintingOldValue(registeredId: $id) { planId earlierText where } }',
      { id: unitId },
    );
    expect(data.plansPrintingOldValue).toEqual([{ planId, earlierText: '040-99 11 22', where: 'PLAN' }]);
    const line = sv('oldValue.inWords', { record: 'Akuten', day: formatDate('sv', today()) });
    expect((await coordinator.get(`/crisis-plans/${planId}/versions/1`)).text).toContain(line);
    const back = { ...unit, phone: '040-99 11 22', revision: 2, reason: 'Den gamla växeln igen.' };
    expect(await ask('changeUnit', 'ChangeUnitInput', back)).toBe('Unit');
    expect((await coordinator.get(`/crisis-plans/${planId}/versions/1`)).text).not.toContain(line);
  });

  it('and a plan that names a unit which was joined into another has the number of that one', async () => {
    const { regionId, teamId } = await addTeam(test.unitOfWork, 'ACT Gävle', '2180');
    const [unitId, into] = [
      await addUnit(test, regionId, 'Jouren A'),
      await addUnit(test, regionId, 'Jouren B'),
    ];
    await test.unitOfWork.run((manager) => manager.update(Unit, { id: into }, { phone: '026-15 40 00' }));
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
    const planId = await agreePlan(coordinator, await enrolPerson(coordinator, teamId), unitId);
    const join = { recordType: 'UNIT', recordId: unitId, intoId: into, revision: 1, reason: 'Samma.' };
    expect(await ask('joinRegistered', 'JoinRecordsInput', join)).toBe('Registered');
    const shown = await coordinator.get(`/crisis-plans/${planId}/versions/1`);
    expect(shown.text).toContain('026-15 40 00');
    expect(shown.text).not.toContain('040-99 11 22');
    expect(await sheetFor(coordinator, `/crisis-plans/${planId}`)).toContain('026-15 40 00');
  });
});
