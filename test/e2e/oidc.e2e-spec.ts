import { randomUUID } from 'node:crypto';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { Config } from '../../src/platform/config/config.js';
import { seal, sealingKey, unseal } from '../../src/platform/sealing/sealing.js';
import { Session } from '../../src/sign-in/session.entity.js';
import { CLIENT, ProviderVisit, startTestProvider, type TestProvider } from '../support/oidc-provider.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';
import { en, sv } from '../support/words.js';

const teamId = randomUUID();
const regionId = randomUUID();
const ROLES = {
  'tk-coordinator': { role: 'COORDINATOR', teamId, principalId: regionId },
  'tk-manager': { role: 'TEAM_MANAGER', teamId, principalId: regionId },
  'tk-elsewhere': { role: 'COORDINATOR', teamId: randomUUID(), principalId: regionId },
  'tk-other-employer': { role: 'LOG_REVIEWER', principalId: randomUUID() },
  'tk-analyst': { role: 'NATIONAL_ANALYST' },
};

let provider: TestProvider;
let test: TestApp;
let onlyService: TestApp;
beforeAll(async () => {
  // The provider warns at length that its settings are those of a test.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  provider = await startTestProvider();
  const environment = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ROLE_MAP: JSON.stringify(ROLES),
  };
  test = await startTestApp(environment);
  onlyService = await startTestApp({
    ...environment,
    LOCAL_ACCOUNTS: 'false',
    OIDC_SUBJECT_CLAIM: 'hsa_id',
    OIDC_ROLES_CLAIM: 'realm_access.roles',
  });
  provider.serve([test.url, onlyService.url]);
  await addTeam(test.unitOfWork, 'ACT Prov', '1280', { teamId, regionId });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await test.close();
  await onlyService.close();
  await provider.close();
});

/** Somebody new at the provider. */
function newPerson(...roles: string[]): string {
  const login = `p-${randomUUID().slice(0, 8)}`;
  provider.people[login] = { name: 'Siv Prov', roles };
  return login;
}

const html = (browser: Browser, path: string) => browser.get(path).set('Accept', 'text/html');

/** The address of the provider that the browser is sent to. */
async function begin(browser: Browser, next = '/map'): Promise<string> {
  const answer = await html(browser, `/sign-in/oidc?next=${encodeURIComponent(next)}`);
  expect(answer.status).toBe(303);
  return answer.headers.location as string;
}

const pathOf = (address: string) => new URL(address).pathname + new URL(address).search;

/** Goes all the way, and answers what the callback answers. */
async function signInAs(login: string, browser = test.stranger()) {
  const back = await new ProviderVisit(provider.issuer).follow(await begin(browser), login);
  return { browser, back, answer: await html(browser, pathOf(back)) };
}

async function accountOf(subject: string) {
  return test.unitOfWork.reader.findOne(Account, {
    where: { oidcSubject: subject },
    relations: { grants: true },
  });
}

async function rolesOf(browser: Browser) {
  const query = '{ ownAccount { grants { role status claimValue } } }';
  const { data } = await browser.graphql(query);
  return data.ownAccount.grants
    .map((grant: any) => `${grant.role} ${grant.status} ${grant.claimValue}`)
    .sort();
}

const isIn = async (browser: Browser) => (await browser.get('/')).status === 200;

/** A page in plain words: no trace of the program, and nobody is signed in. */
async function expectRefused(
  { browser, answer }: { browser: Browser; answer: Awaited<ReturnType<typeof html>> },
  status: number,
  words: string,
) {
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
  expect(answer.text).not.toMatch(/ at .*\.js|OAUTH_|Error:|node_modules/);
  expect(await isIn(browser)).toBe(false);
}

