import { importColumns } from '../../src/contacts/import-columns.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { generateRecords } from '../../src/demo/generate-records.js';
import type { Employers } from '../../src/demo/generate-staff.js';
import { writeCsv } from '../../src/platform/csv/write-csv.js';
import { addDays } from '../../src/platform/dates/civil-date.js';

/** Days of contacts and meetings: enough for every window of DACTS that looks at them, and quick to load. */
const DAYS = 56;

export interface UploadedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The five files of a made-up team, in the order in which they can be loaded. */
export function demoFiles(endDate: string, employers: Employers): Map<ImportKind, UploadedFile> {
  const records = generateRecords(7, endDate, employers);
  const first = addDays(endDate, -DAYS);
  const isRecent = ({ date }: { date: { date: string } }) => date.date >= first;
  const rows = {
    ...records,
    [ImportKind.CONTACTS]: records.CONTACTS.filter(isRecent),
    [ImportKind.MEETINGS]: records.MEETINGS.filter(isRecent),
  };
  return new Map(
    Object.values(ImportKind).map((kind) => [
      kind,
      {
        name: `${kind.toLowerCase()}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(writeCsv(importColumns[kind], rows[kind] as never[])),
      },
    ]),
  );
}
