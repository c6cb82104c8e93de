import type { EntityManager } from 'typeorm';
import type { Team } from '../teams/team.entity.js';
import type { Fault } from './settle-row.js';

/** What every kind of import needs to know. */
export interface ImportContext {
  manager: EntityManager;
  team: Team;
  /** The principal that owns the records. */
  ownerId: string;
  /** The civil date in Sweden. */
  today: string;
}

/** A row with its line in the file. */
export interface NumberedRow<Row> {
  line: number;
  row: Row;
}

/** What became of a row; `personId` tells whose record it touched. */
export type Outcome =
  | { became: 'added' | 'changed' | 'known'; personId?: string }
  | { became: 'refused'; faults: Fault[]; personId?: string };

/** Takes rows of one kind into the database, in the order of the file. */
export interface ImportTarget<Row> {
  /** The table, as the log names it. */
  readonly recordType: string;
  take(rows: readonly NumberedRow<Row>[]): Promise<Outcome[]>;
}

export const refusedFor = (
  column: string,
  code: string,
  params?: Record<string, string | number>,
): Outcome => ({
  became: 'refused',
  faults: [{ column, reason: params ? { code, params } : { code } }],
});
