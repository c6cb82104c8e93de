import {
  accent,
  type ChartText,
  escapeXml,
  fixed,
  grid,
  muted,
  second,
  svgFrame,
  textLines,
  wrapText,
} from './svg.js';

/** One outline. A null value leaves a gap in it; `text` is the value as it is to be read ("3,9", "ej bedömd"). */
export interface RadarSeries {
  label: string;
  points: { value: number | null; text: string }[];
}

export interface RadarChart extends ChartText {
  /** Names of the axes, clockwise from the top; at least three. */
  axes: string[];
  /** The value at the centre and the one at the rim, whole numbers. */
  min: number;
  max: number;
  /** One to three outlines, told apart by dash and marker as well as colour. */
  series: RadarSeries[];
}

interface Point {
  x: number;
  y: number;
}

interface Look {
  colour: string;
  dash: string;
  marker: 'circle' | 'square' | 'diamond';
}

const looks: Look[] = [
  { colour: accent, dash: '', marker: 'circle' },
  { colour: second, dash: '7 4', marker: 'square' },
  { colour: muted, dash: '2 4', marker: 'diamond' },
];
const width = 640;
const centreX = width / 2;
const radius = 150;
const labelDistance = radius + 14;
const lineHeight = 17;

/** A radar chart with each axis' values in text at its end. Throws when a series does not fit the axes or the scale. */
export function radarSvg(chart: RadarChart): string {
  check(chart);
  const { axes, min, max, series } = chart;
  const labels = axes.map((axis, index) => ({
    name: wrapText(axis, 22),
    values: wrapText(series.map(({ points }) => points[index]!.text).join(' · '), 22),
  }));
  const heightOf = ({ name, values }: { name: string[]; values: string[] }) =>
    (name.length + values.length) * lineHeight;
  const centreY = Math.max(...labels.map(heightOf)) + labelDistance;
  const at = (axis: number, distance: number): Point => {
    const angle = (axis / axes.length) * 2 * Math.PI - Math.PI / 2;
    return { x: centreX + Math.cos(angle) * distance, y: centreY + Math.sin(angle) * distance };
  };
  const distanceOf = (value: number) => ((value - min) / (max - min)) * radius;

  const rings = Array.from({ length: max - min }, (_, index) => min + index + 1);
  const web = rings.map((value) => {
    const corners = axes.map((_, index) => pair(at(index, distanceOf(value))));
    return `<polygon points="${corners.join(' ')}" fill="none" stroke="${grid}"/>`;
  });
  const spokes = axes.map((_, index) => line(at(index, 0), at(index, radius), `stroke="${grid}"`));
  const scale = rings.map(
    (value) =>
      `<text x="${fixed(centreX - 5)}" y="${fixed(centreY - distanceOf(value) + 13)}" text-anchor="end"` +
      ` font-size="11" fill="${muted}">${value}</text>`,
  );

  const outlines = series.map(({ label, points }, order) => {
    const places = points.map(({ value }, index) => (value === null ? null : at(index, distanceOf(value))));
    const titles = points.map(({ text }, index) => `${label}, ${axes[index]}: ${text}`);
    return outline(places, titles, looks[order]!);
  });

  let bottom = 0;
  const names = labels.map(({ name, values }, index) => {
    const { x, y } = at(index, labelDistance);
    const anchor = Math.abs(x - centreX) < 1 ? 'middle' : x > centreX ? 'start' : 'end';
    // The text block stands on its point at the top of the chart, hangs from it at the bottom, and slides between.
    const share = (y - (centreY - labelDistance)) / (2 * labelDistance);
    const top = y - (1 - share) * heightOf({ name, values });
    bottom = Math.max(bottom, top + heightOf({ name, values }));
    return (
      textLines(name, x, top + 13, { lineHeight, attributes: `text-anchor="${anchor}"` }) +
      textLines(values, x, top + 13 + name.length * lineHeight, {
        lineHeight,
        attributes: `text-anchor="${anchor}" font-weight="600"`,
      })
    );
  });

  const { marks: legend, height } = legendOf(series, bottom + 6);
  return svgFrame(
    { ...chart, width, height },
    [...web, ...spokes, ...scale, ...outlines, ...names, legend].join(''),
  );
}

function check({ axes, min, max, series }: RadarChart): void {
  if (axes.length < 3) throw new Error(`A radar chart needs at least three axes, not ${axes.length}`);
  if (series.length < 1 || series.length > looks.length) {
    throw new Error(`A radar chart shows one to ${looks.length} series, not ${series.length}`);
  }
  for (const { label, points } of series) {
    if (points.length !== axes.length) {
      throw new Error(`${label}: ${points.length} values for ${axes.length} axes`);
    }
    const outside = points.find(({ value }) => value !== null && !(value >= min && value <= max));
    if (outside) throw new Error(`${label}: ${outside.value} is outside ${min}–${max}`);
  }
}

/** A filled shape when all values are there, else the sides between neighbours that are; a marker on each value. */
function outline(places: (Point | null)[], titles: string[], look: Look): string {
  const sides = places.every((place) => place !== null)
    ? `<polygon points="${places.map(pair).join(' ')}" fill="${look.colour}" fill-opacity="0.1" ${strokeOf(look)}/>`
    : places
        .map((place, index) => {
          const next = places[(index + 1) % places.length];
          return place && next ? line(place, next, strokeOf(look)) : '';
        })
        .join('');
  const markers = places.map((place, index) =>
    place ? `<g><title>${escapeXml(titles[index]!)}</title>${markerAt(place, look)}</g>` : '',
  );
  return sides + markers.join('');
}

/** One row per series; a single series needs none, since the title of the chart names it. */
function legendOf(series: RadarSeries[], top: number): { marks: string; height: number } {
  if (series.length === 1) return { marks: '', height: top };
  let y = top + 22;
  const rows = series.map(({ label }, order) => {
    const look = looks[order]!;
    const lines = wrapText(label, 50);
    const row =
      line({ x: centreX - 130, y }, { x: centreX - 90, y }, strokeOf(look)) +
      markerAt({ x: centreX - 110, y }, look) +
      textLines(lines, centreX - 80, y + 5, { lineHeight });
    y += lines.length * lineHeight + 6;
    return row;
  });
  return { marks: rows.join(''), height: y };
}

function markerAt({ x, y }: Point, { marker, colour }: Look): string {
  const paint = `fill="#ffffff" stroke="${colour}" stroke-width="2"`;
  if (marker === 'circle') return `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="4" ${paint}/>`;
  if (marker === 'square')
    return `<rect x="${fixed(x - 4)}" y="${fixed(y - 4)}" width="8" height="8" ${paint}/>`;
  const corners = [
    { x, y: y - 5 },
    { x: x + 5, y },
    { x, y: y + 5 },
    { x: x - 5, y },
  ];
  return `<polygon points="${corners.map(pair).join(' ')}" ${paint}/>`;
}

function strokeOf({ colour, dash }: Look): string {
  return `stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}`;
}

function line(from: Point, to: Point, attributes: string): string {
  return `<line x1="${fixed(from.x)}" y1="${fixed(from.y)}" x2="${fixed(to.x)}" y2="${fixed(to.y)}" ${attributes}/>`;
}

function pair({ x, y }: Point): string {
  return `${fixed(x)},${fixed(y)}`;
}
