import { randomUUID } from 'node:crypto';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { AccountRegister } from '../../src/accounts/account-register.service.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { type Browser, chooseFirstPassword, startTestApp, type TestApp } from '../support/test-app.js';
import { sv, svWithAny } from '../support/words.js';

const FIRST = 'lånad i tre dygn bara';
const OWN = 'vinglig sockerbit i kajen';
const HOUR = 60 * 60 * 1000;
const EXPIRED = sv('problem.firstPasswordExpired');

let test: TestApp;
let administrator: Browser;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

async function make(role = Role.NATIONAL_ANALYST): Promise<{ id: string; username: string }> {
  const username = `konto-${randomUUID().slice(0, 8)}`;
  const { data } = await administrator.graphql(
    'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }',
    { input: { username, name: 'Maja Ek', password: FIRST, role } },
  );
  return { id: data.createAccount.id, username };
}

const html = (browser: Browser, path: string) => browser.get(path).set('Accept', 'text/html');
const isIn = async (browser: Browser) => (await browser.get('/map')).status === 200;
const signInStatus = async (username: string, password: string) =>
  (await test.stranger().submit('/sign-in', { username, password })).status;
const accountOf = (id: string) => test.unitOfWork.reader.findOneByOrFail(Account, { id });
const letRunOut = (id: string) =>
  test.unitOfWork.run((manager) => manager.update(Account, { id }, { passwordExpiresAt: new Date() }));
const ownIdOf = async (browser: Browser) =>
  (await browser.graphql('{ ownAccount { id } }')).data.ownAccount.id;

