import { axisHeight, lineHeight, nameLines, plotLeft, row, scaleLines, width } from './rows.js';
import { accent, type ChartText, fixed, svgFrame, textLines } from './svg.js';

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

const thickness = 16;
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
  const textWidth = Math.max(0, ...boxes.map(({ text }) => text.length)) * 9 + 14;
  const plotRight = width - textWidth;
  const x = (value: number) => plotLeft + ((value - min) / (max - min)) * (plotRight - plotLeft);

  let top = axisHeight;
  const rows = boxes.map(({ label, lower, median, upper, text }) => {
    if (!(min <= lower && lower <= median && median <= upper && upper <= max))
      throw new Error(`${label}: ${lower}, ${median}, ${upper} are not in order within ${min}–${max}`);
    const height = nameLines(label).length * lineHeight + 12;
    const middle = top + height / 2;
    top += height;
    const marks =
      `<rect x="${fixed(x(lower))}" y="${fixed(middle - thickness / 2)}" height="${thickness}"` +
      ` width="${fixed(x(upper) - x(lower))}" fill="#c5e0e3" stroke="${accent}"/>` +
      `<line x1="${fixed(x(median))}" y1="${fixed(middle - thickness / 2 - 3)}" x2="${fixed(x(median))}"` +
      ` y2="${fixed(middle + thickness / 2 + 3)}" stroke="${accent}" stroke-width="4"/>` +
      textLines([text], plotRight + 14, middle + 5, { attributes: 'font-weight="600"' });
    return row(label, text, middle, marks);
  });

  const step = steps.find((one) => (max - min) / one <= most) ?? max - min;
  const first = Math.ceil(min / step) * step;
  const ticks = Array.from(
    { length: Math.floor((max - first) / step) + 1 },
    (_, index) => first + index * step,
  );
  return svgFrame({ ...chart, width, height: top + 4 }, scaleLines(ticks, x, top) + rows.join(''));
}
