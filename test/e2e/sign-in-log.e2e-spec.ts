import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { Session } from '../../src/sign-in/session.entity.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const PASSWORD = 'vinglig sockerbit i kajen';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
/** Every spec here leaves a log that is whole. */
afterEach(async () => {
  const { faults } = await test.unitOfWork.snapshot((manager) => verifyLog(manager));
  expect(faults.first).toEqual([]);
});

interface Holder {
  id: string;
  username: string;
}

async function newHolder(): Promise<Holder> {
  const username = `maja-${randomUUID().slice(0, 8)}`;
  await addAccount(test.unitOfWork, { username, password: PASSWORD, role: Role.NATIONAL_ANALYST });
  const { id } = await test.unitOfWork.reader.findOneByOrFail(Account, { username });
  return { id, username };
}

const type = (browser: Browser, username: string, password = PASSWORD) =>
  browser.submit('/sign-in', { username, password });

/** What the log says of one account's sign-ins, in order: action, way, and why it was refused. */
async function rowsOf({ id }: Holder): Promise<string[]> {
  const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
    where: { recordType: 'session', recordId: id },
    order: { number: 'ASC' },
  });
  return rows.map(({ action, ground, outcome, reason, rows: n }) =>
    [action, ground, outcome === 'DENIED' && reason, action === 'CLOSE' && n].filter(Boolean).join(' '),
  );
}

async function turnCodesOn(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { data } = await browser.graphql(
    'mutation ($input: BeginTotpInput!) { beginTotp(input: $input) { secret } }',
    { input: { password: PASSWORD } },
  );
  const { secret } = data.beginTotp;
  const confirm = 'mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) }';
  const done = await browser.graphql(confirm, { input: { code: new TOTP({ secret }).generate() } });
  return { secret, recoveryCodes: done.data.confirmTotp };
}

describe('the log of sign-ins', () => {
  it('has a row for a refused one, one that succeeds, and the way out', async () => {
    const holder = await newHolder();
    const browser = test.stranger();
    await type(browser, holder.username, 'fel lösenord');
    await type(browser, holder.username);
    await browser.submit('/', {}, '/sign-out');
    expect(await rowsOf(holder)).toEqual(['SIGN_IN PASSWORD WRONG_PASSWORD', 'SIGN_IN PASSWORD', 'SIGN_OUT']);
    const [refused] = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: holder.id });
    expect(refused).toMatchObject({
      accountId: holder.id,
      actorName: 'Test NATIONAL_ANALYST',
      actorRoles: 'NATIONAL_ANALYST',
      outcome: 'DENIED',
      ownerId: null,
      personId: null,
    });
    expect(refused!.requestId).toMatch(/./);
  });

  it('never keeps a name that nobody has: it may be a password', async () => {
    await type(test.stranger(), 'hemligt.ord', 'x');
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, { reason: 'UNKNOWN_NAME' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actorName: 'unknown', outcome: 'DENIED', ground: 'PASSWORD' });
    expect(JSON.stringify(rows)).not.toContain('hemligt');
  });

  it('tells a closed account from a wrong password, though the page does not', async () => {
    const holder = await newHolder();
    await test.unitOfWork.run((manager) => manager.update(Account, { id: holder.id }, { active: false }));
    const answer = await type(test.stranger(), holder.username);
    expect(answer.text).toContain(sv('problem.signInFailed'));
    expect(await rowsOf(holder)).toEqual(['SIGN_IN PASSWORD ACCOUNT_CLOSED']);
  });

  it('says once that a name was locked, however often it is tried then', async () => {
    const holder = await newHolder();
    const browser = test.stranger();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 13; attempt++)
      statuses.push((await type(browser, holder.username, 'gissning')).status);
    expect(statuses.slice(9)).toEqual([422, 429, 429, 429]);
    expect(await rowsOf(holder)).toEqual([
      ...Array(10).fill('SIGN_IN PASSWORD WRONG_PASSWORD'),
      'SIGN_IN PASSWORD TOO_MANY_ATTEMPTS',
    ]);
  });

  it('has codes turned on, wrong ones, right ones, recovery codes, and the sessions that ended', async () => {
    const holder = await newHolder();
    const browser = test.stranger();
    await type(browser, holder.username);
    const { secret, recoveryCodes } = await turnCodesOn(browser);
    const next = test.stranger();
    await type(next, holder.username);
    await next.submit('/sign-in/code', { code: 'aaaaa-aaaaa-aaaaa' });
    await next.submit('/sign-in/code', {
      code: new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }),
    });
    const third = test.stranger();
    await type(third, holder.username);
    await third.submit('/sign-in/code', { code: recoveryCodes[0] });
    const end = 'mutation ($input: EndTotpInput!) { endTotp(input: $input) }';
    await third.graphql(end, { input: { password: PASSWORD, code: recoveryCodes[1] } });
    expect(await rowsOf(holder)).toEqual([
      'SIGN_IN PASSWORD',
      'CLOSE 1',
      'SIGN_IN ONE_TIME_CODE WRONG_CODE',
      'SIGN_IN ONE_TIME_CODE',
      'SIGN_IN RECOVERY_CODE',
      'CLOSE 3',
    ]);
    const totp = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { recordType: 'totp', recordId: holder.id },
      order: { number: 'ASC' },
    });
    expect(totp.map(({ action }) => action)).toEqual(['CREATE', 'CLOSE']);
  });

  it('says once that an account’s codes were locked', async () => {
    const holder = await newHolder();
    const browser = test.stranger();
    await type(browser, holder.username);
    await turnCodesOn(browser);
    const guesser = test.stranger();
    await type(guesser, holder.username);
    for (let attempt = 0; attempt < 12; attempt++)
      await guesser.submit('/sign-in/code', { code: 'aaaaa-aaaaa-aaaaa' });
    const rows = await rowsOf(holder);
    expect(rows.filter((row) => row === 'SIGN_IN ONE_TIME_CODE WRONG_CODE')).toHaveLength(10);
    expect(rows.filter((row) => row === 'SIGN_IN ONE_TIME_CODE TOO_MANY_ATTEMPTS')).toHaveLength(1);
  });

  it('has a changed password and the sessions it ended', async () => {
    const holder = await newHolder();
    const [one, other] = [test.stranger(), test.stranger()];
    await type(one, holder.username);
    await type(other, holder.username);
    await one.graphql('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', {
      input: { currentPassword: PASSWORD, newPassword: 'fyra hästar badar bastu' },
    });
    expect(await rowsOf(holder)).toEqual(['SIGN_IN PASSWORD', 'SIGN_IN PASSWORD', 'CLOSE 2']);
    const changed = { recordType: 'password', recordId: holder.id };
    expect(await test.unitOfWork.reader.countBy(AccessLogEntry, changed)).toBe(1);
    expect((await one.get('/account')).text).toContain('Bytte lösenord');
  });
});

