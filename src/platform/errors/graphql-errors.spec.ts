import { ApolloServer } from '@apollo/server';
import { ForbiddenException, Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { expectEveryLanguage, said } from '../../../test/support/said.js';
import { checkRequest, wellFormedTexts } from '../graphql/check-request.js';
import { QUERY_LIMITS } from '../graphql/query-limits.js';
import { conflict, DomainError, invalid, notFound } from './domain-error.js';
import { formatGraphqlError, requestIdOnErrors } from './graphql-errors.js';
import type { SpokenProblem } from './spoken-problem.js';

const thrown: Record<string, () => Error> = {
  invalid: () => invalid([{ path: 'rows.0.text', code: 'maxLength', params: { max: 5 } }]),
  notFound: () => notFound('teamId'),
  conflict,
  notSignedIn: () => new DomainError('NOT_SIGNED_IN'),
  forbidden: () => new ForbiddenException(),
  database: () =>
    Object.assign(new Error('division by zero for 19121212-1212'), { code: '22012', parameters: ['Tolvan'] }),
};

const server = new ApolloServer<{ req: { id: string } }>({
  typeDefs: `
    enum Size { SMALL LARGE }
    input Row { text: String! }
    input Input { rows: [Row!]! size: Size }
    type Query { fail(how: String, input: Input): String say(text: String!): String number: Int }`,
  resolvers: {
    Query: {
      say: (_: unknown, { text }: { text: string }) => text,
      number: () => 'Tolvan',
      fail: (_: unknown, { how }: { how: string }) => {
        throw thrown[how]!();
      },
    },
  },
  includeStacktraceInErrorResponses: true,
  formatError: formatGraphqlError,
  parseOptions: { maxTokens: QUERY_LIMITS.tokens, maxSourceLength: QUERY_LIMITS.characters },
  validationRules: [wellFormedTexts],
  validationOptions: { hideSuggestions: true },
  plugins: [requestIdOnErrors, checkRequest as never],
});

async function ask(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const contextValue = { req: { id: 'request-1' } };
  const asked = { query, variables, operationName };
  const { body } = await server.executeOperation(asked, { contextValue });
  if (body.kind !== 'single') throw new Error('One answer was expected');
  return body.singleResult;
}
const problemsOf = (error: GraphQLFormattedError) => error.extensions!.problems as SpokenProblem[];
const errorOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).errors![0]!;

const fail = (how: string) => errorOf('query ($how: String) { fail(how: $how) }', { how });

afterEach(() => jest.restoreAllMocks());

