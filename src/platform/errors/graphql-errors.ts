import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Request } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type {} from 'pino-http';
import { translate } from '../i18n/translate.js';
import { describeError } from './describe-error.js';
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
  const origin = unwrapResolverError(error);
  if (origin instanceof GraphQLError) {
    const extensions = { code: formatted.extensions?.code, problems: problemsOfQuery(formatted) };
    return { message: formatted.message, locations, path, extensions };
  }
  const description = describeError(origin);
  const { code } = description;
  const extensions: Record<string, unknown> = { code, problems: spokenProblems(description) };
  if (code === 'INTERNAL') {
    const requestId = String(formatted.extensions?.requestId);
    logFault(origin, requestId);
    extensions.requestId = requestId;
  }
  return { message: translate('en', `error.${code}.text`), locations, path, extensions };
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
