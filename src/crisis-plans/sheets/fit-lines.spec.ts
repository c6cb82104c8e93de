import { fitLines } from './fit-lines.js';

/** Fits while each side has at most so many lines; tells how often it was asked. */
const sides = (most: Record<string, number>) => {
  const asked: string[] = [];
  const fits = async (lines: readonly string[]) => {
    asked.push(lines.join());
    return Object.entries(most).every(
      ([side, count]) => lines.filter((line) => line.startsWith(side)).length <= count,
    );
  };
  return { fits, asked };
};
const lines = (side: string, count: number) => Array.from({ length: count }, (_, index) => `${side}${index}`);

it('keeps all where all fits, and draws once', async () => {
  const { fits, asked } = sides({ a: 3 });
  expect(await fitLines([lines('a', 3)], fits)).toEqual(['a0', 'a1', 'a2']);
  expect(asked).toHaveLength(1);
});

it('leaves out from the end as few as it can', async () => {
  for (const most of [0, 1, 5, 99]) {
    const { fits, asked } = sides({ a: most });
    expect(await fitLines([lines('a', 100)], fits)).toEqual(lines('a', most));
    expect(asked.length).toBeLessThanOrEqual(9);
  }
});

it('takes nothing from one side of a card for what the other has no room for', async () => {
  const { fits } = sides({ a: 2, b: 3 });
  expect(await fitLines([lines('a', 9), lines('b', 9)], fits)).toEqual([...lines('a', 2), ...lines('b', 3)]);
});
