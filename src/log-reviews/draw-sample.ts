import { createHash } from 'node:crypto';

/**
 * Draws rows at random, and the same rows again from the same seed: those for which SHA-256 of `seed:number` is
 * least. Anybody can check it with other tools, and it holds no more than a page of the log at a time.
 * @param pages the numbers of the rows there are
 * @returns the numbers drawn, in order, and how many they were drawn from
 */
export async function drawSample(
  pages: AsyncIterable<readonly number[]> | Iterable<readonly number[]>,
  size: number,
  seed: string,
): Promise<{ numbers: number[]; drawnFrom: number }> {
  let least: { number: number; lot: string }[] = [];
  let drawnFrom = 0;
  for await (const page of pages) {
    drawnFrom += page.length;
    const lots = page.map((number) => ({ number, lot: lotOf(seed, number) }));
    least = [...least, ...lots].sort((one, other) => (one.lot < other.lot ? -1 : 1)).slice(0, size);
  }
  return { numbers: least.map(({ number }) => number).sort((one, other) => one - other), drawnFrom };
}

const lotOf = (seed: string, number: number) =>
  createHash('sha256').update(`${seed}:${number}`).digest('hex');
