import { randomUUID } from 'node:crypto';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { AccountRegister } from '../../src/accounts/account-register.service.js';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { Browser, chooseFirstPassword, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const password = 'fyra ord som sitter';
const day = today();

let test: TestApp;
let world: TeamWorld;
let unitId: string;
/** Three administrators with an account each; `first` gives and `second` approves unless a test says otherwise. */
let first: Browser;
let second: Browser;
let third: Browser;
const ids = new Map<Browser, string>();

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  unitId = randomUUID();
  await test.unitOfWork.run((manager) =>
    manager.insert(Unit, {
      id: unitId,
      principalId: world.regionId,
      name: 'Akuten',
      kind: UnitKind.EMERGENCY_PSYCHIATRY,
      openingHours: 'dygnet runt',
      phone: '040-000 00 00',
    }),
  );
  first = await administrator();
  second = await administrator();
  third = await administrator();
});
afterAll(() => test.close());

async function administrator(): Promise<Browser> {
  const browser = await test.signIn(Role.ADMINISTRATOR);
  const { data } = await browser.graphql('{ ownAccount { id } }');
  ids.set(browser, data.ownAccount.id);
  return browser;
}

const ACCOUNT = `id active principalId grants {
  id role status teamId unitId regionCode principalId fromDate toDate endReason grantedBy approvedBy }`;
const create = `mutation ($input: CreateAccountInput!) { done: createAccount(input: $input) { ${ACCOUNT} } }`;
const grant = `mutation ($input: GrantRoleInput!) { done: grantRole(input: $input) { ${ACCOUNT} } }`;
const lastDay = `mutation ($input: LastDayInput!) { done: changeLastDay(input: $input) { ... on Account { ${ACCOUNT} } } }`;
const end = `mutation ($input: EndRoleInput!) { done: endRole(input: $input) { ${ACCOUNT} } }`;
const approve = `mutation ($grantId: ID!) { done: approveRole(grantId: $grantId) { ${ACCOUNT} } }`;
const decline = `mutation ($input: DeclineRoleInput!) { done: declineRole(input: $input) { ${ACCOUNT} } }`;
const update = `mutation ($input: UpdateAccountInput!) { done: updateAccount(input: $input) { ... on Account { ${ACCOUNT} } } }`;
const close = `mutation ($id: ID!) { done: closeAccount(id: $id) { ${ACCOUNT} } }`;
const reopen = `mutation ($id: ID!) { done: reopenAccount(id: $id) { ${ACCOUNT} } }`;

async function done(browser: Browser, mutation: string, variables: Record<string, unknown>): Promise<any> {
  const { data, errors } = await browser.graphql(mutation, variables);
  expect(errors).toBeUndefined();
  return data.done;
}

/** @returns path and code of each problem, as `teamId: roleNeedsTeam` */
async function refused(browser: Browser, mutation: string, variables: Record<string, unknown>) {
  const { errors } = await browser.graphql(mutation, variables);
  return (errors?.[0]?.extensions.problems ?? []).map(({ path, code }: any) => `${path}: ${code}`);
}

const asked = (role: Role, more = {}) => ({
  username: `konto-${randomUUID().slice(0, 8)}`,
  name: 'Åsa Prov',
  password,
  role,
  ...more,
});
const make = (role: Role, more = {}) => done(first, create, { input: asked(role, more) });
const refusedAccount = (role: Role, more = {}) => refused(first, create, { input: asked(role, more) });

const ownPassword = 'fyra egna ord att minnas';

/** As the holder does the first time: with the password that was given, and then with one of their own. */
async function signInFirst(username: string): Promise<Browser> {
  const browser = test.stranger();
  await chooseFirstPassword(browser, { username, password }, ownPassword);
  return browser;
}

async function signIn(username: string): Promise<Browser> {
  const browser = test.stranger();
  expect((await browser.submit('/sign-in', { username, password: ownPassword })).status).toBe(303);
  return browser;
}

