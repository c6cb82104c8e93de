import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { seal, sealingKey } from '../../src/platform/sealing/sealing.js';
import { hashPassword } from '../../src/sign-in/password.js';
import { Session } from '../../src/sign-in/session.entity.js';
import { RecoveryCode, Totp } from '../../src/sign-in/totp.entity.js';
import { type Browser, CHEAP_COST, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const PASSWORD = 'vinglig sockerbit i kajen';
const WRONG_CODE = sv('problem.wrongCode');

let test: TestApp;
let administrator: Browser;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

/** Somebody with a password, signed in by it. */
interface Holder {
  id: string;
  username: string;
  browser: Browser;
}

async function newHolder(): Promise<Holder> {
  const username = `maja-${randomUUID().slice(0, 8)}`;
  const { data } = await administrator.graphql(
    'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }',
    { input: { username, name: 'Maja Ek', password: PASSWORD, role: 'NATIONAL_ANALYST' } },
  );
  const browser = test.stranger();
  // As if the holder had chosen it, with a hash that is cheap to check.
  const passwordHash = await hashPassword(PASSWORD, CHEAP_COST);
  const { id } = data.createAccount;
  await test.unitOfWork.run((manager) =>
    manager.update(Account, { id }, { passwordHash, passwordExpiresAt: null }),
  );
  await browser.submit('/sign-in', { username, password: PASSWORD });
  return { id, username, browser };
}

/** The code of an app now, or so many steps later: each is good for a while before and after its thirty seconds. */
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });
/** A code that is none of those that are good now. */
const wrongCodeOf = (secret: string) => {
  const good = [-2, -1, 0, 1, 2].map((later) => codeOf(secret, later));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !good.includes(code))!;
};

const isIn = async (browser: Browser) => (await browser.get('/map')).status === 200;

/** Turns codes on through the pages. */
async function turnOn({ browser }: Holder): Promise<{ secret: string; recoveryCodes: string[] }> {
  await browser.submit('/account', { password: PASSWORD }, '/account/totp');
  const setUp = await browser.get('/account/totp');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(setUp.text)![1]!.replaceAll(' ', '');
  const answer = await browser.submit('/account/totp', { code: codeOf(secret) }, '/account/totp/confirm');
  const recoveryCodes = [...answer.text.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code!);
  return { secret, recoveryCodes };
}

/** A new browser in which the password has been right. */
async function typePassword({ username }: Holder, next = '/map'): Promise<Browser> {
  const browser = test.stranger();
  const answer = await browser.submit('/sign-in', { username, password: PASSWORD, next });
  expect(answer.headers.location).toBe('/sign-in/code');
  return browser;
}

/** As if the last sign-in was long ago, so that the code of this moment has not been used. */
const forgetLastStep = (accountId: string) =>
  test.unitOfWork.run((manager) => manager.update(Totp, { accountId }, { lastStep: 0 }));

