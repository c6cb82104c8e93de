import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Writable } from 'node:stream';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType } from 'graphql';
import { pino } from 'pino';
import { Role } from '../../src/access/role.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { MOST_VALUES } from '../../src/platform/door/check-values.js';
import { AT_ONCE } from '../../src/platform/door/fair-share.js';
import { TIME_LIMITS } from '../../src/platform/door/limit-time.js';
import { UPLOADS_AT_ONCE, UPLOADS_OF_ONE } from '../../src/platform/door/uploads.js';
import type { LocalText } from '../../src/platform/i18n/local-text.js';
import { inputRules } from '../support/input-rules.js';
import { expectEveryLanguage } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';

let test: TestApp;
let teamId: string;
let manager: Browser;
let administrator: Browser;
let token: string;
const logged: { req?: { path?: string } }[] = [];

beforeAll(async () => {
  const lines = new Writable({
    write(line, _, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  test = await startTestApp({}, { logger: pino({ level: 'info' }, lines) });
  ({ teamId } = await addTeam(test.unitOfWork));
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  administrator = await test.signIn(Role.ADMINISTRATOR);
  token = await tokenOf(manager);
});
afterAll(() => test.close());

async function tokenOf(browser: Browser): Promise<string> {
  return /name="_csrf" value="([^"]+)"/.exec((await browser.get('/account')).text)![1]!;
}

const form = (body: string) =>
  manager.agent.post('/language').type('form').set('X-CSRF-Token', token).send(body);
const json = (body: string, path = '/language') =>
  manager.agent.post(path).type('json').set('X-CSRF-Token', token).send(body);
/** Status, place and problem, and that every language says it in words of their own. */
function told({ status, body }: { status: number; body: any }) {
  const [{ path, code, texts }] = body.problems;
  expectEveryLanguage(texts);
  expect(texts.every(({ text }: LocalText) => text.length > 20)).toBe(true);
  return [status, path, code];
}

describe('a text that cannot be kept', () => {
  const bad = [
    ['nul', '\0'],
    ['loneSurrogate', '\ud83d'],
    ['accents', `a${'\u0301'.repeat(31)}`],
  ] as const;

  it.each(bad)('is refused in JSON, wherever it stands: %s', async (fault, text) => {
    const rows = { locale: 'sv', rows: [{ text: 'a' }, { text }] };
    expect(told(await json(JSON.stringify(rows)))).toEqual([400, 'rows.1.text', `text.${fault}`]);
    const query = 'query ($id: ID!) { team(id: $id) { id } }';
    const asked = await json(JSON.stringify({ query, variables: { id: text } }), '/graphql');
    expect(told(asked)).toEqual([400, 'variables.id', `text.${fault}`]);
    expect(told(await json(JSON.stringify({ query: `{ teams { total } } # ${text}` }), '/graphql'))).toEqual([
      400,
      'query',
      `text.${fault}`,
    ]);
    expect(told(await json(JSON.stringify({ [text]: 'a' })))).toEqual([400, '', 'body.fieldName']);
  });

  it('is refused in a query that spells it by its number', async () => {
    for (const [fault, text] of [
      ['nul', '\\u0000'],
      ['accents', `a${'\\u0301'.repeat(31)}`],
    ]) {
      const { errors } = await manager.graphql(`{ team(id: "${text}") { id } }`);
      expect(errors![0]!.extensions).toMatchObject({
        code: 'BAD_REQUEST',
        problems: [{ path: 'query', code: `text.${fault}` }],
      });
    }
  });

  it.each([
    ['a NUL', 'locale=sv&text=a%00', 'text', 'text.nul'],
    ['accents', `locale=sv&rows[0][text]=${'%CC%81'.repeat(31)}`, 'rows.0.text', 'text.accents'],
    ['half a letter', 'locale=sv&text=%ED%A0%BD', '', 'text.notUtf8'],
    ['a byte of no letter', 'locale=sv&text=%E5', '', 'text.notUtf8'],
    ['a sign that should have been spelled', 'locale=sv&text=100%', '', 'text.notUtf8'],
  ])('is refused in a form: %s', async (_, body, path, code) => {
    expect(told(await form(body))).toEqual([400, path, code]);
  });

  it('is refused when it is not UTF-8 at all', async () => {
    const latin = Buffer.from('{"text":"Åsa"}', 'latin1');
    const send = (type: string, body: Buffer) =>
      manager.agent
        .post('/language')
        .set('Content-Type', type)
        .set('X-CSRF-Token', token)
        .serialize((sent) => sent as never)
        .send(body);
    expect(told(await send('application/json', latin))).toEqual([400, '', 'text.notUtf8']);
    const wide = Buffer.from('{"locale":"sv"}', 'utf16le');
    expect(told(await send('application/json; charset=utf-16le', wide))).toEqual([400, '', 'text.notUtf8']);
    const asLatin = 'application/x-www-form-urlencoded; charset=iso-8859-1';
    expect(told(await send(asLatin, Buffer.from('locale=sv')))).toEqual([400, '', 'text.notUtf8']);
  });

  it('is refused in an address, also for somebody who is not signed in', async () => {
    for (const address of ['/map/%00', '/teams?x=%00', '/%E5', '/teams?x=%ED%A0%80', '/static/%00'])
      expect([address, ...told(await test.stranger().get(address))]).toEqual([
        address,
        400,
        '',
        'text.address',
      ]);
  });

  it('gets its one spelling before its length is measured', async () => {
    // Each is two letters in their one spelling, and too much for the column then.
    const name = '\u0958'.repeat(200);
    const create = 'mutation ($input: CreatePrincipalInput!) { createPrincipal(input: $input) { name } }';
    const input = { name, kind: 'REGION', regionCode: '08' };
    const { errors } = await administrator.graphql(create, { input });
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'name', code: 'maxLength' }]);
    const made = await administrator.graphql(create, { input: { ...input, name: 'Region A\u030asele' } });
    expect(made.data.createPrincipal).toEqual({ name: 'Region Åsele' });
  });
});

