import { dotsSvg } from './dots.js';

const chart = { id: 'd', title: 'Kriterier', description: 'Skattningar', min: 1, max: 5, series: ['Nu'] };
const point = (value: number | null) => ({
  value,
  text: value === null ? 'inte skattat' : `${value}`.replace('.', ','),
});
const dotRow = (label: string, ...values: (number | null)[]) => ({ label, points: values.map(point) });
const circles = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="\d+" fill="([^"]+)"/g)].map(([, x, fill]) => [
    x,
    fill,
  ]);
const full = '#1f2933';
const hollow = '#ffffff';

describe('dotsSvg', () => {
  it('puts each value where it is between the ends of the scale, with its name and its value in text', () => {
    const svg = dotsSvg({ ...chart, rows: [dotRow('Personal', 1), dotRow('Ansvar', 4), dotRow('Stöd', 5)] });
    // From 258 to 606: 640 wide less 248 for names, 24 for text (one letter of 8, and 16) and 10 at each end.
    expect(circles(svg)).toEqual([
      ['258', full],
      ['519', full],
      ['606', full],
    ]);
    expect(svg).toContain('<title>Ansvar: 4</title>');
    for (const text of ['Personal', 'Ansvar', '4']) expect(svg).toContain(`>${text}</tspan>`);
    expect([...svg.matchAll(/font-size="12"[^>]*>(\d+)<\/text>/g)].map(([, tick]) => tick)).toEqual([
      ...['1', '2', '3', '4', '5'],
    ]);
  });

  it('has a hollow dot beside the full one, under it where they are the same, and says which is which', () => {
    const svg = dotsSvg({
      ...chart,
      series: ['Nu', 'Förra'],
      rows: [dotRow('A', 3, 3), dotRow('B', 3, null)],
    });
    expect(circles(svg).map(([, fill]) => fill)).toEqual([hollow, full, full, full, hollow]);
    expect(svg).toContain('<title>A: 3 (3)</title>');
    expect(svg).toContain('>3 (inte skattat)</tspan>');
    for (const text of ['Nu', 'Förra']) expect(svg).toContain(`>${text}</tspan>`);
  });

  it('holds the rows against a dashed line with a name', () => {
    const svg = dotsSvg({ ...chart, line: { value: 4, label: '4, gott nog' }, rows: [dotRow('A', 4)] });
    expect(svg).toMatch(/<line x1="519"[^>]*x2="519"[^>]*stroke-dasharray="4 3"/);
    expect(svg).toContain('>4, gott nog</tspan>');
  });

  it('writes why a value is missing, and draws no dot', () => {
    const svg = dotsSvg({ ...chart, rows: [dotRow('A', null)] });
    expect(circles(svg)).toEqual([]);
    expect(svg).toContain('>inte skattat</tspan>');
  });

  it('escapes what it is given, has no style attribute and no colours to be told apart by', () => {
    const svg = dotsSvg({ ...chart, title: '"><script>', rows: [{ label: '<b>', points: [point(3)] }] });
    expect(svg).not.toMatch(/<script|<b>|style=/);
    expect(dotsSvg({ ...chart, rows: [dotRow('A', 3)] })).toBe(dotsSvg({ ...chart, rows: [dotRow('A', 3)] }));
  });

  it.each([
    ['a value below', { rows: [dotRow('A', 0.5)] }, 'outside 1–5'],
    ['a value above', { rows: [dotRow('A', 5.5)] }, 'outside 1–5'],
    ['what is no number', { rows: [dotRow('A', Number.NaN)] }, 'outside 1–5'],
    ['a line outside', { rows: [], line: { value: 6, label: '6' } }, 'outside 1–5'],
    ['a value too many', { rows: [dotRow('A', 1, 2)] }, '2 values for 1 series'],
    ['three series', { rows: [], series: ['a', 'b', 'c'] }, 'one or two series'],
    ['a scale without length', { rows: [], max: 1 }, 'whole ends'],
  ])('refuses %s', (_, wrong, said) => {
    expect(() => dotsSvg({ ...chart, ...wrong })).toThrow(said);
  });
});
