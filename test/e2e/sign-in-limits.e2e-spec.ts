import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { Tally } from '../../src/sign-in/tally.entity.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { createMigratedDatabase, type TestDatabase } from '../support/test-database.js';
import { sv } from '../support/words.js';

const PASSWORD = 'vinglig sockerbit i kajen';
const WRONG = 'gissning nummer ett';

/** Two instances of the program on one database; on SQLite, which takes one server, the same one twice. */
let database: TestDatabase;
let one: TestApp;
let other: TestApp;
beforeAll(async () => {
  database = await createMigratedDatabase();
  const environment = { ...database.environment, SESSION_SECRET: randomUUID(), TRUSTED_PROXIES: '1' };
  one = await startTestApp(environment);
  other = process.env.DATABASE_URL ? await startTestApp(environment) : one;
});
afterAll(async () => {
  for (const app of new Set([one, other])) await app.close();
  await database.drop();
});

let addresses = 0;
/** An address that nobody has signed in from. */
const newAddress = () => `192.0.2.${++addresses}`;

/** A browser that has never been here, at an address. */
function browserAt(address: string, app = one): Browser {
  const browser = app.stranger();
  browser.agent.set('X-Forwarded-For', address);
  return browser;
}

async function newNames(count: number): Promise<string[]> {
  const names = Array.from({ length: count }, () => `konto-${randomUUID().slice(0, 8)}`);
  for (const username of names)
    await addAccount(one.unitOfWork, { username, password: PASSWORD, role: Role.NATIONAL_ANALYST });
  return names;
}
const newName = async () => (await newNames(1))[0]!;

/** @returns the status: 303 lets in, 422 says that it was wrong, 429 says nothing of it */
async function type(browser: Browser, username: string, password = PASSWORD): Promise<number> {
  return (await browser.submit('/sign-in', { username, password })).status;
}

async function guess(browser: Browser, username: string, times: number): Promise<number[]> {
  const shown = await browser.get('/sign-in');
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(shown.text)![1];
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) {
    const fields = { _csrf, username, password: WRONG };
    statuses.push((await browser.agent.post('/sign-in').type('form').send(fields)).status);
  }
  return statuses;
}

const times = (count: number, status: number) => Array<number>(count).fill(status);
const countOf = (statuses: number[], status: number) => statuses.filter((one) => one === status).length;

/** Somebody who has signed in from an address, in a browser that is theirs since. */
async function newHolder(address = newAddress()) {
  const name = await newName();
  const browser = browserAt(address);
  expect(await type(browser, name)).toBe(303);
  await browser.submit('/map', {}, '/sign-out');
  return { name, browser, address };
}

/** Fifty wrong passwords from one address, ten each of five accounts that have never signed in from there. */
async function fillAddress(address: string): Promise<void> {
  for (const name of await newNames(5))
    expect(await guess(browserAt(address), name, 10)).toEqual(times(10, 422));
}

async function refusalsOf(username: string): Promise<string[]> {
  const { id } = await one.unitOfWork.reader.findOneByOrFail(Account, { username });
  const rows = await one.unitOfWork.reader.findBy(AccessLogEntry, {
    recordId: id,
    outcome: 'DENIED' as never,
  });
  return rows.map(({ reason }) => reason!).sort();
}

describe('who is right', () => {
  it('gets in, also two hundred at once from one address, and one account forty times', async () => {
    const address = newAddress();
    const names = await newNames(200);
    const again = Array<string>(40).fill(names[0]!);
    const statuses = await Promise.all([...names, ...again].map((name) => type(browserAt(address), name)));
    expect(countOf(statuses, 303)).toBe(240);
  });

  it('gets in where a stranger behind the same address has failed fifty times, with cookies or without', async () => {
    const { name, browser, address } = await newHolder();
    await fillAddress(address);
    const [next, newcomer] = await newNames(2);
    expect(await guess(browserAt(address), next!, 1)).toEqual([429]);
    expect(await type(browserAt(address), newcomer!)).toBe(429);
    expect(await type(browser, name)).toBe(303);
    expect(await type(browserAt(address), name)).toBe(303);
    expect(await type(browserAt(newAddress()), newcomer!)).toBe(303);
  });

  it('gets in where their name has been guessed at from the same address, in the browser that they have used', async () => {
    const { name, browser, address } = await newHolder();
    expect(await guess(browserAt(address), name, 11)).toEqual([...times(10, 422), 429]);
    expect(await type(browser, name)).toBe(303);
  });

  it('gets in while their name is guessed at from all over the world', async () => {
    const { name, browser, address } = await newHolder();
    for (let time = 0; time < 10; time++)
      expect(await guess(browserAt(newAddress()), name, 10)).toEqual(times(10, 422));
    expect(await type(browserAt(newAddress()), name)).toBe(429);
    expect(await type(browserAt(address), name)).toBe(303);
    browser.agent.set('X-Forwarded-For', newAddress());
    expect(await type(browser, name)).toBe(303);
    expect(countOf(await guess(browserAt(newAddress()), await newName(), 1), 422)).toBe(1);
  });
});

