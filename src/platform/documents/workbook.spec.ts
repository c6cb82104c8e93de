import { inflateRawSync } from 'node:zlib';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { workbook } from './workbook.js';

it('keeps words as words, numbers as numbers and days as days', async () => {
  const file = await workbook([
    {
      name: 'Resultat',
      columns: [
        { title: 'Namn', width: 20 },
        { title: 'Värde', width: 10 },
        { title: 'Dag', width: 12 },
      ],
      rows: [
        ['=1+1', { number: 3.8333333333333335, decimals: 2 }, { day: '2026-01-31' }],
        ['+46 & <b> "å"\u0000', { number: 0, decimals: 0 }, null],
        ['12', null, { day: '2024-02-29' }],
      ],
    },
    { name: 'Tom', columns: [{ title: 'Inget', width: 10 }], rows: [] },
  ]);
  const [first, second] = await readXlsxFile(file);
  expect([first!.sheet, second!.sheet]).toEqual(['Resultat', 'Tom']);
  expect(first!.data).toEqual([
    ['Namn', 'Värde', 'Dag'],
    ['=1+1', 3.8333333333333335, new Date('2026-01-31T00:00:00Z')],
    ['+46 & <b> "å"', 0, null],
    ['12', null, new Date('2024-02-29T00:00:00Z')],
  ]);
});

it('holds no formula, freezes the head and sets the widths', async () => {
  const sheet = {
    name: 'A',
    columns: [{ title: '=HYPERLINK("x")', width: 33 }],
    rows: [['@SUM(A1)'], ['-2']],
  };
  const file = await workbook([sheet]);
  expect(await readSheet(file)).toEqual([['=HYPERLINK("x")'], ['@SUM(A1)'], ['-2']]);
  const xml = fileIn(file, 'xl/worksheets/sheet1.xml');
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(xml).toMatch(/<col min="1" max="1" width="33"/);
});

it('cuts what is longer than a cell can be', async () => {
  const long = 'å'.repeat(40_000);
  const data = await readSheet(
    await workbook([{ name: 'A', columns: [{ title: 'T', width: 9 }], rows: [[long]] }]),
  );
  expect((data[1]![0] as string).length).toBe(32_767);
});

/** One file out of a ZIP, by its list at the end. */
function fileIn(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16);
  for (;;) {
    const [method, size, nameSize] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const more = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const local = zip.readUInt32LE(at + 42);
    if (zip.toString('utf8', at + 46, at + 46 + nameSize) === name) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const bytes = zip.subarray(start, start + size);
      return (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + nameSize + more;
  }
}
