import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Actor } from '../../src/access/actor.js';
import { POLICIES } from '../../src/access/policies.js';
import { Role } from '../../src/access/role.js';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { pageHandlers, resolverHandlers } from '../support/handlers.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';

/** The order of the columns below. */
const ROLES = [
  Role.ADMINISTRATOR,
  Role.TEAM_MANAGER,
  Role.COORDINATOR,
  Role.TEAM_MEMBER,
  Role.UNIT_READER,
  Role.REGIONAL_ANALYST,
  Role.NATIONAL_ANALYST,
  Role.LOG_REVIEWER,
  Role.FIDELITY_REVIEWER,
] as const;

/** Who may do what, written by hand: `+` may, `-` does not find it. A policy that is not here fails the test. */
//                         adm man coo mem uni reg nat log rev
const MAY: Record<string, string> = {
  public: /*              */ '+   +   +   +   +   +   +   +   +',
  signedIn: /*            */ '+   +   +   +   +   +   +   +   +',
  ownAccount: /*          */ '+   +   +   +   +   +   +   +   +',
  ownPassword: /*         */ '+   +   +   +   +   +   +   +   +',
  'account.read': /*      */ '+   -   -   -   -   -   -   -   -',
  'account.write': /*     */ '+   -   -   -   -   -   -   -   -',
  'geography.read': /*    */ '+   +   +   +   -   +   +   -   -',
  'organisation.read': /* */ '+   +   +   +   -   +   +   -   +',
  'organisation.write': /**/ '+   -   -   -   -   -   -   -   -',
  'team.read': /*         */ '+   +   +   +   -   +   +   -   +',
  'team.register': /*     */ '+   -   -   -   -   -   -   -   -',
  'staff.read': /*        */ '+   +   +   +   -   -   -   -   -',
  'staff.write': /*       */ '-   +   -   -   -   -   -   -   -',
  'staff.link': /*        */ '+   +   -   -   -   -   -   -   -',
  'person.read': /*       */ '-   +   +   +   -   -   -   -   -',
  'person.write': /*      */ '-   +   +   -   -   -   -   -   -',
  // Contacts, team meetings, hospital episodes and interventions, noted by whoever works in the team.
  'contact.read': /*      */ '-   +   +   +   -   -   -   -   -',
  'contact.write': /*     */ '-   +   +   +   -   -   -   -   -',
  'record.import': /*     */ '-   +   -   -   -   -   -   -   -',
  'audit.read': /*        */ '-   +   +   +   -   -   -   -   -',
  'audit.write': /*       */ '-   +   -   -   -   -   -   -   -',
  'fidelityDistribution.read': /**/ '- - -   -   -   -   +   -   -',
  'improvementEntry.write': /**/ '- + +   +   -   -   -   -   -',
  'audit.open': /*        */ '-   +   +   +   -   -   -   -   +',
  'audit.rate': /*        */ '-   +   +   +   -   -   -   -   +',
  'resourceGroup.read': /**/ '-   +   +   +   -   -   -   -   -',
  'resourceGroup.write': /**/ '-  -   +   -   -   -   -   -   -',
  'plan.read': /*         */ '-   +   +   +   -   -   -   -   -',
  'plan.write': /*        */ '-   -   +   -   -   -   -   -   -',
  'planEnding.write': /*  */ '-   -   +   -   -   -   -   -   -',
  'copy.read': /*         */ '-   +   +   +   -   -   -   -   -',
  'copy.write': /*        */ '-   +   +   +   -   -   -   -   -',
  'sharedPlan.read': /*   */ '-   -   -   -   +   -   -   -   -',
  'receivedPlan.read': /* */ '-   +   +   +   +   -   -   -   -',
  'receivedPerson.read': /**/ '-  +   +   +   +   -   -   -   -',
  'takenDocument.read': /**/ '-   +   +   +   -   -   -   -   -',
  'takenDocument.write': /**/ '-  +   +   +   -   -   -   -   -',
  'ownPage.read': /*      */ '-   +   +   +   -   -   -   -   -',
  'ownPage.write': /*     */ '-   -   +   -   -   -   -   -   -',
  'unitAnswer.write': /*  */ '-   -   -   -   +   -   -   -   -',
  'consent.read': /*      */ '-   +   +   +   -   -   -   -   -',
  'consent.write': /*     */ '-   +   +   -   -   -   -   -   -',
  'emergencyOpening.write': /**/ '- + +   +   +   -   -   -   -',
  'recordHold.write': /*  */ '-   +   +   -   -   -   -   -   -',
  'personLog.read': /*    */ '-   +   +   -   -   -   -   -   -',
  'personCopy.read': /*   */ '-   +   +   -   -   -   -   -   -',
  'log.review': /*        */ '-   -   -   -   -   -   -   +   -',
  'log.countersign': /*   */ '+   -   -   -   -   -   -   -   -',
  'retention.read': /*    */ '+   -   -   -   -   -   -   +   -',
  'retention.write': /*   */ '+   -   -   -   -   -   -   -   -',
  'retention.carryOut': /**/ '+   -   -   -   -   -   -   +   -',
  'mapping.read': /*      */ '+   +   +   +   -   +   +   -   -',
  'mapping.country': /*   */ '+   +   +   +   -   -   +   -   -',
};

