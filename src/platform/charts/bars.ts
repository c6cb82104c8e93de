import {
  axisHeight,
  firstBaseline,
  lineHeight,
  nameLines,
  plotLeft,
  row,
  scaleLines,
  width,
} from './rows.js';
import { accent, type ChartText, fixed, muted, svgFrame, textLines, wrapText } from './svg.js';

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

const thickness = 14;
/** The white edge keeps the lines of the scale out of the words. */
const quiet = `fill="${muted}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;

/** Horizontal bars with their label and their value in text, in the order given. Throws on a value outside 0–max. */
export function barsSvg(chart: BarsChart): string {
  const { max, bars } = chart;
  if (!Number.isInteger(max) || max < 1) throw new Error(`A bar chart needs a whole max above 0, not ${max}`);
  const valueWidth =
    Math.max(0, ...bars.filter((bar) => bar.value !== null).map((bar) => bar.text.length)) * 8 + 12;
  const plotWidth = width - plotLeft - valueWidth;
  const x = (value: number) => plotLeft + (value / max) * plotWidth;

  let top = axisHeight;
  const rows = bars.map((bar) => {
    if (bar.value !== null && !(bar.value >= 0 && bar.value <= max)) {
      throw new Error(`${bar.label}: ${bar.value} is outside 0–${max}`);
    }
    const reason = bar.value === null ? wrapText(bar.text, 44) : [];
    const height = Math.max(1, nameLines(bar.label).length, reason.length) * lineHeight + 9;
    const middle = top + height / 2;
    top += height;
    const marks =
      bar.value === null
        ? textLines(reason, plotLeft + 4, firstBaseline(reason, middle), { lineHeight, attributes: quiet })
        : `<rect x="${fixed(plotLeft)}" y="${fixed(middle - thickness / 2)}" height="${thickness}" rx="2"` +
          ` width="${fixed(x(bar.value) - plotLeft)}" fill="${accent}"/>` +
          textLines([bar.text], x(bar.value) + 7, middle + 5, { attributes: 'font-weight="600"' });
    return row(bar.label, bar.text, middle, marks);
  });

  const step = Math.ceil(max / 10);
  const ticks = Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
  return svgFrame({ ...chart, width, height: top + 4 }, scaleLines(ticks, x, top) + rows.join(''));
}
