import {
  accent,
  type ChartText,
  escapeXml,
  fixed,
  grid,
  muted,
  svgFrame,
  textLines,
  wrapText,
} from './svg.js';

/** A null value is "not rated": its text stands where the bar would begin. */
export interface Bar {
  label: string;
  value: number | null;
  /** The value as it is to be read, a few characters ("4,2"), or why there is none. */
  text: string;
}

export interface BarsChart extends ChartText {
  /** The end of the scale, a whole number above 0. Bars start from 0. */
  max: number;
  bars: Bar[];
}

const width = 640;
const labelWidth = 236;
const lineHeight = 17;
const thickness = 14;
const axisHeight = 24;
/** The white edge keeps the lines of the scale out of the words. */
const quiet = `fill="${muted}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;

/** Horizontal bars with their label and their value in text, in the order given. Throws on a value outside 0–max. */
export function barsSvg(chart: BarsChart): string {
  const { max, bars } = chart;
  if (!Number.isInteger(max) || max < 1) throw new Error(`A bar chart needs a whole max above 0, not ${max}`);
  const plotLeft = labelWidth + 12;
  const valueWidth =
    Math.max(0, ...bars.filter((bar) => bar.value !== null).map((bar) => bar.text.length)) * 8 + 12;
  const plotWidth = width - plotLeft - valueWidth;
  const x = (value: number) => plotLeft + (value / max) * plotWidth;

  let top = axisHeight;
  const rows = bars.map((bar) => {
    if (bar.value !== null && !(bar.value >= 0 && bar.value <= max)) {
      throw new Error(`${bar.label}: ${bar.value} is outside 0–${max}`);
    }
    const label = wrapText(bar.label, 30);
    const reason = bar.value === null ? wrapText(bar.text, 44) : [];
    const height = Math.max(1, label.length, reason.length) * lineHeight + 9;
    const middle = top + height / 2;
    top += height;
    const marks =
      bar.value === null
        ? textLines(reason, plotLeft + 4, firstBaseline(reason, middle), { lineHeight, attributes: quiet })
        : `<rect x="${fixed(plotLeft)}" y="${fixed(middle - thickness / 2)}" height="${thickness}" rx="2"` +
          ` width="${fixed(x(bar.value) - plotLeft)}" fill="${accent}"/>` +
          textLines([bar.text], x(bar.value) + 7, middle + 5, { attributes: 'font-weight="600"' });
    return (
      `<g><title>${escapeXml(`${bar.label}: ${bar.text}`)}</title>` +
      `${textLines(label, 0, firstBaseline(label, middle), { lineHeight })}${marks}</g>`
    );
  });

  const step = Math.ceil(max / 10);
  const ticks = Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step).map(
    (tick) =>
      `<line x1="${fixed(x(tick))}" y1="${axisHeight - 6}" x2="${fixed(x(tick))}" y2="${fixed(top)}"` +
      ` stroke="${grid}"/>` +
      `<text x="${fixed(x(tick))}" y="${axisHeight - 11}" text-anchor="middle" font-size="12" fill="${muted}">${tick}</text>`,
  );
  return svgFrame({ ...chart, width, height: top + 4 }, ticks.join('') + rows.join(''));
}

/** Where the first of some lines begins when the lines together stand around `middle`. */
function firstBaseline(lines: string[], middle: number): number {
  return middle + 5 - ((lines.length - 1) * lineHeight) / 2;
}
