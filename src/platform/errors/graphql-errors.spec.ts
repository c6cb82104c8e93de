import { ApolloServer } from '@apollo/server';
import { jest } from '@jest/globals';
import { ForbiddenException, Logger } from '@nestjs/common';
import { conflict, DomainError, invalid, notFound } from './domain-error.js';
import { formatGraphqlError, requestIdOnErrors } from './graphql-errors.js';

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
    input Row { text: String! }
    input Input { rows: [Row!]! }
    type Query { fail(how: String, input: Input): String }`,
  resolvers: {
    Query: {
      fail: (_: unknown, { how }: { how: string }) => {
        throw thrown[how]!();
      },
    },
  },
  includeStacktraceInErrorResponses: true,
  formatError: formatGraphqlError,
  plugins: [requestIdOnErrors],
});

async function errorOf(query: string, variables: Record<string, unknown> = {}) {
  const contextValue = { req: { id: 'request-1' } };
  const { body } = await server.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('One answer was expected');
  return body.singleResult.errors![0]!;
}

const fail = (how: string) => errorOf('query ($how: String) { fail(how: $how) }', { how });

afterEach(() => jest.restoreAllMocks());

describe('errors in GraphQL', () => {
  it('say what is wrong and where, in both languages', async () => {
    expect((await fail('invalid')).extensions).toEqual({
      code: 'INVALID',
      problems: [
        {
          path: 'rows.0.text',
          code: 'maxLength',
          sv: 'Korta texten till högst 5 tecken.',
          en: 'Shorten the text to at most 5 characters.',
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

  it('keep the words of the parser for a query that is wrong', async () => {
    const error = await errorOf('{ nothing }');
    expect(error.message).toContain('nothing');
    expect(error.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(error.extensions).not.toHaveProperty('stacktrace');
  });

  it.each([
    [{ rows: [{ text: 'a' }, { text: 7 }] }, 'rows.1.text', 'invalid'],
    [{ rows: [{}] }, 'rows.0.text', 'isNotEmpty'],
    [{}, 'rows', 'isNotEmpty'],
  ])('find the place in a variable of the wrong type: %j', async (input, path, code) => {
    const error = await errorOf('query ($input: Input) { fail(input: $input) }', { input });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path, code }] });
  });
});
