import type { Problem } from './problem.js';

/** Every code an answer may carry, with its HTTP status. The words are under `error.` in the files of words. */
export const errorStatus = {
  BAD_REQUEST: 400,
  QUERY_TOO_COMPLEX: 400,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  INSECURE_CONNECTION: 403,
  NEW_PASSWORD_REQUIRED: 403,
  TOTP_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  FILE_BEING_LOADED: 409,
  TOO_LARGE: 413,
  PRINT_TOO_LARGE: 413,
  INVALID: 422,
  TOO_MANY_REQUESTS: 429,
  TOO_MANY_AT_ONCE: 429,
  INTERNAL: 500,
  BUSY: 503,
  UNAVAILABLE: 503,
  UNCERTAIN: 503,
  PRINT_QUEUE_FULL: 503,
  OIDC_STALE: 400,
  OIDC_DENIED: 403,
  OIDC_NO_ROLE: 403,
  OIDC_UNAVAILABLE: 502,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** A refusal that the product foresees. Mapped once to GraphQL and once to pages. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly problems: Problem[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/**
 * There is no such thing for this actor, be it missing or somebody else's.
 * @param what the argument or field that named it, such as `teamId`
 */
export function notFound(what: string): DomainError {
  return new DomainError('NOT_FOUND', [{ path: what, code: 'notFound' }]);
}

/** What was sent cannot be used as it is. */
export function invalid(problems: Problem[]): DomainError {
  return new DomainError('INVALID', problems);
}

/** It has changed since the sender read it, so nothing was written. */
export function conflict(): DomainError {
  return new DomainError('CONFLICT', [{ path: '', code: 'changedMeanwhile' }]);
}

/** Turns a refusal into not found under the name that was asked for; for `catch`. */
export const asNotFound =
  (what: string) =>
  (error: unknown): never => {
    throw error instanceof DomainError && error.code === 'NOT_FOUND' ? notFound(what) : error;
  };
