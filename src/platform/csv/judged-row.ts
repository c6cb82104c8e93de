import type { Reason } from './csv-refusal.js';

/** A row with its line in the file. */
export interface NumberedRow<Row> {
  line: number;
  row: Row;
}

/** What is wrong with a row whose cells could all be read; `column` is the column's key. */
export interface Fault {
  column: string;
  reason: Reason;
}

/** What became of a row that was compared with what is there. */
export type RowOutcome = { became: 'added' | 'changed' | 'known' } | { became: 'refused'; faults: Fault[] };

export const fault = (column: string, code: string, params?: Reason['params']): Fault => ({
  column,
  reason: params ? { code, params } : { code },
});

export const refusedFor = (column: string, code: string, params?: Reason['params']): RowOutcome => ({
  became: 'refused',
  faults: [fault(column, code, params)],
});
