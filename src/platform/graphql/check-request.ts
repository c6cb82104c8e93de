import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { type DocumentNode, GraphQLError, Kind, type ValidationRule, visit } from 'graphql';
import { DomainError } from '../errors/domain-error.js';
import { composed, textFault } from '../text/text-fault.js';
import { problemsOfVariables } from './problems-of-variables.js';

/** A text in the document is written by somebody like any other, and may spell its letters by their numbers. */
export const wellFormedTexts: ValidationRule = (context) => ({
  StringValue(node) {
    const fault = textFault(node.value);
    if (!fault) return;
    const problem = { path: 'query', code: `text.${fault}`, params: { field: 'query' } };
    const originalError = new DomainError('BAD_REQUEST', [problem]);
    context.reportError(new GraphQLError(fault, { nodes: node, originalError }));
  },
});

/** Gives the texts of a document one spelling, and refuses variables that do not fit before graphql-js reads them. */
export const checkRequest: ApolloServerPlugin = {
  requestDidStart: async () => ({
    parsingDidStart: async (context) => async (error) => {
      if (!error) Object.assign(context, { document: withComposedTexts(context.document!) });
    },
    didResolveOperation: async ({ schema, operation, request }) => {
      const problems = operation ? problemsOfVariables(schema, operation, request.variables ?? {}) : [];
      if (problems.length === 0) return;
      const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT, problems, http: { status: 400 } };
      throw new GraphQLError('Wrong variables', { extensions });
    },
  }),
};

function withComposedTexts(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.STRING]: (node) => (textFault(node.value) ? node : { ...node, value: composed(node.value) }),
  });
}