const columns = (marks: string) => marks.split(/\s+/);
const may = (policy: string | undefined, role: Role) =>
  columns(MAY[policy ?? ''] ?? '')[ROLES.indexOf(role)] === '+';

let test: TestApp;
let skane: TeamWorld;
let stockholm: TeamWorld;
let personId: string;
let planId: string;
const browsers = new Map<Role, Browser>();
const browserOf = (role: Role) => browsers.get(role) as Browser;

beforeAll(async () => {
  test = await startTestApp();
  skane = await addTeam(test.unitOfWork, 'ACT Skåne');
  stockholm = await addTeam(test.unitOfWork, 'ACT Stockholm', '0180');
  const unitIds = { skane: randomUUID(), stockholm: randomUUID() };
  await test.unitOfWork.run(async (manager) => {
    for (const [key, world] of Object.entries({ skane, stockholm })) {
      const unit = { kind: UnitKind.EMERGENCY_PSYCHIATRY, openingHours: 'dygnet runt', phone: '0' };
      const id = unitIds[key as keyof typeof unitIds];
      await manager.insert(Unit, { id, principalId: world.regionId, name: `Akuten ${key}`, ...unit });
      await addStaffMember(manager, {
        teamId: world.teamId,
        employerId: world.regionId,
        name: 'Hemlig Kollega',
        fromDate: '2025-03-01',
      });
    }
  });
  const { teamId, regionId: principalId } = skane;
  for (const role of ROLES)
    browsers.set(
      role,
      await test.signIn(role, {
        ...([Role.TEAM_MANAGER, Role.COORDINATOR, Role.TEAM_MEMBER].includes(role) && { teamId }),
        // Employed by somebody else: a region reviews another's team.
        ...(role === Role.FIDELITY_REVIEWER && { teamId, principalId: stockholm.regionId }),
        ...(role === Role.UNIT_READER && { unitId: unitIds.skane, principalId }),
        ...(role === Role.REGIONAL_ANALYST && { regionCode: '12' }),
        ...(role === Role.LOG_REVIEWER && { principalId }),
      }),
    );
  const coordinator = browserOf(Role.COORDINATOR);
  const person = {
    identityNumber: '19121212-1212',
    givenName: 'Test',
    familyName: 'Åkesson',
    fromDate: '2026-01-15',
  };
  const page = `/teams/${teamId}/persons/new`;
  const enrolled = await coordinator.submit(page, person, `/teams/${teamId}/persons`);
  personId = (enrolled.headers.location as string).replace('/persons/', '');
  const { data } = await coordinator.graphql(
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'KRISPLAN' } },
  );
  planId = data.beginCrisisPlan.id;
});
afterAll(() => test.close());

describe('the rules table', () => {
  it('is the table above, policy by policy', () => {
    expect(Object.keys(POLICIES).sort()).toEqual(Object.keys(MAY).sort());
    for (const marks of Object.values(MAY)) expect(columns(marks)).toHaveLength(ROLES.length);
  });
});

