import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { legalXml } from '../charts/svg.js';

/** What a cell can hold: words, a number with so many decimals, a day YYYY-MM-DD, or nothing. */
export type WorkbookCell = string | { number: number; decimals: number } | { day: string } | null;

export interface WorkbookSheet {
  /** At most 31 letters. */
  name: string;
  columns: { title: string; width: number }[];
  rows: WorkbookCell[][];
}

/** The most a cell can hold in the programs that open workbooks. */
const LONGEST_TEXT = 32_767;

/** An XLSX workbook. Words are always words, whatever they begin with: nothing in it is a formula. */
export function workbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }) => ({ ...cellOf(title), fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((cell) => cellOf(cell))),
      ] satisfies SheetData,
    })),
  ).toBuffer();
}

function cellOf(cell: WorkbookCell): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string')
    return { type: String, value: cut(legalXml(cell)), wrap: true, alignVertical: 'top' };
  if ('day' in cell)
    return {
      type: Date,
      value: new Date(`${cell.day}T00:00:00Z`),
      format: 'yyyy-mm-dd',
      alignVertical: 'top',
    };
  const { number, decimals } = cell;
  const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return { type: Number, value: number, format, alignVertical: 'top' };
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}