describe('an account', () => {
  it.each([
    [Role.TEAM_MANAGER, () => ({ teamId: world.teamId, principalId: world.municipalityId })],
    [Role.COORDINATOR, () => ({ teamId: world.teamId, principalId: world.regionId })],
    [Role.TEAM_MEMBER, () => ({ teamId: world.teamId, principalId: world.regionId })],
    [Role.UNIT_READER, () => ({ unitId })],
    [Role.REGIONAL_ANALYST, () => ({ regionCode: '12' })],
    [Role.NATIONAL_ANALYST, () => ({})],
    [Role.LOG_REVIEWER, () => ({ reviewedPrincipalId: world.regionId })],
    [Role.FIDELITY_REVIEWER, () => ({ teamId: world.teamId, principalId: world.municipalityId })],
  ])('of a %s is in force with what it is held for', async (role, scope) => {
    const { grants } = await make(role, scope());
    expect(grants).toMatchObject([{ role, status: 'IN_FORCE', fromDate: day, toDate: null }]);
    expect(grants[0].grantedBy).toBe(ids.get(first));
  });

  it('is refused without what the role is held for, and with what it is not held for', async () => {
    expect(await refusedAccount(Role.COORDINATOR)).toEqual(['teamId: roleNeedsTeam']);
    expect(await refusedAccount(Role.UNIT_READER)).toEqual(['unitId: roleNeedsUnit']);
    expect(await refusedAccount(Role.REGIONAL_ANALYST)).toEqual(['regionCode: roleNeedsRegion']);
    expect(await refusedAccount(Role.LOG_REVIEWER)).toEqual(['reviewedPrincipalId: roleNeedsPrincipal']);
    expect(await refusedAccount(Role.NATIONAL_ANALYST, { regionCode: '12' })).toEqual([
      'regionCode: roleHasNoRegion',
    ]);
    expect(await refusedAccount(Role.REGIONAL_ANALYST, { regionCode: '12', unitId })).toEqual([
      'unitId: roleHasNoUnit',
    ]);
  });

  it('is refused with a unit, a region or a principal that is not in the register', async () => {
    const unknown = randomUUID();
    expect(await refusedAccount(Role.UNIT_READER, { unitId: unknown })).toEqual(['unitId: unknownUnit']);
    expect(await refusedAccount(Role.REGIONAL_ANALYST, { regionCode: '99' })).toEqual([
      'regionCode: unknownRegion',
    ]);
    expect(await refusedAccount(Role.LOG_REVIEWER, { reviewedPrincipalId: unknown })).toEqual([
      'reviewedPrincipalId: unknownPrincipal',
    ]);
  });

  it('of a team role needs an employer; of a unit reader it is the principal of the unit', async () => {
    expect(await refusedAccount(Role.TEAM_MEMBER, { teamId: world.teamId })).toEqual([
      'principalId: roleNeedsEmployer',
    ]);
    expect(await refusedAccount(Role.UNIT_READER, { unitId, principalId: world.municipalityId })).toEqual([
      'principalId: employerOfUnit',
    ]);
    expect((await make(Role.UNIT_READER, { unitId })).principalId).toBe(world.regionId);
  });

  it('has a last day that has not been, and reaches nothing after it', async () => {
    expect(await refusedAccount(Role.NATIONAL_ANALYST, { toDate: addDays(day, -1) })).toEqual([
      'toDate: lastDayPast',
    ]);
    const input = asked(Role.NATIONAL_ANALYST, { toDate: day });
    const { grants } = await done(first, create, { input });
    const browser = await signInFirst(input.username);
    expect((await browser.get('/map')).status).toBe(200);
    const yesterday = { fromDate: addDays(day, -2), toDate: addDays(day, -1) };
    await test.unitOfWork.run((manager) => manager.update(Grant, { id: grants[0].id }, yesterday));
    expect((await browser.get('/map')).status).toBe(404);
    const start = await browser.get('/');
    expect(start.status).toBe(200);
  });

  it('is made, changed and shown on pages, with every fault by its field', async () => {
    const faulty = await first.submit(
      '/accounts/new',
      { ...asked(Role.UNIT_READER), regionCode: '12', toDate: '2020-01-01' },
      '/accounts',
    );
    expect(faulty.status).toBe(422);
    for (const field of ['unitId', 'regionCode', 'toDate'])
      expect(faulty.text).toContain(`href="#field-${field}"`);
    const made = await first.submit('/accounts/new', asked(Role.UNIT_READER, { unitId }), '/accounts');
    const address = made.headers.location as string;
    const shown = await first.get(address);
    expect(shown.text).toContain(`${sv('kind.role.UNIT_READER')}, Akuten`);
    expect(shown.text).toContain('Tills vidare');
    const edited = { name: 'Nytt Namn', principalId: world.regionId };
    expect((await first.submit(`${address}/edit`, edited, address)).headers.location).toBe(address);
    expect((await first.get(address)).text).toContain('<h1>Nytt Namn</h1>');
    const wrong = { name: 'Nytt Namn', principalId: world.municipalityId };
    const again = await first.submit(`${address}/edit`, wrong, address);
    expect(again.status).toBe(422);
    expect(again.text).toContain(sv('problem.employerOfUnit'));
  });
});

