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
import { type ChartText, fixed, ink, muted, svgFrame, textLines, wrapText } from './svg.js';

/** One row: a value for each series, in their order. A null value is no dot; `text` is the value as it is to be read. */
export interface DotRow {
  label: string;
  points: { value: number | null; text: string }[];
}

export interface DotsChart extends ChartText {
  /** The ends of the scale, whole numbers. */
  min: number;
  max: number;
  /** What one or two dots of a row stand for: a full one, and a hollow one beside it. */
  series: string[];
  /** A value that the rows are held against, with its name. */
  line?: { value: number; label: string };
  rows: DotRow[];
}

const radius = 6;
const legendHeight = 24;
/** The white edge keeps the lines of the scale out of the words. */
const quiet = `fill="${muted}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;

/**
 * Values as dots on a scale, each row with its name before and its values in text behind. Read without colours: dots are
 * full or hollow, and the line is dashed. Throws on what does not fit.
 */
export function dotsSvg(chart: DotsChart): string {
  check(chart);
  const { min, max, line, rows } = chart;
  const texts = rows.map(({ points }) => textOf(points));
  const textWidth = Math.max(0, ...texts.map(({ length }) => length)) * 8 + 16;
  const plotRight = width - textWidth;
  const x = (value: number) => plotLeft + 10 + ((value - min) / (max - min)) * (plotRight - plotLeft - 20);

  let top = axisHeight;
  const drawn = rows.map(({ label, points }, index) => {
    const isEmpty = points.every(({ value }) => value === null);
    const reason = isEmpty ? wrapText(texts[index]!, 44) : [];
    const height = Math.max(1, nameLines(label).length, reason.length) * lineHeight + 6;
    const middle = top + height / 2;
    top += height;
    const words = isEmpty
      ? textLines(reason, plotLeft + 10, firstBaseline(reason, middle), { lineHeight, attributes: quiet })
      : textLines([texts[index]!], plotRight + 10, middle + 5, { attributes: 'font-weight="600"' });
    // The full dot lies on the hollow one.
    const dots = points
      .map(({ value }, order) => (value === null ? '' : dot(x(value), middle, order)))
      .toReversed();
    return row(label, texts[index]!, middle, words + dots.join(''));
  });

  const ticks = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const held = line
    ? `<line x1="${fixed(x(line.value))}" y1="${axisHeight - 6}" x2="${fixed(x(line.value))}" y2="${fixed(top)}"` +
      ` stroke="${ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`
    : '';
  const legend = legendOf(chart, top + 8);
  return svgFrame(
    { ...chart, width, height: top + 4 + (legend ? legendHeight : 0) },
    scaleLines(ticks, x, top) + held + drawn.join('') + legend,
  );
}

function check({ min, max, series, line, rows }: DotsChart): void {
  if (!Number.isInteger(min) || !Number.isInteger(max) || max <= min)
    throw new Error(`A chart of dots needs whole ends, the second higher, not ${min} and ${max}`);
  if (series.length < 1 || series.length > 2)
    throw new Error(`A chart of dots shows one or two series, not ${series.length}`);
  const all = rows.flatMap(({ label, points }) => {
    if (points.length !== series.length)
      throw new Error(`${label}: ${points.length} values for ${series.length} series`);
    return points.map(({ value }) => ({ label, value }));
  });
  if (line) all.push(line);
  for (const { label, value } of all)
    if (value !== null && !(value >= min && value <= max))
      throw new Error(`${label}: ${value} is outside ${min}–${max}`);
}

/** The first series in words, with the others behind it in parentheses: "3,57 (3,00)". */
function textOf([first, ...others]: DotRow['points']): string {
  return [first!.text, ...others.map(({ text }) => `(${text})`)].join(' ');
}

function dot(x: number, y: number, order: number): string {
  const look = order === 0 ? `r="${radius}" fill="${ink}"` : `r="${radius + 1}" fill="#ffffff"`;
  return `<circle cx="${fixed(x)}" cy="${fixed(y)}" ${look} stroke="${ink}" stroke-width="1.5"/>`;
}

/** What dots and line stand for; one series needs no word, since the title of the chart names it. */
function legendOf({ series, line }: DotsChart, top: number): string {
  const y = top + legendHeight / 2;
  let left = plotLeft;
  const place = (mark: string, label: string) => {
    const marks = mark + textLines([label], left + 22, y + 5);
    left += 22 + label.length * 7.5 + 20;
    return marks;
  };
  const dots = series.length > 1 ? series.map((name, order) => place(dot(left + 9, y, order), name)) : [];
  if (!line) return dots.join('');
  const stroke =
    `<line x1="${fixed(left + 9)}" y1="${fixed(y - 8)}" x2="${fixed(left + 9)}" y2="${fixed(y + 8)}"` +
    ` stroke="${ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
  return [...dots, place(stroke, line.label)].join('');
}
