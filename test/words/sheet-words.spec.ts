import Handlebars from 'handlebars';
import { GENERAL, newestPack } from '../../src/crisis-plans/packs/packs.js';
import {
  furtherLanguage,
  localeOfSheet,
  sheetLanguages,
} from '../../src/crisis-plans/sheets/sheet-languages.js';
import { catalogues } from '../../src/platform/i18n/catalogue.js';
import { defaultLocale } from '../../src/platform/i18n/locale.js';
import { readTemplateFiles } from '../../src/platform/template-files.js';
import { families } from './word-families.js';
import { saidInCode } from './word-uses.js';

const SHEETS = ['crisis-plan', 'crisis-plan-short', 'crisis-plan-wallet'];
/** What stands at the head and the foot of each page, and which copy it is, is for whoever checks the sheet. */
const HEAD_AND_FOOT = ['crisis-plan-page', 'page', 'plan-edition', 'plan-identity', 'plan-marks'];
const CODE = [
  'crisis-plans/closed-hours/say-week.ts',
  'crisis-plans/sheets/short-document.ts',
  'organisations/say-hours.ts',
];
/** What is said in Swedish in every language. */
const SWEDISH = new Set([
  // For whoever checks the sheet.
  ...['documents.checksumFull', 'documents.edition', 'documents.copy.checkAt', 'documents.copy.checkHere'],
  ...['documents.copy.code', 'documents.copy.forWhom', 'documents.copy.givenOn', 'documents.copy.replaces'],
  // What the hours of a week are put together of.
  ...['hours.and', 'hours.clock', 'hours.closed', 'hours.everyDay', 'hours.wholeHour'],
  ...['hours.day.', 'hours.onHolidays.'].flatMap((before) => withEach(before)),
  ...['closedHours.hoursNotTold', 'closedHours.notAnswered', 'closedHours.nobody'],
]);

const templates = new Map(
  readTemplateFiles(/^[^/]+\/documents\/([^/]+)\.hbs$/) as [name: string, source: string][],
);

function withEach(before: string): string[] {
  return families[`${before}*`]!.map((value) => `${before}${value}`);
}

/** The keys that a template says, with its partials; and those of them that it says in the language of the product alone. */
function saidBy(name: string, said = { all: new Set<string>(), alone: new Set<string>() }) {
  const visitor = new Handlebars.Visitor();
  const keysOf = ({ params: [key] }: { params: hbs.AST.Expression[] }): string[] => {
    if (key?.type === 'StringLiteral') return [(key as hbs.AST.StringLiteral).value];
    const [before] = (key as hbs.AST.SubExpression).params;
    return withEach((before as hbs.AST.StringLiteral).value);
  };
  const nameOf = ({ path }: { path: unknown }) => (path as hbs.AST.PathExpression).original;
  visitor.MustacheStatement = function (node) {
    if (nameOf(node) === 't') for (const key of keysOf(node)) said.all.add(key) && said.alone.add(key);
    Handlebars.Visitor.prototype.MustacheStatement.call(this, node);
  };
  visitor.SubExpression = function (node) {
    if (['t', 'message'].includes(nameOf(node))) for (const key of keysOf(node)) said.all.add(key);
    Handlebars.Visitor.prototype.SubExpression.call(this, node);
  };
  const partial = (node: { name: unknown }) => {
    const other = (node.name as hbs.AST.PathExpression).original;
    if (templates.has(other) && !HEAD_AND_FOOT.includes(other)) saidBy(other, said);
  };
  visitor.PartialStatement = partial;
  visitor.PartialBlockStatement = function (node) {
    partial(node);
    Handlebars.Visitor.prototype.PartialBlockStatement.call(this, node);
  };
  visitor.accept(Handlebars.parse(templates.get(name)!));
  return said;
}

const messages = catalogues[defaultLocale];
const inTemplates = SHEETS.map((sheet) => saidBy(sheet));
const inCode = saidInCode()
  .filter(({ file }) => CODE.includes(file))
  .flatMap(({ texts, made }) => [
    ...[...texts].filter((text) => messages.has(text)),
    ...made.flatMap(([before]) => (families[`${before}*`] ? withEach(before) : [])),
  ]);
const said = new Set([...inTemplates.flatMap(({ all }) => [...all]), ...inCode]);

it('finds the words of sheets in templates, partials and code', () => {
  for (const key of [
    ...['documents.crisisPlan.danger', 'documents.phase.STABLE', 'documents.disagreements', 'hours.always'],
    ...['documents.sheet.wholeAt', 'closedHours.byHour', 'documents.crisisPlan.lateNo', 'hours.day.7'],
  ])
    expect(said).toContain(key);
});

describe.each(sheetLanguages.filter((code) => localeOfSheet(code) !== code))('a sheet in %s', (language) => {
  it('says each of its words in it', () => {
    const { words } = furtherLanguage(language, newestPack(GENERAL)!, 'sheet')!;
    expect([...said].filter((key) => !SWEDISH.has(key) && !words.has(messages.get(key)!))).toEqual([]);
  });
});

it('says in Swedish alone only what is named here, all of which it says', () => {
  const alone = inTemplates.flatMap((keys) => [...keys.alone]);
  expect(alone.filter((key) => !SWEDISH.has(key))).toEqual([]);
  expect([...SWEDISH].filter((key) => !said.has(key))).toEqual([]);
});
