import { trendSvg } from './trend.js';

const chart = {
  id: 't',
  title: 'Utveckling',
  description: 'Medelvärde per delskala',
  min: 1,
  max: 5,
  occasions: ['2024', '2025', '2026'],
};
const point = (value: number | null) => ({ value, text: value === null ? 'inte skattat' : `${value},0` });
const series = (label: string, ...values: (number | null)[]) => ({ label, points: values.map(point) });

describe('trendSvg', () => {
  it('draws each value at its height, occasions at equal distance, and tells the values in words', () => {
    const svg = trendSvg({ ...chart, series: [series('Personal', 1, 3, 5)] });
    // The plot is 528 wide from 56 and 200 high down to 216: 1 at its foot, 5 at its top.
    const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [x, y]);
    expect(circles.slice(0, 3)).toEqual([
      ['56', '216'],
      ['320', '116'],
      ['584', '16'],
    ]);
    expect(svg).toContain('<title>Personal, 2025: 3,0</title>');
    expect(svg).toContain('>Personal: 1,0 → 3,0 → 5,0</tspan>');
    expect(svg).toContain('<title>Utveckling</title><desc>Medelvärde per delskala</desc>');
  });

  it('leaves a gap where a value is missing', () => {
    const svg = trendSvg({ ...chart, series: [series('Personal', 2, null, 4)] });
    expect(svg.match(/stroke-width="2"\/>/g)).toHaveLength(4); // Two markers, and line and marker of the list.
    expect(svg).toContain('2,0 → inte skattat → 4,0');
  });

  it('draws no line to an occasion that cannot be compared with the one before it, and a dashed one between', () => {
    const svg = trendSvg({ ...chart, breaks: [1], series: [series('Personal', 2, 3, 4)] });
    // Half way from 56 to 320.
    expect(svg).toContain('<line x1="188" y1="16" x2="188" y2="216" stroke="#1f2933" stroke-width="1.5"');
    const sides = [...svg.matchAll(/<line x1="(\d+)" [^>]* x2="(\d+)" [^>]*stroke="#0b5f6e"/g)];
    // One of two, and that of the list.
    expect(sides.map(([, from, to]) => [from, to])).toEqual([
      ['320', '584'],
      ['16', '56'],
    ]);
  });

  it('tells eight lines apart without their colours', () => {
    const svg = trendSvg({
      ...chart,
      series: Array.from({ length: 8 }, (_, index) => series(`Delskala ${index + 1}`, 1, 2, 3)),
    });
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(4 * 3);
    expect(svg).toContain('>Delskala 8: 1,0 → 2,0 → 3,0</tspan>');
  });

  it('escapes what people wrote', () => {
    const svg = trendSvg({ ...chart, series: [series('"><script>', 1, 2, 3)] });
    expect(svg).not.toContain('<script>');
  });

  it.each([
    ['one occasion', { occasions: ['2026'], series: [series('A', 3)] }],
    ['no line', { series: [] }],
    ['a value too few', { series: [series('A', 1, 2)] }],
    ['a value outside', { series: [series('A', 1, 2, 6)] }],
  ])('refuses %s', (_, wrong) => {
    expect(() => trendSvg({ ...chart, ...wrong })).toThrow();
  });
});
