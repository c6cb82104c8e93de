import ts from 'typescript';
import { catalogues } from '../../src/platform/i18n/catalogue.js';
import { locales } from '../../src/platform/i18n/locale.js';
import { sv } from '../support/words.js';
import { parsedFiles } from './word-uses.js';

/** Specs of what is done, not of how it is said; they name a message by its key (`test/support/words.ts`). */
const FOLDERS = ['test/e2e', 'test/access', 'test/browser', 'test/faults'];
const PARAMETER = /\\\{\w+\\\}/;
/** Also one that goes on after the piece of a template or a pattern. */
const TAG = /<[^>]*>?/;

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const bare = (text: string) => text.replace(/\s+/g, ' ').replace(/^[\s^]+|[\s.:$]+$/g, '');

/** Messages of three words or more beside their parameters, of which each may be filled with up to three words. */
const messages = locales
  .flatMap((locale) => [...catalogues[locale].values()])
  .filter((message) => wordsIn(message.replace(/\{\w+\}/g, '')) >= 3)
  .map(bare);
const whole = new Set(messages);
const filled = messages
  .filter((message) => message.includes('{'))
  .map((message) => message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').split(PARAMETER))
  .map((parts) => new RegExp(`^${parts.join('\\S+(?: \\S+){0,2}')}$`));

const isMessage = (text: string) =>
  wordsIn(text) >= 3 && (whole.has(text) || filled.some((pattern) => pattern.test(text)));

/** Texts of a spec, with `x` for what a template fills in. */
function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('');
  if (ts.isRegularExpressionLiteral(node))
    return node.text.replace(/^\/|\/[a-z]*$/g, '').replaceAll('\\', '');
  return '';
}

/** What a test is called is read on no page. */
const isTitle = ({ parent }: ts.Node) =>
  ts.isCallExpression(parent) && /^(describe|it)\b/.test(parent.expression.getText());

/** What the API says in both languages is held word for word, under `sv` and `en`. */
const isOfBoth = ({ parent }: ts.Node) =>
  ts.isPropertyAssignment(parent) && ['sv', 'en'].includes(parent.name.getText());

/** Messages that a spec holds as they are said, alone or between the tags of a page: `12: Filen är inläst`. */
function messagesIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said = textOf(node).split(TAG).map(bare).filter(isMessage);
    if (said.length > 0 && !isTitle(node) && !isOfBoth(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(...said.map((text) => `${line + 1}: ${text}`));
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

describe('messages in specs of what is done', () => {
  it('are found whole, filled in, in patterns and between tags, and not in titles, comments, parts, sv and en', () => {
    const [loaded, question] = [sv('import.loaded'), sv('access.closeQuestion', { name: 'Bo Ek' })];
    const asked = sv('access.closeQuestion', { name: `\${name}` });
    const code = [
      `a = '${loaded}'; it.each(b)('${loaded}', c); // ${loaded}`,
      `b = \`${asked}\`; c = '${question}';`,
      `d = /<p>${loaded.slice(0, -1)}\\.<\\/p>/;`,
      `e = { sv: '${loaded}', en: '${loaded}' }; f = 'Svar: ${loaded}'; g = 'Filen';`,
    ];
    const source = ts.createSourceFile('x.ts', code.join('\n'), ts.ScriptTarget.Latest, true);
    expect(messagesIn(source)).toEqual([
      `1: ${bare(loaded)}`,
      `2: ${bare(sv('access.closeQuestion', { name: 'x' }))}`,
      `2: ${bare(question)}`,
      `3: ${bare(loaded)}`,
    ]);
  });

  it('are none', () => {
    const found = FOLDERS.flatMap((folder) => {
      const sources = parsedFiles(folder);
      expect([folder, sources.length > 5]).toEqual([folder, true]);
      return sources.flatMap((source) =>
        messagesIn(source).map((text) => `${folder}/${source.fileName}:${text}`),
      );
    });
    expect(found).toEqual([]);
  });
});
