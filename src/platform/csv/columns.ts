import type { Reason } from './csv-refusal.js';
import { type CellFormat, fold, type Read } from './read-cell.js';

/** One column of a file that can be imported. */
export interface Column<T> {
  /** Other header names, Swedish first; the column's key is the English one. */
  aliases: readonly [string, ...string[]];
  required: boolean;
  cell: CellFormat<NonNullable<T>>;
  read(text: string): Read<T>;
}

// biome-ignore lint/suspicious/noExplicitAny: a column of whatever its cells hold
export type Columns = Record<string, Column<any>>;

/** What a row of these columns holds when every cell could be read. */
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** A column whose header and every cell must be there. */
export function required<T>(aliases: Column<T>['aliases'], cell: CellFormat<NonNullable<T>>): Column<T> {
  return {
    aliases,
    required: true,
    cell,
    read: (text) => (text === '' ? { reason: { code: 'missing' } } : (cell.read(text) as Read<T>)),
  };
}

/** A column that may be left out or left empty; it then holds `otherwise`. */
export function optional<T, E extends T | null>(
  aliases: Column<T>['aliases'],
  cell: CellFormat<NonNullable<T>>,
  otherwise: E,
): Column<T | E> {
  return {
    aliases,
    required: false,
    cell,
    read: (text) => (text === '' ? { value: otherwise } : (cell.read(text) as Read<T>)),
  };
}

/** Where each column stands in a file: column key to place, and the header as the file writes it. */
export interface HeaderPlan {
  places: Map<string, number>;
  headers: string[];
  /** Headers of the file that no column answers to; their cells are not read. */
  ignored: string[];
}

/** A header that is missing or stands twice. */
export interface HeaderFault {
  column: string;
  reason: Reason;
}

/** Finds the columns in the header row. Case, spaces, hyphens and underscores make no difference. */
export function planHeader(columns: Columns, headers: string[]): HeaderPlan & { faults: HeaderFault[] } {
  const keyByName = new Map(
    Object.entries(columns).flatMap(([key, { aliases }]) =>
      [key, ...aliases].map((name) => [fold(name), key]),
    ),
  );
  const places = new Map<string, number>();
  const ignored: string[] = [];
  const faults: HeaderFault[] = [];
  headers.forEach((header, place) => {
    const key = keyByName.get(fold(header));
    if (key === undefined) {
      if (header !== '') ignored.push(header);
    } else if (places.has(key)) {
      faults.push({ column: header, reason: { code: 'headerTwice' } });
    } else {
      places.set(key, place);
    }
  });
  for (const [key, column] of Object.entries(columns)) {
    if (column.required && !places.has(key)) {
      faults.push({ column: `${key} (${column.aliases[0]})`, reason: { code: 'headerMissing' } });
    }
  }
  return { places, headers, ignored, faults };
}

/** A cell that cannot be used, with what the person wrote in it. The value must never be logged. */
export interface RefusedCell {
  column: string;
  value: string;
  reason: Reason;
}

/** Reads one row. Either every cell could be read, or each that could not is named. */
export function readRow<C extends Columns>(
  columns: C,
  plan: HeaderPlan,
  cells: string[],
): { row: RowOf<C> } | { refused: RefusedCell[] } {
  if (cells.length !== plan.headers.length) {
    const params = { cells: cells.length, headers: plan.headers.length };
    return { refused: [{ column: '', value: '', reason: { code: 'cellCount', params } }] };
  }
  const row: Record<string, unknown> = {};
  const refused: RefusedCell[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const place = plan.places.get(key);
    const value = place === undefined ? '' : (cells[place] ?? '');
    const read = column.read(value);
    if ('reason' in read) refused.push({ column: headerOf(plan, key), value, reason: read.reason });
    else row[key] = read.value;
  }
  return refused.length > 0 ? { refused } : { row: row as RowOf<C> };
}

/** The header a column has in this file, or its key when the file leaves it out. */
export function headerOf(plan: HeaderPlan, key: string): string {
  const place = plan.places.get(key);
  return place === undefined ? key : (plan.headers[place] ?? key);
}