describe('errors in GraphQL', () => {
  it('say what is wrong and where, in every language', async () => {
    expect((await fail('invalid')).extensions).toEqual({
      code: 'INVALID',
      problems: [
        {
          path: 'rows.0.text',
          code: 'maxLength',
          texts: said('Korta texten till högst 5 tecken.', 'Shorten the text to at most 5 characters.'),
        },
      ],
    });
  });

  it.each([
    ['notFound', 'NOT_FOUND', 'teamId'],
    ['conflict', 'CONFLICT', ''],
    ['notSignedIn', 'NOT_SIGNED_IN', ''],
    ['forbidden', 'FORBIDDEN', ''],
  ])('carry a stable code: %s is %s', async (how, code, path) => {
    expect((await fail(how)).extensions).toMatchObject({ code, problems: [{ path }] });
  });

  it('tell nothing of an unforeseen error but the id it is logged under, and log no values', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    const error = await fail('database');
    expect(error.message).toBe(
      'The fault has been noted. What you had not saved may be lost. Try again in a while.',
    );
    expect(error.extensions).toMatchObject({ code: 'INTERNAL', requestId: 'request-1' });
    expect(error.extensions).not.toHaveProperty('stacktrace');
    const logged = JSON.stringify(log.mock.calls);
    expect(logged).toContain('"requestId":"request-1"');
    expect(logged).toContain('graphql-errors.spec');
    expect(logged).not.toMatch(/19121212|Tolvan/);
  });

  it('keep the words of graphql-js that name fields and types alone', async () => {
    const error = await errorOf('{ nothing }');
    expect(error.message).toBe('Cannot query field "nothing" on type "Query".');
    expect(error.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(error.extensions).not.toHaveProperty('stacktrace');
    expect((await errorOf(`{ ${'n'.repeat(9000)} }`)).message.length).toBe(300);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{ say(text: "19121212-1212" "Tolvan") '],
    ['GRAPHQL_PARSE_FAILED', '{ say(text: "Tolvan'],
    ['GRAPHQL_VALIDATION_FAILED', '{ fail(input: "19121212-1212") }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ say(text: 191212121212) }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ fail(input: { rows: [], size: Tolvan }) }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ say(text: ["Tolvan"]) }'],
    ['BAD_USER_INPUT', 'query ($input: Input) { fail(input: $input) }', { input: 'Tolvan' }],
    [
      'BAD_USER_INPUT',
      'query ($input: Input) { fail(input: $input) }',
      { input: { size: 'Tolvan', rows: [] } },
    ],
    ['BAD_USER_INPUT', 'query ($how: String) { fail(how: $how) }', { how: ['19121212-1212'] }],
    ['OPERATION_RESOLUTION_FAILURE', 'query A { say(text: "a") }', {}, 'Tolvan'],
    ['INTERNAL', '{ number }'],
  ])('of the kind %s repeat no value: %s', async (code, query, variables = {}, operationName?: string) => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    const error = await errorOf(query, variables, operationName);
    expect(error.extensions).toMatchObject({ code });
    expect(JSON.stringify(error)).not.toMatch(/1212|Tolvan/);
    for (const { texts } of problemsOf(error)) expectEveryLanguage(texts);
  });

  it.each([
    [{ rows: [{ text: 'a' }, { text: 7 }] }, ['rows.1.text invalid']],
    [{ rows: [{}] }, ['rows.0.text isNotEmpty']],
    [{}, ['rows isNotEmpty']],
    [{ rows: [{ text: 'a', more: 1 }], size: 'HUGE' }, ['rows.0.more whitelistValidation', 'size invalid']],
    [{ rows: { text: null } }, ['rows.text isNotEmpty']],
    [[{ rows: [] }], ['input isObject']],
  ])('find the places in a variable of the wrong type: %j', async (input, places) => {
    const error = await errorOf('query ($input: Input) { fail(input: $input) }', { input });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(problemsOf(error).map(({ path, code }) => `${path} ${code}`)).toEqual(places);
  });

  it('tell at most twenty places at once', async () => {
    const rows = Array.from({ length: 5000 }, () => ({ text: 7 }));
    const error = await errorOf('query ($input: Input) { fail(input: $input) }', { input: { rows } });
    expect(problemsOf(error)).toHaveLength(20);
  });

  it.each(['"a\\u0000b"', '"a\\u{0}b"'])('refuse a NUL in the document, and say where: %s', async (text) => {
    const { extensions, locations } = await errorOf(`{ say(text: ${text}) }`);
    expect(extensions).toMatchObject({
      code: 'BAD_REQUEST',
      problems: [{ path: 'query', code: 'text.nul' }],
    });
    expect(locations).toEqual([{ line: 1, column: 13 }]);
  });

  it.each(['"\\ud83d"', '"""\ud83d"""'])('refuse half a letter in the document: %j', async (text) => {
    expect((await errorOf(`{ say(text: ${text}) }`)).extensions).toMatchObject({
      code: 'GRAPHQL_PARSE_FAILED',
    });
  });

  it('are not made of a text in another spelling: it gets ours', async () => {
    expect((await ask('{ say(text: "A\\u030asa") }')).data).toEqual({ say: 'Åsa' });
    expect((await ask('{ say(text: """A\u030asa""") }')).data).toEqual({ say: 'Åsa' });
  });

  it('tell a query that is too long', async () => {
    const { extensions } = await errorOf(`{ say(text: "${'a'.repeat(QUERY_LIMITS.characters)}") }`);
    expect(extensions).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      problems: [{ code: 'queryLimit.characters' }],
    });
  });
});
