import { Role } from '../../src/access/role.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addStaffMember } from '../support/test-records.js';
import { sv } from '../support/words.js';

let test: TestApp;
let administrator: Browser;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

const create = (kind: string, input: string) =>
  `mutation ($input: Create${kind}Input!) { ${input}(input: $input) { id } }`;

describe('the register', () => {
  it('goes from principals to a service to a team, on pages', async () => {
    const principal = {
      name: 'Malmö stad',
      kind: 'MUNICIPALITY',
      regionCode: '12',
      municipalityCode: '1280',
    };
    const made = await administrator.submit(
      '/organisations/principals/new',
      principal,
      '/organisations/principals',
    );
    expect(made.headers.location).toBe('/organisations');
    const { data } = await administrator.graphql('{ principals { id name } }');
    const service = {
      name: 'ACT Malmö',
      regionCode: '12',
      principalIds: data.principals[0].id,
      models: 'ACT',
    };
    await administrator.submit('/organisations/services/new', service, '/organisations/services');
    const { data: found } = await administrator.graphql(
      '{ services { id name models principals { name } } }',
    );
    expect(found.services).toMatchObject([{ models: ['ACT'], principals: [{ name: 'Malmö stad' }] }]);
    const team = {
      serviceId: found.services[0].id,
      name: 'ACT Malmö',
      municipalityCode: '1280',
      models: ['ACT', 'FACT'],
      openingHours: 'vardagar 8–17',
      phone: '040-34 00 00',
      plannedFteHundredths: '1050',
      capacity: '100',
    };
    const registered = await administrator.submit('/teams/new', team, '/teams');
    const shown = await administrator.get(registered.headers.location as string);
    expect(shown.text).toContain('<h1>ACT Malmö</h1>');
    expect(shown.text).toContain('ACT, FACT');
    expect(shown.text).toContain('10,50');
  });

  it('names what is unknown or taken', async () => {
    const taken = await administrator.submit(
      '/organisations/principals/new',
      { name: 'Malmö stad', kind: 'MUNICIPALITY' },
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
    const { data } = await analyst.graphql('{ services { name } teams { items { name staff { name } } } }');
    expect(data.services).toHaveLength(1);
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
    const { errors } = await administrator.graphql('{ teams(page: { size: 101 }) { total } }');
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'size', code: 'max' }]);
  });

  it('gives days as they were written, on a page and through the API', async () => {
    const { data } = await administrator.graphql('{ teams { items { id } } principals { id } }');
    const teamId = data.teams.items[0].id;
    await test.unitOfWork.run((manager) =>
      addStaffMember(manager, {
        ...{ teamId, employerId: data.principals[0].id, name: 'Test Åberg' },
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
