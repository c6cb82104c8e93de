import ts from 'typescript';
import { sourceFiles } from './word-uses.js';

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

  it('is none', () => {
    const found = sourceFiles()
      .filter(({ fileName }) => !fileName.startsWith('demo/'))
      .flatMap((source) => swedishTexts(source).map((text) => [source.fileName, text] as const));
    expect(found).toEqual([]);
  });
});
