import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage } from '../../platform/i18n/catalogue.js';
import { projectRoot } from '../../platform/project-root.js';
import { measures } from './measures.js';

describe.each([...measures.keys()])('the measure %s', (name) => {
  it('is told in docs/measures.md', () => {
    const headings = readFileSync(join(projectRoot, 'docs', 'measures.md'), 'utf8').match(/^### .*$/gm) ?? [];
    expect(headings.flatMap((heading) => heading.slice(4).split(', '))).toContain(name);
  });

  it.each(['name', 'numerator', 'denominator', 'unit'])('has its %s in both languages', (part) => {
    expect(hasMessage(`fidelity.measure.${name}.${part}`)).toBe(true);
  });
});
