import ts from 'typescript';
import { sourceFiles } from './word-uses.js';

const HEALTH_WORD = /patient|vård|(?<![a-z])(crisis|sips?|fidelity|coordinators?|teams?)(?![a-z])/i;
/** An address of a page; the platform's own are those of the API, of static files, and of the language. */
const ADDRESS = /^\/(?!graphql$|static(\/|$))[a-z-]+(\/|$)/;

function fieldWords(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
      if (HEALTH_WORD.test(node.text) || ADDRESS.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const parsed = (text: string) => ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);

describe('words of the field in the platform', () => {
  it('are found in texts, in parts of texts and in addresses', () => {
    const code = "a = ['Teamkompass', '/static/x', '/graphql', 'nav.teams', '/accounts', 'a SIP'];";
    expect(fieldWords(parsed(`/** a team, /teams */ ${code} b = \`/plans/\${a}\``))).toEqual([
      'nav.teams',
      '/accounts',
      'a SIP',
      '/plans/',
    ]);
  });

  it('are none', () => {
    const platform = sourceFiles((file) => file.startsWith('platform/'));
    expect(platform.length).toBeGreaterThan(100);
    expect(platform.flatMap((source) => fieldWords(source).map((text) => [source.fileName, text]))).toEqual(
      [],
    );
  });
});