describe('a role', () => {
  it('is given beside another, from a day to a day, once', async () => {
    const { id } = await make(Role.COORDINATOR, { teamId: world.teamId, principalId: world.regionId });
    const input = {
      accountId: id,
      role: Role.REGIONAL_ANALYST,
      regionCode: '12',
      fromDate: addDays(day, 1),
      toDate: addDays(day, 30),
    };
    const { grants } = await done(first, grant, { input });
    expect(grants.map(({ role, status }: any) => [role, status]).sort()).toEqual([
      ['COORDINATOR', 'IN_FORCE'],
      ['REGIONAL_ANALYST', 'COMING'],
    ]);
    expect(await refused(first, grant, { input })).toEqual(['role: roleHeld']);
    const past = { ...input, regionCode: '01', fromDate: addDays(day, -1) };
    expect(await refused(first, grant, { input: past })).toEqual(['fromDate: firstDayPast']);
  });

  it('of a team takes an employer that the account lacks', async () => {
    const { id } = await make(Role.NATIONAL_ANALYST);
    const input = { accountId: id, role: Role.TEAM_MEMBER, teamId: world.teamId };
    expect(await refused(first, grant, { input })).toEqual(['role: roleNeedsEmployer']);
    const reader = { accountId: id, role: Role.UNIT_READER, unitId };
    expect((await done(first, grant, { input: reader })).principalId).toBe(world.regionId);
  });

  it('ends at once, stays to be read, and does not come back', async () => {
    const input = asked(Role.NATIONAL_ANALYST);
    const { id, grants } = await done(first, create, { input });
    const browser = await signInFirst(input.username);
    expect((await browser.get('/map')).status).toBe(200);
    const grantId = grants[0].id;
    const question = await first.get(`/accounts/roles/${grantId}/end`);
    expect(question.text).toContain(
      sv('access.endQuestion', { role: 'Nationell analytiker', name: 'Åsa Prov' }),
    );
    const address = `/accounts/roles/${grantId}/end`;
    const ended = await first.submit(address, { reason: 'Har slutat' }, address);
    expect(ended.headers.location).toBe(`/accounts/${id}`);
    expect((await browser.get('/map')).status).toBe(404);
    const shown = await first.get(`/accounts/${id}`);
    expect(shown.text).toContain('Tidigare behörigheter');
    expect((await first.get(`/accounts/roles/${grantId}`)).text).toContain('Har slutat');
    expect(await refused(first, end, { input: { grantId } })).toEqual([': roleIsOver']);
    expect(await refused(first, lastDay, { input: { grantId, revision: 1 } })).toEqual([': roleIsOver']);
  });

  it('gets another last day, though not one that has been', async () => {
    const { grants } = await make(Role.NATIONAL_ANALYST);
    const grantId = grants[0].id;
    const address = `/accounts/roles/${grantId}`;
    const wrong = await first.submit(address, { toDate: addDays(day, -1) });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(sv('problem.lastDayPast'));
    expect((await first.submit(address, { toDate: addDays(day, 5) })).status).toBe(303);
    const changed = await done(first, lastDay, { input: { grantId, revision: 2 } });
    expect(changed.grants).toMatchObject([{ toDate: null, status: 'IN_FORCE' }]);
  });
});

describe('closing', () => {
  it('asks first, shuts out at once, and opens again with the roles that are left', async () => {
    const input = asked(Role.NATIONAL_ANALYST);
    const { id } = await done(first, create, { input });
    const browser = await signInFirst(input.username);
    const question = await first.get(`/accounts/${id}/close`);
    expect(question.text).toContain(sv('access.closeQuestion', { name: 'Åsa Prov' }));
    expect((await browser.get('/map')).status).toBe(200);
    expect((await first.submit(`/accounts/${id}/close`, {})).status).toBe(303);
    const shut = await test
      .stranger()
      .submit('/sign-in', { username: input.username, password: ownPassword });
    expect(shut.status).toBe(422);
    expect(await refused(first, close, { id })).toEqual([': accountClosed']);
    const given = { accountId: id, role: Role.REGIONAL_ANALYST, regionCode: '12' };
    expect(await refused(first, grant, { input: given })).toEqual([': accountClosed']);
    const back = await first.submit(`/accounts/${id}/close`, {}, `/accounts/${id}/reopen`);
    expect(back.status).toBe(303);
    expect(await refused(first, reopen, { id })).toEqual([': accountOpen']);
    expect((await browser.get('/map').set('Accept', 'text/html')).status).toBe(303);
    await signIn(input.username);
  });
});

