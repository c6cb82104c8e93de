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

/** The middle half of some values. */
export interface QuartileBox {
  label: string;
  lower: number;
  median: number;
  upper: number;
  /** The three as they are to be read, a few characters each ("3,25 (3,00–4,00)"). */
  text: string;
}

export interface QuartilesChart extends ChartText {
  /** The ends of the scale, whole numbers. */
  min: number;
  max: number;
  boxes: QuartileBox[];
}

const width = 640;
const labelWidth = 236;
const lineHeight = 17;
const thickness = 16;
const axisHeight = 24;
/** How far apart the lines of the scale may stand. */
const steps = [1, 2, 5, 10, 20, 25, 50, 100];
const most = 8;

/**
 * Boxes from the lower to the upper quartile with a line at the median, in the order given, each with its label and its
 * figures in text. Nothing stands for the lowest and the highest value. Throws on figures that do not fit.
 */
export function quartilesSvg(chart: QuartilesChart): string {
  const { min, max, boxes } = chart;
  if (!Number.isInteger(min) || !Number.isInteger(max) || max <= min)
    throw new Error(`A chart of quartiles needs whole ends, the second higher, not ${min} and ${max}`);
  const plotLeft = labelWidth + 12;
  const textWidth = Math.max(0, ...boxes.map(({ text }) => text.length)) * 9 + 14;
  const plotRight = width - textWidth;
  const x = (value: number) => plotLeft + ((value - min) / (max - min)) * (plotRight - plotLeft);

  let top = axisHeight;
  const rows = boxes.map(({ label, lower, median, upper, text }) => {
    if (!(min <= lower && lower <= median && median <= upper && upper <= max))
      throw new Error(`${label}: ${lower}, ${median}, ${upper} are not in order within ${min}–${max}`);
    const lines = wrapText(label, 30);
    const height = lines.length * lineHeight + 12;
    const middle = top + height / 2;
    top += height;
    return (
      `<g><title>${escapeXml(`${label}: ${text}`)}</title>` +
      textLines(lines, 0, middle + 5 - ((lines.length - 1) * lineHeight) / 2, { lineHeight }) +
      `<rect x="${fixed(x(lower))}" y="${fixed(middle - thickness / 2)}" height="${thickness}"` +
      ` width="${fixed(x(upper) - x(lower))}" fill="#c5e0e3" stroke="${accent}"/>` +
      `<line x1="${fixed(x(median))}" y1="${fixed(middle - thickness / 2 - 3)}" x2="${fixed(x(median))}"` +
      ` y2="${fixed(middle + thickness / 2 + 3)}" stroke="${accent}" stroke-width="4"/>` +
      `${textLines([text], plotRight + 14, middle + 5, { attributes: 'font-weight="600"' })}</g>`
    );
  });

  const step = steps.find((one) => (max - min) / one <= most) ?? max - min;
  const first = Math.ceil(min / step) * step;
  const ticks = Array.from(
    { length: Math.floor((max - first) / step) + 1 },
    (_, index) => first + index * step,
  ).map(
    (tick) =>
      `<line x1="${fixed(x(tick))}" y1="${axisHeight - 6}" x2="${fixed(x(tick))}" y2="${fixed(top)}"` +
      ` stroke="${grid}"/>` +
      `<text x="${fixed(x(tick))}" y="${axisHeight - 11}" text-anchor="middle" font-size="12" fill="${muted}">${tick}</text>`,
  );
  return svgFrame({ ...chart, width, height: top + 4 }, ticks.join('') + rows.join(''));
}
