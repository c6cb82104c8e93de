import { sampleRecords } from './sample-records.js';

/** By `for n in 1 2 3 4 5 6; do printf "prov:$n" | sha256sum; done`, least first: 4 2 5 3 1 6. */
const six = [1, 2, 3, 4, 5, 6];

describe('a sample', () => {
  it('is the rows whose hashes are least, the least first', async () => {
    expect(await sampleRecords([six], 3, 'prov')).toEqual({ drawn: [4, 2, 5], drawnFrom: 6 });
    expect(await sampleRecords([six], 1, 'prov')).toEqual({ drawn: [4], drawnFrom: 6 });
  });

  it('is the same however the rows come', async () => {
    const drawn = { drawn: [4, 2, 5], drawnFrom: 6 };
    expect(await sampleRecords([[6, 5], [4], [], [3, 2, 1]], 3, 'prov')).toEqual(drawn);
  });

  it('names rows by words as well', async () => {
    expect(await sampleRecords([['1', '2', '3', '4', '5', '6']], 2, 'prov')).toEqual({
      drawn: ['4', '2'],
      drawnFrom: 6,
    });
  });

  it('is all rows where there are too few', async () => {
    expect(await sampleRecords([six], 50, 'prov')).toEqual({ drawn: [4, 2, 5, 3, 1, 6], drawnFrom: 6 });
    expect(await sampleRecords([], 50, 'prov')).toEqual({ drawn: [], drawnFrom: 0 });
  });

  it('takes each row about as often, over many seeds', async () => {
    const counts = new Map(six.map((number) => [number, 0]));
    for (let seed = 0; seed < 3000; seed++) {
      const { drawn } = await sampleRecords([six], 2, `${seed}`);
      for (const number of drawn) counts.set(number, counts.get(number)! + 1);
    }
    // Each is expected 1000 times; four standard deviations are about 103.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(103);
  });
});