/** As many values as an input may hold, each list as long as its rule lets it be. */
function valuesIn(type: GraphQLInputType, longest: (of: string, field: string) => number): number {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return 1;
  return Object.values(named.getFields()).reduce((sum, field) => {
    const one = valuesIn(field.type, longest);
    return sum + (isListType(getNullableType(field.type)) ? 1 + longest(named.name, field.name) * one : one);
  }, 1);
}

describe('the structure of what is sent', () => {
  it('may hold four times what the largest form holds', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const rules = inputRules().filter(({ name }) => name === 'arrayMaxSize');
    const longest = (of: string, field: string) =>
      Number(
        rules.find(({ owner, propertyName }) => owner === of && propertyName === field)?.constraints?.[0] ??
          50,
      );
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const [most] = inputs.map((type) => valuesIn(type, longest)).sort((a, b) => b - a);
    // A draft of a crisis plan: itself and 9 fields, 20 units of 7, 20 contacts of 7, 20 participants of 5, 30 sections of 2 and
    // 200 statements of 8, and their lists.
    expect(most).toBe(1 + 9 + (1 + 20 * 7) + (1 + 20 * 7) + (1 + 20 * 5) + (1 + 30 * 2) + (1 + 200 * 8));
    expect(MOST_VALUES / most!).toBeGreaterThan(4);
  });

  it('is bounded before any rule reads it', async () => {
    const many = (count: number, value: string) =>
      `[${Array.from({ length: count }, () => value).join(',')}]`;
    expect(told(await json(many(600_000, '{}')))).toEqual([413, '', 'body.tooMany']);
    expect(told(await json(many(600_000, '{}'), '/graphql'))).toEqual([413, '', 'body.tooMany']);
    const within = `{"locale":"sv","rows":${many(MOST_VALUES - 2, '1')}}`;
    expect((await json(within)).status).toBe(303);
    expect(told(await json(within.replace('[', '[1,')))).toEqual([413, 'rows', 'body.tooMany']);
    expect(told(await json(`{"a":${'['.repeat(32)}${']'.repeat(32)}}`))).toMatchObject([
      400,
      {},
      'body.tooDeep',
    ]);
  });

  it.each([
    'x[toString]=1',
    'locale[toString]=1',
    'locale[valueOf]=1',
    '__proto__=1',
    '__proto__[toString]=1',
    'constructor=1',
    'constructor[prototype][x]=1',
    'hasOwnProperty=1',
    'rows[0][__proto__][x]=1',
    `${'x'.repeat(101)}=1`,
  ])('has no field that is called as every object’s own: %s', async (field) => {
    const { status, body } = await form(`locale=sv&${field}`);
    // The parser of forms itself leaves out some that would change a prototype.
    if (status === 303) expect(field).toMatch(/__proto__/);
    else expect([status, body.problems[0].code]).toEqual([400, 'body.fieldName']);
  });

  it('may be another than a form has, and is then told in the form', async () => {
    for (const body of [
      'locale[]=sv',
      'locale[x]=sv',
      'locale=sv&locale=en',
      'locale[0][a]=sv',
      'locale[length]=1',
    ])
      expect([body, (await form(body)).status]).toEqual([body, 422]);
    expect((await manager.agent.post('/language').set('X-CSRF-Token', token)).status).toBe(422);
    expect((await json('[]')).status).toBe(422);
  });
});

