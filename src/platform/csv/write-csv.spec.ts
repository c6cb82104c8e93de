import { Readable } from 'node:stream';
import { optional, required } from './columns.js';
import { choice, date, list, partOfFullTime, text, wholeNumber } from './read-cell.js';
import { readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

const every = {
  name: required(['namn', 'kallas'], text(200)),
  colour: required(['färg'], choice([{ value: 'RED', en: 'red', sv: 'röd' }])),
  part: required(['del'], partOfFullTime),
  from: required(['från'], date),
  to: optional(['till'], date, null),
  marks: optional(['märken'], list(text(40)), [] as string[]),
  note: optional(['anteckning'], text(200), ''),
};

describe('writeCsv', () => {
  it('writes an empty template with Swedish headers for a file without rows', () => {
    expect(writeCsv(every, [])).toBe('\uFEFFnamn;färg;del;från;till;märken;anteckning\r\n');
  });

  it('writes decimal commas, Swedish words and quoted separators', () => {
    const row = {
      name: 'Åsa "Ås" Exempelgren; tf',
      colour: 'RED',
      part: 75,
      from: '2024-01-01',
      to: null,
      marks: ['M01', 'M02'],
      note: '',
    };
    expect(writeCsv(every, [row]).split('\r\n')[1]).toBe(
      '"Åsa ""Ås"" Exempelgren; tf";röd;0,75;2024-01-01;;M01|M02;',
    );
  });

  const columns = {
    word: { aliases: ['ord'], cell: text(200) },
    number: { aliases: ['tal'], cell: wholeNumber(-99, 99) },
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
