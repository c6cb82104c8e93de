import { Readable } from 'node:stream';
import { perLocale } from '../i18n/locale.js';
import { optional, required } from './columns.js';
import { choice, date, list, partOfFullTime, text, wholeNumber } from './read-cell.js';
import { readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

const named = (...names: [string, ...string[]]) => perLocale(() => names);

const every = {
  name: required(named('namn', 'kallas'), text(200)),
  colour: required(named('färg'), choice([{ value: 'RED', words: { ...named('red'), sv: ['röd'] } }])),
  part: required(named('del'), partOfFullTime),
  from: required(named('från'), date),
  to: optional(named('till'), date, null),
  marks: optional(named('märken'), list(text(40)), [] as string[]),
  note: optional(named('anteckning'), text(200), ''),
};

describe('writeCsv', () => {
  it('writes an empty template with Swedish headers for a file without rows', () => {
    expect(writeCsv(every, [])).toBe('\uFEFFnamn;färg;del;från;till;märken;anteckning\r\n');
  });

  it('writes decimal commas, Swedish words and quoted separators', () => {
    const row = {
      name: 'Åsa "Ås" Exempelgren; tf',
      colour: 'RED',
      part: 6250,
      from: '2024-01-01',
      to: null,
      marks: ['M01', 'M02'],
      note: '',
    };
    expect(writeCsv(every, [row]).split('\r\n')[1]).toBe(
      '"Åsa ""Ås"" Exempelgren; tf";röd;62,5 %;2024-01-01;;M01|M02;',
    );
  });

  const columns = {
    word: { headers: named('ord'), cell: text(200) },
    number: { headers: named('tal'), cell: wholeNumber(-99, 99) },
  } as never;
  const words = [
    '=HYPERLINK("http://evil.example";"Klicka")',
    '+46 40 00 00 00',
    '-1+1',
    '@SUM(A1)',
    '\tmed tabb',
    "'=skrivet med apostrof",
    "'vanlig apostrof",
    'Anna = Bo',
    '2024-01-01',
    '-7',
  ];

  it('writes nothing that a spreadsheet runs as a formula', () => {
    const lines = writeCsv(columns, words.map((word) => ({ word, number: -7 })) as never).split('\r\n');
    expect(lines.slice(1, -1)).toEqual([
      `"'=HYPERLINK(""http://evil.example"";""Klicka"")";-7`,
      "'+46 40 00 00 00;-7",
      "'-1+1;-7",
      "'@SUM(A1);-7",
      "'\tmed tabb;-7",
      "''=skrivet med apostrof;-7",
      "'vanlig apostrof;-7",
      'Anna = Bo;-7',
      '2024-01-01;-7',
      '-7;-7',
    ]);
  });

  it('writes what the reader gives back, letter for letter', async () => {
    const file = writeCsv(columns, words.map((word) => ({ word, number: -7 })) as never);
    const read: string[][] = [];
    const open = () => Readable.from([Buffer.from(file)]);
    for await (const { cells } of readCsv(open, { encoding: 'utf-8', delimiter: ';' }, 60)) read.push(cells);
    expect(read.slice(1)).toEqual(words.map((word) => [word, '-7']));
  });
});