describe('an administrator', () => {
  it('is in force only when another than the giver has approved, and waits in a list meanwhile', async () => {
    const input = asked(Role.ADMINISTRATOR);
    const { id, grants } = await done(first, create, { input });
    expect(grants).toMatchObject([{ status: 'WAITING', approvedBy: null }]);
    const grantId = grants[0].id;
    const newcomer = await signInFirst(input.username);
    expect((await newcomer.get('/accounts')).status).toBe(404);
    expect((await newcomer.get('/')).text).toContain(sv('start.roleWaitsMeans'));

    const { data } = await second.graphql('{ waitingRoles { id account { name } } }');
    expect(data.waitingRoles).toContainEqual({ id: grantId, account: { name: 'Åsa Prov' } });
    expect((await second.get('/accounts')).text).toContain(sv('access.youDecide'));
    expect((await second.get('/')).text).toContain(`/accounts/roles/${grantId}`);
    expect((await first.get('/')).text).not.toContain(`/accounts/roles/${grantId}`);

    expect(await refused(first, approve, { grantId })).toEqual([': approverGaveIt']);
    const page = `/accounts/roles/${grantId}`;
    expect((await first.get(page)).text).toContain(sv('problem.approverGaveIt'));
    expect((await first.get(page)).text).not.toContain(`${page}/approve`);
    expect((await second.submit(page, {}, `${page}/approve`)).headers.location).toBe(`/accounts/${id}`);
    expect((await newcomer.get('/accounts')).status).toBe(200);
    expect(await refused(third, approve, { grantId })).toEqual([': nothingToApprove']);
  });

  it('is declined with a reason that is kept', async () => {
    const { grants } = await make(Role.ADMINISTRATOR);
    const grantId = grants[0].id;
    const page = `/accounts/roles/${grantId}`;
    const silent = await second.submit(page, {}, `${page}/decline`);
    expect(silent.status).toBe(422);
    const declined = await done(second, decline, { input: { grantId, reason: 'Känner inte personen' } });
    expect(declined.grants).toMatchObject([{ status: 'DECLINED', endReason: 'Känner inte personen' }]);
    expect(await refused(second, approve, { grantId })).toEqual([': nothingToApprove']);
    expect((await second.get(page)).text).toContain('Känner inte personen');
  });

  it('is not brought back alone by opening a closed account', async () => {
    const input = asked(Role.ADMINISTRATOR);
    const { id, grants } = await done(first, create, { input });
    await done(second, approve, { grantId: grants[0].id });
    await done(first, close, { id });
    const opened = await done(first, reopen, { id });
    expect(opened.grants.map(({ status }: any) => status).sort()).toEqual(['ENDED', 'WAITING']);
    const waiting = opened.grants.find(({ status }: any) => status === 'WAITING');
    expect((await (await signInFirst(input.username)).get('/accounts')).status).toBe(404);
    expect(await refused(first, approve, { grantId: waiting.id })).toEqual([': approverGaveIt']);
    await done(second, approve, { grantId: waiting.id });
  });

  it('is not approved while the account is closed, nor by whoever opens it', async () => {
    const { id, grants } = await make(Role.ADMINISTRATOR);
    await done(second, close, { id });
    expect(await refused(second, approve, { grantId: grants[0].id })).toEqual([': accountClosed']);
    const { data } = await second.graphql('{ waitingRoles { id } }');
    expect(data.waitingRoles).not.toContainEqual({ id: grants[0].id });
    const opened = await done(second, reopen, { id });
    const waiting = opened.grants.find(({ status }: any) => status === 'WAITING');
    expect(await refused(second, approve, { grantId: waiting.id })).toEqual([': approverGaveIt']);
  });

  it('is not made to last longer alone', async () => {
    const { id, grants } = await make(Role.ADMINISTRATOR, { toDate: addDays(day, 5) });
    const grantId = grants[0].id;
    const longer = (toDate?: string) => refused(first, lastDay, { input: { grantId, revision: 1, toDate } });
    expect(await longer(addDays(day, 6))).toEqual(['toDate: longerNeedsApproval']);
    await done(second, approve, { grantId });
    expect(await longer()).toEqual(['toDate: longerNeedsApproval']);
    await done(first, end, { input: { grantId } });
    const again = await done(first, grant, { input: { accountId: id, role: Role.ADMINISTRATOR } });
    expect(again.grants.map(({ status }: any) => status).sort()).toEqual(['ENDED', 'WAITING']);
  });

  it('stays one when the account is changed otherwise, and a waiting one goes on waiting', async () => {
    const { id } = await make(Role.ADMINISTRATOR);
    const input = { accountId: id, revision: 1, name: 'Annat Namn', principalId: world.regionId };
    const { grants } = await done(first, update, { input });
    expect(grants).toMatchObject([{ status: 'WAITING' }]);
  });

  it('changes nothing of their own: no name, role, day or end, and does not shut themselves out', async () => {
    const accountId = ids.get(first);
    const { data } = await first.graphql('{ ownAccount { grants { id } } }');
    const grantId = data.ownAccount.grants[0].id;
    const own = [': ownAccount'];
    expect(await refused(first, update, { input: { accountId, revision: 1, name: 'X' } })).toEqual(own);
    const more = { accountId, role: Role.NATIONAL_ANALYST };
    expect(await refused(first, grant, { input: more })).toEqual(own);
    expect(await refused(first, lastDay, { input: { grantId, revision: 1, toDate: day } })).toEqual(own);
    expect(await refused(first, end, { input: { grantId } })).toEqual(own);
    expect(await refused(first, close, { id: accountId })).toEqual(own);
    expect((await first.get(`/accounts/${accountId}`)).text).toContain(sv('access.ownAccount'));
  });

  it('cannot be shut out by one who is being shut out at the same time', async () => {
    const [one, other] = [await administrator(), await administrator()];
    const answers = await Promise.all([
      one.graphql(close, { id: ids.get(other) }),
      other.graphql(close, { id: ids.get(one) }),
    ]);
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    const both = [ids.get(one)!, ids.get(other)!];
    const left = await Promise.all(both.map((id) => test.unitOfWork.reader.findOneBy(Account, { id })));
    expect(left.filter((account) => account?.active)).toHaveLength(1);
  });
});

