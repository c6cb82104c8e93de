import type { ColumnNotations, Columns, HeaderPlan } from '../platform/csv/columns.js';
import { isAmbiguous, Notation, type Readings } from '../platform/csv/notation.js';
import type { CsvRow } from '../platform/csv/read-csv.js';

/** A column of which nothing tells how it is written. */
export interface NotationQuestion {
  /** The column's key. */
  column: string;
  /** The first cell that may mean several things, and its line. */
  example: string;
  line: number;
  /** What the example means in each notation that is possible. */
  readings: Readings<unknown>;
}

/** Somebody must say how columns are written before the file can be read. */
export class NotationsNeeded extends Error {
  constructor(readonly questions: readonly NotationQuestion[]) {
    super('notationsNeeded');
  }
}

interface Seen {
  /** Notations in which every cell until now can be written. */
  possible: Set<Notation>;
  first?: Omit<NotationQuestion, 'column'>;
}

/**
 * How the columns of a file are written whose cells could mean several things: as somebody has answered, or as a cell tells that
 * has one meaning only, such as the 13th of a month.
 * @param answers by the column's key
 * @throws NotationsNeeded where nothing tells
 */
export async function askNotations(
  columns: Columns,
  { places }: HeaderPlan,
  rows: AsyncIterable<CsvRow>,
  answers: ColumnNotations,
): Promise<ColumnNotations> {
  const seen = new Map<string, Seen>();
  const asked = [...places].flatMap(([key, place]) => {
    const readings = columns[key]?.cell.readings;
    return readings && !answers[key] ? [{ key, place, readings }] : [];
  });
  for await (const { line, cells } of rows)
    for (const { key, place, readings } of asked) {
      const cell = cells[place] ?? '';
      const meant = readings(cell);
      if (meant.size > 0) look(seen, key, { example: cell, line, readings: meant });
    }
  const questions: NotationQuestion[] = [];
  const told: Record<string, Notation> = { ...answers };
  for (const [column, { possible, first }] of seen) {
    if (!first) continue;
    const [only, ...others] = possible;
    if (only && others.length === 0) told[column] = only;
    else questions.push({ column, ...first });
  }
  if (questions.length > 0) throw new NotationsNeeded(questions);
  return told;
}

function look(seen: Map<string, Seen>, key: string, cell: Omit<NotationQuestion, 'column'>): void {
  const before = seen.get(key) ?? { possible: new Set(Object.values(Notation)) };
  seen.set(key, before);
  before.possible = new Set([...before.possible].filter((notation) => cell.readings.has(notation)));
  if (isAmbiguous(cell.readings)) before.first ??= cell;
}
