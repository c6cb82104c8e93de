import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { expectEveryLanguage } from '../support/said.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

describe('sign-in', () => {
  it('sends a stranger to the sign-in page and back to where they were going', async () => {
    const stranger = test.stranger();
    const answer = await stranger.get('/teams').set('Accept', 'text/html');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Fteams');
  });

  it('refuses a wrong password in words and keeps the name', async () => {
    const answer = await test.stranger().submit('/sign-in', { username: 'nobody', password: 'wrong' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sv('problem.signInFailed'));
    expect(answer.text).toContain('value="nobody"');
    expect(answer.text).not.toContain('value="wrong"');
  });

  it('gives a new session at sign-in and ends it at sign-out', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    expect((await browser.get('/teams')).status).toBe(200);
    const out = await browser.submit('/teams', {}, '/sign-out');
    expect(out.headers.location).toBe('/sign-in');
    expect((await browser.get('/teams').set('Accept', 'text/html')).status).toBe(303);
  });

  it('refuses a form without its token', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const answer = await browser.agent
      .post('/accounts')
      .type('form')
      .send({ name: 'X' })
      .set('Accept', 'text/html');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Inget har ändrats');
  });

  it('never sends anybody to another server after sign-in', async () => {
    const answer = await test.stranger().get('/sign-in?next=//evil.example');
    expect(answer.text).toContain('name="next" value="/"');
  });

  it('stops guessing after ten failures for one name', async () => {
    const browser = test.stranger();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++)
      statuses.push((await browser.submit('/sign-in', { username: 'guessed', password: 'x' })).status);
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
  });
});

describe('accounts', () => {
  it('are made by an administrator, with every fault named', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const faulty = { name: 'Åsa', username: 'å', password: 'kort' };
    const wrong = await browser.submit('/accounts/new', faulty, '/accounts');
    expect(wrong.status).toBe(422);
    for (const field of ['username', 'password', 'role'])
      expect(wrong.text).toContain(`href="#field-${field}"`);
    const faultless = {
      name: 'Åsa',
      username: 'asa',
      password: 'fyra ord som sitter',
      role: Role.NATIONAL_ANALYST,
    };
    const right = await browser.submit('/accounts/new', faultless, '/accounts');
    expect(right.headers.location).toMatch(/^\/accounts\/[0-9a-f-]{36}$/);
    expect((await browser.get(right.headers.location as string)).text).toContain('Nationell analytiker');
  });

  it('get no password that is easy to guess, whoever makes them', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const account = { name: 'Åsa Ek', username: 'asa.ek', role: Role.NATIONAL_ANALYST };
    const form = { ...account, password: 'Sommaren2026!' };
    const answer = await browser.submit('/accounts/new', form, '/accounts');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sv('problem.passwordTooCommon'));
    expect(answer.text).not.toContain('Sommaren2026');
    const { errors } = await browser.graphql(
      'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }',
      { input: { ...account, password: 'Teamkompass för alla' } },
    );
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'password', code: 'passwordHoldsName' }]);
  });

  it('may have a password with blanks at its ends, and only that one signs in', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const password = ' vinglig sockerbit ';
    const account = { name: 'Ida', username: 'ida', role: Role.NATIONAL_ANALYST, password };
    await browser.submit('/accounts/new', account, '/accounts');
    const signIn = async (typed: string) =>
      (await test.stranger().submit('/sign-in', { username: 'ida', password: typed })).status;
    expect([await signIn(password), await signIn(password.trim())]).toEqual([303, 422]);
  });

  it('are not found for other roles', async () => {
    const browser = await test.signIn(Role.NATIONAL_ANALYST);
    expect((await browser.get('/accounts')).status).toBe(404);
    const { errors } = await browser.graphql('{ accounts { items { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('name each fault of a mutation in Swedish and English', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const { errors } = await browser.graphql(
      'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }',
      { input: { username: 'x y', name: '', password: 'short', role: 'COORDINATOR' } },
    );
    const { code, problems } = errors![0]!.extensions;
    expect(code).toBe('INVALID');
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(['username', 'name', 'password']);
    for (const { texts } of problems) expectEveryLanguage(texts);
  });

  it('get no role in a team and no employer that is not in the register', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const unknown = { teamId: randomUUID(), principalId: randomUUID() };
    const { errors } = await browser.graphql(
      'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }',
      {
        input: {
          username: 'nina',
          name: 'Nina',
          password: 'fyra ord som sitter',
          role: 'COORDINATOR',
          ...unknown,
        },
      },
    );
    expect(errors![0]!.extensions.problems).toMatchObject([
      { path: 'teamId', code: 'unknownTeam' },
      { path: 'principalId', code: 'unknownPrincipal' },
    ]);
  });
});
