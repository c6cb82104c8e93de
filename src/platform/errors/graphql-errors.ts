import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Request } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type {} from 'pino-http';
import { translate } from '../i18n/translate.js';
import { describeError, type ErrorDescription } from './describe-error.js';
import type { ErrorCode } from './domain-error.js';
import { logFault } from './log-fault.js';
import { type Problem, problemText } from './problem.js';

/** A problem as the API gives it: what is wrong, where, and how to mend it, in both languages. */
export interface SpokenProblem {
  path: string;
  code: string;
  sv: string;
  en: string;
}

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

function spokenProblems({ code, problems }: ErrorDescription): SpokenProblem[] {
  return problems.length > 0 ? problems.map(spoken) : [wholeProblem(code)];
}

/** In both languages, ready for an answer. */
export function spoken(problem: Problem): SpokenProblem {
  const { path, code } = problem;
  return { path, code, sv: problemText('sv', problem), en: problemText('en', problem) };
}

function wholeProblem(code: ErrorCode): SpokenProblem {
  const key = `error.${code}.text`;
  return { path: '', code, sv: translate('sv', key), en: translate('en', key) };
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
