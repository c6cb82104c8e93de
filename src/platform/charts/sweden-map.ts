import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ChartText, escapeXml, fixed, ink, muted, svgFrame, textLines, wrapText } from './svg.js';
import { swedenMapRegions } from './sweden-map-regions.js';

/** How a category is filled. The value stands in each region as text, so nothing rests on the colour alone. */
export type MapFill = 'light' | 'medium' | 'strong' | 'hatched' | 'dotted';

/** One region: `value` is the short text drawn in it, `label` the whole text read aloud; `href` makes it a link. */
export interface MapRegion {
  category: string;
  value: string;
  label: string;
  href?: string;
}

export interface SwedenMap extends ChartText {
  /** In the order of the legend. */
  categories: { key: string; label: string; fill: MapFill }[];
  /** All 21 regions by SCB county code. */
  regions: Record<string, MapRegion>;
}

/** The credit that the licence of the map asks for wherever the map is shown; `swedenMapSvg` prints it. */
export const swedenMapCredit = 'MapSVG, svg-maps (CC BY 4.0)';

const fills: Record<Exclude<MapFill, 'hatched' | 'dotted'>, { fill: string; text: string }> = {
  light: { fill: '#c5e0e3', text: ink },
  medium: { fill: '#5fa3ac', text: ink },
  strong: { fill: '#0b5f6e', text: '#ffffff' },
};
const width = 424;
const height = 830;
const mapLeft = 70;
const mapTop = 6;
const paths = readPaths();

/**
 * The map of Sweden's 21 regions, each with its value in text, and a legend at the top left. It is an image, or a
 * group of links when regions have an `href`. Throws when a region is missing or has a category that is not listed.
 */
export function swedenMapSvg(map: SwedenMap): string {
  const { id, categories, regions } = map;
  const fillOf = new Map(categories.map(({ key, fill }) => [key, fill]));

  const shapes = swedenMapRegions.map(({ code, shape, x, y }) => {
    const region = regions[code];
    if (!region) throw new Error(`The map has no value for region ${code}`);
    const fill = fillOf.get(region.category);
    if (!fill) throw new Error(`Region ${code} has the unlisted category "${region.category}"`);
    const label = escapeXml(region.label);
    const text =
      `<text x="${x}" y="${fixed(y + 4.5)}" text-anchor="middle" font-size="13" font-weight="600"` +
      ` ${textPaint(fill)}>${escapeXml(region.value)}</text>`;
    const marks = `<title>${label}</title><path d="${paths.get(shape)}" ${fillPaint(id, fill)}/>${text}`;
    return region.href
      ? `<a class="chart-region" href="${escapeXml(region.href)}" aria-label="${label}">${marks}</a>`
      : `<g class="chart-region">${marks}</g>`;
  });

  let top = 8;
  const legend = categories.map(({ label, fill }) => {
    const lines = wrapText(label, 22);
    const box =
      `<rect x="0.5" y="${top + 0.5}" width="20" height="20" rx="2" ${fillPaint(id, fill)}/>` +
      textLines(lines, 28, top + 15, { attributes: 'font-size="13"' });
    top += lines.length * 17 + 10;
    return box;
  });

  const interactive = Object.values(regions).some((region) => region.href);
  return svgFrame(
    { ...map, width, height, role: interactive ? 'group' : 'img' },
    `<defs>${hatchPattern(`${id}-hatched`)}${dotPattern(`${id}-dotted`)}</defs>${legend.join('')}` +
      `<g transform="translate(${mapLeft} ${mapTop})" stroke-linejoin="round">${shapes.join('')}</g>` +
      `<text x="${width}" y="${height - 6}" text-anchor="end" font-size="11" fill="${muted}">${swedenMapCredit}</text>`,
  );
}

function fillPaint(id: string, fill: MapFill): string {
  const colour =
    fill === 'hatched' || fill === 'dotted' ? `url(#${escapeXml(id)}-${fill})` : fills[fill].fill;
  return `fill="${colour}" stroke="#3e4c59" stroke-width="0.8"`;
}

/** Text on a pattern gets a white edge, so that the lines do not run through it. */
function textPaint(fill: MapFill): string {
  if (fill === 'hatched' || fill === 'dotted') {
    return `fill="${ink}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
  }
  return `fill="${fills[fill].text}"`;
}

function hatchPattern(id: string): string {
  return (
    `<pattern id="${escapeXml(id)}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="7" height="7" fill="#ffffff"/><rect width="1.3" height="7" fill="#9aa5b1"/></pattern>`
  );
}

function dotPattern(id: string): string {
  return (
    `<pattern id="${escapeXml(id)}" width="6" height="6" patternUnits="userSpaceOnUse">` +
    `<rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.1" fill="#7b8794"/></pattern>`
  );
}

/** The outline of each shape by its name in the package, read from the SVG file it ships. */
function readPaths(): Map<string, string> {
  const file = createRequire(import.meta.url).resolve('@svg-maps/sweden/sweden.svg');
  // Each has the attributes id, name and d, in this order.
  const shapes = readFileSync(file, 'utf8').split('<path').slice(1);
  const byName = new Map(
    shapes.map((shape) => {
      const [, id, , , , path] = shape.split('"');
      return [id!, path!];
    }),
  );
  for (const { shape } of swedenMapRegions) {
    if (!byName.has(shape)) throw new Error(`${file} has no shape "${shape}"`);
  }
  return byName;
}
