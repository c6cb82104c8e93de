import { encode } from 'uqr';
import { type ChartText, svgFrame } from './svg.js';

/** The standard asks for four modules of white around the code. */
const QUIET = 4;

/**
 * A QR code, black on white whatever the colours of the page: one path, a line of the code for each run of modules.
 * @param module CSS pixels a module: unless said, for a phone's reading distance from a screen
 */
export function qrSvg({
  content,
  module = 5,
  ...text
}: ChartText & { content: string; module?: number }): string {
  const { data, size } = encode(content, { ecc: 'M', border: QUIET });
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  const side = size * module;
  return svgFrame(
    { ...text, width: side, height: side },
    `<rect width="${side}" height="${side}" fill="#ffffff"/>` +
      `<path transform="scale(${module})" shape-rendering="crispEdges" fill="#000000" d="${runs.join('')}"/>`,
  );
}

/** Where the dark stretches of a row begin and how long they are. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  });
  return runs;
}
