import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { Role } from '../../src/access/role.js';
import { pageHandlers } from '../support/handlers.js';
import { inputRules } from '../support/input-rules.js';
import { expectEveryLanguage } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';

let test: TestApp;
let browsers: Browser[];
beforeAll(async () => {
  test = await startTestApp();
  const { teamId } = await addTeam(test.unitOfWork);
  browsers = [
    await test.signIn(Role.ADMINISTRATOR),
    await test.signIn(Role.TEAM_MANAGER, { teamId }),
    await test.signIn(Role.COORDINATOR, { teamId }),
  ];
});
afterAll(() => test.close());

/** What reading itself writes: sessions, the log, and the counts of wrong passwords. */
const WRITTEN_BY_READING = ['session', 'audit_log_entry', 'tally'];

/** How many rows each table has. */
async function rowCounts(): Promise<Record<string, number>> {
  const { reader } = test.unitOfWork;
  const counts: Record<string, number> = {};
  for (const { tableName } of reader.connection.entityMetadatas)
    if (!WRITTEN_BY_READING.includes(tableName))
      counts[tableName] = Number((await reader.query(`SELECT COUNT(*) AS n FROM ${tableName}`))[0].n);
  return counts;
}

/** A value of the right shape that no rule lets through: blank texts, unknown ids, numbers below zero. */
function useless(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return useless(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, useless(field.type)]));
  }
  if (!isScalarType(type)) throw new Error(`No useless value for ${type}`);
  return { ID: randomUUID(), Int: -1, Float: -1, Boolean: false }[type.name] ?? '';
}

describe('wrong input', () => {
  it('to any mutation is answered with what and where, in Swedish and English, and writes nothing', async () => {
    const before = await rowCounts();
    const { schema } = test.app.get(GraphQLSchemaHost);
    const mutations = Object.values(schema.getMutationType()!.getFields());
    for (const { name, args, type } of mutations) {
      const declared = args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
      const passed = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
      const variables = Object.fromEntries(args.map((argument) => [argument.name, useless(argument.type)]));
      const fields = /\b(Boolean|Int|String)\b/.test(String(type)) ? '' : '{ __typename }';
      for (const browser of browsers) {
        const { errors } = await browser.graphql(
          `mutation (${declared}) { ${name}(${passed}) ${fields} }`,
          variables,
        );
        const { code, problems = [] } = errors?.[0]?.extensions ?? {};
        expect([name, code]).toEqual([name, expect.stringMatching(/^(INVALID|NOT_FOUND)$/)]);
        expect([name, problems.length]).not.toEqual([name, 0]);
        for (const { path, texts } of problems) {
          expect([name, typeof path]).toEqual([name, 'string']);
          expectEveryLanguage(texts);
        }
      }
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('to any form is answered with a page that says so, and writes nothing', async () => {
    const before = await rowCounts();
    const forms = pageHandlers(test).filter(
      ({ method, policy, path }) =>
        method === 'POST' &&
        policy !== 'public' &&
        policy !== 'signedIn' &&
        // Whoever searches for nothing is shown all.
        !['/received/search', '/received/persons/search'].includes(path),
    );
    expect(forms.length).toBeGreaterThan(10);
    for (const { path } of forms) {
      const address = path.replace(/:\w+/g, () => randomUUID());
      for (const browser of browsers) {
        const answer = await browser.submit('/', {}, address);
        expect([path, [400, 404, 422].includes(answer.status) || answer.status]).toEqual([path, true]);
        expect([path, answer.text]).toEqual([path, expect.stringContaining('<html lang="sv">')]);
      }
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('by way of an address is not found rather than a fault', async () => {
    const pages = pageHandlers(test).filter(({ method, path }) => method === 'GET' && path.includes(':'));
    for (const { path } of pages) {
      for (const wrong of ['x', randomUUID(), '%00', '..%2f..']) {
        const answer = await browsers[1]!.get(path.replace(/:\w+/g, wrong)).set('Accept', 'text/html');
        expect([path, wrong, [400, 404].includes(answer.status) || answer.status]).toEqual([
          path,
          wrong,
          true,
        ]);
      }
    }
  });

  it('that is blanks alone is no text, but may be a password', () => {
    const takesBlanks = inputRules().filter(({ name, isValid }) => name === 'isNotEmpty' && isValid(' \t\n'));
    expect(new Set(takesBlanks.map(({ propertyName }) => propertyName))).toEqual(
      new Set(['currentPassword', 'password', 'repeatedPassword']),
    );
  });

  it('that is too long for its column is told so, whatever letters it is made of', () => {
    // A file in base64 is kept as bytes.
    const lengths = inputRules().filter(
      ({ name, owner, propertyName }) =>
        /^(maxLength|isLength)$/.test(name!) && owner !== 'Config' && propertyName !== 'contentBase64',
    );
    expect(lengths.length).toBeGreaterThan(80);
    // Two letters in a column; one, or none, in other ways to count.
    const taken = lengths.filter(({ constraints, isValid }) => {
      const most = Number(constraints!.at(-1));
      return isValid('\u2708\ufe0f'.repeat(most)) || isValid('\u{1f600}'.repeat(most + 1));
    });
    expect(taken.map(({ owner, propertyName }) => `${owner}.${propertyName}`)).toEqual([]);
  });

  it('with a NUL in it is refused, in an address, a form and a query', async () => {
    const { status } = await browsers[1]!.submit('/', { returnTo: '/\0', locale: 'sv' }, '/language');
    expect(status).toBe(400);
    const query = 'query ($id: ID!) { person(id: $id) { id } }';
    const { status: asked } = await browsers[1]!.agent
      .post('/graphql')
      .send({ query, variables: { id: '\0' } });
    expect(asked).toBe(400);
    expect((await browsers[1]!.get('/map/%00')).status).toBe(400);
  });
});
