import type { Columns, RowOf } from './columns.js';

/**
 * A file as Excel in Swedish reads it by a double click: UTF-8 with byte order mark, semicolons, decimal commas,
 * CRLF, Swedish headers and words. Without rows it is an empty template.
 */
export function writeCsv<C extends Columns>(columns: C, rows: readonly RowOf<C>[]): string {
  const header = Object.values(columns).map(({ aliases }) => quoted(aliases[0]));
  const lines = rows.map((row) =>
    Object.entries(columns).map(([key, column]) => {
      const value = row[key];
      return value === null ? '' : quoted(column.cell.write(value));
    }),
  );
  return `\uFEFF${[header, ...lines].map((cells) => `${cells.join(';')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
