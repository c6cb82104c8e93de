import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLArgument, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { IdPipe } from '../../src/platform/door/ids.js';
import { fieldHandlers, pageHandlers, resolverHandlers, type Taken } from '../support/handlers.js';
import { inputRules } from '../support/input-rules.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';

// What names something is looked at before it reaches the database or the log: a record's UUID, a code, a number.

/** What addresses take after their question mark that is no id, and what is done with it. */
const NO_IDS: Record<string, string> = {
  'AccountsPages.list(page)': 'a number',
  'AuditsPages.list(page)': 'a number',
  'BulkPrintsPages.progress(still)': 'compared with one word',
  'ContactsPages.blank(*)': 'read as an input class',
  'CopiesPages.ofUnit(page)': 'a number',
  'CopyChecksPages.form(code)': 'read as a code',
  'DischargesPages.blank(*)': 'read as an input class',
  'DistributionPages.show(fictitious)': 'yes or no',
  'DistributionPages.show(scale)': 'compared with the scales there are',
  'DistributionPages.workbook(fictitious)': 'yes or no',
  'DistributionPages.workbook(scale)': 'compared with the scales there are',
  'HospitalEpisodesPages.blank(*)': 'read as an input class',
  'ImportPages.show(page)': 'a number',
  'ImportRunsPages.progress(still)': 'compared with one word',
  'ImprovementPages.list(page)': 'a number',
  'InterventionsPages.blank(*)': 'read as an input class',
  'KnownLogFaultsPages.show(*)': 'read as an input class',
  'OidcPages.start(next)': 'a path on this server, or the start page',
  'OpeningReviewsPages.judge(page)': 'a number',
  'OpeningReviewsPages.list(page)': 'a number',
  'OwnPageVisitsPages.log(page)': 'a number',
  'PersonListPages.list(filter)': 'one of the filters',
  'PersonListPages.list(page)': 'a number',
  'PersonListPages.list(sort)': 'one of the orders',
  'PersonLogPages.show(page)': 'a number',
  'ReceivedPlansPages.list(page)': 'a number',
  'ReceivedPlansPages.persons(page)': 'a number',
  'RegisterListPages.list(agreements)': 'a number',
  'RegisterListPages.list(principals)': 'a number',
  'RegisterListPages.list(services)': 'a number',
  'RegisterListPages.list(units)': 'a number',
  'RegisterPages.show(page)': 'a number',
  'ResourceGroupsPages.show(*)': 'read as an input class',
  'RetentionPages.report(page)': 'a number',
  'SharedPlansPages.list(page)': 'a number',
  'SignInPages.show(next)': 'a path on this server, or the start page',
  'StartPages.waiting(page)': 'a number',
  'StartPages.waiting(when)': 'compared with how urgent things are',
  'TakenDocumentsPages.list(page)': 'a number',
  'TeamDayPages.jump(*)': 'read as an input class',
  'TeamMeetingsPages.blank(*)': 'read as an input class',
  'TeamPlansPages.show(page)': 'a number',
  'TimelinePages.show(*)': 'read as an input class',
};

let test: TestApp;
let browsers: Browser[];
beforeAll(async () => {
  test = await startTestApp();
  const { teamId } = await addTeam(test.unitOfWork);
  browsers = [
    await test.signIn(Role.ADMINISTRATOR),
    await test.signIn(Role.TEAM_MANAGER, { teamId }),
    await test.signIn(Role.COORDINATOR, { teamId }),
  ];
});
afterAll(() => test.close());

/** Letters of a body that is let in. */
const LONGEST = 900_000;

const isChecked = ({ pipes }: Taken) => pipes.some((pipe) => pipe instanceof IdPipe);
const unchecked = ({ name, takes }: { name: string; takes: Taken[] }, from: Taken['from']) =>
  takes
    .filter((taken) => taken.from === from && !isChecked(taken))
    .map((taken) => `${name}(${taken.name ?? '*'})`);

