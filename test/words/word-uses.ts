import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import ts from 'typescript';
import { projectRoot } from '../../src/platform/project-root.js';
import { readTemplateFiles } from '../../src/platform/template-files.js';

/** What one file of code or one template says that may be a key of a message, or a part of one. */
export interface Said {
  file: string;
  texts: ReadonlySet<string>;
  /** Texts that go on with a value: `kind.role.` and nothing after it, `error.` and `.title`. */
  made: readonly [before: string, after: string][];
}

/** Files of code under `src` but specs, each with its syntax. */
export const sourceFiles = (isWanted: (file: string) => boolean = () => true) =>
  parsedFiles('src', (file) => !file.endsWith('.spec.ts') && isWanted(file));

/** Files of code under a folder of the project, in order, each with its syntax and named from that folder. */
export function parsedFiles(
  folder: string,
  isWanted: (file: string) => boolean = () => true,
): ts.SourceFile[] {
  const path = join(projectRoot, folder);
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && isWanted(file))
    .toSorted()
    .map((file) =>
      ts.createSourceFile(
        file.replaceAll('\\', '/'),
        readFileSync(join(path, file), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      ),
    );
}

export function saidInCode(): Said[] {
  return sourceFiles().map((source) => {
    const texts = new Set<string>();
    const made: Said['made'][number][] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) texts.add(node.text);
      if (ts.isTemplateExpression(node))
        made.push([
          node.head.text,
          node.templateSpans.length === 1 ? node.templateSpans[0]!.literal.text : '',
        ]);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return { file: source.fileName, texts, made };
  });
}

export function saidInTemplates(): Said[] {
  return readTemplateFiles(/(.+\.hbs)$/).map(([file, source]) => {
    const texts = new Set<string>();
    const made: Said['made'][number][] = [];
    const visitor = new Handlebars.Visitor();
    visitor.StringLiteral = ({ value }) => texts.add(value);
    visitor.SubExpression = function (node) {
      const [first] = node.params;
      if ((node.path as hbs.AST.PathExpression).original === 'concat' && first?.type === 'StringLiteral')
        made.push([(first as hbs.AST.StringLiteral).value, '']);
      Handlebars.Visitor.prototype.SubExpression.call(this, node);
    };
    visitor.accept(Handlebars.parse(source!));
    return { file: file!, texts, made };
  });
}
