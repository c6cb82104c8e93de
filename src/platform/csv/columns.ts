import { defaultLocale } from '../i18n/locale.js';
import type { Reason } from './csv-refusal.js';
import type { FileWords } from './file-words.js';
import type { Notation } from './notation.js';
import { type CellFormat, fold, type Read } from './read-cell.js';

/** One column of a file that can be imported. */
export interface Column<T> {
  /** What the file may call it, beside the column's key. */
  headers: FileWords;
  required: boolean;
  cell: CellFormat<NonNullable<T>>;
  read(text: string, notation?: Notation): Read<T>;
}

// biome-ignore lint/suspicious/noExplicitAny: a column of whatever its cells hold
export type Columns = Record<string, Column<any>>;

/** What a row of these columns holds when every cell could be read. */
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** A column whose header and every cell must be there. */
export function required<T>(headers: FileWords, cell: CellFormat<NonNullable<T>>): Column<T> {
  return {
    headers,
    required: true,
    cell,
    read: (text, notation) =>
      text === '' ? { reason: { code: 'missing' } } : (cell.read(text, notation) as Read<T>),
  };
}

/** A column that may be left out or left empty; it then holds `otherwise`. */
export function optional<T, E extends T | null>(
  headers: FileWords,
  cell: CellFormat<NonNullable<T>>,
  otherwise: E,
): Column<T | E> {
  return {
    headers,
    required: false,
    cell,
    read: (text, notation) => (text === '' ? { value: otherwise } : (cell.read(text, notation) as Read<T>)),
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

const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;
const SEPARATOR = /[,;:/–—]|\s-|-\s/;

/** Which column a header names. Case, spaces, hyphens and underscores make no difference. */
export class HeaderNames {
  private readonly keyByName: ReadonlyMap<string, string>;

  constructor(columns: Columns) {
    this.keyByName = new Map(
      Object.entries(columns).flatMap(([key, column]) =>
        [key, ...Object.values(column.headers).flat()].map((name) => [fold(name), key]),
      ),
    );
  }

  /**
   * @returns the column's key, and how far the header is from naming it outright: 1 with what systems put around it,
   * `Personnummer* (12 siffror):`, and 2 where something follows upon the name, `Till – sista dagen`
   */
  named(header: string): { key: string; distance: number } | undefined {
    const bare = header.replace(UNSEEN, '').replace(BRACKETS, ' ');
    const forms = [header, ...[bare, bare.split(SEPARATOR)[0]!].map((form) => form.replace(/[*:.]/g, ' '))];
    const keys = forms.map((form) => this.keyByName.get(fold(form)));
    const distance = keys.findIndex((key) => key !== undefined);
    return distance < 0 ? undefined : { key: keys[distance]!, distance };
  }
}

/** Finds the columns in the header row. Of headers that name a column the nearest is it. */
export function planHeader(columns: Columns, headers: string[]): HeaderPlan & { faults: HeaderFault[] } {
  const names = new HeaderNames(columns);
  const named = headers.map((header) => names.named(header));
  const nearest = (key: string) =>
    Math.min(...named.flatMap((other) => (other?.key === key ? [other.distance] : [])));
  const places = new Map<string, number>();
  const ignored: string[] = [];
  const faults: HeaderFault[] = [];
  headers.forEach((header, place) => {
    const { key, distance } = named[place] ?? {};
    if (key === undefined || distance !== nearest(key)) {
      if (header !== '') ignored.push(header);
    } else if (places.has(key)) {
      faults.push({ column: header, reason: { code: 'headerTwice' } });
    } else {
      places.set(key, place);
    }
  });
  for (const [key, column] of Object.entries(columns)) {
    if (column.required && !places.has(key)) {
      faults.push({
        column: `${key} (${column.headers[defaultLocale][0]})`,
        reason: { code: 'headerMissing', params: { key } },
      });
    }
  }
  return { places, headers, ignored, faults };
}

/** How the cells of a column are written, by the column's key. */
export type ColumnNotations = Readonly<Record<string, Notation>>;

/** A cell that cannot be used, with what the person wrote in it. The value must never be logged. */
export interface RefusedCell {
  column: string;
  value: string;
  reason: Reason;
}

/** A row as it was read, or each of its cells that could not be. */
export type ReadRow<C extends Columns> = { row: RowOf<C> } | { refused: RefusedCell[] };

/**
 * Reads the rows of one file. Either every cell of a row could be read, or each that could not is named. Spreadsheets leave
 * out separators after the last cell of a row that holds something, or write too many of them. What cells mean is shared by
 * the rows that say the same.
 * @param notations how cells of a column are written that could mean several things
 */
export function rowReader<C extends Columns>(
  columns: C,
  plan: HeaderPlan,
  notations: ColumnNotations = {},
): (cells: string[]) => ReadRow<C> {
  const readers = Object.entries(columns).map(([key, column]) => ({
    key,
    place: plan.places.get(key),
    read: remembering((text) => column.read(text, notations[key])),
  }));
  return (cells) => {
    if (hasSlipped(columns, plan, cells)) {
      const params = { cells: cells.length, headers: plan.headers.length };
      return { refused: [{ column: '', value: '', reason: { code: 'cellCount', params } }] };
    }
    const row: Record<string, unknown> = {};
    const refused: RefusedCell[] = [];
    for (const { key, place, read: readCell } of readers) {
      const value = place === undefined ? '' : (cells[place] ?? '');
      const read = readCell(value);
      if ('reason' in read) refused.push({ column: headerOf(plan, key), value, reason: read.reason });
      else row[key] = read.value;
    }
    return refused.length > 0 ? { refused } : { row: row as RowOf<C> };
  };
}

/** Cells of a column that are kept in mind: most of a file's say what others have said. */
const REMEMBERED = 1000;

function remembering(read: (text: string) => Read<unknown>): (text: string) => Read<unknown> {
  const known = new Map<string, Read<unknown>>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const now = read(text);
    if (known.size === REMEMBERED) known.clear();
    known.set(text, now);
    return now;
  };
}

/** Whether something stands beyond the headers, or the row ends before a cell that must be there. */
function hasSlipped(columns: Columns, { headers, places }: HeaderPlan, cells: string[]): boolean {
  if (cells.slice(headers.length).some((cell) => cell !== '')) return true;
  return [...places].some(([key, place]) => place >= cells.length && columns[key]?.required);
}

/** The header a column has in this file, or its key when the file leaves it out. */
export function headerOf(plan: HeaderPlan, key: string): string {
  const place = plan.places.get(key);
  return place === undefined ? key : (plan.headers[place] ?? key);
}
