import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { LoggedRecord } from '../platform/access-log/access-log.js';
import type { Fault, NumberedRow, RowOutcome } from '../platform/csv/judged-row.js';
import type { Team } from '../teams/team.entity.js';

/** What every kind of import needs to know. */
export interface ImportContext {
  /** Where the records are read that a file is compared with. */
  manager: EntityManager;
  team: Team;
  /** The principal that owns the records. */
  ownerId: string;
  /** The civil date in Sweden. */
  today: string;
  /** Who loads the file. */
  actor: Actor;
}

/** `personId` tells whose record a row touched; `note` what is told of a row that was taken. */
export type Outcome = (RowOutcome | { became: 'joined' | 'waits' }) & { personId?: string; note?: Fault };

/** What became of a row that waited until all rows had been judged. */
export interface Concluded {
  line: number;
  became: 'known' | 'corrected' | 'joined';
  /** What is stored otherwise than the row says it. */
  differences?: Correction[];
}

/** A cell of what is stored and of what the file says, as they are read from files; of one column. */
export interface Correction {
  column: string;
  before: unknown;
  after: unknown;
}

/** Compares rows of one kind with the records, and keeps in mind what is to be written of them. */
export interface ImportTarget<Row> {
  /** The table, as the log names it. */
  readonly recordType: string;
  /**
   * Where rows that are new are many, and used by nobody until their file is loaded: those that wait to be written in turns.
   * Without it a file is loaded in one transaction: its rows are used as soon as they are there, or end what is there.
   */
  readonly newRows?: NewRows;
  /** Judges rows in the order of the file. Writes nothing. */
  take(rows: readonly NumberedRow<Row>[]): Promise<Outcome[]>;
  /** Judges the rows that waited, once all have been taken. */
  conclude?(): Concluded[];
  /** What is stored of a row that was taken, where that is not what its cells say. */
  asStored?(row: Row): object;
  /** What `write` has done to other records of those whom the file touches, for the log. */
  readonly alsoDone?: readonly LoggedRecord[];
  /**
   * Writes all that `newRows` does not hold.
   * @throws DomainError CONFLICT when a record is no longer as it was when the row about it was judged
   */
  write?(manager: EntityManager, importRunId: string): Promise<void>;
}

/** Rows that are written a few at a time. */
export interface NewRows {
  readonly count: number;
  /** What they stand on. */
  readonly enrolmentIds: readonly string[];
  /** @returns whether there are more after these */
  writeSome(manager: EntityManager, importRunId: string, start: number, count: number): Promise<boolean>;
}