describe('the sign-in page', () => {
  it('shows both ways where there are two, and the way through the service keeps where one was going', async () => {
    const { text } = await html(test.stranger(), '/sign-in?next=%2Fteams');
    expect(text).toContain('href="/sign-in/oidc?next&#x3D;%2Fteams"');
    expect(text).toContain('name="password"');
  });

  it('asks the provider with code, PKCE, state and nonce, new each time', async () => {
    const browser = test.stranger();
    const first = new URL(await begin(browser)).searchParams;
    expect(Object.fromEntries(first)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: `${test.url}/sign-in/oidc/callback`,
      scope: 'openid profile',
      code_challenge_method: 'S256',
    });
    const second = new URL(await begin(browser)).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.get(name)?.length).toBeGreaterThanOrEqual(43);
      expect(second.get(name)).not.toBe(first.get(name));
    }
  });

  it('never sends anybody to another server afterwards', async () => {
    const browser = test.stranger();
    const back = await new ProviderVisit(provider.issuer).follow(
      await begin(browser, '//evil.example'),
      newPerson('tk-analyst'),
    );
    expect((await html(browser, pathOf(back))).headers.location).toBe('/');
  });
});

describe('signing in through the service', () => {
  it('makes the account the first time, with role, employer and name, and finds it the next', async () => {
    const login = newPerson('tk-coordinator', 'something-else');
    const { browser, answer } = await signInAs(login);
    expect([answer.status, answer.headers.location]).toEqual([303, '/map']);
    const account = await accountOf(login);
    expect(account).toMatchObject({
      name: 'Siv Prov',
      principalId: regionId,
      oidcIssuer: provider.issuer,
      passwordHash: null,
    });
    expect(account!.grants).toMatchObject([
      { role: 'COORDINATOR', teamId, principalId: null, claimValue: 'tk-coordinator', grantedBy: null },
    ]);
    expect((await browser.get(`/teams/${teamId}`)).status).toBe(200);
    expect((await browser.get('/account')).text).toContain(sv('ownAccount.byService'));
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: account!.id });
    expect(rows.map(({ recordType, actorName }) => [recordType, actorName])).toEqual([
      ['account', 'Siv Prov'],
      ['session', 'Siv Prov'],
    ]);

    provider.people[login]!.name = 'Siv Nyman';
    await signInAs(login);
    expect(await accountOf(login)).toMatchObject({ id: account!.id, name: 'Siv Nyman' });
    expect(await rolesOf(browser)).toEqual(['COORDINATOR IN_FORCE tk-coordinator']);
  });

  it('gives the browser a new session, in which no token can be read', async () => {
    const browser = test.stranger();
    const address = await begin(browser);
    expect(browser.cookie('teamkompass')).toBeUndefined();
    const login = newPerson('tk-analyst');
    const back = await new ProviderVisit(provider.issuer).follow(address, login);
    await html(browser, pathOf(back));
    expect(browser.cookie('teamkompass')).toBeDefined();
    const { id: accountId } = (await accountOf(login))!;
    const { content } = await test.unitOfWork.reader.findOneByOrFail(Session, { accountId });
    expect(Object.keys(JSON.parse(content)).sort()).toEqual([
      'accountId',
      'cookie',
      'sealedIdToken',
      'sessionsEnded',
      'signedInAt',
    ]);
    expect(content).not.toContain('eyJ');
  });

  it('brings the roles to what the service says each time, and leaves those given by hand', async () => {
    const login = newPerson('tk-coordinator', 'tk-analyst');
    const { browser } = await signInAs(login);
    const { id } = (await accountOf(login))!;
    await test.unitOfWork.run((manager) =>
      manager.insert(Grant, {
        id: randomUUID(),
        accountId: id,
        role: Role.REGIONAL_ANALYST,
        regionCode: '12',
        approvedAt: new Date(),
        fromDate: '2020-01-01',
      }),
    );
    provider.people[login]!.roles = 'tk-manager';
    expect((await browser.get(`/teams/${teamId}/import`)).status).toBe(404);
    await signInAs(login);
    expect(await rolesOf(browser)).toEqual([
      'COORDINATOR ENDED tk-coordinator',
      'NATIONAL_ANALYST ENDED tk-analyst',
      'REGIONAL_ANALYST IN_FORCE null',
      'TEAM_MANAGER IN_FORCE tk-manager',
    ]);
    provider.people[login]!.roles = ['tk-coordinator'];
    await signInAs(login);
    expect(await rolesOf(browser)).toEqual([
      'COORDINATOR ENDED tk-coordinator',
      'COORDINATOR IN_FORCE tk-coordinator',
      'NATIONAL_ANALYST ENDED tk-analyst',
      'REGIONAL_ANALYST IN_FORCE null',
      'TEAM_MANAGER ENDED tk-manager',
    ]);
  });

  it('takes access away, also from a browser that is signed in, once no role is said', async () => {
    const login = newPerson('tk-coordinator');
    const { browser } = await signInAs(login);
    expect((await browser.get(`/teams/${teamId}`)).status).toBe(200);
    provider.people[login]!.roles = [];
    await expectRefused(await signInAs(login), 403, sv('error.OIDC_NO_ROLE.title'));
    expect((await browser.get(`/teams/${teamId}`)).status).toBe(404);
  });

  it('shows an administrator who comes from the service, by its name there', async () => {
    const login = newPerson('tk-analyst');
    await signInAs(login);
    const administrator = await test.signIn(Role.ADMINISTRATOR);
    expect((await administrator.get('/accounts')).text).toContain(`Inloggningstjänsten: ${login}`);
    const { id } = (await accountOf(login))!;
    const { text } = await administrator.get(`/accounts/${id}`);
    expect(text).toContain('inloggningstjänsten (tk-analyst)');
    expect(text).not.toContain('oidc:');
  });

  it('makes one account of two first sign-ins at once', async () => {
    const login = newPerson('tk-analyst');
    const browsers = [test.stranger(), test.stranger()];
    const backs = await Promise.all(
      browsers.map(async (browser) => new ProviderVisit(provider.issuer).follow(await begin(browser), login)),
    );
    const answers = await Promise.all(backs.map((back, index) => html(browsers[index]!, pathOf(back))));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await accountOf(login))!.grants).toHaveLength(1);
  });
});

