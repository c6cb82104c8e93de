import { Role } from '../../src/access/role.js';
import { today } from '../../src/platform/dates/today.js';
import { addUnit } from '../support/agreed-plan.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

let test: TestApp;
let administrator: Browser;
let world: TeamWorld;
let unitId: string;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
  world = await addTeam(test.unitOfWork);
  unitId = await addUnit(test, world.regionId);
});
afterAll(() => test.close());

const input = (fields: object = {}) => ({
  name: 'Samverkan om utskrivning 2026',
  principalIds: [world.regionId, world.municipalityId],
  fromDate: '2026-01-01',
  toDate: '2026-12-31',
  covers: ['DISCHARGE', 'SIP'],
  ...fields,
});

/** The name of what was answered, or each problem as `path code`. */
async function ask(mutation: string, type: string, sent: object, browser = administrator) {
  const { data, errors } = await browser.graphql(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { __typename ... on ${
      mutation.startsWith('create') || mutation.startsWith('change') ? 'Agreement' : 'Registered'
    } { id } } }`,
    { input: sent },
  );
  if (errors?.[0]?.extensions.problems)
    return errors[0].extensions.problems.map(({ path, code }: { path: string; code: string }) =>
      `${path} ${code}`.trim(),
    );
  return errors ? errors[0]!.extensions.code : data.answer;
}
const create = (fields: object = {}, browser = administrator) =>
  ask('createAgreement', 'CreateAgreementInput', input(fields), browser);

describe('an agreement between principals', () => {
  let id: string;

  it('is registered on a page, listed, and read with its deadlines', async () => {
    const form = '/organisations/agreements/new';
    const sent = {
      ...input({ covers: ['DISCHARGE', 'SIP', 'CONSULTATION'], reference: 'https://exempel.se/avtal' }),
      ...{ sipCallDays: '3', sipMeetingDays: '15', paymentDays: '5', paymentClock: '14' },
      ...{
        consultationUnitIds: unitId,
        consultants: 'Doktor Påhittad',
        consultationBooking: 'Vårdcentralen ringer.',
      },
    };
    const made = await administrator.submit(form, sent, '/organisations/agreements');
    expect(made.headers.location).toMatch(/^\/register\/agreement\/[0-9a-f-]{36}$/);
    id = (made.headers.location as string).split('/').at(-1)!;
    const { data } = await administrator.graphql(
      `query ($id: ID!) { agreement(id: $id) { name covers fromDate toDate sipCallDays sipMeetingDays paymentDays paymentClock
         principals { id } consultationUnits { id } consultants } }`,
      { id },
    );
    expect(data.agreement).toMatchObject({
      covers: ['SIP', 'DISCHARGE', 'CONSULTATION'],
      ...{ sipCallDays: 3, sipMeetingDays: 15, paymentDays: 5, paymentClock: '14:00' },
      ...{ consultationUnits: [{ id: unitId }], consultants: 'Doktor Påhittad' },
    });
    expect(data.agreement.principals).toHaveLength(2);
    expect((await administrator.get('/organisations')).text).toContain(`href="/register/agreement/${id}"`);
    const shown = (await administrator.get(`/register/agreement/${id}`)).text;
    expect(shown).toContain('<a href="https://exempel.se/avtal">');
    expect(shown).not.toContain('/join"');
  });

  it('is read by whoever reads the register, of their own region where that is all, and written by administrators', async () => {
    const query = '{ agreements { total items { id principals { id } } } }';
    const coordinator = await test.signIn(Role.COORDINATOR, {
      teamId: world.teamId,
      principalId: world.regionId,
    });
    expect((await coordinator.get(`/register/agreement/${id}`)).status).toBe(200);
    expect(await create({ name: 'Ny' }, coordinator)).toEqual(['NOT_FOUND']);
    const inRegion = await test.signIn(Role.REGIONAL_ANALYST, { regionCode: '12' });
    const elsewhere = await test.signIn(Role.REGIONAL_ANALYST, { regionCode: '01' });
    const { data } = await inRegion.graphql(query);
    // The other principals of it too.
    expect(data.agreements).toMatchObject({ total: 1, items: [{ id }] });
    expect(data.agreements.items[0].principals).toHaveLength(2);
    expect((await elsewhere.graphql(query)).data.agreements).toEqual({ total: 0, items: [] });
  });

  it.each([
    [{ principalIds: [] }, ['principalIds arrayMinSize']],
    [{ toDate: '2025-12-31' }, ['toDate windowBackwards']],
    [{ covers: [] }, ['covers arrayMinSize']],
    [{ sipCallDays: -1 }, ['sipCallDays min']],
    [{ paymentDays: 61 }, ['paymentDays max']],
    [{ covers: ['OTHER'], sipMeetingDays: 15 }, ['sipMeetingDays notCovered.SIP']],
    [{ paymentClock: '14:00' }, ['paymentDays paymentDaysNeeded']],
    [{ consultants: 'Någon' }, ['consultants notCovered.CONSULTATION']],
    [{ covers: ['SIP'], fromDate: '2026-12-31', toDate: null }, ['covers alreadyCovered.SIP']],
    [{ name: 'Samverkan om utskrivning 2026' }, ['name nameTaken']],
  ])('cannot say %j', async (fields, problems) => {
    expect(await create({ name: 'En annan', ...fields })).toEqual(problems);
  });

  it('is not between a principal and itself, and its units are of its principals', async () => {
    const twice = [world.regionId, world.regionId];
    expect(await create({ name: 'En annan', principalIds: twice })).toEqual(['principalIds arrayUnique']);
    const other = await addTeam(test.unitOfWork, 'ACT Visby', '0980');
    const consultation = { name: 'En annan', covers: ['CONSULTATION'], consultationUnitIds: [unitId] };
    expect(await create({ ...consultation, principalIds: [other.regionId, other.municipalityId] })).toEqual([
      'consultationUnitIds unitOfOtherPrincipal',
    ]);
  });

  it('is changed with its history, on the page too', async () => {
    const page = `/register/agreement/${id}/edit`;
    const form = await administrator.get(page);
    expect(form.text).toContain('value="14:00"');
    const sent = {
      ...input({ toDate: '', covers: ['DISCHARGE'], paymentDays: '5', revision: '1', reason: 'Förlängd.' }),
    };
    const changed = await administrator.submit(page, sent, page);
    expect(changed.headers.location).toBe(`/register/agreement/${id}`);
    const { data } = await administrator.graphql(
      'query ($id: ID!) { registerHistory(registeredId: $id) { items { event field earlierText newText } } }',
      { id },
    );
    expect(data.registerHistory.items).toEqual(
      expect.arrayContaining([
        { event: 'CHANGED', field: 'toDate', earlierText: '2026-12-31', newText: null },
        {
          event: 'CHANGED',
          field: 'covers',
          earlierText: 'SIP, DISCHARGE, CONSULTATION',
          newText: 'DISCHARGE',
        },
        { event: 'CHANGED', field: 'paymentClock', earlierText: '14:00', newText: null },
        { event: 'CHANGED', field: 'consultationUnits', earlierText: expect.any(String), newText: null },
        { event: 'ADDED', field: null, earlierText: null, newText: null },
      ]),
    );
    expect((await administrator.get(`/register/agreement/${id}`)).text).toContain(
      sv('register.untilFurther'),
    );
  });

  it('holds its principals in use, and is ended and reopened while nothing else has taken its place', async () => {
    const of = { recordType: 'AGREEMENT', recordId: id, reason: 'Sades upp.' };
    const region = {
      recordType: 'PRINCIPAL',
      recordId: world.regionId,
      reason: 'x',
      revision: 1,
      endedOn: today(),
    };
    expect(await ask('endRegistered', 'EndRecordInput', region)).toContain('hangs.agreements');
    expect(
      await ask('endRegistered', 'EndRecordInput', { ...of, revision: 2, endedOn: '2027-01-01' }),
    ).toMatchObject({ __typename: 'Registered' });
    const next = await create({ name: 'Nästa', covers: ['DISCHARGE'], fromDate: '2027-01-01', toDate: null });
    expect(next).toMatchObject({ __typename: 'Agreement' });
    expect(await ask('reopenRegistered', 'ReopenRecordInput', { ...of, revision: 3 })).toEqual([
      'covers alreadyCovered.DISCHARGE',
    ]);
    const join = { ...of, revision: 3, intoId: next.id };
    expect(await ask('joinRegistered', 'JoinRecordsInput', join)).toEqual(['intoId joinAgreements']);
  });
});
