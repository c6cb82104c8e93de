import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { projectRoot } from '../../src/platform/project-root.js';

// Whoever sends a long text must not be able to make a pattern of ours work long: twice the text, twice the work.

/** Patterns that are put together as the program runs, and why none of them takes more than linear time. */
const BUILT: Record<string, string> = {
  "new RegExp(SEPARATOR, 'gu')": 'one sign',
  [`new RegExp(
  String.raw\`(?<![\\p{L}\\p{N}]|\\p{N}[^\\s\\p{L}])(?:1[6-9]|2[01])?\\d\\d(?:\${SEPARATOR}?\\d\\d){2}\${SEPARATOR}{0,3}\\+?\\d{4}(?![\\p{L}\\p{N}]|[^\\s\\p{L}]\\p{N})\`,
  'gu',
)`]: 'at most nineteen signs, wherever it begins',
  'new RegExp(`^${pattern}$`)':
    'anchored shapes of reserve numbers from a file of ours; what looks ahead passes over the text once',
  'new RegExp(`^[${LETTERS}]{${LENGTH}}$`)': 'eight signs, anchored',
  "new RegExp(longestFirst.join('|'), 'gu')": 'a choice between constant words, in which nothing repeats',
  "new RegExp(`(?<![\\\\p{L}\\\\p{N}-])(?:${longestFirst.join('|')})(?![\\\\p{L}\\\\p{N}-])`, 'giu')":
    'the same, of words from a file of ours, apart from other words',
  "new RegExp(`[ÂÃ][${second}]|[\\\\u00C4-\\\\u00DE][${oddSecond}]|â€[${second}]`, 'u')":
    'two or three letters, in which nothing repeats',
  "new RegExp(`(?<!\\\\p{L})Ž${consonant}|${consonant}Ž${consonant}`, 'iu')": 'the same',
  "new RegExp(`${consonant}š${consonant}|[bdfghkmpt]š(?!\\\\p{L})|(?<!\\\\p{L})…\\\\p{Ll}`, 'iu')":
    'the same',
  "new RegExp(`(?=\\\\p{L})[\\\\u0080-\\\\u024F](?:${symbol}|µ)`, 'u')": 'the same',
  "new RegExp(`\\\\p{L}(?:${symbol})|(?:${symbol})\\\\p{L}`, 'u')": 'the same',
  "new RegExp(String.raw`(${SWEDISH})|\\p{M}`, 'gu')": 'one letter',
};

/** Deciding takes a quarter of a minute for all of them, and longer where much else is done. */
const LONGEST_MS = 300_000;

interface Pattern {
  source: string;
  flags: string;
  file: string;
}

/** Every pattern that is written in a file, and every one that is built there. */
function patternsOf(file: string): { written: Pattern[]; built: string[] } {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const written: Pattern[] = [];
  const built: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      written.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), file });
    }
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && node.expression.getText() === 'RegExp') built.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { written, built };
}

function codeIn(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|js)$/.test(file) && !file.endsWith('.spec.ts'))
    .map((file) => join(projectRoot, folder, file));
}

const library = (...path: string[]) => join(projectRoot, 'node_modules', ...path);

/** The files of the package validator that hold the rules which our input classes use. */
function rulesInUse(files: readonly string[]): string[] {
  const folder = library('class-validator', 'cjs', 'decorator');
  const decorators = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = files.flatMap((file) => {
    const imported = /import \{([^}]*)\} from 'class-validator'/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    return imported.split(',').map((name) => name.trim());
  });
  return [...new Set(names)]
    .flatMap((name) => decorators.filter((file) => file.endsWith(`/${name}.js`)))
    .flatMap(
      (file) => readFileSync(join(folder, file), 'utf8').match(/(?<=require\("validator\/lib\/)\w+/g) ?? [],
    )
    .map((rule) => library('validator', 'lib', `${rule}.js`));
}

const code = ['src', 'static'].flatMap(codeIn);

describe('every pattern', () => {
  it(
    'that is written here, or in a rule that is used here, grows with the text at most linearly',
    async () => {
      const rules = rulesInUse(code);
      expect(rules.map((file) => file.split('/').at(-1))).toContain('isUUID.js');
      const patterns = [...code, ...rules].flatMap((file) => patternsOf(file).written);
      expect(patterns.length).toBeGreaterThan(80);
      const distinct = new Map(patterns.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
      const slow: string[] = [];
      for (const [text, { source, flags, file }] of distinct) {
        const found = await check(source, flags, { timeout: LONGEST_MS });
        if (found.status === 'safe') continue;
        slow.push(
          `${file}: ${text} ${found.status === 'vulnerable' ? found.complexity.summary : 'not decided'}`,
        );
      }
      expect(slow).toEqual([]);
    },
    LONGEST_MS,
  );

  it('that is put together as the program runs is on a reviewed list', () => {
    expect(code.flatMap((file) => patternsOf(file).built)).toEqual(Object.keys(BUILT));
  });

  it('is told from a slow one', async () => {
    expect(await check(String.raw`\s+$`, '')).toMatchObject({ complexity: { type: 'polynomial' } });
    expect(await check(String.raw`^\s+`, '')).toMatchObject({ status: 'safe' });
  });
});