describe('an id', () => {
  it('in an address is checked as one, and every one is', () => {
    const pages = pageHandlers(test);
    expect(pages.flatMap((page) => unchecked(page, 'address'))).toEqual([]);
    expect(pages.flatMap((page) => unchecked(page, 'query')).sort()).toEqual(Object.keys(NO_IDS));
    const unread = pages.flatMap(({ name, path, takes }) =>
      (path.match(/(?<=:)\w+/g) ?? [])
        .filter((part) => !takes.some((taken) => taken.name === part))
        .map((part) => `${name}(${part})`),
    );
    expect(unread).toEqual([]);
  });

  it('as an argument of a query, a mutation or a field is checked as one', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const handlers = [...resolverHandlers(test), ...fieldHandlers(test)];
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.values(type.getFields()) : [],
    );
    const found = fields.flatMap(({ name, args }) => {
      const takes = handlers.filter(({ field }) => field === name).flatMap((handler) => handler.takes);
      // Arguments that are read as a class of their own are checked as those of an input.
      if (takes.some((taken) => taken.from === 'arguments' && taken.name === undefined)) return [];
      return args.filter(isText).map((argument) => ({
        argument: `${name}(${argument.name})`,
        isChecked: takes.filter((taken) => taken.name === argument.name).some(isChecked),
      }));
    });
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter((one) => !one.isChecked)).toEqual([]);
  });

  it('in an input is checked as one', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const rules = rulesByField();
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const ids = inputs.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name === 'ID')
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(ids.length).toBeGreaterThan(50);
    const isShape = (rule: string) => ['isUuid', 'isLength', 'matches'].includes(rule);
    expect(ids.filter((field) => !rules.get(field)?.some(isShape))).toEqual([]);
    // An HSA-id names something in another register than ours.
    const ofForms = [...rules].filter(([field]) => /(\.id|(?<!\.hsa)Ids?|\.upload)$/.test(field));
    expect(ofForms.filter(([, names]) => !names.includes('isUuid')).map(([field]) => field)).toEqual([]);
  });

  it.each([
    ['as long as a body may be', 'x'.repeat(LONGEST), /^(INVALID|NOT_FOUND)$/],
    ['with half a letter', '\ud800', /^BAD_REQUEST$/],
    ['with another shape', '19121212-1212', /^(INVALID|NOT_FOUND)$/],
  ])('%s is refused in words, and leaves no trace in the log', async (_, id, code) => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const logged = () => test.unitOfWork.reader.count(AccessLogEntry);
    const before = await logged();
    const codes = new Set<string>();
    for (const type of [schema.getQueryType()!, schema.getMutationType()!]) {
      for (const { name, args, type: answer } of Object.values(type.getFields())) {
        // An input has been looked at by itself, and what is searched for may be anything.
        if (!args.some(isText) || args.some((argument) => ['input', 'query'].includes(argument.name)))
          continue;
        const texts = args.filter(isText);
        const declared = texts.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
        const passed = texts.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
        // All of them together are as long as a body may be.
        const each = id.slice(0, LONGEST / texts.length);
        const variables = Object.fromEntries(texts.map((argument) => [argument.name, each]));
        const fields = /\b(Boolean|Int|String)\b/.test(String(answer)) ? '' : '{ __typename }';
        const operation = type === schema.getQueryType() ? 'query' : 'mutation';
        const query = `${operation} (${declared}) { ${name}(${passed}) ${fields} }`;
        for (const browser of browsers) {
          const { text } = await browser.agent.post('/graphql').send({ query, variables });
          const { errors, code: refused } = JSON.parse(text);
          const found = refused ?? errors[0].extensions.code;
          expect([name, found]).toEqual([name, expect.stringMatching(code)]);
          expect(text.length).toBeLessThan(2000);
          codes.add(found);
        }
      }
    }
    expect([...codes].some((found) => found !== 'NOT_FOUND')).toBe(true);
    expect(await logged()).toBe(before);
  });

  it('of another shape in an address is not found, whoever asks', async () => {
    const pages = pageHandlers(test).filter(({ method, path }) => method === 'GET' && path.includes(':'));
    for (const { path } of pages) {
      for (const browser of browsers) {
        const { status, body } = await browser.get(path.replace(/:\w+/g, '19121212-1212'));
        expect([path, status, body.code]).toEqual([path, 404, 'NOT_FOUND']);
      }
    }
  });
});

const isText = ({ type }: GraphQLArgument) => ['ID', 'String'].includes(getNamedType(type).name);

/** The names of the rules of every field of every input class, those of forms too. */
function rulesByField(): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const { owner, propertyName, name = '' } of inputRules()) {
    const field = `${owner}.${propertyName}`;
    rules.set(field, [...(rules.get(field) ?? []), name]);
  }
  return rules;
}