describe('the log of requests', () => {
  const number = '19121212-1212';

  it.each([
    ['/teams', '/teams'],
    ['/teams?name=Tolvan', '/teams'],
    [() => `/teams/${teamId}/import`, () => `/teams/${teamId}/import`],
    [() => `/TEAMS/${teamId}/`, 'unknown'],
    [`/persons/${number}`, '/persons/:personId'],
    [`/map/${number}`, '/map/:regionCode'],
    [`/${number}`, 'unknown'],
    ['/persons/Tolvan/Tolvansson', 'unknown'],
    ['/static/app.css', '/static/:file'],
    [`/static/${number}`, '/static/:file'],
    [`/links/${'Tolvan12'.repeat(4)}`, '/links/:token'],
    [`/links/${'Tolvan12'.repeat(4)}/print.pdf`, '/links/:token/print.pdf'],
    ['/graphql', '/graphql'],
    [`/graphql/${number}`, 'unknown'],
    [`/persons/${number}/%00`, 'unknown'],
  ])('writes of %s what may be written', async (address, path) => {
    const asked = typeof address === 'string' ? address : address();
    logged.length = 0;
    await manager.get(asked);
    const paths = logged.map(({ req }) => req?.path).filter((written) => written !== undefined);
    expect(paths).toEqual([typeof path === 'string' ? path : path()]);
    expect(JSON.stringify(logged)).not.toMatch(/1212|Tolvan/);
  });
});

