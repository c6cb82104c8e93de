import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Request } from 'express';
import { Cookie, type SessionData } from 'express-session';
import { Role } from '../../src/access/role.js';
import { Session } from '../../src/sign-in/session.entity.js';
import { endSessionsOf, SessionStore } from '../../src/sign-in/session-store.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { en } from '../support/words.js';

const HOUR = 60 * 60 * 1000;

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(() => test.unitOfWork.run(async (manager) => void (await manager.clear(Session))));

const isIn = async (browser: Browser) => (await browser.get('/teams')).status === 200;
const theOnlySession = () => test.unitOfWork.reader.findOneByOrFail(Session, {});
const change = (id: string, values: Partial<Session>) =>
  test.unitOfWork.run((manager) => manager.update(Session, { id }, values));

describe('somebody who is not signed in', () => {
  it('leaves no session behind, whatever is read and whichever forms are sent', async () => {
    const paths = [
      '/',
      '/sign-in',
      '/sign-in/code',
      '/map',
      '/account',
      '/teams?x=1',
      '/nothing',
      '/health/ready',
    ];
    for (let time = 0; time < 100; time++)
      await test
        .stranger()
        .get(paths[time % paths.length]!)
        .set('Accept', 'text/html');
    const browser = test.stranger();
    const statuses = [
      await browser.submit('/sign-in', { username: 'ingen', password: 'gissning' }),
      await browser.submit('/sign-in', {}),
      await browser.submit('/sign-in', { code: '123456' }, '/sign-in/code'),
      await browser.submit('/sign-in', { name: 'X' }, '/accounts'),
      await browser.submit('/sign-in', { locale: 'en', returnTo: '/sign-in' }, '/language'),
      await browser.submit('/sign-in', {}, '/sign-out'),
      await browser.agent.post('/sign-in').type('form').send({ username: 'ingen', _csrf: 'x' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([422, 422, 303, 303, 303, 303, 403]);
    await test.stranger().get('/teams').set('Cookie', 'teamkompass=s%3Aplanted.x; notice=x; known=x; csrf=x');
    expect(await test.unitOfWork.reader.count(Session)).toBe(0);
  });

  it('is still told once that the language is another', async () => {
    const browser = test.stranger();
    await browser.submit('/sign-in', { locale: 'en', returnTo: '/sign-in' }, '/language');
    const told = en('notice.languageChanged');
    expect((await browser.get('/sign-in')).text).toContain(told);
    expect((await browser.get('/sign-in')).text).not.toContain(told);
  });
});

describe('a session', () => {
  it('gets a new name at sign-in, and one that was planted before is worth nothing', async () => {
    const planter = await test.signIn(Role.ADMINISTRATOR);
    const planted = planter.cookie('teamkompass')!;
    const browser = test.stranger();
    browser.agent.jar.setCookie(`teamkompass=${planted}`, '127.0.0.1', '/');
    const [username, password] = [randomUUID(), randomUUID()];
    await addAccount(test.unitOfWork, { username, password, role: Role.ADMINISTRATOR });
    const answer = await browser.submit('/teams', { username, password }, '/sign-in');
    expect(answer.status).toBe(303);
    expect(browser.cookie('teamkompass')).not.toBe(planted);
    expect([await isIn(browser), await isIn(planter)]).toEqual([true, false]);
  });

  it('is kept by the hash of its name, with whose it is', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const { id, accountId, content } = await theOnlySession();
    const name = decodeURIComponent(browser.cookie('teamkompass')!).slice(2).split('.')[0]!;
    expect(name.length).toBeGreaterThanOrEqual(32);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(`${id}${content}`).not.toContain(name);
    expect(accountId).toHaveLength(36);
  });

  it('ends after an hour without use, and not before', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const { id, expiresAt } = await theOnlySession();
    expect(Math.abs(expiresAt.getTime() - Date.now() - HOUR)).toBeLessThan(60_000);
    await change(id, { expiresAt: new Date(Date.now() + 60_000) });
    expect(await isIn(browser)).toBe(true);
    expect((await theOnlySession()).expiresAt.getTime()).toBeGreaterThan(Date.now() + HOUR - 60_000);
    await change(id, { expiresAt: new Date(Date.now() - 1) });
    expect(await isIn(browser)).toBe(false);
  });

  it('ends twelve hours after sign-in, however busy it is', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const { id, content } = await theOnlySession();
    const began = (milliseconds: number) => {
      const signedInAt = Date.now() - milliseconds;
      // As if it had last been used ten minutes ago, so that this use counts.
      const expiresAt = new Date(Date.now() + 5 * 60_000);
      return change(id, { content: JSON.stringify({ ...JSON.parse(content), signedInAt }), expiresAt });
    };
    await began(12 * HOUR - 10 * 60_000);
    expect(await isIn(browser)).toBe(true);
    const end = (await theOnlySession()).expiresAt.getTime() - Date.now();
    expect(end).toBeGreaterThan(9 * 60_000);
    expect(end).toBeLessThanOrEqual(10 * 60_000);
    await began(12 * HOUR + 1);
    // The first use writes the end, which has been.
    await browser.get('/teams');
    expect(await isIn(browser)).toBe(false);
  });

  it('is gone from the server at sign-out, and the browser is told to forget', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const stolen = browser.cookie('teamkompass');
    const answer = await browser.submit('/teams', {}, '/sign-out');
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    const thief = test.stranger();
    expect((await thief.get('/teams').set('Cookie', `teamkompass=${stolen}`)).status).toBe(401);
  });

  it('ends in every browser of an account at once, and in nobody else’s', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const { accountId } = await theOnlySession();
    const other = await test.signIn(Role.ADMINISTRATOR);
    await test.unitOfWork.run((manager) => endSessionsOf(manager, accountId!));
    expect([await isIn(browser), await isIn(other)]).toEqual([false, true]);
  });

  it('does not begin again when an answer that began before it ended is written last', async () => {
    const store = new SessionStore(test.unitOfWork);
    const set = (session: SessionData) => promisify(store.set.bind(store))('late', session);
    const session = { cookie: new Cookie() } as SessionData;
    await set(session);
    const read = store.createSession({ sessionID: 'late' } as Request, { cookie: new Cookie() });
    await set(Object.assign(read, { signedInAt: 1 }));
    expect(await test.unitOfWork.reader.count(Session)).toBe(1);
    await promisify(store.destroy.bind(store))('late');
    for (const late of [session, read]) await set(Object.assign(late, { signedInAt: Date.now() }));
    expect(await test.unitOfWork.reader.count(Session)).toBe(0);
  });

  it('that has ended while somebody wrote gives back the words, and no secret', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const { text } = await browser.get('/organisations/principals/new');
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
    await test.unitOfWork.run((manager) => manager.clear(Session));
    const send = (path: string, fields: object) =>
      browser.agent
        .post(path)
        .set('Accept', 'text/html')
        .type('form')
        .send({ _csrf, ...fields });
    const answer = await send('/organisations/principals', { name: 'Region Påhitt i Norr', kind: 'REGION' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Region Påhitt i Norr');
    expect(answer.text).not.toContain('REGION<');
    const secret = await send('/account/password', {
      currentPassword: 'hemlig mening',
      newPassword: 'en annan',
    });
    expect([secret.status, secret.headers.location]).toEqual([303, '/sign-in']);
  });
});
