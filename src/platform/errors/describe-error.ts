import { type DatabaseFailure, databaseFailureOf } from '../database/database-failure.js';
import { DomainError, type ErrorCode, errorStatus } from './domain-error.js';
import type { Problem } from './problem.js';

export interface ErrorDescription {
  code: ErrorCode;
  status: number;
  problems: Problem[];
}

/**
 * What an answer may say of any thrown value. A failure of the database says whether anything is kept. Errors of the
 * framework and of the body parsers say by their 4xx status that the request was at fault; all else is our own fault and is
 * not described.
 */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof DomainError) {
    return { code: error.code, status: error.status, problems: error.problems };
  }
  const failure = databaseFailureOf(error);
  if (failure) return { code: failure, status: errorStatus[failure], problems: problemsOfFailure[failure] };
  const code = codeOfStatus(statusOf(error));
  return { code, status: errorStatus[code], problems: [] };
}

const problemsOfFailure: Record<DatabaseFailure, Problem[]> = {
  CONFLICT: [{ path: '', code: 'doneMeanwhile' }],
  UNAVAILABLE: [],
  UNCERTAIN: [],
};

/** Whether whoever keeps the server must know of it: it is not what was sent that is at fault. */
export function isFault(code: ErrorCode): boolean {
  return code === 'INTERNAL' || code === 'UNAVAILABLE' || code === 'UNCERTAIN';
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const { status } = error as { status?: unknown };
  return typeof status === 'number' ? status : 500;
}

function codeOfStatus(status: number): ErrorCode {
  if (status < 400 || status > 499) return 'INTERNAL';
  const codes = Object.keys(errorStatus) as ErrorCode[];
  return codes.find((code) => errorStatus[code] === status) ?? 'BAD_REQUEST';
}