describe('nobody is let in, and nothing is made,', () => {
  const cases: [why: string, roles: string[]][] = [
    ['without a role that is in the map', ['staff', 'TK-COORDINATOR']],
    ['with a role in a team that is not in the register', ['tk-elsewhere']],
    ['with roles that name two employers', ['tk-coordinator', 'tk-other-employer']],
  ];
  it.each(cases)('%s', async (_, roles) => {
    const login = newPerson(...roles);
    const visit = await signInAs(login);
    await expectRefused(visit, 403, sv('error.OIDC_NO_ROLE.text'));
    expect(await accountOf(login)).toBeNull();
  });

  it('in English too', async () => {
    const browser = test.stranger();
    await browser.submit('/sign-in', { locale: 'en', returnTo: '/' }, '/language');
    await expectRefused(await signInAs(newPerson(), browser), 403, en('error.OIDC_NO_ROLE.text'));
  });

  it('when the account has been closed here', async () => {
    const login = newPerson('tk-analyst');
    const { browser } = await signInAs(login);
    await test.unitOfWork.run((manager) =>
      manager.update(Account, { oidcSubject: login }, { active: false }),
    );
    expect(await isIn(browser)).toBe(false);
    await expectRefused(await signInAs(login), 403, 'Du har ingen behörighet');
  });

  it('by a password: the account has none', async () => {
    const login = newPerson('tk-analyst');
    await signInAs(login);
    const { username } = (await accountOf(login))!;
    for (const name of [username, login]) {
      const answer = await test
        .stranger()
        .submit('/sign-in', { username: name, password: 'vad som helst nu' });
      expect(answer.status).toBe(422);
    }
  });

  it('when they back out at the provider', async () => {
    const browser = test.stranger();
    const back = await new ProviderVisit(provider.issuer).follow(await begin(browser));
    expect(back).toContain('error=access_denied');
    await expectRefused(
      { browser, answer: await html(browser, pathOf(back)) },
      403,
      sv('error.OIDC_DENIED.text'),
    );
  });

  it('by an answer with another state, or none, or with nothing in it', async () => {
    const login = newPerson('tk-analyst');
    for (const change of [
      (query: URLSearchParams) => query.set('state', 'x'.repeat(43)),
      (query: URLSearchParams) => query.delete('state'),
      (query: URLSearchParams) => {
        for (const name of [...query.keys()]) query.delete(name);
      },
    ]) {
      const browser = test.stranger();
      const back = new URL(await new ProviderVisit(provider.issuer).follow(await begin(browser), login));
      change(back.searchParams);
      const answer = await html(browser, back.pathname + back.search);
      await expectRefused({ browser, answer }, 400, sv('error.OIDC_STALE.title'));
    }
    expect(await accountOf(login)).toBeNull();
  });

  it('by an answer that has been used, in the same browser or another', async () => {
    const { browser, back } = await signInAs(newPerson('tk-analyst'));
    expect((await html(browser, pathOf(back))).status).toBe(400);
    expect(await isIn(browser)).toBe(true);
    const thief = test.stranger();
    await expectRefused({ browser: thief, answer: await html(thief, pathOf(back)) }, 400, 'för gammal');
    await begin(thief);
    await expectRefused({ browser: thief, answer: await html(thief, pathOf(back)) }, 400, 'för gammal');
  });

  it('by somebody else’s code in an answer to one’s own question', async () => {
    const victim = new URL(
      await new ProviderVisit(provider.issuer).follow(await begin(test.stranger()), newPerson('tk-analyst')),
    );
    const browser = test.stranger();
    const state = new URL(await begin(browser)).searchParams.get('state')!;
    victim.searchParams.set('state', state);
    const answer = await html(browser, victim.pathname + victim.search);
    await expectRefused({ browser, answer }, 400, 'för gammal');
  });

  it('by an ID token that was made for another question', async () => {
    const browser = test.stranger();
    const address = new URL(await begin(browser));
    address.searchParams.set('nonce', 'x'.repeat(43));
    const login = newPerson('tk-analyst');
    const back = await new ProviderVisit(provider.issuer).follow(address.href, login);
    const answer = await html(browser, pathOf(back));
    await expectRefused({ browser, answer }, 502, sv('error.OIDC_UNAVAILABLE.title'));
    expect(await accountOf(login)).toBeNull();
  });

  it('when it took longer than ten minutes', async () => {
    const browser = test.stranger();
    const address = await begin(browser);
    const key = sealingKey(test.app.get(Config).SESSION_SECRET, 'cookies');
    const asked = JSON.parse(unseal(key, 'oidc', decodeURIComponent(browser.cookie('oidc')!))!);
    expect(Math.abs(asked.until - Date.now() - 10 * 60_000)).toBeLessThan(60_000);
    const old = seal(key, 'oidc', JSON.stringify({ ...asked, until: Date.now() - 1 }));
    browser.agent.jar.setCookie(`oidc=${encodeURIComponent(old)}`, '127.0.0.1', '/');
    const back = await new ProviderVisit(provider.issuer).follow(address, newPerson('tk-analyst'));
    await expectRefused({ browser, answer: await html(browser, pathOf(back)) }, 400, 'för gammal');
  });

  it('while the provider cannot be reached, before or after one has been there; then it goes on', async () => {
    const lonely = await startTestApp({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_ROLE_MAP: JSON.stringify(ROLES),
    });
    try {
      const login = newPerson('tk-analyst');
      const browser = test.stranger();
      const back = await new ProviderVisit(provider.issuer).follow(await begin(browser), login);
      provider.isUp = false;
      const early = lonely.stranger();
      await expectRefused(
        { browser: early, answer: await html(early, '/sign-in/oidc') },
        502,
        'Försök igen om en stund',
      );
      await expectRefused(
        { browser, answer: await html(browser, pathOf(back)) },
        502,
        'Försök igen om en stund',
      );
      provider.isUp = true;
      expect((await html(early, '/sign-in/oidc')).status).toBe(303);
      expect((await signInAs(login)).answer.status).toBe(303);
    } finally {
      provider.isUp = true;
      await lonely.close();
    }
  });
});