describe('who guesses', () => {
  it('is stopped after ten, also when the next is right, and a right one of somebody else clears nothing', async () => {
    const { name, browser } = await newHolder();
    const guesser = browserAt(newAddress());
    expect(await guess(guesser, name, 9)).toEqual(times(9, 422));
    expect(await type(browser, name)).toBe(303);
    expect(await type(guesser, await newName())).toBe(303);
    await guesser.submit('/map', {}, '/sign-out');
    expect(await guess(guesser, name, 2)).toEqual([422, 429]);
    expect(await type(guesser, name)).toBe(429);
  });

  it('is stopped after ten in the holder’s own browser, and the holder is not in another', async () => {
    const { name, browser, address } = await newHolder();
    expect(await guess(browser, name, 11)).toEqual([...times(10, 422), 429]);
    expect(await type(browser, name)).toBe(429);
    expect(await type(browserAt(address), name)).toBe(303);
  });

  it('gets no further by many at once than one by one, and is logged once', async () => {
    const name = await newName();
    const address = newAddress();
    const guesses = Array.from({ length: 60 }, () => type(browserAt(address), name, WRONG));
    const statuses = await Promise.all(guesses);
    expect([countOf(statuses, 422), countOf(statuses, 429)]).toEqual([10, 50]);
    expect(await refusalsOf(name)).toEqual(['TOO_MANY_ATTEMPTS', ...Array(10).fill('WRONG_PASSWORD')]);
  });

  it('gets no further by many names at once than one by one', async () => {
    const address = newAddress();
    const names = await newNames(60);
    const statuses = await Promise.all(names.map((name) => type(browserAt(address), name, WRONG)));
    expect([countOf(statuses, 422), countOf(statuses, 429)]).toEqual([50, 10]);
  });

  it('is told the same of a name that nobody has, and stopped as soon', async () => {
    const { name } = await newHolder();
    const texts: string[] = [];
    const unknown = `ingen-${randomUUID().slice(0, 8)}`;
    for (const username of [name, unknown]) {
      const browser = browserAt(newAddress());
      const { text } = await browser.submit('/sign-in', { username, password: WRONG });
      texts.push(text.replaceAll(username, 'namn').replace(/name="(_csrf|_form)" value="[^"]+"/g, ''));
      expect(await guess(browser, username, 10)).toEqual([...times(9, 422), 429]);
    }
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain(sv('problem.signInFailed'));
  });

  it('is not stopped by what is no guess: a form without a password', async () => {
    const browser = browserAt(newAddress());
    const name = await newName();
    for (let time = 0; time < 11; time++)
      expect((await browser.submit('/sign-in', { username: name })).status).toBe(422);
    expect(await type(browser, name)).toBe(303);
  });
});

describe('two instances on one database', () => {
  it('count failed passwords together', async () => {
    const name = await newName();
    const address = newAddress();
    expect(await guess(browserAt(address, one), name, 5)).toEqual(times(5, 422));
    expect(await guess(browserAt(address, other), name, 5)).toEqual(times(5, 422));
    expect(await type(browserAt(address, one), name)).toBe(429);
    expect(await type(browserAt(address, other), name)).toBe(429);
    expect(await refusalsOf(name)).toEqual(['TOO_MANY_ATTEMPTS', ...Array(10).fill('WRONG_PASSWORD')]);
  });

  it('know the same browsers and addresses', async () => {
    const { name, browser, address } = await newHolder();
    await fillAddress(address);
    const elsewhere = other.stranger();
    elsewhere.agent.set('X-Forwarded-For', newAddress());
    elsewhere.agent.jar.setCookie(`known=${browser.cookie('known')}`, '127.0.0.1', '/');
    expect(await guess(browserAt(address, other), name, 10)).toEqual(times(10, 422));
    expect(await type(browserAt(address, other), name)).toBe(429);
    expect(await type(elsewhere, name)).toBe(303);
  });

  it('get no further together on PostgreSQL, by many at once than one by one', async () => {
    if (!process.env.DATABASE_URL) return;
    const name = await newName();
    const address = newAddress();
    const guesses = Array.from({ length: 60 }, (_, index) =>
      type(browserAt(address, index % 2 ? one : other), name, WRONG),
    );
    const statuses = await Promise.all(guesses);
    expect([countOf(statuses, 422), countOf(statuses, 429)]).toEqual([10, 50]);
  });
});

describe('somebody signed in who is asked for the password again', () => {
  it('is stopped after ten in that session, by whichever instance, and the holder is not in another', async () => {
    const { name, browser } = await newHolder();
    await type(browser, name);
    const there = other.stranger();
    there.agent.jar.setCookie(`teamkompass=${browser.cookie('teamkompass')}`, '127.0.0.1', '/');
    const ask = async (who: Browser, password: string) =>
      (await who.submit('/account', { password }, '/account/totp')).status;
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++) statuses.push(await ask(time % 2 ? there : browser, WRONG));
    expect(statuses).toEqual([...times(10, 422), 429]);
    expect(await ask(there, PASSWORD)).toBe(429);
    const holder = browserAt(newAddress());
    await type(holder, name);
    expect(await ask(holder, PASSWORD)).toBe(303);
  });
});

