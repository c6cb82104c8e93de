import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { parse, validate } from 'graphql';
import { Role } from '../../src/access/role.js';
import { queryLimitRules } from '../../src/platform/graphql/query-limits.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { en } from '../support/words.js';

const TOO_COMPLEX = en('error.QUERY_TOO_COMPLEX.text');

let test: TestApp;
let browser: Browser;
beforeAll(async () => {
  test = await startTestApp();
  browser = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
async function refusalOf(query: string): Promise<string | undefined> {
  const { status, body } = await browser.agent.post('/graphql').send({ query });
  const error = body.errors?.[0];
  if (error?.extensions.code !== 'QUERY_TOO_COMPLEX') {
    expect([status, body.errors]).toEqual([200, undefined]);
    return undefined;
  }
  const [{ code, texts }] = error.extensions.problems;
  expect([status, body.data, error.message]).toEqual([400, undefined, TOO_COMPLEX]);
  expect(texts).toEqual(
    said(expect.stringMatching(/^Frågan .*\d/), expect.stringMatching(/^The query .*\d/)),
  );
  return code;
}

/** What a type is made of, so many levels down: `{ __type { name } }` is two. */
const ofDepth = (depth: number) =>
  `{ __type(name: "Team") { ${'ofType { '.repeat(depth - 2)}name ${'} '.repeat(depth - 2)}} }`;
/** The region costs 2 + 1.5 n, the items 2 + 1.5 times that, and the page the same again: 9.5 + 3.375 n. */
const ofCost = (fields: number) => `{ services { items { region { ${'code '.repeat(fields)} } } } }`;
/** One word and four brackets beside the fields, which differ: comparing the same one has a limit of its own. */
const ofTokens = (tokens: number) =>
  `{ regions { ${times(tokens - 5, (index) => ['code', 'name', 'aliases'][index % 3]!)} } }`;
const ofAliases = (aliases: number) => `{ ${times(aliases, (index) => `r${index}: regions { code }`)} }`;
const ofDirectives = (directives: number) =>
  `{ regions { ${'code @include(if: true) '.repeat(directives)} } }`;

describe('a query', () => {
  it.each([
    ['depth', 'levels', ofDepth, 8, 9],
    ['cost', 'fields, at a cost of 1498 and 1501', ofCost, 441, 442],
    ['tokens', 'words and signs', ofTokens, 1000, 1001],
    ['aliases', 'times the same root field', ofAliases, 10, 11],
    ['directives', 'directives', ofDirectives, 10, 11],
  ] as const)('has a limit of %s: %s', async (limit, _, query, allowed, refused) => {
    expect(await refusalOf(query(allowed))).toBeUndefined();
    expect(await refusalOf(query(refused))).toBe(`queryLimit.${limit}`);
  });

  it('passes no limit by way of fragments', async () => {
    const [open, close] = ['ofType { '.repeat(5), '}'.repeat(5)];
    const deep = `{ __type(name: "Team") { ${open} ...More ${close} } } fragment More on __Type { ofType { ofType { name } } }`;
    expect(await refusalOf(deep)).toBe('queryLimit.depth');
    const doubled = times(
      20,
      (index) => `fragment F${index} on Region { ...F${index + 1} ...F${index + 1} }`,
    );
    const wide = `{ regions { ...F0 } } ${doubled} fragment F20 on Region { code }`;
    expect(await refusalOf(wide)).toBe('queryLimit.cost');
    const named = `{ regions { ...N } services { items { region { ...N } } } } fragment N on Region { ${times(6, (index) => `n${index}: name`)} }`;
    expect(await refusalOf(named)).toBe('queryLimit.aliases');
  });

  it('with a fragment within itself is refused, and does not go round for ever', async () => {
    const { errors } = await browser.graphql('{ regions { ...A } } fragment A on Region { ...A }');
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('that repeats one field until comparing takes long is too complex too', async () => {
    const { errors } = await browser.graphql(`{ regions { ${'code '.repeat(995)} } }`);
    expect(errors![0]!.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });

  it('is not one of a batch', async () => {
    const query = '{ regions { code } }';
    const { status, body } = await browser.agent.post('/graphql').send([{ query }, { query }]);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('comes as JSON from a page of our own, and never in an address', async () => {
    const query = '{ regions { code } }';
    const asForm = await browser.agent.post('/graphql').type('form').send({ query });
    expect([asForm.status, asForm.body.data]).toEqual([400, undefined]);
    const address = `/graphql?query=${encodeURIComponent(query)}`;
    for (const method of ['get', 'head', 'put', 'options'] as const) {
      const answer = await browser.agent[method](address).set('Apollo-Require-Preflight', 'yes');
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'POST']);
    }
    const { body } = await browser.get(address).set('Apollo-Require-Preflight', 'yes');
    expect(body).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      problems: [{ texts: said(expect.stringContaining('POST')) }],
    });
  });

  it('of a variable that does not fit is answered with the place, and with nothing that was sent', async () => {
    const { status, body } = await browser.agent.post('/graphql').send({
      query: 'query ($id: ID!) { account(id: $id) { id } }',
      variables: { id: ['Did you mean '.repeat(8000)] },
    });
    expect([status, body.errors[0].extensions]).toMatchObject([
      400,
      { code: 'BAD_USER_INPUT', problems: [{ path: 'id', code: 'invalid' }] },
    ]);
    expect(JSON.stringify(body)).not.toContain('mean');
  });

  it('with a wrong name is told that it is wrong, and no other name', async () => {
    const { errors } = await browser.graphql('{ region { code } }');
    expect(errors![0]!.message).toBe('Cannot query field "region" on type "Query".');
    const input = { username: 'x', name: 'x', password: 'x', role: 'ADMINISTRATO' };
    const create = 'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }';
    const wrongValue = await browser.graphql(create, { input });
    expect(wrongValue.errors![0]!.message).not.toContain('ADMINISTRATOR');
  });

  it.each(readdirSync(join(projectRoot, 'schema', 'operations')))('of ours, %s, has room', (file) => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const text = readFileSync(join(projectRoot, 'schema', 'operations', file), 'utf8');
    expect(validate(schema, parse(text, { maxTokens: 500 }), queryLimitRules)).toEqual([]);
  });
});

describe('the schema', () => {
  const query = '{ __schema { queryType { name } } }';

  it('is told while the product is developed', async () => {
    const { data } = await browser.graphql(query);
    expect(data.__schema.queryType.name).toBe('Query');
  });

  it('is told to nobody in production', async () => {
    const production = await startTestApp({ NODE_ENV: 'production', PASSWORD_COST: undefined });
    try {
      const administrator = await production.signIn(Role.ADMINISTRATOR);
      for (const asked of [query, '{ __type(name: "Account") { name } }']) {
        const { status, body } = await administrator.agent.post('/graphql').send({ query: asked });
        expect([status, body.data, body.errors[0].extensions.code]).toEqual([
          400,
          undefined,
          'GRAPHQL_VALIDATION_FAILED',
        ]);
      }
    } finally {
      await production.close();
    }
  });
});
