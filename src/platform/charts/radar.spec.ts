import { radarSvg } from './radar.js';

const point = (value: number | null, text = String(value)) => ({ value, text });
const chart = {
  id: 'c',
  title: 'Delskalor',
  description: 'Medelvärde per delskala',
  axes: ['Nord', 'Öst', 'Syd', 'Väst'],
  min: 1,
  max: 5,
};
const now = { label: 'Mars 2026', points: [point(5), point(3, '3,0'), point(1), point(4.2, '4,2')] };

describe('radarSvg', () => {
  it('puts the least value at the centre and the greatest at the rim', () => {
    const svg = radarSvg({ ...chart, series: [now] });
    const [, outline] = /<polygon points="([^"]+)" fill="#0b5f6e"/.exec(svg)!;
    const [north, east, south, west] = outline!.split(' ').map((one) => one.split(',').map(Number));
    const [centreX, centreY] = south!;
    expect(centreX).toBe(320);
    expect(north).toEqual([320, centreY! - 150]);
    // 3 on a scale from 1 to 5 is half way out, 4.2 is 0.8 of the way.
    expect(east).toEqual([320 + 75, centreY]);
    expect(west).toEqual([320 - 120, centreY]);
  });

  it('writes each value beside its axis', () => {
    const svg = radarSvg({ ...chart, series: [now] });
    for (const text of ['Nord', 'Öst', '3,0', '4,2']) expect(svg).toContain(`>${text}</tspan>`);
    expect(svg).toContain('<title>Mars 2026, Öst: 3,0</title>');
  });

  it('tells series apart by dash and marker, and lists them', () => {
    const before = { label: 'Mars 2025', points: [point(2), point(2), point(2), point(2)] };
    const svg = radarSvg({ ...chart, series: [now, before] });
    expect(svg).toContain('stroke-dasharray="7 4"');
    expect(svg).toContain('<circle');
    expect(svg).toContain('<rect');
    for (const text of ['Mars 2026', 'Mars 2025', '3,0 · 2']) expect(svg).toContain(`>${text}</tspan>`);
  });

  it('leaves a gap at a missing value instead of drawing it at the centre', () => {
    const points = [point(5), point(null, 'ej bedömd'), point(1), point(4)];
    const svg = radarSvg({ ...chart, series: [{ label: 'Mars 2026', points }] });
    expect(svg).not.toContain('fill-opacity');
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/<line [^>]*stroke-width="2"/g)).toHaveLength(2);
    expect(svg).toContain('>ej bedömd</tspan>');
  });

  it('escapes what people wrote and has no style attribute', () => {
    const svg = radarSvg({ ...chart, axes: ['<script>', 'b', 'c', 'd'], series: [now] });
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toMatch(/<script|style=/);
  });

  it('refuses what it cannot draw', () => {
    expect(() => radarSvg({ ...chart, axes: ['a', 'b'], series: [now] })).toThrow('three axes');
    expect(() => radarSvg({ ...chart, series: [] })).toThrow('not 0');
    expect(() => radarSvg({ ...chart, series: [{ label: 'x', points: [] }] })).toThrow('0 values for 4 axes');
    const outside = { label: 'x', points: [point(0), point(1), point(1), point(1)] };
    expect(() => radarSvg({ ...chart, series: [outside] })).toThrow('outside 1–5');
  });
});