describe('signing out', () => {
  it('ends the session here and with the provider, which then asks who it is', async () => {
    const login = newPerson('tk-analyst');
    const browser = test.stranger();
    const visit = new ProviderVisit(provider.issuer);
    const back = await visit.follow(await begin(browser), login);
    await html(browser, pathOf(back));
    const again = test.stranger();
    // Without a login the visitor backs out as soon as the provider asks for one: it does not.
    expect(await visit.follow(await begin(again))).toContain('code=');
    const answer = await browser.submit('/map', {}, '/sign-out');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(sv('access.signedOutText'));
    expect(await isIn(browser)).toBe(false);
    const address = /^0; url=(.+)$/.exec(answer.headers.refresh!)![1]!;
    expect(answer.headers['content-security-policy']).toContain("form-action 'self'");
    expect(await visit.follow(address)).toBe(`${test.url}/sign-in`);
    expect(await visit.follow(await begin(test.stranger()))).toContain('error=access_denied');
  });

  it('is done here when the provider cannot be reached', async () => {
    const { browser } = await signInAs(newPerson('tk-analyst'));
    provider.isUp = false;
    const answer = await browser.submit('/map', {}, '/sign-out');
    provider.isUp = true;
    expect(answer.status).toBe(200);
    expect(await isIn(browser)).toBe(false);
  });
});

