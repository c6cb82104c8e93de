import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { letters, readPdf } from '../../../test/golden/read-pdf.js';
import { TypstEngine, type TypstEngineOptions } from './typst-engine.js';

function page(main: string, title = 'Prov på åäö ÅÄÖ'): string {
  return (
    `<!doctype html><html lang="sv"><head><title>${title}</title><meta name="date" content="2026-03-14"></head>` +
    `<body><header><p>Team</p></header><main><h1>Rubrik</h1>${main}</main>` +
    '<footer data-page-label="Sida {page} av {pages}"><p>Version 1</p></footer></body></html>'
  );
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `ord${index}.`);
const times = (count: number, html: string) => html.repeat(count);

describe('a PDF drawn by Typst', () => {
  const engine = new TypstEngine();
  afterAll(() => engine.onApplicationShutdown());
  const draw = async (main: string) => readPdf(await engine.render(page(main)));

  it('has å, ä and ö in its title and its text', async () => {
    const { title, pages } = await draw('<p>Åsa öser ägg på en älv</p>');
    expect(title).toBe('Prov på åäö ÅÄÖ');
    expect(pages[0]).toContain('Åsa öser ägg på en älv');
  });

  it('keeps every word of a table cell that is longer than a page, beside a short one', async () => {
    const cell = numbered(3000).join(' ');
    const { pages, overflowing } = await draw(
      `<table><thead><tr><th>A</th><th data-width="1">B</th></tr></thead><tbody><tr><td>kort</td><td>${cell}</td></tr></tbody></table>`,
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(overflowing).toEqual([]);
    expect(letters(pages.join(''))).toContain(letters(cell));
  });

  it('keeps every word of a cell at the edge of what counts as long, in the narrowest column', async () => {
    const cell = times(150, 'å ').trim();
    const columns = times(7, '<td>x x x x x x</td>');
    const { pages, overflowing } = await draw(
      `<table><tbody><tr>${columns}<td>${cell}</td></tr><tr>${columns}<td>sist</td></tr></tbody></table>`,
    );
    expect(overflowing).toEqual([]);
    expect(pages.join('').match(/å/g)).toHaveLength(150);
  });

  it('keeps the whole of a drawing that is taller than a page', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Hög" width="400" height="3000" viewBox="0 0 400 3000">' +
      '<rect x="10" y="20" width="300" height="2960" fill="#123456"/></svg>';
    const { pages, cut } = await draw(`<p>före</p><figure>${svg}</figure><p>efter</p>`);
    expect(cut).toBe(0);
    expect(pages.map((text) => letters(text))).toEqual(['Rubrikföre', 'efter']);
  });

  it.each(['keep', 'alert'])(
    'keeps every word of a block that is longer than a page, of class %s',
    async (name) => {
      const text = numbered(3000).join(' ');
      const { pages, overflowing } = await draw(
        `<section class="${name}"><h2>Lång</h2><p>${text}</p></section>`,
      );
      expect(overflowing).toEqual([]);
      expect(letters(pages.join(''))).toContain(letters(text));
    },
  );

  it('keeps a block together when it fits on a page', async () => {
    const block = `<section class="keep"><h2>Början</h2>${times(8, '<p>mitten</p>')}<p>Slutet</p></section>`;
    for (const lines of [10, 20, 22, 24, 26, 28, 30]) {
      const { pages } = await draw(times(lines, '<p>fyllnad</p>') + block);
      const sheet = pages.find((text) => text.includes('Början'));
      expect(sheet).toContain('Slutet');
    }
  });

  it('breaks a word of 400 letters inside the margins, in text and in a narrow column', async () => {
    const word = 'a'.repeat(400);
    const { pages, overflowing } = await draw(
      `<p>${word}</p><table><tbody><tr>${times(6, `<td>${word}</td>`)}</tr></tbody></table>`,
    );
    expect(overflowing).toEqual([]);
    expect(letters(pages.join(''))).toContain(word);
  });

  it('breaks text that is dense with dashes inside the margins, in text and in a narrow column', async () => {
    const dashes = 'x-'.repeat(200);
    const { pages, overflowing } = await draw(
      `<p>${dashes}</p><table><tbody><tr>${times(6, `<td>${dashes}</td>`)}</tr></tbody></table>`,
    );
    expect(overflowing).toEqual([]);
    expect(pages.join('').match(/x/g)).toHaveLength(7 * 200);
    expect(pages.join('').match(/-/g)).toHaveLength(7 * 200);
  });

  it('never leaves a heading, a note or a caption alone at the foot of a page', async () => {
    const table =
      '<h2>Rubriken</h2><p class="note">Noten</p><table><caption>Texten</caption><thead><tr><th>Huvud</th></tr></thead>' +
      '<tbody><tr><td>Raden</td></tr></tbody></table>';
    for (let lines = 18; lines <= 34; lines += 1) {
      const { pages } = await draw(times(lines, '<p>fyllnad</p>') + table);
      const sheet = pages.find((text) => text.includes('Rubriken'));
      expect(sheet).toMatch(/Rubriken\s*Noten\s*Texten\s*Huvud\s*Raden/);
    }
  });

  it('repeats the head of a table on each page that it crosses', async () => {
    const rows = times(90, '<tr><td>rad</td></tr>');
    const { pages, running } = await draw(
      `<table><thead><tr><th>Huvudet</th></tr></thead><tbody>${rows}</tbody></table>`,
    );
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((text, index) => {
      expect(text + running[index]).toContain('Huvudet');
    });
  });

  it('shows what looks like Typst, HTML or a template as the text it is', async () => {
    const text =
      '<script>alert(1)</script> #image("x.png") #read("/etc/passwd") $x^2$ *fet* _kursiv_ {{person.name}} ' +
      '\\newline @ref // kommentar = Rubrik "citat" --- ...';
    const escaped = text.replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const { pages, roles } = await draw(`<p>${escaped}</p>`);
    expect(letters(pages[0]!)).toContain(letters(text));
    expect(roles).toMatchObject({ H1: 1 });
    expect(roles).not.toHaveProperty('Strong');
  });

  it('names letters that its fonts lack rather than fail', async () => {
    expect((await draw('<p>Hej \ua840 a\u{1e8d0}</p>')).pages[0]).toContain('Hej [U+A840] a[U+1E8D0]');
  });

  it('links, lists and numbers', async () => {
    const { roles } = await draw(
      '<p><a href="https://www.1177.se">1177</a></p><ol><li>ett<ul><li>två</li></ul></li></ol><dl><dt>A</dt><dd>B</dd></dl>',
    );
    expect(roles).toMatchObject({ Link: 1, L: 3, LI: 3 });
  });

  it('is the same in bytes from another process, for the same page and date alone', async () => {
    const other = new TypstEngine();
    const html = page('<p>Lika</p>');
    const [one, two, later] = await Promise.all([
      engine.render(html),
      other.render(html),
      other.render(html.replace('2026-03-14', '2026-03-15')),
    ]);
    await other.onApplicationShutdown();
    expect(one.equals(two)).toBe(true);
    expect(one.equals(later)).toBe(false);
  });

  it('is refused, without a word of it, when it cannot be a PDF/UA', async () => {
    const noHeading = page('<p>hemligt</p>').replace('<h1>Rubrik</h1>', '<h3>hemligt</h3>');
    const failed = engine.render(noHeading);
    await expect(failed).rejects.toThrow('could not be drawn');
    await expect(failed).rejects.not.toThrow('hemligt');
  });

  it('is drawn by WebAssembly too, where there is no native compiler', async () => {
    const wasm = new TypstEngine({ compiler: 'wasm' });
    const html = page('<p>Överallt</p>');
    const [one, two] = [await wasm.render(html), await wasm.render(html)];
    await wasm.onApplicationShutdown();
    const pdf = await readPdf(one);
    expect(pdf).toMatchObject({ title: 'Prov på åäö ÅÄÖ', language: 'sv', marked: true });
    expect(pdf.pages[0]).toContain('Överallt');
    expect(pdf.running[0]).toContain('Sida 1 av 1');
    expect(one.equals(two)).toBe(true);
  });
});

