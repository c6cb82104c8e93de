import { escapeXml, fixed, grid, muted, textLines, wrapText } from './svg.js';

// What charts of rows share: names to the left, a scale along the top, and how wide they are.
export const width = 640;
export const plotLeft = 248;
export const axisHeight = 24;
export const lineHeight = 17;

/** A row's name, broken into lines. */
export const nameLines = (name: string) => wrapText(name, 30);

/** Where the first of some lines begins when the lines together stand around `middle`. */
export function firstBaseline(lines: string[], middle: number): number {
  return middle + 5 - ((lines.length - 1) * lineHeight) / 2;
}

/** A row: its name, what is drawn of it, and both in words for whoever points at it. */
export function row(name: string, text: string, middle: number, marks: string): string {
  const lines = nameLines(name);
  return (
    `<g><title>${escapeXml(`${name}: ${text}`)}</title>` +
    `${textLines(lines, 0, firstBaseline(lines, middle), { lineHeight })}${marks}</g>`
  );
}

/** The lines of the scale with their numbers, from the top to `bottom`. */
export function scaleLines(ticks: readonly number[], x: (value: number) => number, bottom: number): string {
  return ticks
    .map(
      (tick) =>
        `<line x1="${fixed(x(tick))}" y1="${axisHeight - 6}" x2="${fixed(x(tick))}" y2="${fixed(bottom)}"` +
        ` stroke="${grid}"/>` +
        `<text x="${fixed(x(tick))}" y="${axisHeight - 11}" text-anchor="middle" font-size="12" fill="${muted}">${tick}</text>`,
    )
    .join('');
}
