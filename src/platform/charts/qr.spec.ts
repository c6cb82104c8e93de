import { encode } from 'uqr';
import { qrSvg } from './qr.js';

/** Draws the path of the picture back into modules. */
function modulesOf(svg: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    modules[Number(y)]!.fill(true, Number(x), Number(x) + Number(length));
  return modules;
}

describe('qrSvg', () => {
  const content = 'otpauth://totp/Teamkompass:anna?secret=GEZDGNBVGY3TQOJQ';
  const svg = qrSvg({ id: 'qr', title: 'Kod & <märke>', description: 'Läs in', content });

  it('draws every module of the code, with four white ones around it', () => {
    const { data, size } = encode(content, { ecc: 'M', border: 4 });
    expect(modulesOf(svg, size)).toEqual(data);
    expect(data.slice(0, 4).flat().includes(true)).toBe(false);
    expect(data[4]!.slice(4, 11)).toEqual(Array(7).fill(true));
  });

  it('holds no style, no script and no text but its own', () => {
    expect(svg).not.toMatch(/style|script|otpauth/);
    expect(svg).toContain('aria-label="Kod &amp; &lt;märke&gt;"');
  });
});
