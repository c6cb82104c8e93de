/** The value in the middle, of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** How often works are done, and how often before that they are not counted. */
export interface Turns {
  warmUp: number;
  rounds: number;
}

/** @returns the median milliseconds of each of the works, which take turns */
export async function alternate<Works extends readonly (() => Promise<unknown>)[]>(
  { warmUp, rounds }: Turns,
  ...works: Works
): Promise<{ [Index in keyof Works]: number }> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++)
    for (const [index, work] of works.entries()) {
      const begun = performance.now();
      await work();
      if (round >= warmUp) times[index]!.push(performance.now() - begun);
    }
  return times.map(median) as { [Index in keyof Works]: number };
}

/** Prints rows of the same columns under a heading. */
export function printTable(heading: string, rows: readonly Record<string, string | number>[]): void {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const draw = (line: string[]) =>
    line
      .map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ');
  const [header, ...body] = lines.map(draw);
  console.log(['', heading, header, '-'.repeat(header!.length), ...body].join('\n'));
}

/** As many digits as help to compare: 0.123, 12.3, 123. */
export function short(value: number): string {
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);
}
