import {
  type Columns,
  type HeaderFault,
  type HeaderPlan,
  planHeader,
  type RefusedCell,
  type RowOf,
  readRow,
} from '../platform/csv/columns.js';
import { CsvRefusal } from '../platform/csv/csv-refusal.js';
import { type CsvShape, inspectCsv, type OpenFile } from '../platform/csv/inspect-csv.js';
import { type CsvRow, readCsv } from '../platform/csv/read-csv.js';

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

/** A row of the file: its cells as written, and either what they mean or which of them cannot be read. */
export type ImportLine<C extends Columns> = CsvRow & ({ row: RowOf<C> } | { refused: RefusedCell[] });

/** A file whose header has been read and whose rows wait to be. */
export interface OpenedImport<C extends Columns> {
  shape: CsvShape;
  plan: HeaderPlan;
  headerFaults: HeaderFault[];
  lines: AsyncGenerator<ImportLine<C>>;
}

/**
 * Opens a file of these columns. `lines` is to be read to its end or left with `return()`.
 * @param limits the most bytes and rows that are read
 * @throws CsvRefusal here or from `lines` when the file cannot be read on
 */
export async function openImport<C extends Columns>(
  columns: C,
  open: OpenFile,
  limits: { bytes: number; rows: number },
): Promise<OpenedImport<C>> {
  const shape = await inspectCsv(open, limits.bytes);
  const rows = readCsv(open, shape, importLimits.columns);
  const header = await rows.next();
  if (header.done) throw new CsvRefusal({ code: 'fileEmpty' });
  const { cells } = header.value;
  const { faults: headerFaults, ...plan } = planHeader(columns, cells);
  return { shape, plan, headerFaults, lines: readLines(columns, plan, rows, limits.rows) };
}

async function* readLines<C extends Columns>(
  columns: C,
  plan: HeaderPlan,
  rows: AsyncGenerator<CsvRow>,
  max: number,
): AsyncGenerator<ImportLine<C>> {
  let count = 0;
  for await (const { line, cells } of rows) {
    if (++count > max) throw new CsvRefusal({ code: 'tooManyRows', params: { max } }, line);
    const tooLong = cells.flatMap((value, place) =>
      value.length <= importLimits.cellCharacters
        ? []
        : [
            {
              column: plan.headers[place] ?? '',
              value,
              reason: { code: 'textTooLong', params: { max: importLimits.cellCharacters } },
            },
          ],
    );
    yield { line, cells, ...(tooLong.length > 0 ? { refused: tooLong } : readRow(columns, plan, cells)) };
  }
}