describe('turning one-time codes on', () => {
  it('takes the password, a first code, and gives ten recovery codes', async () => {
    const holder = await newHolder();
    const { browser } = holder;
    const refused = await browser.submit('/account', { password: 'nej tack du' }, '/account/totp');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Lösenordet stämmer inte');
    const begun = await browser.submit('/account', { password: PASSWORD }, '/account/totp');
    expect(begun.headers.location).toBe('/account/totp');
    const setUp = await browser.get('/account/totp');
    expect(setUp.text).toContain(`aria-label="${sv('ownAccount.qrTitle')}"`);
    const secret = /<code>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<\/code>/.exec(setUp.text)![1]!.replaceAll(' ', '');
    const wrong = await browser.submit(
      '/account/totp',
      { code: wrongCodeOf(secret) },
      '/account/totp/confirm',
    );
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(WRONG_CODE);
    expect(await signsInByPassword(holder)).toBe(true);
    const right = await browser.submit('/account/totp', { code: codeOf(secret) }, '/account/totp/confirm');
    expect(right.status).toBe(200);
    const codes = [...right.text.matchAll(/<li><code>([a-z2-9]{5}(?:-[a-z2-9]{5}){2})<\/code>/g)].map(
      ([, code]) => code,
    );
    expect(new Set(codes).size).toBe(10);
    expect((await browser.get('/account')).text).toContain('Du har 10 reservkoder kvar');
    expect((await browser.get('/account/totp')).headers.location).toBe('/account');
  });

  it('ends the account’s other sessions and keeps this one, under a new name', async () => {
    const holder = await newHolder();
    const other = test.stranger();
    await other.submit('/sign-in', { username: holder.username, password: PASSWORD });
    expect(await isIn(other)).toBe(true);
    const before = holder.browser.cookie('teamkompass');
    await turnOn(holder);
    expect([await isIn(other), await isIn(holder.browser)]).toEqual([false, true]);
    expect(holder.browser.cookie('teamkompass')).not.toBe(before);
  });

  it('leaves neither the secret nor a recovery code readable in the database', async () => {
    const holder = await newHolder();
    const { secret, recoveryCodes } = await turnOn(holder);
    const totp = await test.unitOfWork.reader.findOneByOrFail(Totp, { accountId: holder.id });
    const codes = await test.unitOfWork.reader.findBy(RecoveryCode, { accountId: holder.id });
    const kept = JSON.stringify([totp, codes]);
    expect(kept).not.toContain(secret);
    expect(Buffer.from(totp.sealedSecret, 'base64').toString('latin1')).not.toContain(secret);
    for (const code of recoveryCodes) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replaceAll('-', ''));
    }
    expect(codes.map(({ hash }) => hash.split('$')[0])).toEqual(Array(10).fill('scrypt'));
  });

  it('cannot be begun again while they are on', async () => {
    const holder = await newHolder();
    await turnOn(holder);
    const answer = await holder.browser.submit('/account', { password: PASSWORD }, '/account/totp');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sv('problem.totpOn'));
  });
});

/** Whether the password alone is enough. */
async function signsInByPassword({ username }: Holder): Promise<boolean> {
  const answer = await test.stranger().submit('/sign-in', { username, password: PASSWORD });
  return answer.status === 303 && answer.headers.location !== '/sign-in/code';
}

