import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type MapRegion, swedenMapCredit, swedenMapSvg } from './sweden-map.js';
import { swedenMapRegions } from './sweden-map-regions.js';

const categories = [
  { key: 'some', label: 'Har verksamhet', fill: 'medium' as const },
  { key: 'none', label: 'Ingen', fill: 'hatched' as const },
  { key: 'unknown', label: 'Okänt', fill: 'dotted' as const },
];
const text = { id: 'm', title: 'Verksamheter', description: 'Antal per region', categories };

function all(over: Record<string, MapRegion> = {}): Record<string, MapRegion> {
  const same = swedenMapRegions.map(({ code }) => [
    code,
    { category: 'some', value: '1', label: `Region ${code}: 1` },
  ]);
  return { ...Object.fromEntries(same), ...over };
}

/** Where a shape begins in the map's own units: x grows to the east, y to the south. */
function startOf(code: string): { x: number; y: number } {
  const { shape } = swedenMapRegions.find((one) => one.code === code)!;
  const file = createRequire(import.meta.url).resolve('@svg-maps/sweden/sweden.svg');
  const [, x, y] = new RegExp(`id="${shape}"[^>]*d="m ([\\d.]+),([\\d.]+)`).exec(readFileSync(file, 'utf8'))!;
  return { x: Number(x), y: Number(y) };
}

describe('swedenMapSvg', () => {
  it('draws 21 regions with value, title and legend, and the credit', () => {
    const svg = swedenMapSvg({
      ...text,
      regions: all({ '18': { category: 'unknown', value: '?', label: 'Örebro: okänt' } }),
    });
    expect(svg.match(/<path /g)).toHaveLength(21);
    expect(svg.match(/fill="#5fa3ac"/g)).toHaveLength(20 + 1);
    expect(svg).toContain('<title>Örebro: okänt</title>');
    expect(svg).toMatch(/paint-order="stroke">\?<\/text>/);
    for (const { label } of categories) expect(svg).toContain(`>${label}</tspan>`);
    expect(svg).toContain(`>${swedenMapCredit}</text>`);
  });

  it('is an image, or a group of links when regions lead somewhere', () => {
    expect(swedenMapSvg({ ...text, regions: all() })).toContain('role="img"');
    const linked = swedenMapSvg({
      ...text,
      regions: all({ '12': { category: 'some', value: '5', label: 'Skåne: 5', href: '/map/12' } }),
    });
    expect(linked).toContain('role="group"');
    expect(linked).toContain('<a class="chart-region" href="/map/12" aria-label="Skåne: 5">');
  });

  it('escapes what people wrote and has no style attribute', () => {
    const region = { category: 'some', value: '<b>', label: '"><script>', href: '/"onfocus="' };
    const svg = swedenMapSvg({ ...text, regions: all({ '01': region }) });
    expect(svg).not.toMatch(/<script|<b>|"onfocus|style=/);
  });

  it('refuses a map with a region missing or of an unlisted category', () => {
    const { '25': _norrbotten, ...rest } = all();
    expect(() => swedenMapSvg({ ...text, regions: rest })).toThrow('no value for region 25');
    const odd = all({ '25': { category: 'odd', value: '1', label: '' } });
    expect(() => swedenMapSvg({ ...text, regions: odd })).toThrow('unlisted category "odd"');
  });
});

describe('swedenMapRegions', () => {
  it('gives each of the 21 codes its own shape', () => {
    expect(new Set(swedenMapRegions.map(({ code }) => code)).size).toBe(21);
    expect(new Set(swedenMapRegions.map(({ shape }) => shape)).size).toBe(21);
  });

  it('has the shapes where the regions lie', () => {
    const southwards = ['25', '24', '22', '20', '19', '05', '06', '12'].map((code) => startOf(code).y);
    expect(southwards).toEqual([...southwards].sort((a, b) => a - b));
    const eastwards = ['14', '18', '19', '03'].map((code) => startOf(code).x);
    expect(eastwards).toEqual([...eastwards].sort((a, b) => a - b));
  });
});
