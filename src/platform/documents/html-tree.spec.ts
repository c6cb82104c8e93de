import { htmlTree, type TreeElement } from './html-tree.js';

function page(main: string, head = '<title>Prov</title><meta name="date" content="2026-03-14">'): string {
  return (
    `<!doctype html><html lang="sv"><head>${head}</head><body><header><p>Team</p></header><main>${main}</main>` +
    '<footer data-page-label="Sida {page} av {pages}"><p>Version 1</p></footer></body></html>'
  );
}

const body = (main: string) => htmlTree(page(main)).body;
const first = (main: string) => body(main)[0] as TreeElement;
const text = (main: string) => first(`<p>${main}</p>`).children.join('');

describe('htmlTree', () => {
  it('knows which way a page goes, how it looks, and what in it is in another language', () => {
    const html = page('<h1>خطة<span lang="sv" dir="ltr">Plan</span></h1><p>070-174 06 05</p>')
      .replace('<html lang="sv">', '<html lang="ar" dir="rtl">')
      .replace('<body>', '<body class="large">');
    const tree = htmlTree(html);
    expect(tree).toMatchObject({ lang: 'ar', dir: 'rtl', type: 'large' });
    expect(tree.body).toMatchObject([
      { name: 'h1', children: ['خطة', { name: 'span', lang: 'sv', dir: 'ltr' }] },
      // The groups of a number would be turned among Arabic.
      { name: 'p', dir: 'ltr' },
    ]);
    expect(tree.body[0]).not.toHaveProperty('dir');
  });

  it('takes title, language, date and the running parts from the page itself', () => {
    expect(htmlTree(page('<h1>Rubrik</h1>'))).toEqual({
      title: 'Prov',
      lang: 'sv',
      dir: 'ltr',
      type: '',
      date: '2026-03-14',
      pageLabel: 'Sida {page} av {pages}',
      fonts: [],
      header: [{ name: 'p', classes: [], children: ['Team'] }],
      footer: [{ name: 'p', classes: [], children: ['Version 1'] }],
      body: [{ name: 'h1', classes: [], children: ['Rubrik'] }],
    });
  });

  it.each([
    ['<title> </title><meta name="date" content="2026-03-14">', 'no title'],
    ['<title>Prov</title><meta name="date" content="14 mars">', 'no date'],
    ['<meta name="date" content="2026-03-14">', 'exactly one <title>'],
  ])('refuses a page with %s', (head, message) => {
    expect(() => htmlTree(page('<p>x</p>', head))).toThrow(message);
  });

  it.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<div><p>x</p></div>', '<div>'],
    ['<img src="x.png">', '<img>'],
    ['<p>x<iframe></iframe></p>', '<iframe>'],
    ['<P>x</P>', '<P>'],
  ])('refuses %s, which is outside the closed set', (main, name) => {
    expect(() => body(main)).toThrow(`cannot hold the element ${name}`);
  });

  it('refuses what would be lost or misplaced: loose text and open elements', () => {
    expect(() => body('<section>lös text</section>')).toThrow('in <section>');
    expect(() => body('<section><p>x</p>')).toThrow('<section> is never closed');
    expect(() => body('<p>x<section></section></p>')).toThrow('<p> is never closed');
  });

  it('never says a word of the document in an error', () => {
    expect(() => body('<section>hemligt</section>')).toThrow(/^((?!hemligt).)*$/);
  });

  it('keeps links to the web, mail and telephones alone', () => {
    const href = (address: string) =>
      (first(`<p><a href="${address}">x</a></p>`).children[0] as TreeElement).href;
    expect(href('https://www.1177.se/')).toBe('https://www.1177.se/');
    expect(href('mailto:a@b.se')).toBe('mailto:a@b.se');
    expect(href('tel:+46406280400')).toBe('tel:+46406280400');
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '/x',
    ]) {
      expect(href(address)).toBeUndefined();
    }
  });

  it('reads entities as the letters they stand for', () => {
    expect(text('&lt;b&gt; &amp;amp; &quot;x&quot;')).toBe('<b> &amp; "x"');
  });

  it('lets a word of 40 letters or more break after every 20, also where an entity stands in it', () => {
    expect(text('a'.repeat(39))).toBe('a'.repeat(39));
    expect(text('a'.repeat(40))).toBe(`${'a'.repeat(20)}\u200b${'a'.repeat(20)}`);
    expect(text('å'.repeat(400)).split('\u200b')).toEqual(Array(20).fill('å'.repeat(20)));
    expect(text(`${'a'.repeat(30)}&amp;${'b'.repeat(29)}`)).toBe(
      `${'a'.repeat(20)}\u200b${'a'.repeat(10)}&${'b'.repeat(9)}\u200b${'b'.repeat(20)}`,
    );
  });

  it('names a letter that the fonts lack, and leaves out what cannot be seen', () => {
    expect(text('Hej \ua840!')).toBe('Hej [U+A840]!');
    expect(text('a\u0000b\u0007cd')).toBe('abcd');
    expect(text('x\ud83dy')).toBe('x[U+D83D]y');
    expect(text('Ελλάδα Привет Łódź ≥ →')).toBe('Ελλάδα Привет Łódź ≥ →');
  });

  it('asks for the fonts that its letters need, in the order in which they are tried', () => {
    expect(htmlTree(page('<p>😊 ምሽት, שלום</p>')).fonts).toEqual([
      'Noto Sans Hebrew',
      'Noto Sans Ethiopic',
      'Noto Emoji',
    ]);
  });

  it('tells what goes from right to left, and marks within it what does not', () => {
    const paragraph = first('<p>\u2068مريم \u206608-123\u2069\u2069 (<strong>\u2068Bo\u2069</strong>)</p>');
    const marked = (text: string, classes: string[]) => ({
      name: 'bdi',
      classes,
      children: [text],
      dir: 'ltr',
    });
    expect(paragraph).toMatchObject({
      dir: 'rtl',
      children: ['مريم ', marked('08-123', ['number']), ' (', { children: [marked('Bo', [])] }, ')'],
    });
    expect(first('<p>Ring \u2068مريم\u2069</p>').children).toEqual([
      'Ring ',
      { name: 'bdi', classes: [], children: ['مريم'], dir: 'rtl' },
    ]);
  });

  it('puts the marks of a list where its first item begins', () => {
    const list = first('<ul><li>مريم</li><li>Bo</li></ul>');
    expect([list.dir, ...list.children.map((item) => (item as TreeElement).dir)]).toEqual([
      'rtl',
      'rtl',
      'ltr',
    ]);
  });

  it('puts letter and accent together, so that the text can be searched', () => {
    expect(text('A\u030akesson')).toBe('Åkesson');
  });

  it('draws white space together, and keeps line breaks where the class says so', () => {
    expect(first('<p>\n  en\n  <strong> två </strong>\ntre </p>').children).toEqual([
      'en ',
      { name: 'strong', classes: [], children: [' två '] },
      ' tre',
    ]);
    expect(first('<p class="lines">en\r\ntvå</p>').children).toEqual([
      'en',
      { name: 'br', classes: [], children: [] },
      'två',
    ]);
  });

  it('lets a row cross pages when a cell is long, by letters or by lines', () => {
    const row = (cell: string) => {
      const table = first(`<table><tbody><tr><td class="lines">${cell}</td><td>x</td></tr></tbody></table>`);
      return ((table.children[0] as TreeElement).children[0] as TreeElement).breakable;
    };
    expect(row('a b '.repeat(75).trim())).toBe(false);
    expect(row('a b '.repeat(76).trim())).toBe(true);
    expect(row('x\n'.repeat(30))).toBe(true);
  });

  it('keeps a drawing as it is, with its label, and nothing that could act', () => {
    const drawing =
      '<svg role="img" aria-label="Två &quot;staplar&quot;" viewBox="0 0 9 9"><title>T</title>' +
      '<linearGradient id="g"></linearGradient><path d="M0 0"/><text x="1">A &amp; B</text></svg>';
    expect(first(`<figure>${drawing}</figure>`).children).toEqual([
      {
        name: 'svg',
        classes: [],
        children: [],
        label: 'Två "staplar"',
        source:
          '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Två &#34;staplar&#34;" viewBox="0 0 9 9">' +
          '<title>T</title><linearGradient id="g"></linearGradient><path d="M0 0"></path>' +
          '<text x="1">A &#38; B</text></svg>',
      },
    ]);
  });

  it.each([
    ['<svg viewBox="0 0 9 9"></svg>', 'aria-label'],
    ['<svg aria-label="x"><script>alert(1)</script></svg>', '<script>'],
    ['<svg aria-label="x"><foreignObject></foreignObject></svg>', '<foreignObject>'],
    ['<svg aria-label="x"><image href="file:///etc/passwd"/></svg>', '<image>'],
    ['<svg aria-label="x" onload="alert(1)"></svg>', 'onload'],
    ['<svg aria-label="x"><g style="fill:url(x)"></g></svg>', 'style'],
    ['<svg aria-label="x"><text xlink:href="#a">x</text></svg>', 'xlink:href'],
  ])('refuses the drawing %s', (drawing, culprit) => {
    expect(() => body(`<figure>${drawing}</figure>`)).toThrow(culprit);
  });
});
