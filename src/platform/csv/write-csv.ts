import type { Columns, RowOf } from './columns.js';

/**
 * A file as Excel in Swedish reads it by a double click: UTF-8 with byte order mark, semicolons, decimal commas,
 * CRLF, Swedish headers and words. Without rows it is an empty template.
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, which the spreadsheet takes as "this
 * is text"; a number below zero is left a number. `readCsv` takes the apostrophe away again.
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

function quoted(text: string): string {
  const cell = /^'*[=+\-@\t\r\n]/.test(text) && !/^-\d+(,\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
