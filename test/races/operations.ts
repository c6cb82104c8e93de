import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Caller } from '../support/caller.js';
import type { TestApp } from '../support/test-app.js';

/** What was answered to one request. */
export interface Answered {
  /** The code of the refusal; missing when it was done. */
  refusal?: string;
  /** All that was said, but for words. */
  said: unknown;
  /** Ids of what it says is there now. */
  ids: string[];
}

/** The queries and mutations of the schema, each asked for everything plain that it answers. */
export class Operations {
  private readonly documents = new Map<string, string>();
  readonly mutations: readonly string[];

  constructor({ app }: TestApp) {
    const { schema } = app.get(GraphQLSchemaHost);
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    for (const field of mutations) this.documents.set(field.name, documentOf('mutation', field));
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
      this.documents.set(field.name, documentOf('query', field));
    this.mutations = mutations.map(({ name }) => name);
  }

  async ask(caller: Caller, name: string, variables: object): Promise<Answered> {
    const { status, body } = await caller.graphql(this.documents.get(name)!, variables);
    const { data, errors } = JSON.parse(body.toString());
    if (errors || status !== 200) {
      const { code, problems = [] } = errors?.[0]?.extensions ?? {};
      const said = problems.map((problem: { path: string; code: string }) => [problem.path, problem.code]);
      return { refusal: String(code ?? status), said, ids: [] };
    }
    const said = data[name];
    const all = (Array.isArray(said) ? said : [said]) as { id?: string }[];
    return { said, ids: all.flatMap((one) => one?.id ?? []) };
  }

  /** For what has to succeed. @returns what it answers */
  async done(caller: Caller, name: string, variables: object): Promise<any> {
    const { refusal, said } = await this.ask(caller, name, variables);
    if (refusal) throw new Error(`${name}: ${refusal} ${JSON.stringify(said)}`);
    return said;
  }
}

function documentOf(
  kind: 'mutation' | 'query',
  { name, args, type }: GraphQLField<unknown, unknown>,
): string {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind} ${declared && `(${declared})`} { ${name}${given && `(${given})`} ${plainFields(type)} }`;
}

/** All fields without arguments that hold a value and nothing further. */
function plainFields(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isUnionType(named))
    return `{ __typename ${named
      .getTypes()
      .map((one) => `... on ${one.name} ${plainFields(one)}`)
      .join(' ')} }`;
  if (!isObjectType(named)) return '';
  const plain = Object.values(named.getFields()).filter(
    (field) => field.args.length === 0 && isLeafType(getNamedType(field.type)),
  );
  return `{ __typename ${plain.map((field) => field.name).join(' ')} }`;
}

/** What a form answered: its page, or where it leads. */
export async function posted(
  caller: Caller,
  path: string,
  fields: Record<string, string>,
): Promise<Answered> {
  const { status, headers } = await caller.post(path, fields);
  const said = [status, headers.location ?? ''];
  return status < 400 ? { said, ids: [] } : { refusal: String(status), said, ids: [] };
}
