import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isEnumType, isSpecifiedScalarType } from 'graphql';
import { POLICIES } from '../../src/access/policies.js';
import { type Handler, pageHandlers, resolverHandlers } from '../support/handlers.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Everything that somebody who is not signed in may reach. A new line here is a decision. */
const PUBLIC = [
  'CopyChecksPages.check',
  'CopyChecksPages.form',
  'HealthController.live',
  'HealthController.ready',
  'HelpPages.glossary',
  'HelpPages.overview',
  'HelpPages.publicPage',
  'HelpPages.robotsTxt',
  'HelpPages.securityTxt',
  'HelpPages.topic',
  'LanguagePages.choose',
  'LinksPages.close',
  'LinksPages.open',
  'LinksPages.print',
  'LinksPages.show',
  'OidcPages.callback',
  'OidcPages.start',
  'OwnPageVisitsPages.close',
  'OwnPageVisitsPages.copies',
  'OwnPageVisitsPages.log',
  'OwnPageVisitsPages.open',
  'OwnPageVisitsPages.plans',
  'OwnPageVisitsPages.sheet',
  'OwnPageVisitsPages.words',
  'OwnPageVisitsPages.write',
  'SignInPages.askCode',
  'SignInPages.checkCode',
  'SignInPages.show',
  'SignInPages.signIn',
  'SignInPages.signOut',
];

let test: TestApp;
let pages: Handler[];
let resolvers: Handler[];
beforeAll(async () => {
  test = await startTestApp();
  pages = pageHandlers(test);
  resolvers = resolverHandlers(test);
});
afterAll(() => test.close());

describe('every way in', () => {
  it('is found at all', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(resolvers.length).toBeGreaterThan(10);
  });

  it('names a policy of the rules table', () => {
    const unnamed = [...pages, ...resolvers].filter(({ policy }) => !policy || !(policy in POLICIES));
    expect(unnamed).toEqual([]);
  });

  it('is closed to strangers but for the short public list', () => {
    const open = [...pages, ...resolvers].filter(({ policy }) => policy === 'public');
    // One method may take care of several addresses.
    expect([...new Set(open.map(({ name }) => name))].sort()).toEqual(PUBLIC);
  });
});

describe('the schema', () => {
  it('gives a stranger nothing from any query or mutation', async () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    expect(fields.length).toBeGreaterThan(10);
    for (const { name, resolve } of fields) {
      const refusal: any = await Promise.resolve(resolve?.({}, {}, { req: {} }, {} as never)).catch(
        (error) => error,
      );
      expect([name, refusal?.code]).toEqual([name, 'NOT_SIGNED_IN']);
    }
  });

  it('describes every type, field, argument and enum value', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const silent: string[] = [];
    const hear = (name: string, { description }: { description?: string | null }) => {
      if (!description?.trim()) silent.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      if (type.name !== 'Query' && type.name !== 'Mutation') hear(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) hear(`${type.name}.${value.name}`, value);
      if (!('getFields' in type)) continue;
      for (const field of Object.values(type.getFields())) {
        hear(`${type.name}.${field.name}`, field);
        for (const argument of 'args' in field ? field.args : [])
          hear(`${type.name}.${field.name}(${argument.name})`, argument);
      }
    }
    expect(silent).toEqual([]);
  });
});