describe('files that are sent', () => {
  interface Sender {
    browser: Browser;
    token: string;
  }

  /** Sends all of a form but the end of its file. */
  function begin({ browser, token }: Sender, name = Buffer.from('a.csv')) {
    const part = (field: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
    const sent = post(browser, `/teams/${teamId}/import`, 'multipart/form-data; boundary=x');
    sent.write(`${part('_csrf', token)}${part('kind', ImportKind.MEETINGS)}`);
    sent.write('--x\r\nContent-Disposition: form-data; name="file"; filename="');
    sent.write(Buffer.concat([name, Buffer.from('"\r\n\r\ndatum;')]));
    return { answered: answerOf(sent), end: () => sent.end('tid\r\n--x--\r\n') };
  }

  async function expectOneRefused(senders: readonly Sender[]): Promise<void> {
    const all = senders.map((sender) => begin(sender));
    const answers = all.map(({ answered }) => answered);
    // The others wait for the end of their files.
    const refused = await Promise.race(answers);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    for (const { end } of all) end();
    const statuses = (await Promise.all(answers)).map((answer) => answer.resume().statusCode);
    expect(statuses.filter((status) => status === 422)).toHaveLength(senders.length - 1);
  }

  it('are so many at once, and so many of one account; whoever comes then is told when to come again', async () => {
    const sender = async (): Promise<Sender> => {
      const browser = await test.signIn(Role.TEAM_MANAGER, { teamId });
      return { browser, token: await tokenOf(browser) };
    };
    const some = await Promise.all(Array.from({ length: UPLOADS_AT_ONCE / UPLOADS_OF_ONE + 1 }, sender));
    const [one] = some;
    await expectOneRefused(Array(UPLOADS_OF_ONE + 1).fill(one));
    const most = some.flatMap((each) => Array<Sender>(UPLOADS_OF_ONE).fill(each));
    await expectOneRefused(most.slice(0, UPLOADS_AT_ONCE + 1));
    const next = begin(one!);
    next.end();
    expect((await next.answered).resume().statusCode).toBe(422);
  });

  it.each([[0xff], [0xed, 0xa0, 0x80]])('have a name in UTF-8, and fields too (%p)', async (...bytes) => {
    const { answered, end } = begin({ browser: manager, token }, Buffer.from(bytes));
    end();
    expect((await answered).resume().statusCode).toBe(400);
    const sent = post(manager, `/teams/${teamId}/import`, 'multipart/form-data; boundary=x');
    sent.write(`--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`);
    sent.write('--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\n');
    sent.end(Buffer.concat([Buffer.from(bytes), Buffer.from('\r\n--x--\r\n')]));
    expect((await answerOf(sent)).resume().statusCode).toBe(400);
  });
});

it('whoever asks for too much at once is told so, and nobody else waits', async () => {
  const asked = Array.from({ length: AT_ONCE + 1 }, () => {
    const sent = post(administrator, '/language', 'application/json');
    sent.write('{');
    return { answered: answerOf(sent), end: () => sent.end('}') };
  });
  // The others wait for the end of what they send.
  const refused = await Promise.race(asked.map(({ answered }) => answered));
  expect(refused.statusCode).toBe(429);
  expect((await manager.get('/teams')).status).toBe(200);
  for (const { end } of asked) end();
  const statuses = await Promise.all(asked.map(async ({ answered }) => (await answered).resume().statusCode));
  expect(statuses.filter((status) => status === 403)).toHaveLength(AT_ONCE);
  expect((await administrator.get('/teams')).status).toBe(200);
});

it('a subscription is refused in words, for there are none', async () => {
  const answer = await test.stranger().agent.post('/graphql').send({ query: 'subscription { x }' });
  const [{ extensions }] = answer.body.errors.slice(-1);
  expect([extensions.code, extensions.problems[0].code]).toEqual(['BAD_REQUEST', 'query.subscription']);
});

/** Begins a request whose body is still to be sent. */
function post(browser: Browser, path: string, type: string) {
  const { hostname, port } = new URL(test.url);
  const headers = { cookie: cookieOf(browser), 'content-type': type, accept: 'application/json' };
  return request({ hostname, port, method: 'POST', path, headers });
}

const answerOf = async (sent: ReturnType<typeof post>): Promise<IncomingMessage> =>
  (await once(sent, 'response'))[0];

const cookieOf = ({ agent }: Browser): string =>
  agent.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();

it('a slow line is cut off by the limits of limit-time.ts', () => {
  expect(test.app.getHttpServer()).toMatchObject({
    headersTimeout: TIME_LIMITS.headers,
    requestTimeout: TIME_LIMITS.request,
    timeout: TIME_LIMITS.idle,
  });
});
