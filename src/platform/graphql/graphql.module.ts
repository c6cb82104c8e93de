import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import { formatGraphqlError, requestIdOnErrors } from '../errors/graphql-errors.js';

/**
 * The API at /graphql, code first. Apollo's cache hints cost a fifth of the time of every list and nothing uses
 * them, so they are off. Apollo refuses requests that a foreign page could send with the user's cookie.
 */
export const graphqlModule = () =>
  GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    playground: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    context: ({ req }: { req: Request }) => ({ req }),
    formatError: formatGraphqlError,
    plugins: [ApolloServerPluginCacheControlDisabled(), requestIdOnErrors as never],
  });
