import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Problem } from '../errors/problem.js';

/** As many are told at once; whoever mends them is told of the rest. */
const MOST = 20;

type Fields = Record<string, unknown>;

/**
 * What is wrong with the variables of an operation, and where. graphql-js would find the same, and tell the place only
 * in a sentence that repeats what was sent.
 */
export function problemsOfVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Fields,
): Problem[] {
  const problems: Problem[] = [];
  for (const { variable, type: written, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, written) as GraphQLInputType;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined && defaultValue) continue;
    for (const { path, code } of misfits(value, type)) {
      // Problems within an input are told by its fields, as the rules of its class tell them.
      problems.push({ path: path || name, code });
      if (problems.length === MOST) return problems;
    }
  }
  return problems;
}

/** Where a value does not fit its type; dotted paths from the value. */
function* misfits(value: unknown, type: GraphQLInputType, path = ''): Generator<Problem> {
  const within = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (value === undefined || value === null) {
    if (isNonNullType(type)) yield { path, code: 'isNotEmpty' };
  } else if (isNonNullType(type)) {
    yield* misfits(value, type.ofType, path);
  } else if (isListType(type)) {
    if (!Array.isArray(value)) yield* misfits(value, type.ofType, path);
    else for (const [index, item] of value.entries()) yield* misfits(item, type.ofType, within(index));
  } else if (!isInputObjectType(type)) {
    if (!isLeafOf(type, value)) yield { path, code: 'invalid' };
  } else if (typeof value !== 'object' || Array.isArray(value)) {
    yield { path, code: 'isObject' };
  } else {
    const fields = type.getFields();
    const given = value as Fields;
    for (const field of Object.values(fields)) {
      if (given[field.name] !== undefined || isRequiredInputField(field))
        yield* misfits(given[field.name], field.type, within(field.name));
    }
    for (const key of Object.keys(given))
      if (!Object.hasOwn(fields, key)) yield { path: within(key), code: 'whitelistValidation' };
  }
}

function isLeafOf(type: GraphQLInputType, value: unknown): boolean {
  try {
    if (isEnumType(type)) return type.parseValue(value, true) !== undefined;
    return isScalarType(type) && type.parseValue(value) !== undefined;
  } catch {
    return false;
  }
}
