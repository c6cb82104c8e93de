import { type GraphQLSchema, isNonNullType } from 'graphql';

/**
 * Lets every query be null beside its error, so that one that fails takes none of the others in the same request with
 * it. Mutations stay as they are: whoever sends one asks for it alone.
 */
export function letQueriesFailAlone(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
    if (isNonNullType(field.type)) field.type = field.type.ofType;
  return schema;
}
