import { hasTooFewPriorities, newestWords, wordsOf } from './newest-words.js';

const priorities = (count: number) => Array.from({ length: count }, () => ({ text: 'Mer tid.', code: null }));
const words = (code: string, revision: number, count = 0) => ({
  code,
  revision,
  priorities: priorities(count),
});

it('are of the whole audit and of each item the last that was written', () => {
  const all = [words('', 2), words('H1', 1), words('', 1), words('H1', 3), words('H1', 2), words('H2', 1)];
  expect(newestWords(all).map(({ code, revision }) => [code, revision])).toEqual([
    ['', 2],
    ['H1', 3],
    ['H2', 1],
  ]);
  expect(wordsOf(all, 'H1')).toBe(all[3]);
  expect(wordsOf(all, 'H9')).toBeUndefined();
});

it.each([
  [0, false],
  [1, true],
  [2, true],
  [3, false],
  [5, false],
])('%d priorities are too few: %s', (count, few) => {
  expect(hasTooFewPriorities([words('', 1, 5), words('', 2, count), words('H1', 9, 1)])).toBe(few);
});

it('are not too few where nothing was written', () => {
  expect(hasTooFewPriorities([])).toBe(false);
});