describe('signing in with a code', () => {
  it('opens nothing between the password and the code, and then what was asked for', async () => {
    const holder = await newHolder();
    const { secret } = await turnOn(holder);
    const browser = test.stranger();
    await browser.get('/sign-in');
    const names = [browser.cookie('teamkompass')];
    const fields = { username: holder.username, password: PASSWORD, next: '/map' };
    expect((await browser.submit('/sign-in', fields)).headers.location).toBe('/sign-in/code');
    names.push(browser.cookie('teamkompass'));
    expect(await isIn(browser)).toBe(false);
    expect((await browser.get('/account').set('Accept', 'text/html')).headers.location).toContain('/sign-in');
    const { errors } = await browser.graphql('{ ownTotp { isOn } }');
    expect(errors![0]!.extensions.code).toBe('NOT_SIGNED_IN');
    const answer = await browser.submit('/sign-in/code', { code: codeOf(secret, 1) });
    expect(answer.headers.location).toBe('/map');
    names.push(browser.cookie('teamkompass'));
    expect(await isIn(browser)).toBe(true);
    expect(names[0]).toBeUndefined();
    expect(names[1]).toBeDefined();
    expect(names[2]).not.toBe(names[1]);
  });

  it('never takes a code twice, not even the one that turned codes on, and says so as of a wrong one', async () => {
    const holder = await newHolder();
    const { secret } = await turnOn(holder);
    const next = codeOf(secret, 1);
    expect((await (await typePassword(holder)).submit('/sign-in/code', { code: next })).status).toBe(303);
    const browser = await typePassword(holder);
    const texts = [];
    for (const code of [next, codeOf(secret), wrongCodeOf(secret), 'aaaaa-aaaaa-aaaaa', 'x']) {
      const answer = await browser.submit('/sign-in/code', { code });
      expect([code, answer.status]).toEqual([code, 422]);
      texts.push(answer.text.replace(/name="(_csrf|_form)" value="[^"]+"/g, ''));
    }
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain(WRONG_CODE);
    expect(await isIn(browser)).toBe(false);
  });

  it('takes a code once, however many send it at the same moment', async () => {
    const holder = await newHolder();
    const { secret } = await turnOn(holder);
    const browsers = [await typePassword(holder), await typePassword(holder), await typePassword(holder)];
    const code = codeOf(secret, 1);
    const answers = await Promise.all(browsers.map((browser) => browser.submit('/sign-in/code', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
  });

  it('takes each recovery code once, in capitals and with blanks too', async () => {
    const holder = await newHolder();
    const { recoveryCodes } = await turnOn(holder);
    const [first, second] = recoveryCodes as [string, string];
    const browser = await typePassword(holder);
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')} `;
    expect((await browser.submit('/sign-in/code', { code: typed })).status).toBe(303);
    expect((await browser.get('/account')).text).toContain('Du har 9 reservkoder kvar');
    const again = await typePassword(holder);
    expect((await again.submit('/sign-in/code', { code: first })).status).toBe(422);
    expect((await again.submit('/sign-in/code', { code: second })).status).toBe(303);
  });

  it('takes only a recovery code once the key of the secrets is another', async () => {
    const holder = await newHolder();
    const { secret, recoveryCodes } = await turnOn(holder);
    const sealedSecret = seal(sealingKey('another key of 32 characters ....', 'totp'), holder.id, secret);
    await test.unitOfWork.run((manager) => manager.update(Totp, { accountId: holder.id }, { sealedSecret }));
    const browser = await typePassword(holder);
    expect((await browser.submit('/sign-in/code', { code: codeOf(secret, 1) })).status).toBe(422);
    expect((await browser.submit('/sign-in/code', { code: recoveryCodes[0] })).status).toBe(303);
  });

  it('stops guessing after ten wrong codes for one account, in whichever session they are typed', async () => {
    const holder = await newHolder();
    const { secret } = await turnOn(holder);
    const wrong = wrongCodeOf(secret);
    const browsers = [await typePassword(holder), await typePassword(holder)];
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++)
      statuses.push((await browsers[attempt % 2]!.submit('/sign-in/code', { code: wrong })).status);
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
    const fresh = await typePassword(holder);
    expect((await fresh.submit('/sign-in/code', { code: codeOf(secret, 1) })).status).toBe(429);
    expect(await isIn(fresh)).toBe(false);
  });

  it('begins again when the code is not typed in ten minutes, or without a password', async () => {
    const holder = await newHolder();
    const { secret } = await turnOn(holder);
    const browser = await typePassword(holder);
    for (const { id, content } of await test.unitOfWork.reader.find(Session)) {
      const session = JSON.parse(content);
      if (session.awaitingCode?.accountId !== holder.id) continue;
      expect(session.awaitingCode.until - Date.now()).toBeLessThanOrEqual(10 * 60_000);
      session.awaitingCode.until = Date.now() - 1;
      await test.unitOfWork.run((manager) =>
        manager.update(Session, { id }, { content: JSON.stringify(session) }),
      );
    }
    const late = await browser.submit('/sign-in', { code: codeOf(secret, 1) }, '/sign-in/code');
    expect(late.headers.location).toBe('/sign-in');
    expect(await isIn(browser)).toBe(false);
    expect((await test.stranger().get('/sign-in/code')).headers.location).toBe('/sign-in');
  });
});

describe('turning one-time codes off', () => {
  it('takes both the password and a code', async () => {
    const holder = await newHolder();
    const { browser } = holder;
    const { secret } = await turnOn(holder);
    const end = (fields: object) => browser.submit('/account', { ...fields }, '/account/totp/end');
    expect((await end({ password: 'fel lösenord', code: codeOf(secret, 1) })).status).toBe(422);
    const wrong = await end({ password: PASSWORD, code: wrongCodeOf(secret) });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(WRONG_CODE);
    expect(wrong.text).not.toContain(PASSWORD);
    expect(await signsInByPassword(holder)).toBe(false);
    const ended = await end({ password: PASSWORD, code: codeOf(secret, 1) });
    expect(ended.headers.location).toBe('/account');
    expect(await isIn(browser)).toBe(true);
    expect(await signsInByPassword(holder)).toBe(true);
    expect(await test.unitOfWork.reader.countBy(RecoveryCode, { accountId: holder.id })).toBe(0);
  });

  it('is done by an administrator for a lost phone: sessions end, and the log says who', async () => {
    const holder = await newHolder();
    await turnOn(holder);
    const asked = await administrator.get(`/accounts/${holder.id}/totp`);
    expect(asked.text).toContain('Kontrollera först att det verkligen är Maja Ek');
    expect((await administrator.get(`/accounts/${holder.id}`)).text).toContain(`/accounts/${holder.id}/totp`);
    const done = await administrator.submit(`/accounts/${holder.id}/totp`, {});
    expect(done.headers.location).toBe(`/accounts/${holder.id}`);
    expect(await isIn(holder.browser)).toBe(false);
    expect(await signsInByPassword(holder)).toBe(true);
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      recordType: 'totp',
      recordId: holder.id,
    });
    expect(rows.map(({ actorName }) => actorName)).toEqual(['Maja Ek', 'Test ADMINISTRATOR']);
    expect((await administrator.submit('/', {}, `/accounts/${holder.id}/totp`)).status).toBe(404);
  });

  it('is not done by an administrator for themselves, nor by anybody else', async () => {
    const holder = await newHolder();
    await turnOn(holder);
    const reset = 'mutation ($id: ID!) { resetTotp(id: $id) { id } }';
    const colleague = await newHolder();
    const refused = await colleague.browser.graphql(reset, { id: holder.id });
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const { data } = await administrator.graphql('{ ownAccount { id } }');
    const own = await administrator.graphql(reset, { id: data.ownAccount.id });
    expect(own.errors![0]!.extensions.problems).toMatchObject([{ code: 'ownAccount' }]);
    expect(await signsInByPassword(holder)).toBe(false);
  });
});

describe('changing one’s password', () => {
  it('takes the current one, a good new one, and the same once more', async () => {
    const { browser, username } = await newHolder();
    const change = (fields: object) => browser.submit('/account', { ...fields }, '/account/password');
    const NEW = 'fyra hästar badar bastu';
    const good = { currentPassword: PASSWORD, newPassword: NEW, repeatedPassword: NEW };
    const cases: [object, string][] = [
      [{ ...good, currentPassword: 'något annat helt' }, 'Lösenordet stämmer inte'],
      [{ ...good, repeatedPassword: `${NEW} ` }, sv('problem.samePassword')],
      [{ ...good, newPassword: 'kort', repeatedPassword: 'kort' }, 'minst 12 tecken'],
      [{ ...good, newPassword: 'Sommaren2026!', repeatedPassword: 'Sommaren2026!' }, 'lätt att gissa'],
      [
        { ...good, newPassword: 'maja ek och andra', repeatedPassword: 'maja ek och andra' },
        'innehålla namnet',
      ],
    ];
    for (const [fields, words] of cases) {
      const answer = await change(fields);
      expect([words, answer.status]).toEqual([words, 422]);
      expect(answer.text).toContain(words);
      expect(answer.text).not.toContain(NEW);
    }
    const other = test.stranger();
    await other.submit('/sign-in', { username, password: PASSWORD });
    const done = await change(good);
    expect(done.headers.location).toBe('/account');
    expect((await browser.get('/account')).text).toContain('Lösenordet är bytt');
    expect([await isIn(other), await isIn(browser)]).toEqual([false, true]);
    const signIn = async (password: string) =>
      (await test.stranger().submit('/sign-in', { username, password })).status;
    expect([await signIn(PASSWORD), await signIn(NEW)]).toEqual([422, 303]);
  });

  it('is limited to ten wrong guesses, by page and API together', async () => {
    const { browser } = await newHolder();
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
    const input = { currentPassword: 'gissning', newPassword: 'fyra hästar badar bastu' };
    const form = { ...input, repeatedPassword: input.newPassword };
    const outcomes: (string | number)[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      outcomes.push((await browser.graphql(change, { input })).errors![0]!.extensions.code);
      outcomes.push((await browser.submit('/account', form, '/account/password')).status);
    }
    expect(new Set(outcomes)).toEqual(new Set(['INVALID', 422]));
    const right = { ...input, currentPassword: PASSWORD };
    const { errors } = await browser.graphql(change, { input: right });
    expect(errors![0]!.extensions.code).toBe('TOO_MANY_REQUESTS');
  });
});

describe('the API', () => {
  it('does what the page does', async () => {
    const holder = await newHolder();
    const { browser } = holder;
    const begun = await browser.graphql(
      'mutation ($input: BeginTotpInput!) { beginTotp(input: $input) { secret address } }',
      { input: { password: PASSWORD } },
    );
    const { secret, address } = begun.data.beginTotp;
    expect(new URL(address).searchParams.get('secret')).toBe(secret);
    const confirmed = await browser.graphql(
      'mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) }',
      {
        input: { code: codeOf(secret) },
      },
    );
    expect(confirmed.data.confirmTotp).toHaveLength(10);
    expect((await browser.graphql('{ ownTotp { isOn recoveryCodesLeft } }')).data.ownTotp).toEqual({
      isOn: true,
      recoveryCodesLeft: 10,
    });
    await forgetLastStep(holder.id);
    const ended = await browser.graphql('mutation ($input: EndTotpInput!) { endTotp(input: $input) }', {
      input: { password: PASSWORD, code: codeOf(secret) },
    });
    expect(ended.data.endTotp).toBe(true);
    const changed = await browser.graphql(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }',
      {
        input: { currentPassword: PASSWORD, newPassword: 'fyra hästar badar bastu' },
      },
    );
    expect(changed.data.changePassword).toBe(true);
    expect(await isIn(browser)).toBe(true);
    expect(await signsInByPassword(holder)).toBe(false);
  });
});

