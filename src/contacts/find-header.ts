import { type Columns, HeaderNames } from '../platform/csv/columns.js';
import { type CsvShape, DELIMITER_LINE, HEAD_LINES, type OpenFile } from '../platform/csv/inspect-csv.js';
import { type CsvRow, readCsv } from '../platform/csv/read-csv.js';

/**
 * The header row: of the first rows the one with the most headers that the columns have. What stands above it, a title and the
 * day of the export, is no part of the table.
 * @returns the first row when none has any; undefined when there is no row
 */
export async function findHeader(
  columns: Columns,
  open: OpenFile,
  shape: CsvShape,
  maxColumns: number,
): Promise<CsvRow | undefined> {
  const isHeader = headerTest(columns);
  let best: CsvRow | undefined;
  let most = 0;
  let rows = 0;
  for await (const row of readCsv(open, shape, maxColumns)) {
    const known = row.cells.filter(isHeader).length;
    const isTitle = DELIMITER_LINE.test(row.cells.join(''));
    if (!isTitle && (!best || known > most)) {
      best = row;
      most = known;
    }
    if (++rows === HEAD_LINES) break;
  }
  return best;
}

/** Whether a cell names one of the columns. */
export function headerTest(columns: Columns): (cell: string) => boolean {
  const names = new HeaderNames(columns);
  return (cell) => cell !== '' && names.named(cell) !== undefined;
}
