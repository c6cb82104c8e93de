import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { measures } from './measures.js';
import { printedMeasuresSql } from './print-measures-sql.js';

describe('docs/measures-sql.md', () => {
  it('has the statements as the code has them; npm run cli -- print-measures writes it again', () => {
    expect(readFileSync(join(projectRoot, 'docs', 'measures-sql.md'), 'utf8')).toBe(printedMeasuresSql());
  });

  it('has every measure once', () => {
    const named = [...printedMeasuresSql().matchAll(/^- `(\w+)` = /gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...measures.keys()].sort());
  });
});
