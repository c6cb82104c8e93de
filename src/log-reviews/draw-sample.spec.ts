import { drawSample } from './draw-sample.js';

/** By `for n in 1 2 3 4 5 6; do printf "prov:$n" | sha256sum; done`, least first: 4 2 5 3 1 6. */
const six = [1, 2, 3, 4, 5, 6];

describe('a sample', () => {
  it('is the rows whose hashes are least, in their own order', async () => {
    expect(await drawSample([six], 3, 'prov')).toEqual({ numbers: [2, 4, 5], drawnFrom: 6 });
    expect(await drawSample([six], 1, 'prov')).toEqual({ numbers: [4], drawnFrom: 6 });
  });

  it('is the same however the rows come', async () => {
    const drawn = { numbers: [2, 4, 5], drawnFrom: 6 };
    expect(await drawSample([[6, 5], [4], [], [3, 2, 1]], 3, 'prov')).toEqual(drawn);
  });

  it('is all rows where there are too few', async () => {
    expect(await drawSample([six], 50, 'prov')).toEqual({ numbers: six, drawnFrom: 6 });
    expect(await drawSample([], 50, 'prov')).toEqual({ numbers: [], drawnFrom: 0 });
  });

  it('takes each row about as often, over many seeds', async () => {
    const counts = new Map(six.map((number) => [number, 0]));
    for (let seed = 0; seed < 3000; seed++) {
      const { numbers } = await drawSample([six], 2, `${seed}`);
      for (const number of numbers) counts.set(number, counts.get(number)! + 1);
    }
    // Each is expected 1000 times; four standard deviations are about 103.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(103);
  });
});
