import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import type { Config } from '../config/config.js';
import { formatGraphqlError, requestIdOnErrors } from '../errors/graphql-errors.js';
import { checkRequest, wellFormedTexts } from './check-request.js';
import { letQueriesFailAlone } from './let-queries-fail-alone.js';
import { QUERY_LIMITS, queryLimitRules } from './query-limits.js';

/**
 * The API at /graphql, code first. Apollo's cache hints cost a fifth of the time of every list and nothing uses
 * them, so they are off. Apollo refuses requests that a foreign page could send with the user's cookie.
 */
export const graphqlModule = ({ NODE_ENV }: Config) =>
  GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    // Apollo checks the schema as it starts; Nest would check it before that, by asking it all about itself.
    buildSchemaOptions: { skipCheck: true },
    sortSchema: true,
    transformSchema: letQueriesFailAlone,
    transformAutoSchemaFile: true,
    graphiql: false,
    playground: false,
    introspection: NODE_ENV !== 'production',
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: QUERY_LIMITS.tokens, maxSourceLength: QUERY_LIMITS.characters },
    validationRules: [...queryLimitRules, wellFormedTexts],
    // A guess at what a wrong name was meant to be tells of names that nobody asked for.
    validationOptions: { maxErrors: 20, hideSuggestions: true },
    context: ({ req }: { req: Request }) => ({ req }),
    formatError: formatGraphqlError,
    plugins: [ApolloServerPluginCacheControlDisabled(), requestIdOnErrors as never, checkRequest],
  });