describe('the command line', () => {
  it('makes administrators in force while there are fewer than two, and then ones that wait', async () => {
    const empty = await startTestApp();
    try {
      const register = empty.app.get(AccountRegister, { strict: false });
      const statuses: string[] = [];
      for (const username of ['ett', 'tva', 'tre']) {
        const { grants } = await register.createAdministrator({ username, name: username, password });
        statuses.push(...grants.map(({ status }) => status));
      }
      expect(statuses).toEqual(['IN_FORCE', 'IN_FORCE', 'WAITING']);
      const browser = new Browser(empty.url);
      // As if each had chosen a password of their own.
      await empty.unitOfWork.run((manager) => manager.updateAll(Account, { passwordExpiresAt: null }));
      await browser.submit('/sign-in', { username: 'ett', password });
      const { data } = await browser.graphql('{ waitingRoles { id grantedBy } }');
      expect(data.waitingRoles).toMatchObject([{ grantedBy: null }]);
      await done(browser, approve, { grantId: data.waitingRoles[0].id });
    } finally {
      await empty.close();
    }
  });

  it('makes no third in force when several are made at once', async () => {
    const empty = await startTestApp();
    try {
      const register = empty.app.get(AccountRegister, { strict: false });
      const made = await Promise.all(
        ['ett', 'tva', 'tre', 'sist'].map((username) =>
          register.createAdministrator({ username, name: username, password }),
        ),
      );
      const statuses = made.flatMap(({ grants }) => grants.map(({ status }) => status));
      expect(statuses.sort()).toEqual(['IN_FORCE', 'IN_FORCE', 'WAITING', 'WAITING']);
    } finally {
      await empty.close();
    }
  });
});

describe('the log', () => {
  it('has a row for every change of an account and of a role, by who made it', async () => {
    const { id, grants } = await make(Role.ADMINISTRATOR);
    const grantId = grants[0].id;
    await done(second, approve, { grantId });
    await done(first, update, { input: { accountId: id, revision: 1, name: 'Annat Namn' } });
    await done(first, close, { id });
    await done(first, end, { input: { grantId } });
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: [{ recordId: id }, { recordId: grantId }],
      order: { id: 'ASC' },
    });
    expect(rows.map(({ recordType, action, accountId }) => [recordType, action, accountId])).toEqual([
      ['account', 'CREATE', ids.get(first)],
      ['role_grant', 'CREATE', ids.get(first)],
      ['role_grant', 'AGREE', ids.get(second)],
      ['account', 'UPDATE', ids.get(first)],
      ['account', 'CLOSE', ids.get(first)],
      ['role_grant', 'CLOSE', ids.get(first)],
    ]);
  });

  it('has none for what was refused', async () => {
    const { reader } = test.unitOfWork;
    const before = await reader.countBy(AccessLogEntry, { recordType: 'account' });
    await refusedAccount(Role.COORDINATOR);
    await refused(first, close, { id: ids.get(first) });
    expect(await reader.countBy(AccessLogEntry, { recordType: 'account' })).toBe(before);
  });
});
