import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isLeafType, isRequiredArgument } from 'graphql';
import { Role } from '../../src/access/role.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { MOST_VALUES } from '../../src/platform/door/check-values.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';
import { sv } from '../support/words.js';

let test: TestApp;
let teamId: string;
let manager: Browser;
beforeAll(async () => {
  test = await startTestApp({ NODE_ENV: 'production', PASSWORD_COST: undefined });
  ({ teamId } = await addTeam(test.unitOfWork));
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
});
afterAll(() => test.close());

/** One request, letter for letter, as no well-behaved client sends it. */
function raw(url: string, ...lines: string[]): Promise<string> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

describe('every answer', () => {
  const policy =
    "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'";
  const all: Record<
    string,
    [() => Promise<{ status: number; headers: Record<string, string> }>, number, string, string]
  > = {
    'a page': [async () => manager.get('/teams'), 200, 'text/html; charset=utf-8', 'no-store'],
    'a page of one team': [
      async () => manager.get(`/teams/${teamId}/import`),
      200,
      'text/html; charset=utf-8',
      'no-store',
    ],
    'the API': [
      async () => manager.agent.post('/graphql').send({ query: '{ teams { total } }' }),
      200,
      'application/json; charset=utf-8',
      'no-store',
    ],
    'a query that is wrong': [
      async () => manager.agent.post('/graphql').send({ query: '{' }),
      400,
      'application/json; charset=utf-8',
      'no-store',
    ],
    'a file to keep': [
      async () => manager.get(`/teams/${teamId}/import/templates/${ImportKind.STAFF}`),
      200,
      'text/csv; charset=utf-8',
      'no-store',
    ],
    'a static file': [async () => manager.get('/static/app.css'), 200, 'text/css; charset=utf-8', 'no-cache'],
    'a static file there is not': [
      async () => manager.get('/static/app.map'),
      404,
      'application/json; charset=utf-8',
      'no-store',
    ],
    'a page there is not': [
      async () => manager.get('/nothing').set('Accept', 'text/html'),
      404,
      'text/html; charset=utf-8',
      'no-store',
    ],
    'a page for the signed in': [
      async () => test.stranger().get('/teams').set('Accept', 'text/html'),
      303,
      'text/html; charset=utf-8',
      'no-store',
    ],
    'a form without its token': [
      async () => manager.agent.post('/accounts').type('form').send({}),
      403,
      'application/json; charset=utf-8',
      'no-store',
    ],
    'the state of health': [
      async () => test.stranger().get('/health/ready'),
      200,
      'application/json; charset=utf-8',
      'no-store',
    ],
  };

  it.each(Object.keys(all))('carries what keeps a browser safe: %s', async (name) => {
    const [ask, status, contentType, cacheControl] = all[name]!;
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': contentType,
      'cache-control': cacheControl,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    for (const header of ['x-powered-by', 'server', 'access-control-allow-origin'])
      expect(answer.headers[header]).toBeUndefined();
  });

  it('is open to no other site, also one that asks first', async () => {
    const answer = await manager.agent
      .options('/graphql')
      .set('Origin', 'https://evil.example')
      .set('Access-Control-Request-Method', 'POST');
    expect(Object.keys(answer.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
  });

  it('names a file itself, and says that it is to be kept', async () => {
    const { headers } = await manager.get(`/teams/${teamId}/import/templates/${ImportKind.STAFF}`);
    expect(headers['content-disposition']).toBe('attachment; filename=personal.csv');
  });
});

describe('behind a proxy with TLS', () => {
  let secure: TestApp;
  beforeAll(async () => {
    secure = await startTestApp({ SECURE_COOKIES: 'true', TRUSTED_PROXIES: '1' });
  });
  afterAll(() => secure.close());
  const tls = { 'X-Forwarded-Proto': 'https', Accept: 'text/html' };

  it('cookies go back to this server only, over TLS only, and to no script', async () => {
    const shown = await secure.stranger().get('/sign-in').set(tls);
    const [ofForms] = shown.headers['set-cookie'] as unknown as string[];
    const kept = String.raw`[^;]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$`;
    expect(ofForms).toMatch(new RegExp(`^__Host-csrf=${kept}`));
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(shown.text)![1];
    const post = (path: string, fields: object) =>
      secure
        .stranger()
        .agent.post(path)
        .set({ ...tls, Cookie: ofForms!.split(';')[0]! })
        .type('form')
        .send({ _csrf, ...fields });
    const [username, password] = ['asa', randomUUID()];
    await addAccount(secure.unitOfWork, { username, password, role: Role.NATIONAL_ANALYST });
    const signedIn = await post('/sign-in', { username, password });
    const cookies = (signedIn.headers['set-cookie'] as unknown as string[]).sort();
    expect(cookies).toHaveLength(2);
    expect(cookies[0]).toMatch(new RegExp(`^__Host-known=${kept}`));
    expect(cookies[1]).toMatch(
      /^__Host-teamkompass=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const chosen = await post('/language', { locale: 'en', returnTo: '/sign-in' });
    const language = (chosen.headers['set-cookie'] as unknown as string[]).find((cookie) =>
      cookie.includes('locale'),
    )!;
    expect(language).toMatch(
      /^__Host-locale=en; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const english = await secure
      .stranger()
      .get('/sign-in')
      .set({ ...tls, Cookie: language.split(';')[0]! });
    expect(english.text).toContain('<html lang="en">');
  });

  it('no session is given over a line that is not safe', async () => {
    const shown = await secure.stranger().get('/sign-in');
    expect(shown.headers['set-cookie']).toBeUndefined();
  });

  it('browsers are told to use TLS for a year, and otherwise nothing is promised', async () => {
    const { headers } = await secure.stranger().get('/health/live');
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await test.stranger().get('/health/live')).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('the server', () => {
  it('does not wait for ever for a request', () => {
    const server: Server = test.app.getHttpServer();
    expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 120_000]);
    expect(server.keepAliveTimeout).toBeLessThanOrEqual(10_000);
  });

  it.each(['TRACE', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
    'has nothing for %s',
    async (method) => {
      const answer = await raw(
        test.url,
        `${method} /sign-in HTTP/1.1`,
        'Host: x',
        'X-Secret: hemligheten',
        'Content-Length: 0',
        'Connection: close',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 40[345] /);
      expect(answer).not.toContain('hemligheten');
    },
  );

  it.each([
    ['a method nobody knows', ['BREW /sign-in HTTP/1.1', 'Host: x']],
    [
      'two lengths of one body',
      ['POST /sign-in HTTP/1.1', 'Host: x', 'Content-Length: 5', 'Transfer-Encoding: chunked'],
    ],
    ['no host', ['GET /sign-in HTTP/1.1']],
    ['headers that are too long', ['GET /sign-in HTTP/1.1', 'Host: x', `X-Long: ${'x'.repeat(20_000)}`]],
  ])('refuses %s before anything reads it', async (_, lines) => {
    const answer = await raw(test.url, ...lines);
    expect(answer).toMatch(
      /^HTTP\/1\.1 4\d\d [^\r]+\r\n(Connection: close|Date: [^\r]+\r\nConnection: close)/,
    );
    expect(answer.split('\r\n\r\n')[1]).toMatch(/^(0)?$/);
  });

  it('believes no address that the sender says it has', async () => {
    const answer = await raw(
      test.url,
      'GET /teams HTTP/1.1',
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
      'Forwarded: host=evil.example',
      'Accept: text/html',
      'Connection: close',
    );
    expect(answer).toContain('\r\nLocation: /sign-in?next=%2Fteams\r\n');
    expect(answer).not.toContain('evil.example');
    const page = await raw(
      test.url,
      'GET /sign-in HTTP/1.1',
      'Host: evil.example',
      'Referer: https://evil.example/x',
      'Connection: close',
    );
    expect(page).not.toContain('evil.example');
  });

  it('counts failed sign-ins by the address of the line, whatever the sender says', async () => {
    const one = await startTestApp();
    try {
      const usernames = ['a', 'b', 'c', 'd', 'e', 'f'];
      for (const username of usernames)
        await addAccount(one.unitOfWork, { username, password: randomUUID(), role: Role.NATIONAL_ANALYST });
      const guess = async (attempt: number) => {
        const browser = one.stranger();
        const token = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/sign-in')).text)![1];
        return browser.agent
          .post('/sign-in')
          .set('X-Forwarded-For', `192.0.2.${attempt}`)
          .type('form')
          .send({ _csrf: token, username: usernames[Math.floor(attempt / 10)], password: 'gissning' });
      };
      for (let attempt = 0; attempt < 50; attempt++) expect((await guess(attempt)).status).toBe(422);
      expect((await guess(50)).status).toBe(429);
    } finally {
      await one.close();
    }
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'http:evil.example',
    ' //evil.example',
    '/\t/evil.example',
  ])('sends nobody from sign-in to %j', async (next) => {
    const { text } = await test.stranger().get(`/sign-in?next=${encodeURIComponent(next)}`);
    const kept = /name="next" value="([^"]*)"/.exec(text)![1]!;
    expect(new URL(kept, 'https://teamkompass.example').origin).toBe('https://teamkompass.example');
    expect(kept === '/' || kept === '/%09/evil.example').toBe(true);
  });
});

describe('text', () => {
  it('is never part of a question to the database', async () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const isText = ({ type }: { type: unknown }) => /^(ID|String)\b/.test(String(type));
    const queries = Object.values(schema.getQueryType()!.getFields()).filter(
      ({ args }) => args.some(isText) && args.filter(isRequiredArgument).every(isText),
    );
    expect(queries.length).toBeGreaterThan(5);
    for (const { name, args, type } of queries) {
      const passed = args.filter(isText).map((argument) => `${argument.name}: "' OR '1'='1' --"`);
      // What is searched for in a list is found by nobody's name.
      const isSearch = args.some((argument) => argument.name === 'query');
      const fields = isLeafType(getNamedType(type)) ? '' : isSearch ? '{ total }' : '{ __typename }';
      const { data, errors } = await manager.graphql(`{ ${name}(${passed.join(', ')}) ${fields} }`);
      const answer = errors?.[0]?.extensions.code ?? data[name].total;
      expect([name, answer]).toEqual([
        name,
        isSearch && !errors ? 0 : expect.stringMatching(/^(NOT_FOUND|INVALID)$/),
      ]);
    }
  });
});

describe('files of the product', () => {
  it.each([
    '/static/',
    '/static/..%2fpackage.json',
    '/static/%2e%2e/package.json',
    '/package.json',
    '/.git/config',
    '/data/',
  ])('are served from one folder, and not listed: %s', async (path) => {
    const answer = await raw(test.url, `GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close');
    expect(answer).toMatch(/^HTTP\/1\.1 40[34] /);
    expect(answer).not.toMatch(/dependencies|app\.css/);
  });
});

const token = async () => /name="_csrf" value="([^"]+)"/.exec((await manager.get('/teams')).text)![1]!;

describe('a body', () => {
  it.each([
    ['JSON', 'application/json', 2 * 1024 * 1024, (size: number) => `{"query":"${'x'.repeat(size - 12)}"}`],
    ['form', 'application/x-www-form-urlencoded', 1024 * 1024, (size: number) => `a=${'x'.repeat(size - 2)}`],
  ])('of %s has a greatest size', async (_, type, most, body) => {
    const send = async (size: number) =>
      (await manager.agent.post('/graphql').set('Content-Type', type).send(body(size))).status;
    expect([await send(most), await send(most + 1)]).toEqual([400, 413]);
  });

  it('has at most so many fields, and fields within fields', async () => {
    const send = async (body: string) =>
      (
        await manager.agent
          .post('/language')
          .type('form')
          .set('X-CSRF-Token', await token())
          .send(body)
      ).status;
    const fields = (count: number) => Array.from({ length: count }, (_, index) => `a${index}=1`).join('&');
    expect(await send(`${fields(MOST_VALUES - 1)}&locale=sv`)).toBe(303);
    expect(await send(`${fields(MOST_VALUES)}&locale=sv`)).toBe(413);
    expect(await send(`a${'[b]'.repeat(31)}=1&locale=sv`)).toBe(303);
    expect(await send(`a${'[b]'.repeat(100)}=1&locale=sv`)).toBe(400);
  });

  it('as JSON is refused when it is too deep to read', async () => {
    const deep = (levels: number) =>
      `{"query":"{ teams { total } }","variables":{"a":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
    const send = async (levels: number) =>
      (await manager.agent.post('/graphql').type('json').send(deep(levels))).status;
    expect([await send(30), await send(31), await send(100_000)]).toEqual([200, 400, 400]);
  });

  it('changes no prototype', async () => {
    await manager.agent
      .post('/language')
      .type('form')
      .set('X-CSRF-Token', await token())
      .send('__proto__[polluted]=1&constructor[prototype][polluted]=1&locale=sv');
    await manager.agent
      .post('/graphql')
      .type('json')
      .send('{"query":"{ teams { total } }","__proto__":{"polluted":1}}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('that repeats a field is no way round a rule', async () => {
    const answer = await manager.agent
      .post('/language')
      .type('form')
      .set('X-CSRF-Token', await token())
      .send('locale=sv&locale=en');
    expect(answer.status).toBe(422);
  });
});

describe('a file', () => {
  const page = () => `/teams/${teamId}/import`;
  async function upload(
    name: string,
    content: Buffer | string,
    more: (request: any) => any = (request) => request,
  ) {
    const _csrf = /name="_csrf" value="([^"]+)"/.exec((await manager.get(page())).text)![1]!;
    const request = manager.agent
      .post(page())
      .set('Accept', 'text/html')
      .field('_csrf', _csrf)
      .field('kind', ImportKind.MEETINGS)
      .attach('file', Buffer.from(content), name);
    return more(request) as Promise<{ status: number; text: string }>;
  }
  const good = 'datum;tid;minuter;personal;personer\r\n';

  it('is taken for what is in it, not for what it is called', async () => {
    expect((await upload('möten.csv', '%PDF-1.7\n\0')).text).toContain(sv('import.reason.fileNotText'));
    const zip = Buffer.from([0x50, 0x4b, 3, 4, 0, 0]);
    expect((await upload('möten.csv', zip)).text).toContain(sv('import.reason.fileNotText'));
    expect((await upload('möten.exe', good)).text).toContain(sv('import.reason.fileNotCsv'));
  });

  it('may have any name that is a name, and no path comes of it', async () => {
    expect((await upload(`../../${'å'.repeat(300)}.csv`, good)).status).toBe(422);
    expect((await upload('a\0.csv', good)).status).toBe(400);
    const encoded = `--x\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8''a%00.csv\r\n\r\n${good}\r\n--x--\r\n`;
    const sent = await manager.agent
      .post(page())
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .set('X-CSRF-Token', await token())
      .send(encoded);
    expect(sent.status).toBe(400);
    const { text } = await upload('"><script>alert(1)</script>.csv', good);
    expect(text).not.toContain('<script>alert');
  });

  it('comes alone, in its own field, and with few others', async () => {
    const two = await upload('a.csv', good, (request) => request.attach('file', Buffer.from(good), 'b.csv'));
    expect(two.status).toBe(400);
    const elsewhere = await upload('a.csv', good, (request) =>
      request.attach('other', Buffer.from(good), 'b.csv'),
    );
    expect(elsewhere.status).toBe(400);
    const many = await upload('a.csv', good, (request) => {
      for (let field = 0; field < 60; field++) request.field(`f${field}`, 'x');
      return request;
    });
    expect(many.status).toBe(413);
    expect(many.text).toContain(sv('problem.body.tooManyFields', { max: 50 }));
    const cutOff = manager.agent.post(page()).set('Content-Type', 'multipart/form-data; boundary=x');
    expect((await cutOff.send('--x\r\nContent-Disposition: form-data; name="file"')).status).toBe(400);
  });

  it('is read for nobody who is not signed in', async () => {
    const stranger = test.stranger();
    const answer = await stranger.agent
      .post(`/teams/${randomUUID()}/import`)
      .attach('file', Buffer.from(good), 'a.csv');
    expect(answer.status).toBe(401);
  });
});
