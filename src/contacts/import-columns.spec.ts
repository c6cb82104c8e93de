import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Column } from '../platform/csv/columns.js';
import { fold } from '../platform/csv/read-cell.js';
import { projectRoot } from '../platform/project-root.js';
import { meaningOf } from './import-column.js';
import { importColumns } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

/** One line of a table in docs/import.md. */
function documented(kind: ImportKind, key: string, column: Column<unknown>): string {
  const names = [`\`${key}\``, column.aliases.map((alias) => `\`${alias}\``).join(', ')];
  const words = column.cell.choices
    ?.map(({ en, sv }) => (en === sv ? `\`${en}\`` : `\`${en}\`/\`${sv}\``))
    .join(', ');
  const written = words ?? column.cell.format('en').replaceAll('|', '\\|');
  return `| ${[...names, column.required ? 'yes' : '', meaningOf('en', kind, key), written].join(' | ')} |`;
}

describe.each(Object.entries(importColumns))('columns of %s', (kind, columns) => {
  it('are documented in docs/import.md, each with its names, need and allowed words', () => {
    const doc = readFileSync(join(projectRoot, 'docs', 'import.md'), 'utf8');
    const section = doc
      .split(/^## /m)
      .find((part) => part.startsWith(`${kind[0]}${kind.slice(1).toLowerCase()}`));
    const rows = Object.entries(columns).map(([key, column]) => documented(kind as ImportKind, key, column));
    expect(section?.match(/^\| `.*$/gm)).toEqual(rows);
  });

  it('have no name in common', () => {
    const names = Object.entries(columns).flatMap(([key, { aliases }]) => [key, ...aliases].map(fold));
    expect(names.length).toBe(new Set(names).size);
  });

  it('have no allowed word for two values', () => {
    for (const { cell } of Object.values(columns) as Column<unknown>[]) {
      const words = cell.choices?.flatMap(({ en, sv, aliases = [] }) => [
        ...new Set([en, sv, ...aliases].map(fold)),
      ]);
      expect(words?.length).toBe(words && new Set(words).size);
    }
  });
});