describe('the processes that draw', () => {
  /** Answers with its own number; dies, throws, hangs or has grown when the title says so. */
  const file = join(mkdtempSync(join(tmpdir(), 'document-process-')), 'process.mjs');
  writeFileSync(
    file,
    `process.on('disconnect', () => process.exit());
    process.on('message', ({ doc }) => {
      const { title } = JSON.parse(doc);
      if (title === 'die') process.exit(7);
      if (title === 'throw') throw new Error('thrown');
      if (title === 'abort') process.abort();
      while (title === 'hang') {}
      const megabytes = title === 'grow' ? 401 : 400;
      process.send(title === 'refuse' ? { error: 'refused', megabytes } : { pdf: Buffer.from(String(process.pid)), megabytes });
    });`,
  );
  const engines: TypstEngine[] = [];
  const start = (options: TypstEngineOptions = {}) => {
    const engine = new TypstEngine({ file, ...options });
    engines.push(engine);
    return engine;
  };
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.onApplicationShutdown();
  });
  const short = (title = 'draw') => page('', title);
  const long = (title = 'draw') => page(`<p>${'x '.repeat(50_000)}</p>`, title);
  const drawer = async (engine: TypstEngine, html = short()) => String(await engine.render(html));

  it.each([
    ['die', 'stopped with code 7'],
    ['throw', 'stopped with code 1'],
    ['abort', 'PRINT_TOO_LARGE'],
    ['hang', 'PRINT_TOO_LARGE'],
  ])('lose one document to what would %s, and a new one draws the next', async (title, message) => {
    const engine = start({ timeout: 2000 });
    const before = await drawer(engine);
    const lost = engine.render(short(title));
    const after = drawer(engine);
    await expect(lost).rejects.toThrow(message);
    expect(await after).not.toBe(before);
  });

  it('go on after a document that is refused', async () => {
    const engine = start();
    const before = await drawer(engine);
    await expect(engine.render(short('refuse'))).rejects.toThrow('refused');
    expect(await drawer(engine)).toBe(before);
  });

  it('are replaced when they have grown', async () => {
    const engine = start();
    const first = await drawer(engine);
    expect(await drawer(engine, short('grow'))).toBe(first);
    const second = await drawer(engine);
    expect(second).not.toBe(first);
    expect(await drawer(engine)).toBe(second);
  });

  it('draw a short document while another draws a long one', async () => {
    const engine = start({ timeout: 2000 });
    const done: string[] = [];
    const held = expect(engine.render(long('hang'))).rejects.toThrow('PRINT_TOO_LARGE');
    const after = drawer(engine, long()).then(() => done.push('long'));
    await drawer(engine).then(() => done.push('short'));
    await Promise.all([held, after]);
    expect(done).toEqual(['short', 'long']);
  });

  it('draw in the order in which documents came, two by two at most', async () => {
    const engine = start();
    const drawers = await Promise.all([short(), long(), short(), long()].map((html) => drawer(engine, html)));
    expect(drawers.slice(2)).toEqual(drawers.slice(0, 2));
    expect(new Set(drawers).size).toBe(2);
  });

  it('refuse a document when as many wait as may, and take it when there is room', async () => {
    const engine = start({ places: 1, timeout: 2000 });
    const held = expect(engine.render(short('hang'))).rejects.toThrow('PRINT_TOO_LARGE');
    const waits = drawer(engine);
    await expect(engine.render(short())).rejects.toThrow('PRINT_QUEUE_FULL');
    expect(await drawer(engine, long())).not.toBe(await waits);
    await held;
    expect(await drawer(engine)).toBe(await waits);
  });

  it('finish what is under way when the program stops, and take no more', async () => {
    const engine = start();
    const [one, two] = [drawer(engine), drawer(engine)];
    await engine.onApplicationShutdown();
    expect(await one).toBe(await two);
    await expect(engine.render(short())).rejects.toThrow('stopping');
  });

  it('know nothing of the server', async () => {
    const telling = join(mkdtempSync(join(tmpdir(), 'document-process-')), 'telling.mjs');
    writeFileSync(
      telling,
      `process.on('message', () => process.send({ pdf: Buffer.from(JSON.stringify(Object.keys(process.env))), megabytes: 1 }));`,
    );
    expect(process.env).toHaveProperty('PATH');
    expect(await drawer(start({ file: telling }))).toBe('[]');
  });
});
