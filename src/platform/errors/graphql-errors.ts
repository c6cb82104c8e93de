import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import type { Request } from 'express';
import { type ASTNode, GraphQLError, type GraphQLFormattedError, isValueNode, Kind } from 'graphql';
import type {} from 'pino-http';
import { tooComplex } from '../graphql/query-limits.js';
import type { Locale } from '../i18n/locale.js';
import { translate } from '../i18n/translate.js';
import { describeError, isFault } from './describe-error.js';
import { DomainError } from './domain-error.js';
import { logFault } from './log-fault.js';
import type { Problem } from './problem.js';
import { type SpokenProblem, spoken, spokenProblems, wholeProblem } from './spoken-problem.js';

/** The language of `message`, which programmers read, as they do the sentences of graphql-js. */
const MESSAGE_LOCALE: Locale = 'en';

/** Characters of a sentence of graphql-js that are passed on: a name may be as long as a query. */
const LONGEST = 300;

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
  const ownCode = formatted.extensions?.code;
  if (origin instanceof GraphQLError && ownCode !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR) {
    const problems = problemsOfQuery(origin, ownCode);
    const told = problems[0]!.texts.find(({ locale }) => locale === MESSAGE_LOCALE)!.text;
    const message = tellsNamesOnly(origin, ownCode) ? origin.message.slice(0, LONGEST) : told;
    return { message, locations, path, extensions: { code: ownCode, problems } };
  }
  const description = describeError(origin);
  const { code } = description;
  const extensions: Record<string, unknown> = { code, problems: spokenProblems(description) };
  if (isFault(code)) {
    const requestId = String(formatted.extensions?.requestId);
    logFault(origin, requestId);
    extensions.requestId = requestId;
  }
  return { message: translate(MESSAGE_LOCALE, `error.${code}.text`), locations, path, extensions };
}

/** What was thrown: by a resolver, by a rule of our own about queries, or by graphql-js. */
function originOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  if (error.originalError instanceof DomainError) return error.originalError;
  if (error.message.startsWith('Syntax Error: Document contains more')) return tooComplex('tokens');
  if (error.message.startsWith('Syntax Error: Source contains more')) return tooComplex('characters');
  if (error.message.startsWith('Validation aborted')) return new DomainError('QUERY_TOO_COMPLEX');
  return unwrapResolverError(error);
}

/**
 * The sentences of graphql-js repeat what was sent. Only those that hold nothing but names of fields, types and
 * variables are passed on, so far as a reader wants to read them.
 */
function tellsNamesOnly({ nodes = [] }: GraphQLError, code: unknown): boolean {
  const isValue = (node: ASTNode) => isValueNode(node) && node.kind !== Kind.VARIABLE;
  return code === ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED && !nodes.some(isValue);
}

function problemsOfQuery(error: GraphQLError, code: unknown): SpokenProblem[] {
  const { problems } = error.extensions as { problems?: Problem[] };
  if (problems) return problems.map(spoken);
  switch (code) {
    case ApolloServerErrorCode.GRAPHQL_PARSE_FAILED:
      return [spoken({ path: 'query', code: 'query.syntax' })];
    case ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED:
      return [spoken({ path: 'query', code: tellsNamesOnly(error, code) ? 'query.name' : 'query.value' })];
    case ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE:
      return [spoken({ path: 'operationName', code: 'query.operation' })];
    default:
      return [wholeProblem('BAD_REQUEST')];
  }
}