describe.each(ROLES)('%s', (role) => {
  it('opens every page that needs no id and that its policies allow, and finds no other', async () => {
    // Without a sign-in service its two addresses are nobody's.
    const pages = pageHandlers(test).filter(
      ({ method, path }) => method === 'GET' && !path.includes(':') && !path.startsWith('/sign-in/oidc'),
    );
    expect(pages.length).toBeGreaterThan(10);
    for (const { path, policy } of pages) {
      const { status } = await browserOf(role).get(path).set('Accept', 'text/html');
      const expected = may(policy, role) ? /^(200|303)$/ : /^404$/;
      expect([path, String(status)]).toEqual([path, expect.stringMatching(expected)]);
    }
  });

  it('finds no form that its policies do not allow', async () => {
    const forms = pageHandlers(test).filter(({ method, policy }) => method === 'POST' && !may(policy, role));
    for (const { path } of forms) {
      const { status } = await browserOf(role).submit(
        '/',
        {},
        path.replace(/:\w+/g, () => randomUUID()),
      );
      expect([path, status]).toEqual([path, 404]);
    }
  });

  it('finds no query and no mutation that its policies do not allow', async () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const policies = new Map(resolverHandlers(test).map(({ field, policy }) => [field, policy]));
    const held = {
      teamId: skane.teamId,
      unitId: randomUUID(),
      regionCode: '12',
      principalId: skane.regionId,
    };
    const actor: Actor = {
      accountId: randomUUID(),
      name: 'Test',
      locale: 'sv',
      requestId: 'test',
      principalId: skane.regionId,
      grants: [{ role, ...held }],
    };
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    for (const { name, resolve } of fields) {
      expect([name, policies.has(name)]).toEqual([name, true]);
      if (may(policies.get(name), role)) continue;
      const refusal: any = await Promise.resolve(resolve?.({}, {}, { req: { actor } }, {} as never)).catch(
        (error) => error,
      );
      expect([name, refusal?.code]).toEqual([name, 'NOT_FOUND']);
    }
  });
});

/** What each role gets at addresses that exist, written by hand: `+` a page, `>` sent on, `-` not found. */
//               adm man coo mem uni reg nat log rev
const PAGES: [string, string][] = [
  ['/', /*                    */ '+ + + + + + + + +'],
  ['/teams', /*               */ '+ + + + - + + - +'],
  ['/teams/SKANE', /*         */ '+ + + + - + + - +'],
  ['/teams/STOCKHOLM', /*     */ '+ - - - - - + - -'],
  ['/map', /*                 */ '+ + + + - > + - -'],
  ['/map/12', /*              */ '+ + + + - + + - -'],
  ['/map/01', /*              */ '+ + + + - - + - -'],
  ['/fidelity-distribution', /**/ '- - - - - - + - -'],
  ['/fidelity-distribution.xlsx', '- - - - - - > - -'],
  ['/organisations', /*       */ '+ - - - - - - - -'],
  ['/register/to-look-at', /* */ '+ - - - - - - - -'],
  ['/retention', /*           */ '+ - - - - - - + -'],
  ['/accounts', /*            */ '+ - - - - - - - -'],
  ['/accounts/new', /*        */ '+ - - - - - - - -'],
  ['/teams/SKANE/persons', /* */ '- + + + - - - - -'],
  ['/teams/SKANE/persons/new', '- + + - - - - - -'],
  ['/teams/SKANE/days', /*    */ '- > > > - - - - -'],
  ['/teams/SKANE/days/2026-02-03', '- + + + - - - - -'],
  ['/teams/SKANE/contacts/new', '- + + + - - - - -'],
  ['/teams/SKANE/meetings/new', '- + + + - - - - -'],
  ['/teams/STOCKHOLM/days/2026-02-03', '- - - - - - - - -'],
  ['/persons/PERSON/timeline', '- + + + - - - - -'],
  ['/teams/SKANE/import', /*  */ '- + - - - - - - -'],
  ['/teams/SKANE/audits', /*  */ '- + + + - - - - +'],
  ['/teams/SKANE/audits/new', '- + - - - - - - -'],
  ['/teams/SKANE/improvement', '- + + + - - - - -'],
  ['/teams/SKANE/improvement/new', '- + - - - - - - -'],
  ['/teams/SKANE/self-and-outside', '- + + + - - - - -'],
  ['/teams/STOCKHOLM/persons', '- - - - - - - - -'],
  ['/persons/PERSON', /*      */ '- + + + - - - - -'],
  ['/persons/PERSON/resource-group', '- + + + - - - - -'],
  ['/persons/PERSON/resource-group/edit', '- - + - - - - - -'],
  ['/persons/PERSON/resource-group/meetings/new', '- - + - - - - - -'],
  ['/persons/PERSON/crisis-plans', '- + + + - - - - -'],
  ['/persons/PERSON/sips', /* */ '- + + + - - - - -'],
  ['/crisis-plans/PLAN', /*   */ '- > > > - - - - -'],
  ['/crisis-plans/PLAN/versions/1', '- + + + - - - - -'],
  ['/crisis-plans/PLAN/edit', '- - + - - - - - -'],
];

