import {
  accent,
  type ChartText,
  escapeXml,
  fixed,
  grid,
  ink,
  muted,
  second,
  svgFrame,
  textLines,
  wrapText,
} from './svg.js';

/** One line. A null value leaves a gap in it; `text` is the value as it is to be read ("3,9", "inte skattat"). */
export interface TrendSeries {
  label: string;
  points: { value: number | null; text: string }[];
}

export interface TrendChart extends ChartText {
  /** Names of the occasions, the oldest first; at least two. */
  occasions: string[];
  /** Places of occasions that cannot be compared with the one before them: no line is drawn there, and a dashed one across. */
  breaks?: readonly number[];
  /** The values at the foot and at the top, whole numbers. */
  min: number;
  max: number;
  /** One to eight lines, told apart by dash and marker as well as colour. */
  series: TrendSeries[];
}

type Marker = 'circle' | 'square' | 'diamond' | 'triangle';

interface Look {
  colour: string;
  dash: string;
  marker: Marker;
}

const looks: Look[] = ['', '7 4'].flatMap((dash) => [
  { colour: accent, dash, marker: 'circle' as const },
  { colour: second, dash, marker: 'square' as const },
  { colour: muted, dash, marker: 'diamond' as const },
  { colour: ink, dash, marker: 'triangle' as const },
]);
const width = 640;
const plot = { left: 56, right: 584, top: 16, bottom: 216 };
const lineHeight = 17;

/** Lines over occasions at equal distance, with a list of the lines and their values. Throws on what does not fit. */
export function trendSvg(chart: TrendChart): string {
  check(chart);
  const { occasions, breaks = [], min, max, series } = chart;
  const x = (index: number) => plot.left + (index / (occasions.length - 1)) * (plot.right - plot.left);
  const y = (value: number) => plot.bottom - ((value - min) / (max - min)) * (plot.bottom - plot.top);

  const step = Math.ceil((max - min) / 8);
  const ticks = Array.from(
    { length: Math.floor((max - min) / step) + 1 },
    (_, index) => min + index * step,
  ).map(
    (tick) =>
      `<line x1="${plot.left}" y1="${fixed(y(tick))}" x2="${plot.right}" y2="${fixed(y(tick))}" stroke="${grid}"/>` +
      `<text x="${plot.left - 12}" y="${fixed(y(tick) + 4)}" text-anchor="end" font-size="12" fill="${muted}">${tick}</text>`,
  );
  const letters = Math.max(8, Math.floor(90 / occasions.length));
  const names = occasions.map((name) => wrapText(name, letters));
  const foot = names.map((lines, index) =>
    textLines(lines, x(index), plot.bottom + 22, {
      lineHeight,
      attributes: 'text-anchor="middle" font-size="12"',
    }),
  );

  const across = breaks.map((place) => {
    const middle = fixed((x(place - 1) + x(place)) / 2);
    return (
      `<line x1="${middle}" y1="${plot.top}" x2="${middle}" y2="${plot.bottom}"` +
      ` stroke="${ink}" stroke-width="1.5" stroke-dasharray="2 4"/>`
    );
  });
  const lines = series.map(({ label, points }, order) => {
    const look = looks[order]!;
    const sides = points.slice(1).map(({ value }, index) => {
      const before = points[index]!.value;
      if (value === null || before === null || breaks.includes(index + 1)) return '';
      return line([x(index), y(before)], [x(index + 1), y(value)], look);
    });
    const marks = points.map(({ value, text }, index) =>
      value === null
        ? ''
        : `<g><title>${escapeXml(`${label}, ${occasions[index]}: ${text}`)}</title>` +
          `${markerAt(x(index), y(value), look)}</g>`,
    );
    return sides.join('') + marks.join('');
  });

  let top = plot.bottom + 22 + Math.max(...names.map(({ length }) => length)) * lineHeight + 12;
  const legend = series.map(({ label, points }, order) => {
    const look = looks[order]!;
    const words = wrapText(`${label}: ${points.map(({ text }) => text).join(' → ')}`, 72);
    const row =
      line([plot.left - 40, top], [plot.left, top], look) +
      markerAt(plot.left - 20, top, look) +
      textLines(words, plot.left + 12, top + 5, { lineHeight });
    top += words.length * lineHeight + 5;
    return row;
  });
  return svgFrame(
    { ...chart, width, height: top },
    [...ticks, ...foot, ...across, ...lines, ...legend].join(''),
  );
}

function check({ occasions, min, max, series }: TrendChart): void {
  if (occasions.length < 2)
    throw new Error(`A trend chart needs at least two occasions, not ${occasions.length}`);
  if (series.length < 1 || series.length > looks.length)
    throw new Error(`A trend chart shows one to ${looks.length} series, not ${series.length}`);
  for (const { label, points } of series) {
    if (points.length !== occasions.length)
      throw new Error(`${label}: ${points.length} values for ${occasions.length} occasions`);
    const outside = points.find(({ value }) => value !== null && !(value >= min && value <= max));
    if (outside) throw new Error(`${label}: ${outside.value} is outside ${min}–${max}`);
  }
}

function line([x1, y1]: [number, number], [x2, y2]: [number, number], { colour, dash }: Look): string {
  const stroke = `stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}`;
  return `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" ${stroke}/>`;
}

function markerAt(x: number, y: number, { marker, colour }: Look): string {
  const paint = `fill="#ffffff" stroke="${colour}" stroke-width="2"`;
  if (marker === 'circle') return `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="4" ${paint}/>`;
  const corners: Record<Exclude<Marker, 'circle'>, [number, number][]> = {
    square: [
      [-4, -4],
      [4, -4],
      [4, 4],
      [-4, 4],
    ],
    diamond: [
      [0, -5],
      [5, 0],
      [0, 5],
      [-5, 0],
    ],
    triangle: [
      [0, -5],
      [5, 4],
      [-5, 4],
    ],
  };
  const points = corners[marker].map(([right, down]) => `${fixed(x + right)},${fixed(y + down)}`);
  return `<polygon points="${points.join(' ')}" ${paint}/>`;
}
