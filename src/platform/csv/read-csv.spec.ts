import { type CsvShape, type OpenFile } from './inspect-csv.js';
import { type CsvRow, readCsv } from './read-csv.js';

const semicolon: CsvShape = { encoding: 'utf-8', delimiter: ';' };
const file = (...chunks: (string | number[])[]): OpenFile =>
  async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk as string);
  };

async function rows(open: OpenFile, shape = semicolon): Promise<CsvRow[]> {
  const read: CsvRow[] = [];
  for await (const row of readCsv(open, shape, 60)) read.push(row);
  return read;
}

describe('readCsv', () => {
  it('gives each row the line it begins on, past quoted line breaks and empty rows', async () => {
    const text = '\uFEFFnamn;not\r\nÅsa;"rad ett\r\nrad två"\r\n\r\n;\r\nBo;"a ""b"" ; c"\r\nCilla;\r\n';
    expect(await rows(file(text))).toEqual([
      { line: 1, cells: ['namn', 'not'] },
      { line: 2, cells: ['Åsa', 'rad ett\nrad två'] },
      { line: 6, cells: ['Bo', 'a "b" ; c'] },
      { line: 7, cells: ['Cilla', ''] },
    ]);
  });

  it('counts lines in a file that mixes kinds of line breaks, also split between chunks', async () => {
    expect(await rows(file('a;b\r', '\n1;2\n3;4\r5;6\r\n', '\r\n7;8'))).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
      { line: 4, cells: ['5', '6'] },
      { line: 6, cells: ['7', '8'] },
    ]);
  });

  it('joins letters split between chunks', async () => {
    expect(await rows(file('n\n', [0xc3], [0xa5]))).toEqual([
      { line: 1, cells: ['n'] },
      { line: 2, cells: ['å'] },
    ]);
  });

  it('decodes Windows-1252 with the euro sign and curly quotation marks', async () => {
    const open = file('namn\n', [0xc5, 0x73, 0x61, 0x20, 0x80, 0x20, 0x93, 0xf6, 0x94]);
    expect((await rows(open, { encoding: 'windows-1252', delimiter: ';' }))[1]?.cells).toEqual(['Åsa € “ö”']);
  });

  it('stops at a byte that means nothing in Windows-1252', async () => {
    const open = file('namn\n', [0xe5, 0x81]);
    await expect(rows(open, { encoding: 'windows-1252', delimiter: ';' })).rejects.toThrow('notWindows1252');
  });

  it('names the line of a quotation mark that is never closed or out of place', async () => {
    await expect(rows(file('a;b\n1;2\n3;"x'))).rejects.toMatchObject({ reason: { code: 'quote' }, line: 3 });
    await expect(rows(file('a;b\n1;x"y"\n'))).rejects.toMatchObject({ reason: { code: 'quote' }, line: 2 });
  });

  it('does not let an unclosed quotation mark swallow a large file', async () => {
    const long = `a;b\n1;"${'x;y\n'.repeat(30_000)}`;
    await expect(rows(file(long))).rejects.toMatchObject({ reason: { code: 'rowTooLong' } });
  });

  it('stops at the first row with more cells than a file may have', async () => {
    const row = (cells: number) => `${';'.repeat(cells - 1)}x\n`;
    expect(await rows(file(row(60), row(60)))).toHaveLength(2);
    await expect(rows(file(row(60), row(3), row(61), row(60)))).rejects.toMatchObject({
      reason: { code: 'tooManyColumns', params: { max: 60 } },
      line: 3,
    });
  });

  it('stops at a letter with more accents than any language has', async () => {
    await expect(rows(file(`namn\na${'\u0301'.repeat(31)}\n`))).rejects.toMatchObject({
      reason: { code: 'accents' },
    });
  });

  it('lets others be answered while it reads a large file', async () => {
    let turns = 0;
    let next: NodeJS.Immediate;
    const turn = () => {
      turns += 1;
      next = setImmediate(turn);
    };
    turn();
    const pieces = Array.from({ length: 40 }, () => `${'å;'.repeat(50)}\n`.repeat(400));
    await rows(file(...pieces));
    clearImmediate(next!);
    // Once each ten milliseconds; without pauses hardly once.
    expect(turns).toBeGreaterThan(5);
  });

  it('can be left before the end without leaving the file open', async () => {
    let closed = false;
    const open: OpenFile = async function* () {
      try {
        for (let line = 0; line < 100_000; line++) yield Buffer.from(`${line};x\n`);
      } finally {
        closed = true;
      }
    };
    for await (const row of readCsv(open, semicolon, 60)) if (row.line === 3) break;
    expect(closed).toBe(true);
  });
});
