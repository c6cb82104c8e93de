import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { CommitUnanswered, DatabaseGone, TransactionEnded } from './transaction-failures.js';

/**
 * What a failure of the database means for whoever asked.
 * - `CONFLICT`: somebody else has done the same at the same time, and a rule that the database holds lets only one of them.
 * - `UNAVAILABLE`: nothing is kept; the disk is full, the server is gone, or somebody else holds what is needed.
 * - `UNCERTAIN`: nobody knows whether it is kept.
 */
export type DatabaseFailure = 'CONFLICT' | 'UNAVAILABLE' | 'UNCERTAIN';

/** Words that begin the messages of pg and its pool about a lost server; these errors have no code. */
const LOST_SERVER = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
  'Cannot use a pool after calling end',
];

const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * SQLSTATE: connection lost, out of resources, shut down, locked by somebody else, cancelled for its time, deadlock, and
 * not to be put in any order with what others wrote.
 */
const UNAVAILABLE_STATE = /^(?:08...|53...|57P0.|55P03|57014|25P0[23]|40P01|40001|58...)$/;
const UNAVAILABLE_SQLITE = /^SQLITE_(?:FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM|PROTOCOL)/;
const CONFLICT = /^(?:23505|23P01|SQLITE_CONSTRAINT_(?:UNIQUE|PRIMARYKEY))$/;

/** Triggers on SQLite say so where PostgreSQL has a constraint of its own kind. */
const CONFLICT_MESSAGE = 'conflicting record';

/** @returns undefined for what is no failure of the database, and for one that our own code is to blame for */
export function databaseFailureOf(error: unknown): DatabaseFailure | undefined {
  if (error instanceof CommitUnanswered) return 'UNCERTAIN';
  if (error instanceof TransactionEnded || error instanceof DatabaseGone) return 'UNAVAILABLE';
  const { code, message } = causeOf(error);
  if (CONFLICT.test(code) || message.startsWith(CONFLICT_MESSAGE)) return 'CONFLICT';
  const isGone = UNAVAILABLE_STATE.test(code) || UNAVAILABLE_SQLITE.test(code);
  return isGone || isDamaged(error) || isUnanswered(error) ? 'UNAVAILABLE' : undefined;
}

/** The file itself, or a page of it. */
export const isDamaged = (error: unknown): boolean =>
  /^(?:SQLITE_(?:CORRUPT|NOTADB)|XX00[12])/.test(causeOf(error).code);

/** Somebody else has the right to write on SQLite. */
export const isBusy = (error: unknown): boolean => causeOf(error).code.startsWith('SQLITE_BUSY');

/**
 * Of an error that a commit ended in. SQLite may have written all of it when the disk fails to say that it is safe there: then a
 * crash before the next transaction leaves it in the file.
 */
export const leavesOpenWhetherKept = (error: unknown): boolean =>
  isUnanswered(error) || causeOf(error).code === 'SQLITE_IOERR_FSYNC';

/** The server went away before it answered, or was shut down while it did. */
export function isUnanswered(error: unknown): boolean {
  const { code, message } = causeOf(error);
  if (NETWORK.includes(code) || /^(?:08...|57P0.)$/.test(code)) return true;
  return LOST_SERVER.some((words) => message.startsWith(words)) || isReleased(error);
}

/** A connection that breaks is taken from TypeORM, which then says only that. */
const isReleased = (error: unknown) =>
  error instanceof QueryRunnerAlreadyReleasedError ||
  error instanceof QueryRunnerProviderAlreadyReleasedError;

/** The driver's own error within TypeORM's, and the first of several ways to reach a server. */
function causeOf(error: unknown): { code: string; message: string } {
  let cause = error;
  for (let depth = 0; depth < 3; depth++) {
    const inner = innerOf(cause);
    if (!inner) break;
    cause = inner;
  }
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}

function innerOf(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0];
  return (error as { driverError?: unknown } | null | undefined)?.driverError;
}
