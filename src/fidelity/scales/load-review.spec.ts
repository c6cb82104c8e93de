import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallScale } from '../../../test/support/small-scale.js';
import { loadReview, withReview } from './load-review.js';
import { Scales } from './scales.js';

const sound = `mark: M
source: { sv: Vi, en: We }
questions:
  - { code: A2a, item: A2, text: { sv: Ett?, en: One? } }
  - { code: A1c, item: A1a, text: { sv: Två?, en: Two? } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  writeFileSync(join(folder, 'review.yaml'), text);
  return loadReview(folder) ?? [];
};

it('is the questions beside a version of a scale, or none', () => {
  expect(loadReview(folder)).toBeUndefined();
  expect(read(sound).map(({ code, item }) => [code, item])).toEqual([
    ['A2a', 'A2'],
    ['A1c', 'A1a'],
  ]);
  expect(withReview(smallScale, read(sound)).review).toHaveLength(2);
});

it.each([
  ['a question twice', sound.replace('A1c', 'A2a'), /question A2a occurs twice/],
  ['a question without words', sound.replace(', en: One?', ''), /questions\/0\/text/],
  ['what the format does not know', `${sound}answers: []\n`, /additional properties/],
])('%s stops the start', (_, text, told) => {
  expect(() => read(text)).toThrow(told);
});

it('a question about what is no item of the scale, or an item that only has parts, stops the start', () => {
  for (const item of ['A9', 'A1'])
    expect(() => withReview(smallScale, read(sound.replace('item: A2', `item: ${item}`)))).toThrow(
      `question A2a is about ${item}`,
    );
});

it('holds for the versions after its own, until another', () => {
  const asked = new Scales().all.map(({ id, review }) => [id, review?.length ?? 0]);
  expect(asked.filter(([id]) => id === 'tmact-style').map(([, questions]) => questions)).not.toContain(0);
});