describe('one-time codes', () => {
  it('stop whoever knows the password and guesses, from whichever addresses, and not the holder', async () => {
    const { name, browser, address } = await newHolder();
    await type(browser, name);
    const begin = 'mutation ($input: BeginTotpInput!) { beginTotp(input: $input) { secret } }';
    const { secret } = (await browser.graphql(begin, { input: { password: PASSWORD } })).data.beginTotp;
    const code = (later: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });
    const confirm = 'mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) }';
    const confirmed = await browser.graphql(confirm, { input: { code: code(0) } });
    const [first, second] = confirmed.data.confirmTotp;
    await browser.submit('/map', {}, '/sign-out');
    const typeCode = async (who: Browser, typed: string) =>
      (await who.submit('/sign-in/code', { code: typed })).status;
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++) {
      const guesser = browserAt(newAddress(), time % 2 ? one : other);
      await type(guesser, name);
      statuses.push(await typeCode(guesser, 'aaaaa-aaaaa-aaaaa'));
    }
    expect(statuses).toEqual([...times(10, 422), 429]);
    await type(browser, name);
    expect(await typeCode(browser, first)).toBe(303);
    const forgetful = browserAt(address);
    await type(forgetful, name);
    expect(await typeCode(forgetful, second)).toBe(303);
  });
});

describe('a browser', () => {
  it('is known to the ten accounts that have signed in with it last, by a cookie that names none', async () => {
    const browser = browserAt(newAddress());
    const names = await newNames(11);
    for (const name of names) {
      expect(await type(browser, name)).toBe(303);
      await browser.submit('/map', {}, '/sign-out');
    }
    const cookie = browser.cookie('known')!;
    expect(cookie.length).toBeLessThan(2000);
    for (const name of names) expect(Buffer.from(cookie, 'base64').toString()).not.toContain(name);
    const address = newAddress();
    await fillAddress(address);
    browser.agent.set('X-Forwarded-For', address);
    expect(await type(browser, names[0]!)).toBe(429);
    for (const name of names.slice(1)) {
      expect([name, await type(browser, name)]).toEqual([name, 303]);
      await browser.submit('/map', {}, '/sign-out');
    }
  });
});

describe('what is kept', () => {
  it('holds neither names nor addresses, and is gone once it has expired', async () => {
    await one.unitOfWork.run(async (manager) => void (await manager.clear(Tally)));
    const name = await newName();
    const address = newAddress();
    await guess(browserAt(address), name, 10);
    await guess(browserAt(address), 'lösenord i fel fält', 1);
    const rows = await one.unitOfWork.reader.find(Tally);
    expect(rows.map(({ count }) => count).sort()).toEqual([1, 1, 10, 10, 11]);
    expect(rows.every(({ id }) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
    expect(await type(browserAt(address), name)).toBe(429);
    await one.unitOfWork.run((manager) => manager.updateAll(Tally, { expiresAt: new Date() }));
    expect(await type(browserAt(address), name)).toBe(303);
    const [known, ...more] = await one.unitOfWork.reader.find(Tally);
    expect([known!.count, more]).toEqual([1, []]);
    const days = (known!.expiresAt.getTime() - Date.now()) / (24 * 60 * 60 * 1000);
    expect(Math.round(days)).toBe(90);
  });

  it('counts for a quarter of an hour, and of a name for an hour, from the first', async () => {
    await one.unitOfWork.run(async (manager) => void (await manager.clear(Tally)));
    await guess(browserAt(newAddress()), await newName(), 2);
    const rows = await one.unitOfWork.reader.find(Tally, { order: { expiresAt: 'ASC' } });
    const minutes = rows.map(({ expiresAt }) => Math.round((expiresAt.getTime() - Date.now()) / 60_000));
    expect(minutes).toEqual([15, 15, 60]);
  });
});
