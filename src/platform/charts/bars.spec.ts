import { barsSvg } from './bars.js';

const chart = { id: 'c', title: 'Delskalor', description: 'Medelvärde per delskala', max: 5 };

describe('barsSvg', () => {
  it('draws each bar in proportion, with its label and value in text', () => {
    const svg = barsSvg({
      ...chart,
      bars: [
        { label: 'Personal', value: 5, text: '5,0' },
        { label: 'Organisation', value: 2.5, text: '2,5' },
      ],
    });
    // 640 wide less 248 for labels and 36 for values (three characters of 8, and 12) leaves 356 for the scale.
    expect([...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => width)).toEqual([
      '356',
      '178',
    ]);
    for (const text of ['Personal', 'Organisation', '5,0', '2,5']) expect(svg).toContain(`>${text}</tspan>`);
    expect(svg).toContain('<title>Organisation: 2,5</title>');
    expect([...svg.matchAll(/font-size="12"[^>]*>(\d+)<\/text>/g)].map(([, tick]) => tick)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  it('writes why a value is missing instead of drawing a bar', () => {
    const svg = barsSvg({ ...chart, bars: [{ label: 'S8', value: null, text: 'ej bedömd' }] });
    expect(svg).not.toContain('<rect');
    expect(svg).toContain('>ej bedömd</tspan>');
  });

  it('tells nought from missing', () => {
    expect(barsSvg({ ...chart, bars: [{ label: 'S8', value: 0, text: '0' }] })).toContain('width="0"');
  });

  it('escapes what people wrote', () => {
    const svg = barsSvg({
      ...chart,
      title: '"><script>',
      bars: [{ label: '<script>', value: 1, text: '</svg>' }],
    });
    expect(svg).not.toContain('<script');
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it('has no style attribute and gives the same bytes for the same data', () => {
    const draw = () => barsSvg({ ...chart, bars: [{ label: 'H1', value: 3.333, text: '3,3' }] });
    expect(draw()).toBe(draw());
    expect(draw()).not.toContain('style');
  });

  it.each([-0.1, 5.1, Number.NaN])('refuses %p on a scale to 5', (value) => {
    expect(() => barsSvg({ ...chart, bars: [{ label: 'H1', value, text: '' }] })).toThrow('outside 0–5');
  });
});
