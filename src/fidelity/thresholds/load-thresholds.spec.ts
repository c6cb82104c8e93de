import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { Scales } from '../scales/scales.js';
import { loadThresholds } from './load-thresholds.js';

const scales = new Scales().all;
const standing = join(projectRoot, 'data', 'thresholds');
const whole = readFileSync(join(standing, 'georgia.yaml'), 'utf8');

describe('the files of thresholds', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'thresholds-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const reading = (text: string) => {
    writeFileSync(join(folder, 'here.yaml'), text);
    writeFileSync(join(folder, 'SOURCE.md'), 'no threshold');
    return loadThresholds(folder, scales);
  };

  it('hold what Georgia asks for and what Oregon certifies from', () => {
    const asked = loadThresholds(standing, scales).map(({ scale, holder, from, all }) => [
      scale,
      holder.en,
      from,
      all,
    ]);
    expect(asked).toEqual([
      [
        'dacts',
        'Georgia (USA)',
        '2013-08-01',
        [
          { of: 'item_mean', atLeast: 4 },
          { of: 'sum', atLeast: 112 },
        ],
      ],
      ['dacts', 'Oregon (USA)', '2024-09-01', [{ of: 'sum', atLeast: 114 }]],
    ]);
  });

  it('may ask for a subscale or an item, and end', () => {
    const text = whole.replace('of: item_mean', 'subscale: H').replace('of: sum', 'item: H1');
    const [one] = reading(text.replace('added:', 'to: 2027-01-01\nadded:'));
    expect(one?.all).toEqual([
      { subscale: 'H', atLeast: 4 },
      { item: 'H1', atLeast: 112 },
    ]);
    expect(one?.to).toBe('2027-01-01');
  });

  it.each([
    ['is no YAML', 'scale: [', /here\.yaml cannot be used:\n {2}\S/],
    ['is a list', '- 10', /file: must be object/],
    ['has a word too many', `${whole}region: 12\n`, /file: .*: region/],
    [
      'says a bound in words',
      whole.replace('atLeast: 4', 'atLeast: four'),
      /all\/0\/atLeast: must be number/,
    ],
    ['asks of no figure', whole.replace('of: sum, ', ''), /all\/1: must match exactly one/],
    ['asks of an unknown figure', whole.replace('of: sum', 'of: median'), /all\/1\/of: .*: sum,item_mean/],
    ['says a day in words', whole.replace('2013-08-01', 'in August'), /from: must match pattern/],
    [
      'ends before it begins',
      whole.replace('added:', 'to: 2013-07-31\nadded:'),
      /to: must not be before from/,
    ],
    ['is of no scale', whole.replace('scale: dacts', 'scale: dact'), /scale: there is no scale dact/],
    ['asks of no item', whole.replace('of: sum', 'item: H99'), /all: dacts has no item H99/],
    ['asks of no subscale', whole.replace('of: sum', 'subscale: X'), /all: dacts has no subscale X/],
  ])('are named where one %s', (_, text, reason) => {
    expect(() => reading(text)).toThrow(reason);
  });
});
