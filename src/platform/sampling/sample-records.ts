import { createHash } from 'node:crypto';

/**
 * Draws rows at random, and the same rows again from the same seed: those for which SHA-256 of `seed:row` is least.
 * Anybody can check it with other tools, and it holds no more than a page of rows at a time.
 * @param pages what names the rows there are
 * @returns the rows drawn, least hash first, and how many they were drawn from
 */
export async function sampleRecords<Row extends number | string>(
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  size: number,
  seed: string,
): Promise<{ drawn: Row[]; drawnFrom: number }> {
  let least: { row: Row; lot: string }[] = [];
  let drawnFrom = 0;
  for await (const page of pages) {
    drawnFrom += page.length;
    const lots = page.map((row) => ({ row, lot: lotOf(seed, row) }));
    least = [...least, ...lots].sort((one, other) => (one.lot < other.lot ? -1 : 1)).slice(0, size);
  }
  return { drawn: least.map(({ row }) => row), drawnFrom };
}

const lotOf = (seed: string, row: number | string) =>
  createHash('sha256').update(`${seed}:${row}`).digest('hex');
