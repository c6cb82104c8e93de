import { escapeXml, fixed, svgFrame, textLines, wrapText } from './svg.js';

describe('escapeXml', () => {
  it('escapes the five characters of markup and keeps Swedish letters', () => {
    expect(escapeXml(`<a href="x" id='y'>&åäö</a>`)).toBe(
      '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;åäö&lt;/a&gt;',
    );
  });

  it('drops what no XML document may hold, and keeps emoji', () => {
    expect(escapeXml('a\u0000b\u001bc\ud800d\uffffe😀')).toBe('abcde😀');
  });
});

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('Kontakt med närstående', 12)).toEqual(['Kontakt med', 'närstående']);
  });

  it('breaks a word that is longer than a line, losing no letter', () => {
    expect(wrapText('a bbbbbbbbbb c', 4)).toEqual(['a', 'bbbb', 'bbbb', 'bb c']);
  });

  it('has no lines for no text', () => {
    expect(wrapText('  ', 10)).toEqual([]);
  });
});

it('writes coordinates with at most two decimals', () => {
  expect([fixed(1 / 3), fixed(2), fixed(-0.005)]).toEqual(['0.33', '2', '0']);
});

it('sets lines of text under each other', () => {
  expect(textLines(['ett', 'två'], 10, 20, { lineHeight: 15, attributes: 'font-size="13"' })).toBe(
    '<text font-size="13"><tspan x="10" y="20">ett</tspan><tspan x="10" y="35">två</tspan></text>',
  );
});

it('names the chart for those who cannot see it', () => {
  const svg = svgFrame(
    { id: 'c', title: 'H & S', description: 'Två <delar>', width: 100, height: 50 },
    '<g></g>',
  );
  expect(svg).toContain('role="img" aria-label="H &amp; S" width="100" height="50" viewBox="0 0 100 50"');
  expect(svg).toContain('<title>H &amp; S</title><desc>Två &lt;delar&gt;</desc><g></g></svg>');
});