describe('a first password', () => {
  it('opens nothing but the page where the holder chooses another, and then all', async () => {
    const { id, username } = await make();
    const { passwordExpiresAt } = await accountOf(id);
    expect(Math.abs(passwordExpiresAt!.getTime() - Date.now() - 72 * HOUR)).toBeLessThan(60_000);
    const browser = test.stranger();
    const fields = { username, password: FIRST, next: '/map' };
    expect((await browser.submit('/sign-in', fields)).headers.location).toBe('/map');
    for (const path of ['/', '/map', '/teams', '/account/totp']) {
      const answer = await html(browser, path);
      expect([path, answer.status, answer.headers.location]).toEqual([path, 303, '/account']);
    }
    for (const query of ['{ regions { code } }', '{ ownTotp { isOn } }', '{ ownSignIns { at } }']) {
      const { errors } = await browser.graphql(query);
      expect([query, errors![0]!.extensions.code]).toEqual([query, 'NEW_PASSWORD_REQUIRED']);
    }
    const page = await html(browser, '/account');
    expect(page.text).toContain(sv('ownAccount.firstPasswordTitle'));
    expect(page.text).not.toContain('href="/map"');
    expect(page.text).not.toContain('action="/account/totp"');
    const choose = (newPassword: string) =>
      browser.submit(
        '/account',
        { currentPassword: FIRST, newPassword, repeatedPassword: newPassword },
        '/account/password',
      );
    const same = await choose(FIRST);
    expect([same.status, same.text]).toEqual([422, expect.stringContaining(sv('problem.passwordUnchanged'))]);
    expect(await isIn(browser)).toBe(false);
    expect((await choose(OWN)).headers.location).toBe('/');
    expect((await html(browser, '/')).text).toContain(sv('ownAccount.passwordChosen'));
    expect(await isIn(browser)).toBe(true);
    expect((await accountOf(id)).passwordExpiresAt).toBeNull();
    expect([await signInStatus(username, FIRST), await signInStatus(username, OWN)]).toEqual([422, 303]);
  });

  it('is replaced through the API too', async () => {
    const { username } = await make();
    const browser = test.stranger();
    await browser.submit('/sign-in', { username, password: FIRST });
    const { data } = await browser.graphql(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }',
      { input: { currentPassword: FIRST, newPassword: OWN } },
    );
    expect(data.changePassword).toBe(true);
    expect(await isIn(browser)).toBe(true);
  });

  it('runs out, and only whoever knows it is told so', async () => {
    const { id, username } = await make();
    await letRunOut(id);
    const right = await test.stranger().submit('/sign-in', { username, password: FIRST });
    expect([right.status, right.text]).toEqual([422, expect.stringContaining(EXPIRED)]);
    const wrong = await test.stranger().submit('/sign-in', { username, password: 'en gissning till' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain(EXPIRED);
    expect((await administrator.get(`/accounts/${id}`)).text).toMatch(svWithAny('access.firstPasswordOver'));
  });
});

describe('a new first password', () => {
  it('is given by an administrator: the old one and all sessions end, and the holder chooses again', async () => {
    const { id, username } = await make();
    const holder = test.stranger();
    await chooseFirstPassword(holder, { username, password: FIRST }, OWN);
    const page = `/accounts/${id}/password`;
    expect((await administrator.get(page)).text).toContain('Kontrollera först att det verkligen är Maja Ek');
    const weak = await administrator.submit(page, { password: 'Sommaren2026!' });
    expect([weak.status, weak.text]).toEqual([422, expect.stringContaining('lätt att gissa')]);
    expect(weak.text).not.toContain('Sommaren2026');
    expect(await isIn(holder)).toBe(true);
    const again = 'lånad en gång till';
    expect((await administrator.submit(page, { password: again })).headers.location).toBe(`/accounts/${id}`);
    expect((await administrator.get(`/accounts/${id}`)).text).toMatch(svWithAny('access.firstPasswordUntil'));
    expect(await isIn(holder)).toBe(false);
    expect(await signInStatus(username, OWN)).toBe(422);
    await chooseFirstPassword(holder, { username, password: again }, `${OWN} igen`);
    expect(await isIn(holder)).toBe(true);
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: [
        { recordId: id, recordType: 'first_password' },
        { recordId: id, recordType: 'password' },
      ],
      order: { number: 'ASC' },
    });
    expect(rows.map(({ recordType, actorName }) => [recordType, actorName])).toEqual([
      ['password', 'Maja Ek'],
      ['first_password', 'Test ADMINISTRATOR'],
      ['password', 'Maja Ek'],
    ]);
  });

  it('lets nobody become an administrator alone by way of a colleague’s account', async () => {
    const approver = await test.signIn(Role.ADMINISTRATOR);
    const { id, username } = await make(Role.ADMINISTRATOR);
    const approve = 'mutation ($grantId: ID!) { approveRole(grantId: $grantId) { id } }';
    const waiting = async () => {
      const { data } = await administrator.graphql(
        'query ($id: ID!) { account(id: $id) { grants { id status } } }',
        { id },
      );
      return data.account.grants.find(({ status }: any) => status === 'WAITING').id;
    };
    await approver.graphql(approve, { grantId: await waiting() });
    const give =
      'mutation ($input: FirstPasswordInput!) { giveFirstPassword(input: $input) { grants { status } } }';
    const { data } = await administrator.graphql(give, { input: { accountId: id, password: FIRST } });
    expect(data.giveFirstPassword.grants.map(({ status }: any) => status).sort()).toEqual([
      'ENDED',
      'WAITING',
    ]);
    const asColleague = test.stranger();
    await chooseFirstPassword(asColleague, { username, password: FIRST }, OWN);
    expect((await asColleague.get('/accounts')).status).toBe(404);
    const own = await administrator.graphql(approve, { grantId: await waiting() });
    expect(own.errors![0]!.extensions.problems).toMatchObject([{ code: 'approverGaveIt' }]);
    await approver.graphql(approve, { grantId: await waiting() });
    expect((await asColleague.get('/accounts')).status).toBe(200);
  });

  it('is given to nobody’s own account, no closed one, none of a sign-in service, and by nobody else', async () => {
    const give = 'mutation ($input: FirstPasswordInput!) { giveFirstPassword(input: $input) { id } }';
    const codeOf = async (browser: Browser, accountId: string) => {
      const { errors } = await browser.graphql(give, { input: { accountId, password: FIRST } });
      const { code, problems } = errors![0]!.extensions;
      return `${code} ${problems[0].code}`;
    };
    expect(await codeOf(administrator, await ownIdOf(administrator))).toBe('INVALID ownAccount');
    const { id } = await make();
    const analyst = await test.signIn(Role.NATIONAL_ANALYST);
    expect(await codeOf(analyst, id)).toContain('NOT_FOUND');
    await administrator.graphql('mutation ($id: ID!) { closeAccount(id: $id) { id } }', { id });
    expect(await codeOf(administrator, id)).toBe('INVALID accountClosed');
    const { id: elsewhere } = await make();
    const service = { oidcIssuer: 'https://idp.example', oidcSubject: randomUUID(), passwordHash: null };
    await test.unitOfWork.run((manager) => manager.update(Account, { id: elsewhere }, service));
    expect(await codeOf(administrator, elsewhere)).toBe('INVALID passwordElsewhere');
    expect((await administrator.get(`/accounts/${elsewhere}`)).text).not.toContain(
      sv('access.giveFirstPassword'),
    );
  });
});

describe('the command line', () => {
  it('lets two administrators in again whose first passwords have run out', async () => {
    const empty = await startTestApp();
    try {
      const register = empty.app.get(AccountRegister, { strict: false });
      for (const username of ['ett', 'tva'])
        await register.createAdministrator({ username, name: username, password: FIRST });
      await empty.unitOfWork.run((manager) => manager.updateAll(Account, { passwordExpiresAt: new Date() }));
      await register.giveFirstPasswordByCommandLine('Ett', 'ett helt annat lån');
      const browser = empty.stranger();
      await chooseFirstPassword(browser, { username: 'ett', password: 'ett helt annat lån' }, OWN);
      expect((await browser.get('/accounts')).status).toBe(200);
      await expect(register.giveFirstPasswordByCommandLine('tre', FIRST)).rejects.toMatchObject({
        problems: [{ path: 'username', code: 'unknownUsername' }],
      });
    } finally {
      await empty.close();
    }
  });
});
