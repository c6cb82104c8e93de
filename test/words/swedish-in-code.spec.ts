import ts from 'typescript';
import { importColumns } from '../../src/contacts/import-columns.js';
import type { Columns } from '../../src/platform/csv/columns.js';
import { sourceFiles } from './word-uses.js';

/** Headers and words that stand in files people load. They are data: no language of the pages changes them. */
const inFiles = new Set(
  Object.values<Columns>(importColumns)
    .flatMap((columns) => Object.values(columns))
    .flatMap(({ aliases, cell }) => [
      ...aliases,
      ...(cell.choices ?? []).flatMap(({ sv, aliases: others = [] }) => [sv, ...others]),
    ]),
);

/** Swedish texts of a source, but for the descriptions of the schema, which name the Swedish term for programmers. */
function swedishTexts(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, inSchema: boolean): void => {
    if (inSchema && isNamed(node, 'description')) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      if (isNamed(node.parent, 'sv') || /[åäö]/i.test(node.text)) found.push(node.text);
    }
    const ofSchema = ts.isDecorator(node) || (ts.isCallExpression(node) && isEnumType(node));
    ts.forEachChild(node, (child) => visit(child, inSchema || ofSchema));
  };
  visit(source, false);
  return found;
}

const isNamed = (node: ts.Node, name: string) =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === name;

const isEnumType = ({ expression }: ts.CallExpression) => expression.getText() === 'registerEnumType';

const parsed = (text: string) => ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);

describe('Swedish in the code', () => {
  it('is found in texts, in parts of texts and under sv, and not in comments and the schema', () => {
    expect(
      swedishTexts(
        parsed(`/** språk */ @ObjectType({ description: 'språk' }) class X {
          a = 'språk'; b = \`på \${this.a}\`; c = { sv: 'ja', en: 'yes', description: 'för' }; d = 'ja'; }`),
      ),
    ).toEqual(['språk', 'på ', 'ja', 'för']);
  });

  it('is only what stands in files that people load', () => {
    const found = sourceFiles()
      .filter(({ fileName }) => !fileName.startsWith('demo/'))
      .flatMap((source) => swedishTexts(source).map((text) => [source.fileName, text] as const));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, text]) => !inFiles.has(text))).toEqual([]);
  });
});