describe('who reads it', () => {
  it('the holder, on their own page and through the API, and nobody else’s', async () => {
    const holder = await newHolder();
    await type(test.stranger(), holder.username, 'fel lösenord');
    const browser = test.stranger();
    await type(browser, holder.username);
    const page = await browser.get('/account');
    expect(page.text).toContain(sv('signIn.refusal.WRONG_PASSWORD'));
    const { data } = await browser.graphql('{ ownSignIns { action method refusal by sessions } }');
    const by = 'Test NATIONAL_ANALYST';
    expect(data.ownSignIns).toEqual([
      { action: 'SIGN_IN', method: 'PASSWORD', refusal: null, by, sessions: 1 },
      { action: 'SIGN_IN', method: 'PASSWORD', refusal: 'WRONG_PASSWORD', by, sessions: 1 },
    ]);
    const other = test.stranger();
    await type(other, (await newHolder()).username);
    expect((await other.graphql('{ ownSignIns { at } }')).data.ownSignIns).toHaveLength(1);
    const query = 'query ($id: ID!) { signIns(id: $id) { refusal } }';
    expect((await other.graphql(query, { id: holder.id })).errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('administrators, of each account', async () => {
    const holder = await newHolder();
    await type(test.stranger(), holder.username, 'fel lösenord');
    const administrator = await test.signIn(Role.ADMINISTRATOR);
    expect((await administrator.get(`/accounts/${holder.id}`)).text).toContain(
      sv('signIn.refusal.WRONG_PASSWORD'),
    );
    const query = 'query ($id: ID!) { signIns(id: $id) { refusal } }';
    const { data } = await administrator.graphql(query, { id: holder.id });
    expect(data.signIns).toEqual([{ refusal: 'WRONG_PASSWORD' }]);
  });
});

describe('one’s sessions', () => {
  it('are listed, and all but this one end with the password', async () => {
    const holder = await newHolder();
    const [here, there] = [test.stranger(), test.stranger()];
    await type(there, holder.username);
    await type(here, holder.username);
    const { data } = await here.graphql('{ ownSessions { signedInAt isThis } }');
    expect(data.ownSessions.map(({ isThis }: { isThis: boolean }) => isThis).sort()).toEqual([false, true]);
    const wrong = await here.submit('/account', { password: 'nej tack du' }, '/account/sessions/end');
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Lösenordet stämmer inte')]);
    expect((await there.get('/map')).status).toBe(200);
    const done = await here.submit('/account', { password: PASSWORD }, '/account/sessions/end');
    expect(done.headers.location).toBe('/account');
    expect([(await there.get('/map')).status, (await here.get('/map')).status]).toEqual([401, 200]);
    expect(await test.unitOfWork.reader.countBy(Session, { accountId: holder.id })).toBe(1);
    expect((await rowsOf(holder)).at(-1)).toBe('CLOSE 1');
    const page = await here.get('/account');
    expect(page.text).not.toContain('/account/sessions/end');
    const end = 'mutation ($input: EndSessionsInput!) { endOtherSessions(input: $input) }';
    const { errors } = await here.graphql(end, { input: {} });
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'password', code: 'wrongPassword' }]);
  });
});