describe('without local accounts', () => {
  it('there is no form, and a password signs nobody in', async () => {
    const browser = onlyService.stranger();
    const { text } = await html(browser, '/sign-in');
    expect(text).toContain('href="/sign-in/oidc?next&#x3D;%2F"');
    expect(text).not.toContain('name="password"');
    await expect(onlyService.signIn(Role.NATIONAL_ANALYST)).rejects.toThrow('Sign-in answered 404');
  });

  it('the name and the roles are taken from the claims that are configured, nested ones too', async () => {
    const login = newPerson();
    const hsaId = `SE-${login}`;
    provider.people[login] = { name: 'Siv Prov', hsa_id: hsaId, realm_access: { roles: ['tk-analyst'] } };
    const browser = onlyService.stranger();
    const back = await new ProviderVisit(provider.issuer).follow(await begin(browser), login);
    expect((await html(browser, pathOf(back))).headers.location).toBe('/map');
    const account = await onlyService.unitOfWork.reader.findOneByOrFail(Account, { oidcSubject: hsaId });
    expect(account.name).toBe('Siv Prov');
    expect((await browser.get('/map')).status).toBe(200);
  });

  it('a session of a local account is worth nothing', async () => {
    const login = newPerson();
    provider.people[login] = { hsa_id: login, realm_access: { roles: 'tk-analyst' } };
    const browser = onlyService.stranger();
    const back = await new ProviderVisit(provider.issuer).follow(await begin(browser), login);
    await html(browser, pathOf(back));
    const was = { oidcSubject: login };
    await onlyService.unitOfWork.run((manager) =>
      manager.update(Account, was, { oidcSubject: null, oidcIssuer: null }),
    );
    expect(await isIn(browser)).toBe(false);
  });
});

describe('without a sign-in service', () => {
  it('its addresses are not found and the page has no link to it', async () => {
    const local = await startTestApp();
    try {
      const browser = local.stranger();
      expect((await html(browser, '/sign-in')).text).not.toContain('/sign-in/oidc');
      expect((await html(browser, '/sign-in/oidc')).status).toBe(404);
      expect((await html(browser, '/sign-in/oidc/callback?code=x&state=x')).status).toBe(404);
    } finally {
      await local.close();
    }
  });
});
