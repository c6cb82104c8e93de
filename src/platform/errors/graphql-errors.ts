import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Request } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type {} from 'pino-http';
import { tooComplex } from '../graphql/query-limits.js';
import { translate } from '../i18n/translate.js';
import { describeError, isFault } from './describe-error.js';
import { DomainError } from './domain-error.js';
import { logFault } from './log-fault.js';
import { type SpokenProblem, spoken, spokenProblems, wholeProblem } from './spoken-problem.js';

/** Puts the id of the request on every error, where {@link formatGraphqlError} finds it. */
export const requestIdOnErrors: ApolloServerPlugin<{ req: Pick<Request, 'id'> }> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      for (const error of errors) error.extensions.requestId = String(contextValue.req.id);
    },
  }),
};

/**
 * The one mapping of errors to GraphQL: `extensions.code` and `extensions.problems`. Stack traces never leave
 * the server. An error nobody foresaw is logged and told only as INTERNAL with the id of the request.
 */
export function formatGraphqlError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const origin = originOf(error);
  if (origin instanceof GraphQLError) {
    const extensions = { code: formatted.extensions?.code, problems: problemsOfQuery(formatted) };
    return { message: withoutGuesses(formatted.message), locations, path, extensions };
  }
  const description = describeError(origin);
  const { code } = description;
  const extensions: Record<string, unknown> = { code, problems: spokenProblems(description) };
  if (isFault(code)) {
    const requestId = String(formatted.extensions?.requestId);
    logFault(origin, requestId);
    extensions.requestId = requestId;
  }
  return { message: translate('en', `error.${code}.text`), locations, path, extensions };
}

/** What was thrown: by a resolver, by a rule of our own about queries, or by graphql-js. */
function originOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  if (error.originalError instanceof DomainError) return error.originalError;
  if (/^Syntax Error: Document contains more/.test(error.message)) return tooComplex('tokens');
  if (/^Validation aborted/.test(error.message)) return new DomainError('QUERY_TOO_COMPLEX');
  return unwrapResolverError(error);
}

/** graphql-js guesses what a wrong name was meant to be, and so tells of names that nobody asked for. */
function withoutGuesses(message: string): string {
  return message.replace(/ ?Did you mean [^?]*\?/g, '');
}

/** graphql-js refuses a variable of the wrong type itself, and names the place only in its message. */
function problemsOfQuery({ message, extensions }: GraphQLFormattedError): SpokenProblem[] {
  if (extensions?.code !== 'BAD_USER_INPUT') return [wholeProblem('BAD_REQUEST')];
  const place = / at "\w+\.([^"]+)"/.exec(message)?.[1] ?? '';
  const path = place.replace(/\[(\d+)\]/g, '.$1');
  const missing = /Field "(\w+)" of required type .* was not provided/.exec(message)?.[1];
  if (!missing) return [spoken({ path, code: 'invalid' })];
  return [spoken({ path: path ? `${path}.${missing}` : missing, code: 'isNotEmpty' })];
}
