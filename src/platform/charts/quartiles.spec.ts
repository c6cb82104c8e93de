import { quartilesSvg } from './quartiles.js';

const chart = { id: 'q', title: 'Delskalor', description: 'Kvartiler', min: 1, max: 5 };
const box = (lower: number, median: number, upper: number, text = '3,0') => ({
  label: 'Personal',
  lower,
  median,
  upper,
  text,
});
const ticks = (svg: string) =>
  [...svg.matchAll(/font-size="12"[^>]*>(\d+)<\/text>/g)].map(([, tick]) => tick);

describe('quartilesSvg', () => {
  it('draws the box from quartile to quartile and a line at the median, with label and figures in text', () => {
    const svg = quartilesSvg({ ...chart, boxes: [box(2, 3, 5)] });
    // 248 for labels and 41 for text (three characters of 9, and 14) of 640 leave 351 for four steps of 87.75.
    expect(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/.exec(svg)?.slice(1)).toEqual(['335.75', '263.25']);
    expect(/<line x1="([\d.]+)"[^>]*stroke-width="4"/.exec(svg)?.[1]).toBe('423.5');
    for (const text of ['Personal', '3,0']) expect(svg).toContain(`>${text}</tspan>`);
    expect(svg).toContain('<title>Personal: 3,0</title>');
    expect(ticks(svg)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('shows where teams that are alike stand', () => {
    const svg = quartilesSvg({ ...chart, boxes: [box(3, 3, 3)] });
    expect(svg).toContain('width="0"');
    expect(svg).toContain('stroke-width="4"');
  });

  it('has round numbers along a long scale', () => {
    const svg = quartilesSvg({ ...chart, min: 25, max: 140, boxes: [box(100, 115, 120)] });
    expect(ticks(svg)).toEqual(['40', '60', '80', '100', '120', '140']);
  });

  it('escapes what it is given and has no style attribute', () => {
    const svg = quartilesSvg({ ...chart, title: '"><script>', boxes: [box(1, 2, 3, '</svg>')] });
    expect(svg).not.toMatch(/<script|style=/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it.each([
    [0.5, 2, 3],
    [2, 3, 5.5],
    [3, 2, 4],
    [2, 4, 3],
    [2, Number.NaN, 3],
  ])('refuses %p, %p, %p on a scale from 1 to 5', (lower, median, upper) => {
    expect(() => quartilesSvg({ ...chart, boxes: [box(lower, median, upper)] })).toThrow('not in order');
  });

  it('refuses a scale without length', () => {
    expect(() => quartilesSvg({ ...chart, max: 1, boxes: [] })).toThrow('whole ends');
  });
});
