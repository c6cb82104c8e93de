import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { formatNumber } from '../../platform/i18n/format-number.js';
import { projectRoot } from '../../platform/project-root.js';
import { totalScale } from '../rules/total-scale.js';
import { Scales } from './scales.js';

interface Published {
  items: Record<string, [first: number, second: number]>;
  subscales: Record<string, [first: string, second: string]>;
  incomplete: Record<string, { items: number; of: number }>;
}

const place = join(projectRoot, 'fidelity-scales', 'tmact-style', '1.0.0', 'cases.yaml');
const { published } = load(readFileSync(place, 'utf8')) as { published: Published };

/** Odden et al. 2019, PMC6796407, table 1: twelve Norwegian teams, assessed with TMACT twice. */
describe.each([
  ['first', 0],
  ['second', 1],
] as const)('the Norwegian table, %s assessment', (_, time) => {
  const scale = new Scales().newest('tmact-style')!;
  const means = new Map(Object.entries(published.items).map(([code, figures]) => [code, figures[time]]));
  const result = totalScale(scale, means, false);
  const subscaleOf = (code: string) => result.subscales.find((subscale) => subscale.code === code);

  it('is of items that the scale has', () => {
    expect(result.rated).toBe(Object.keys(published.items).length);
  });

  it.each(Object.entries(published.subscales))('gives the printed mean of %s', (code, printed) => {
    const subscale = subscaleOf(code);
    expect(subscale?.rated).toBe(subscale?.items);
    expect(formatNumber('en', subscale?.mean ?? Number.NaN, 1)).toBe(printed[time]);
  });

  it.each(Object.entries(published.incomplete))('tells that %s is not complete', (code, { items, of }) => {
    expect(subscaleOf(code)).toMatchObject({ rated: items, items: of });
  });

  it('gives no total of a table that is cut', () => {
    expect(result).toMatchObject({ total: null, interpretations: [] });
  });
});
