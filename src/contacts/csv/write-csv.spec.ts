import { Readable } from 'node:stream';
import { importColumns } from '../import-columns.js';
import { ImportKind } from '../import-kind.js';
import { text, wholeNumber } from './read-cell.js';
import { readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

describe('writeCsv', () => {
  it('writes an empty template with Swedish headers for a file without rows', () => {
    expect(writeCsv(importColumns[ImportKind.EPISODES], [])).toBe(
      '\uFEFFpersonnummer;inskriven;utskriven;teamet vid inskrivning;teamet vid utskrivning\r\n',
    );
  });

  it('writes decimal commas, Swedish words and quoted separators', () => {
    const row = {
      reference: 'M01',
      name: 'Åsa "Ås" Exempelgren; tf',
      profession: 'NURSE',
      role: 'COORDINATOR',
      employer: 'Region Skåne',
      fte: 75,
      from: '2024-01-01',
      to: null,
      qualifications: '',
    } as never;
    expect(writeCsv(importColumns[ImportKind.STAFF], [row]).split('\r\n')[1]).toBe(
      'M01;"Åsa ""Ås"" Exempelgren; tf";sjuksköterska;vård- och stödsamordnare;Region Skåne;0,75;2024-01-01;;',
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
