import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, OperationTypeNode, type ValidationContext, type ValidationRule } from 'graphql';
import { DomainError } from '../errors/domain-error.js';

/**
 * How much one query may ask for. Every field of an audit, the largest thing that is read at once, is 150 tokens,
 * 6 levels and a cost of 405; the largest of schema/operations is 52 tokens, 4 levels and a cost of 42.
 */
export const QUERY_LIMITS = {
  /** Letters and signs of the query's text, with what is written as values in it. */
  characters: 100_000,
  /** Words and signs; the query is not read further than this. */
  tokens: 1000,
  /** Fields within fields. */
  depth: 8,
  /** 1 for a field and 2 for one with fields of its own, times 1.5 for each level down. */
  cost: 1500,
  /** Other names for fields, without which no field can be asked for twice: a query is no way to try many ids. */
  aliases: 10,
  /** `@include`, `@skip` and the like. */
  directives: 10,
} as const;

/** The error for a query that goes over one of the limits. */
export function tooComplex(limit: keyof typeof QUERY_LIMITS): DomainError {
  const problem = { path: '', code: `queryLimit.${limit}`, params: { max: QUERY_LIMITS[limit] } };
  return new DomainError('QUERY_TOO_COMPLEX', [problem]);
}

function refuse(context: ValidationContext | null, limit: keyof typeof QUERY_LIMITS): void {
  context?.reportError(new GraphQLError('Too complex', { originalError: tooComplex(limit) }));
}

/** Our own error in place of the packages' own, which they would throw out of the validation. */
const answering = (limit: keyof typeof QUERY_LIMITS) => ({
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null) => refuse(context, limit)],
});

const maxDirectivesRule: ValidationRule = (context) => {
  let directives = 0;
  return {
    Directive: () => {
      directives += 1;
      if (directives === QUERY_LIMITS.directives + 1) refuse(context, 'directives');
    },
  };
};

/** The schema has none, and graphql-js would call it a fault of the server. */
const noSubscriptionRule: ValidationRule = (context) => ({
  OperationDefinition({ operation }) {
    if (operation !== OperationTypeNode.SUBSCRIPTION) return;
    const originalError = new DomainError('BAD_REQUEST', [{ path: 'query', code: 'query.subscription' }]);
    context.reportError(new GraphQLError('Subscription', { originalError }));
  },
});

/** All limits but those on characters and tokens, which the parser keeps. */
export const queryLimitRules: ValidationRule[] = [
  maxDepthRule({ n: QUERY_LIMITS.depth, flattenFragments: true, ...answering('depth') }),
  costLimitRule({ maxCost: QUERY_LIMITS.cost, flattenFragments: true, ...answering('cost') }),
  maxAliasesRule({ n: QUERY_LIMITS.aliases, allowList: [], ...answering('aliases') }),
  maxDirectivesRule,
  noSubscriptionRule,
];
