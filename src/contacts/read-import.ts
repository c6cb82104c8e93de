import {
  type ColumnNotations,
  type Columns,
  type HeaderFault,
  type HeaderPlan,
  planHeader,
  type ReadRow,
  type RefusedCell,
  rowReader,
} from '../platform/csv/columns.js';
import { CsvRefusal, type Reason } from '../platform/csv/csv-refusal.js';
import { type CsvShape, inspectCsv, type OpenFile } from '../platform/csv/inspect-csv.js';
import { type CsvRow, readCsv } from '../platform/csv/read-csv.js';
import { askNotations } from './ask-notations.js';
import { findHeader, headerTest } from './find-header.js';
import { isSumRow } from './is-sum-row.js';

/** The largest file that is read. docs/import.md says the same. */
export const importLimits = {
  bytes: 25 * 1024 * 1024,
  rows: 200_000,
  columns: 60,
  cellCharacters: 2_000,
} as const;

/**
 * The largest file of a kind that is loaded in one transaction, and the most rows of any that change what is there: so many that nobody waits for half a
 * second while they are judged and written. docs/import.md says the same.
 */
export const atOnceLimits = { bytes: 2 * 1024 * 1024, rows: 1_000 } as const;

/**
 * A row of the file: its cells as written, and what they mean, or which of them cannot be read, or why the row is none of the
 * table.
 */
export type ImportLine<C extends Columns> = CsvRow & (ReadRow<C> | { leftOut: Reason });

/** A file whose header has been read and whose rows wait to be. */
export interface OpenedImport<C extends Columns> {
  shape: CsvShape;
  plan: HeaderPlan;
  /** The line that the header row begins on. */
  headerLine: number;
  headerFaults: HeaderFault[];
  lines: AsyncGenerator<ImportLine<C>>;
}

/**
 * Opens a file of these columns. `lines` is to be read to its end or left with `return()`.
 * @param limits the most bytes and rows that are read
 * @param answers how columns are written that could mean several things, as far as somebody has said
 * @throws CsvRefusal here or from `lines` when the file cannot be read on; NotationsNeeded from `lines`
 */
export async function openImport<C extends Columns>(
  columns: C,
  open: OpenFile,
  limits: { bytes: number; rows: number },
  answers: ColumnNotations,
): Promise<OpenedImport<C>> {
  const shape = await inspectCsv(open, limits.bytes, headerTest(columns));
  const header = await findHeader(columns, open, shape, importLimits.columns);
  if (!header) throw new CsvRefusal({ code: 'fileEmpty' });
  const { faults: headerFaults, ...plan } = planHeader(columns, header.cells);
  const rows = () => rowsBelow(readCsv(open, shape, importLimits.columns), header.line);
  const lines = readLines(columns, plan, rows, limits.rows, answers);
  return { shape, plan, headerLine: header.line, headerFaults, lines };
}

async function* rowsBelow(rows: AsyncGenerator<CsvRow>, headerLine: number): AsyncGenerator<CsvRow> {
  for await (const row of rows) if (row.line > headerLine) yield row;
}

async function* readLines<C extends Columns>(
  columns: C,
  plan: HeaderPlan,
  rows: () => AsyncGenerator<CsvRow>,
  max: number,
  answers: ColumnNotations,
): AsyncGenerator<ImportLine<C>> {
  let count = 0;
  let readRow = rowReader(columns, plan, answers);
  let isToAsk = true;
  let sums: CsvRow[] = [];
  for await (const row of rows()) {
    if (++count > max) throw new CsvRefusal({ code: 'tooManyRows', params: { max } }, row.line);
    if (isSumRow(columns, plan, row.cells)) {
      sums.push(row);
      continue;
    }
    for (const sum of sums) yield { ...sum, ...readRow(sum.cells) };
    sums = [];
    const tooLong = tooLongIn(plan, row.cells);
    let read = tooLong.length > 0 ? { refused: tooLong } : readRow(row.cells);
    if (
      isToAsk &&
      'refused' in read &&
      read.refused.some(({ reason }) => reason.code === 'severalReadings')
    ) {
      isToAsk = false;
      const notations = await askNotations(columns, plan, withoutSums(columns, plan, rows()), answers);
      readRow = rowReader(columns, plan, notations);
      read = readRow(row.cells);
    }
    yield { ...row, ...read };
  }
  for (const sum of sums) yield { ...sum, leftOut: { code: 'sumRow' } };
}

async function* withoutSums(
  columns: Columns,
  plan: HeaderPlan,
  rows: AsyncGenerator<CsvRow>,
): AsyncGenerator<CsvRow> {
  for await (const row of rows) if (!isSumRow(columns, plan, row.cells)) yield row;
}

function tooLongIn({ headers }: HeaderPlan, cells: readonly string[]): RefusedCell[] {
  const max = importLimits.cellCharacters;
  return cells.flatMap((value, place) =>
    value.length <= max
      ? []
      : [{ column: headers[place] ?? '', value, reason: { code: 'textTooLong', params: { max } } }],
  );
}