describe('the page', () => {
  it.each(PAGES)('%s is for %s', async (address, marks) => {
    const path = address
      .replace('SKANE', skane.teamId)
      .replace('STOCKHOLM', stockholm.teamId)
      .replace('PERSON', personId)
      .replace('PLAN', planId);
    const found: string[] = [];
    for (const role of ROLES) {
      const { status } = await browserOf(role).get(path).set('Accept', 'text/html');
      found.push({ 200: '+', 303: '>', 404: '-' }[status] ?? String(status));
    }
    expect(found.join(' ')).toBe(marks);
  });

  it('of a team names staff to its own and to administrators only', async () => {
    for (const role of ROLES) {
      const { text } = await browserOf(role).get(`/teams/${skane.teamId}`);
      const sees = [Role.ADMINISTRATOR, Role.TEAM_MANAGER, Role.COORDINATOR, Role.TEAM_MEMBER].includes(role);
      expect([role, text.includes('Hemlig Kollega')]).toEqual([role, sees]);
    }
  });

  it('that comes first says what each role is for, and leads nowhere that is not found', async () => {
    for (const role of ROLES) {
      const { text } = await browserOf(role).get('/');
      expect([role, text]).toEqual([role, expect.stringContaining('Mina behörigheter')]);
      const links = [...text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href]) => href as string);
      expect(links).toContain('/');
      for (const href of new Set(links)) {
        const { status } = await browserOf(role).get(href).set('Accept', 'text/html');
        expect([role, href, status < 400]).toEqual([role, href, true]);
      }
    }
  });

  it('with lists of teams and of the map leads nowhere that is not found', async () => {
    for (const role of [Role.COORDINATOR, Role.REGIONAL_ANALYST, Role.NATIONAL_ANALYST]) {
      for (const list of ['/teams', '/map/12']) {
        const { text } = await browserOf(role).get(list);
        for (const [, href] of text.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
          const { status } = await browserOf(role)
            .get(href as string)
            .set('Accept', 'text/html');
          expect([role, list, href, status < 400]).toEqual([role, list, href, true]);
        }
      }
    }
  });
});

describe('a regional analyst', () => {
  const ask = (query: string, variables = {}) => browserOf(Role.REGIONAL_ANALYST).graphql(query, variables);

  it('sees the services, teams, units, principals and places of their own region alone', async () => {
    const { data } = await ask(
      `{ services { total items { name } } teams { items { name staff { name } } } units { items { name } }
         principals { items { regionCode } }
         regions { code } municipalities { code } }`,
    );
    // Five of the mapping, and one.
    expect(data.services.total).toBe(6);
    expect(data.services.items).toContainEqual({ name: 'ACT Skåne' });
    expect(data.teams.items).toEqual([{ name: 'ACT Skåne', staff: null }]);
    expect(data.units.items).toEqual([{ name: 'Akuten skane' }]);
    expect(data.principals.items).toEqual([{ regionCode: '12' }, { regionCode: '12' }]);
    expect(data.regions).toEqual([{ code: '12' }]);
    expect(data.municipalities).toHaveLength(33);
  });

  it('finds no other region, nor the country', async () => {
    const elsewhere = [
      ['{ municipalities(regionCode: "01") { code } }', 'regionCode'],
      ['{ regionOverview(regionCode: "01") { serviceCount } }', 'regionCode'],
      [`{ team(id: "${stockholm.teamId}") { name } }`, 'teamId'],
      ['{ nationalOverview { serviceCount } }', undefined],
    ] as const;
    for (const [query, path] of elsewhere) {
      const { errors } = await ask(query);
      expect([query, errors?.[0]?.extensions.code]).toEqual([query, 'NOT_FOUND']);
      if (path) expect(errors![0]!.extensions.problems).toMatchObject([{ path, code: 'notFound' }]);
    }
    const { data } = await ask('{ regionOverview(regionCode: "12") { serviceCount } }');
    expect(data.regionOverview.serviceCount).toBe(6);
  });

  it('reads of another region in the same words as of one that does not exist', async () => {
    const browser = browserOf(Role.REGIONAL_ANALYST);
    const [other, none] = await Promise.all([browser.get('/map/01'), browser.get('/map/99')]);
    const words = (text: string) => text.replace(/name="(_csrf|_form|returnTo)" value="[^"]*"/g, '');
    expect([other.status, words(other.text)]).toEqual([none.status, words(none.text)]);
  });
});
