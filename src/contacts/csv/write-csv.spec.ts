import { importColumns } from '../import-columns.js';
import { ImportKind } from '../import-kind.js';
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
});