describe('where one-time codes are required', () => {
  let strict: TestApp;
  beforeAll(async () => {
    strict = await startTestApp({ REQUIRE_TOTP: 'true' });
  });
  afterAll(() => strict.close());

  it('nothing is reached before they are on, and everything after', async () => {
    const browser = await strict.signIn(Role.NATIONAL_ANALYST);
    const { username, id } = await strict.unitOfWork.reader.findOneByOrFail(Account, {});
    for (const path of ['/', '/map', '/teams', '/accounts']) {
      const answer = await browser.get(path).set('Accept', 'text/html');
      expect([path, answer.status, answer.headers.location]).toEqual([path, 303, '/account']);
    }
    const { errors } = await browser.graphql('{ regions { code } }');
    expect(errors![0]!.extensions.code).toBe('TOTP_REQUIRED');
    const page = await browser.get('/account');
    expect(page.text).toContain(sv('ownAccount.mustTurnOnTotp'));
    expect(page.text).not.toContain('href="/map"');
    const passwordHash = await hashPassword(PASSWORD, CHEAP_COST);
    await strict.unitOfWork.run((manager) => manager.update(Account, { id }, { passwordHash }));
    await turnOn({ id, username, browser });
    expect(await isIn(browser)).toBe(true);
  });

  it('leaving is still possible', async () => {
    const browser = await strict.signIn(Role.NATIONAL_ANALYST);
    expect((await browser.submit('/account', {}, '/sign-out')).headers.location).toBe('/sign-in');
  });
});
